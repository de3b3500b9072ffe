import { existsSync } from 'node:fs';
import { StockroomError, failureOf } from '../../../shared/model/failure.ts';
import type { FileId } from '../../../shared/model/ids.ts';
import type { LibraryFile } from '../../../shared/model/library.ts';
import type { RightsInFiles, RightsResult, RightsStatement } from '../../../shared/model/rights.ts';
import type { Library } from '../files/index.ts';
import { claimOwner } from '../../platform/store/index.ts';
import { NO_EVENTS } from '../../platform/log/index.ts';
import type { EventLog } from '../../platform/log/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { embed } from './embed.ts';
import { Runner } from './runner.ts';
import { writeSidecar } from './sidecar.ts';
import { createSwaps } from './swaps.ts';
import { createTasks } from './tasks.ts';
import type { RightsMode } from './tasks.ts';
import type { ProofTools } from './pixels.ts';
import { createTool } from './tool.ts';
import type { ToolOptions } from './tool.ts';
import { createTurns } from '../../platform/turns/index.ts';

export { rightsMigrations } from './migrations.ts';

/** The licence of a file, written down in or beside it: see docs/layouts.md. */
export interface Rights {
  /** Notes a file that has landed, if the setting says so. Joins the transaction under way. */
  landed(file: FileId): void;
  /** Writes down the licences of these files, one after the other; each has its own outcome. */
  write(files: readonly FileId[], mode: RightsMode, signal?: AbortSignal): Promise<readonly RightsResult[]>;
  /** After signing in, sleep or being offline: what waited is tried now. */
  wake(): void;
  /** The library is in another folder now. */
  moveFolder(from: string, to: string): void;
  /** What is due is done. */
  settle(): Promise<void>;
  /** What is left goes on at the next start. */
  close(): Promise<void>;
}

export interface RightsOptions {
  readonly store: Store;
  readonly library: Pick<Library, 'alone' | 'mendFirst' | 'file' | 'pathOf' | 'rewritten'>;
  /** Where the locks of processes lie; `null` for a profile in memory. */
  readonly folder: string | null;
  readonly setting: () => RightsInFiles;
  /** What is to be said of a licensed file; asks the service. Throws `not-found` without a licence. */
  readonly describe: (file: LibraryFile, signal: AbortSignal) => Promise<RightsStatement>;
  /** Whether a PDF is another one with nothing but metadata added: it is read where files of strangers are. */
  readonly addsMetadata: ProofTools['addsMetadata'];
  readonly events?: EventLog;
  /**
   * What to take over of dead processes: everything; or, as a command does, the copies that were about to take a
   * file's place, and files that have landed only once it lands some itself.
   */
  readonly adopt?: 'everything' | 'copies' | 'nothing';
  readonly tool?: ToolOptions;
  readonly now?: () => number;
}

export function createRights(options: RightsOptions): Rights {
  const {
    store,
    library,
    folder,
    setting,
    describe,
    addsMetadata,
    adopt = 'everything',
    now = Date.now,
    events = NO_EVENTS,
  } = options;
  const owner = claimOwner({ folder, work: 'rights' });
  const tool = createTool(options.tool);
  const swaps = createSwaps({ store, library, owner: owner.id });
  const tasks = createTasks(store, owner.id, events);

  /** The file as it is recorded and stands there, if rights can be written into it. */
  const writable = (fileId: FileId): { readonly file: LibraryFile; readonly path: string } => {
    const file = library.file(fileId);
    const path = library.pathOf(fileId);
    if (file.right !== 'licensed') {
      throw new StockroomError('invalid', {
        message: 'A comp carries no rights.',
        action: 'License it first.',
      });
    }
    if (!existsSync(path)) {
      throw new StockroomError('disk.gone', {
        message: 'The file is not where it was.',
        action: 'Find it or download it again.',
      });
    }
    return { file, path };
  };

  const writeOne = async (fileId: FileId, mode: RightsMode, signal: AbortSignal): Promise<RightsResult> => {
    const { file: asked } = writable(fileId);
    const statement = await describe(asked, signal);
    signal.throwIfAborted();
    const alone = async (): Promise<RightsResult> => {
      // While the service was asked, the comp may have come back, or the file have been fetched anew.
      const { file, path } = writable(fileId);
      if (mode === 'embedded') {
        const outcome = await embed({ fileId, file: path, sha256: file.sha256, statement }, tool, swaps, {
          addsMetadata,
        });
        if (outcome !== 'no-proof') return { fileId, outcome };
      }
      const sidecar = await writeSidecar({ fileId, file: path, statement }, tool, swaps);
      return { fileId, outcome: 'sidecar', path: sidecar, asked: mode === 'sidecar' };
    };
    return await library.alone(asked.assetId, alone, signal);
  };

  /** Does not throw: what failed is a result. */
  const writeNoted = async (fileId: FileId, mode: RightsMode, signal: AbortSignal): Promise<RightsResult> => {
    const began = now();
    const result = await writeOne(fileId, mode, signal).catch(
      (error: unknown): RightsResult => ({ fileId, outcome: 'failed', failure: failureOf(error) }),
    );
    const [file] = store.all<{ asset: number }>(
      'SELECT asset_id AS asset FROM library_file WHERE id = ?',
      fileId,
    );
    events.note('rights.done', {
      file: fileId,
      ...file,
      mode,
      outcome: result.outcome,
      ...(result.outcome === 'failed' ? { code: result.failure.code } : {}),
      ms: Math.max(0, now() - began),
    });
    return result;
  };

  /** Two writers of one file would each take the other's copy for a change by a stranger. */
  const inTurn = createTurns();
  const runner = new Runner({
    tasks,
    write: (file, mode, signal) => inTurn(() => writeNoted(file, mode, signal)),
    now,
    events,
  });
  let takesTasks = adopt === 'everything';
  const adoptTasks = () => {
    for (const name of takesTasks ? tasks.owners() : []) {
      if (name !== owner.id && !owner.isElsewhere(name)) tasks.adopt(name);
    }
  };
  if (adopt !== 'nothing') {
    owner.inherit({
      names: () => [...swaps.owners(), ...(takesTasks ? tasks.owners() : [])],
      adopt: async (dead) => {
        if (dead === null) return;
        await inTurn(() => swaps.adopt(dead));
        adoptTasks();
        runner.pump();
      },
    });
  }

  return {
    landed: (file) => {
      const mode = setting();
      if (mode === 'off') return;
      tasks.add(file, mode);
      takesTasks ||= adopt === 'copies';
      // After the transaction that this may be part of.
      setImmediate(() => runner.pump());
    },
    write: (files, mode, signal = new AbortController().signal) =>
      inTurn(async () => {
        const results: RightsResult[] = [];
        for (const fileId of files) {
          if (signal.aborted) break;
          results.push(await writeNoted(fileId, mode, signal));
        }
        return results;
      }),
    wake: () => {
      tasks.hurry();
      runner.pump();
    },
    settle: () => {
      adoptTasks();
      return runner.settle();
    },
    moveFolder: (from, to) => swaps.moveFolder(from, to),
    close: async () => {
      await runner.close();
      await inTurn(() => undefined);
      await tool.close();
      owner.release();
    },
  };
}
