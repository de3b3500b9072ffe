import { randomUUID } from 'node:crypto';
import type { BatchesEvent } from '../../../shared/contract/index.ts';
import type {
  BatchLine,
  BatchPlan,
  BatchSummary,
  BatchVerb,
  SizePolicy,
} from '../../../shared/model/batch.ts';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { AssetId, JobId } from '../../../shared/model/ids.ts';
import { NO_EVENTS } from '../../platform/log/index.ts';
import type { EventLog } from '../../platform/log/index.ts';
import { claimOwner, folderOf } from '../../platform/store/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { BatchScheduler } from './scheduler.ts';
import { planBatch } from './plan.ts';
import type { DownloadsPort, FactsPort, LibraryPort } from './ports.ts';
import { readList } from './read-list.ts';
import type { BatchSource } from './read-list.ts';
import { withLines } from './lines.ts';
import { createRows } from './rows.ts';
import type { Batch, NewLine } from './rows.ts';
import { reportOf } from './summary.ts';
import { createTurns } from './turns.ts';

export { batchMigrations } from './migrations.ts';

/** Many files asked for in one go, and what became of each line. */
export interface Batches {
  /** What a list would do. Makes no request and changes nothing. */
  plan(source: BatchSource, sizes: SizePolicy): Promise<BatchPlan>;
  /** Writes the batch down and starts it; it goes on over restarts until every line has its end. */
  start(want: {
    readonly source: BatchSource;
    readonly sizes: SizePolicy;
    readonly name: string;
    /** What the lines are for that name no project themselves. */
    readonly project?: string;
  }): Promise<BatchSummary>;
  report(id: string): Promise<readonly BatchLine[]>;
  act(id: string, verb: BatchVerb): Promise<void>;
  watch(signal?: AbortSignal): AsyncIterable<BatchesEvent>;
  /** What the list said of the file of a job, for its name. */
  wordsFor(job: JobId): { readonly project: string; readonly name: string } | null;
  /** The project that the latest list with one has fetched this asset for, else the latest click; empty without one. */
  projectOf(asset: AssetId): string;
  /** What waited for the network or a session is tried again. */
  wake(): void;
  close(): Promise<void>;
}

export interface BatchesOptions {
  readonly store: Store;
  readonly facts: FactsPort;
  readonly library: LibraryPort;
  readonly downloads: DownloadsPort;
  /** These assets have a project now, whether anything of them is fetched or is here already. */
  readonly onProjects?: (assets: readonly AssetId[]) => void;
  /** Whether to go on with what dead processes have left. */
  readonly adopt?: boolean;
  readonly now?: () => number;
  readonly events?: EventLog;
}

/** Lines written in one transaction. */
const WRITE = 500;

export function createBatches(options: BatchesOptions): Batches {
  const { store, facts, library, downloads, adopt = true, now = Date.now, onProjects = () => {} } = options;
  const rows = withLines(createRows(store), { store, now, events: options.events ?? NO_EVENTS });
  const owner = claimOwner({ folder: folderOf(store), work: 'batches' });
  const scheduler = new BatchScheduler({
    owner,
    rows,
    facts,
    library,
    downloads,
    now,
    together: (work) => store.transaction(work),
  });
  if (adopt) scheduler.inherit();

  const batchOf = (id: string): Batch => {
    const batch = rows.get(id);
    if (batch === null) throw new StockroomError('not-found', { message: 'This batch is gone.', action: '' });
    return batch;
  };

  return {
    plan: async (source, sizes) => planBatch(await readList(source), sizes, { facts, library }),
    start: async ({ source, sizes, name, project = '' }) => {
      const { entries, problems, repeats } = await readList(source);
      if (entries.length === 0) {
        throw new StockroomError('invalid', {
          message: 'There is no asset in this list.',
          action: 'Paste asset IDs, item links or a CSV with an ID column.',
        });
      }
      const lines: readonly NewLine[] = [
        ...entries.map((entry) => ({
          kind: 'entry' as const,
          ...entry,
          project: entry.project === '' ? project : entry.project,
        })),
        ...repeats.map(({ line, assetId, firstLine }) => ({
          kind: 'note' as const,
          line,
          assetId,
          state: 'repeated' as const,
          reason: `The same as line ${firstLine}.`,
        })),
        ...problems.map(({ line, reason }) => ({
          kind: 'note' as const,
          line,
          assetId: null,
          state: 'unreadable' as const,
          reason,
        })),
      ];
      const id = randomUUID();
      await write(id, lines, () =>
        rows.insert({ id, name, sizes, folder: library.folder(), createdAt: now(), owner: owner.id }),
      );
      rows.begin(id, now());
      scheduler.run(batchOf(id));
      return scheduler.summary(batchOf(id));
    },
    report: async (id) => reportOf(batchOf(id).id, rows, library),
    act: (id, verb) => scheduler.act(batchOf(id), verb),
    watch: (signal) => scheduler.watch(signal),
    wordsFor: (job) => rows.project(job),
    projectOf: (asset) => rows.projectOf(asset) || downloads.projectOf(asset),
    wake: () => scheduler.wake(),
    close: async () => {
      await scheduler.close();
      owner.release();
    },
  };

  /** In pieces, so that nothing else waits; until the last one is there, no run touches the batch. */
  async function write(id: string, lines: readonly NewLine[], open: () => void): Promise<void> {
    const turn = createTurns();
    open();
    try {
      for (let from = 0; from < lines.length; from += WRITE) {
        const some = lines.slice(from, from + WRITE);
        rows.append(id, from, some);
        onProjects(
          some.flatMap((line) => (line.kind === 'entry' && line.project !== '' ? line.assetId : [])),
        );
        await turn();
      }
    } catch (error) {
      rows.remove(id);
      throw error;
    }
  }
}
