import { StockroomError, failureOf } from '../../../shared/model/failure.ts';
import type { Failure, FailureCode } from '../../../shared/model/failure.ts';
import { chooseSize, NOT_OFFERED, wishFor } from '../../../shared/model/batch-size.ts';
import type { CompOption } from '../../../shared/model/comp.ts';
import type { DownloadJob } from '../../../shared/model/download.ts';
import type { DownloadsPort, FactsPort, LibraryPort } from './ports.ts';
import type { Batch, BatchRows, Line } from './rows.ts';
import { createTurns } from './turns.ts';
import type { Turn } from './turns.ts';

/** Lines that are looked up and handed over together. */
const CHUNK = 50;

/** Failures that are not about the one asset: the whole batch waits. */
const EVERYBODY: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'offline',
  'timeout',
  'rate-limited',
  'server',
  'portal',
  'session.expired',
  'signed-out',
  'auth.key',
  'auth.password',
  'auth.refused',
  'secrets.unavailable',
  'disk.full',
  'disk.denied',
  'disk.gone',
  'aborted',
]);

export interface RunContext {
  readonly rows: BatchRows;
  readonly facts: FactsPort;
  readonly library: LibraryPort;
  readonly downloads: DownloadsPort;
  /** Several changes in one transaction. */
  readonly together: (work: () => void) => void;
  /** False as soon as the batch is paused, or another process's. */
  readonly mayRun: () => boolean;
  readonly onJobs: (jobs: readonly DownloadJob[]) => void;
  readonly onProgress: (batchId: string) => void;
}

/** Hands every waiting line of a batch to the downloads. Returns why it could not go on, or `null` at its end. */
export async function runBatch(batch: Batch, ctx: RunContext, signal: AbortSignal): Promise<Failure | null> {
  // One for the whole run: where everything is known, no chunk waits for anything else.
  const turn = createTurns();
  while (!signal.aborted && ctx.mayRun()) {
    await turn();
    const lines = ctx.rows.waiting(batch.id, CHUNK);
    if (lines.length === 0) return null;
    const results = await Promise.allSettled(lines.map((line) => resolve(batch, line, ctx, signal)));
    if (signal.aborted || !ctx.mayRun()) break;
    const held = await handOver(batch, lines, results, { ...ctx, turn });
    ctx.onProgress(batch.id);
    if (held !== null) return held;
  }
  return null;
}

async function resolve(batch: Batch, line: Line, ctx: RunContext, signal: AbortSignal): Promise<CompOption> {
  const asset = ctx.facts.known(line.assetId) ?? (await ctx.facts.ask(line.assetId, signal));
  const option = chooseSize(asset, wishFor(asset, line.size, batch.sizes));
  if (option === null) throw new StockroomError('invalid', { message: NOT_OFFERED });
  return option;
}

async function handOver(
  batch: Batch,
  lines: readonly Line[],
  results: readonly PromiseSettledResult<CompOption>[],
  ctx: RunContext & { readonly turn: Turn },
): Promise<Failure | null> {
  const { rows, library, turn } = ctx;
  const { id, folder } = batch;
  const wanted: { readonly line: Line; readonly option: CompOption }[] = [];
  let held: Failure | null = null;
  for (const [index, line] of lines.entries()) {
    await turn();
    const result = results[index];
    if (result === undefined) continue;
    if (result.status === 'rejected') {
      const failure = failureOf(result.reason);
      if (EVERYBODY.has(failure.code)) held ??= failure;
      else rows.change(id, line.position, { state: 'failed', reason: failure.message });
      continue;
    }
    const option = result.value;
    const file = library.find({ assetId: line.assetId, right: 'comp', option, folder });
    if (file === null || !(await library.intact(file.id))) {
      wanted.push({ line, option });
      continue;
    }
    // Fetched by this very run, before a crash, if it came after its start.
    const state = file.addedAt >= batch.startedAt ? 'done' : 'skipped';
    rows.change(id, line.position, { state, option, fileId: file.id });
  }
  if (wanted.length === 0) return held;
  const items = wanted.map(({ line, option }) => ({ assetId: line.assetId, option }));
  try {
    const jobIds = await ctx.downloads.enqueueComps(items, { folder, batchId: id });
    ctx.together(() => {
      for (const [index, { line, option }] of wanted.entries()) {
        const jobId = jobIds[index];
        if (jobId !== undefined) rows.change(id, line.position, { state: 'queued', option, jobId });
      }
    });
    // A job that ended before its line knew of it sends no second event.
    ctx.onJobs(ctx.downloads.jobs({ ids: jobIds }));
  } catch (error) {
    return failureOf(error);
  }
  return held;
}
