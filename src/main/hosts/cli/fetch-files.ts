import { COMP_OPTIONS } from '../../../shared/model/comp.ts';
import type { CompOption } from '../../../shared/model/comp.ts';
import { isSettled } from '../../../shared/model/download.ts';
import type { DownloadJob, Right } from '../../../shared/model/download.ts';
import { failureOf, StockroomError } from '../../../shared/model/failure.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { AssetId, FileId, JobId } from '../../../shared/model/ids.ts';
import type { App } from '../../app.ts';
import { createPatience } from './patience.ts';
import type { Patience } from './patience.ts';

/** One line of `comp --json` and `download --json`: see `schemas/comp.json`. */
export interface FileResult {
  readonly assetId: AssetId;
  readonly status: 'done' | 'skipped' | 'failed';
  readonly path: string | null;
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly error?: Pick<Failure, 'code' | 'message'>;
}

export interface FetchOptions {
  readonly assets: readonly AssetId[];
  readonly right: Right;
  /** In which size an asset is to be fetched. Rejects when it can't be had. */
  readonly optionOf: (asset: AssetId) => Promise<string>;
  /** Absolute; `null` for the library. */
  readonly folder: string | null;
  /** How long to wait while nothing at all arrives, in milliseconds. */
  readonly patience: number;
  readonly signal: AbortSignal;
  /** In the order they end. */
  readonly onResult: (result: FileResult) => void;
  readonly onProgress: (jobs: readonly DownloadJob[]) => void;
}

interface Wanted {
  readonly assetId: AssetId;
  readonly option: string;
}

/** Fetches files through the queue the app has too. The results are in the order that was asked for. */
export async function fetchFiles(app: App, options: FetchOptions): Promise<readonly FileResult[]> {
  const results = new Map<AssetId, FileResult>();
  const settle = (result: FileResult) => {
    if (results.has(result.assetId)) return;
    results.set(result.assetId, result);
    options.onResult(result);
  };

  const wanted: Wanted[] = [];
  for (const outcome of await Promise.all(options.assets.map((asset) => plan(app, asset, options)))) {
    if ('status' in outcome) settle(outcome);
    else wanted.push(outcome);
  }
  if (wanted.length > 0) {
    const patience = createPatience(options.patience);
    await fetchAll(app, wanted, { ...options, patience }, settle).finally(() => patience.end());
  }
  return options.assets.flatMap((asset) => results.get(asset) ?? []);
}

/** What to ask for; or the result, when the file is here already or the asset is not to be had. */
async function plan(
  app: App,
  assetId: AssetId,
  { optionOf, right, folder, signal }: FetchOptions,
): Promise<Wanted | FileResult> {
  try {
    const option = await optionOf(assetId);
    const into = folder ?? app.settings.current.libraryFolder;
    const file = app.library.find({ assetId, right, option, folder: into });
    return file === null ? { assetId, option } : fileResult(app, assetId, file.id, 'skipped');
  } catch (error) {
    return failedResult(assetId, signal.aborted ? new StockroomError('aborted').failure : failureOf(error));
  }
}

async function fetchAll(
  app: App,
  wanted: readonly Wanted[],
  options: Omit<FetchOptions, 'patience'> & { readonly patience: Patience },
  settle: (result: FileResult) => void,
): Promise<void> {
  const { patience } = options;
  const stop = AbortSignal.any([options.signal, patience.signal]);
  // Watched before anything is queued, so that nothing is missed.
  const events = app.downloads.watch(stop);
  const where = options.folder === null ? {} : { folder: options.folder };
  const jobIds = await queue(app, options.right, wanted, where);
  const open = new Map<JobId, DownloadJob | null>(jobIds.map((id) => [id, null]));
  // An earlier command may have given up on them, or have been stopped.
  await app.downloads.retry(jobIds);
  await app.downloads.resume(jobIds);

  for await (const { jobs } of events) {
    for (const job of jobs) {
      if (!open.has(job.id)) continue;
      open.set(job.id, job);
      if (!isSettled(job.state)) continue;
      open.delete(job.id);
      settle(
        job.fileId === null
          ? failedResult(job.assetId, whyFailed(job))
          : fileResult(app, job.assetId, job.fileId, 'done'),
      );
    }
    if (open.size === 0) return;
    const running = [...open.values()].filter((job) => job !== null);
    patience.see(running);
    options.onProgress(running);
  }

  // Given up, or stopped by the user. Paused, the bytes are kept and nothing goes on behind anybody's back.
  await app.downloads.pause([...open.keys()]);
  for (const [index, id] of jobIds.entries()) {
    const assetId = wanted[index]?.assetId;
    if (!open.has(id) || assetId === undefined) continue;
    const failure = options.signal.aborted
      ? null
      : (open.get(id)?.failure ?? new StockroomError('timeout').failure);
    settle(failedResult(assetId, failure ?? new StockroomError('aborted').failure));
  }
}

function queue(app: App, right: Right, wanted: readonly Wanted[], where: { readonly folder?: string }) {
  if (right === 'licensed') return app.downloads.enqueueLicensed(wanted, where);
  return app.downloads.enqueueComps(
    wanted.map(({ assetId, option }) => ({ assetId, option: compOption(option) })),
    where,
  );
}

function compOption(option: string): CompOption {
  const known = COMP_OPTIONS.find((one) => one === option);
  if (known === undefined) throw new TypeError(`No comp comes as ${option}.`);
  return known;
}

function whyFailed(job: DownloadJob): Failure {
  return job.failure ?? new StockroomError(job.state === 'cancelled' ? 'aborted' : 'internal').failure;
}

function fileResult(app: App, assetId: AssetId, id: FileId, status: 'done' | 'skipped'): FileResult {
  const { sha256, bytes } = app.library.file(id);
  return { assetId, status, path: app.library.pathOf(id), sha256, bytes };
}

function failedResult(assetId: AssetId, { code, message }: Failure): FileResult {
  return { assetId, status: 'failed', path: null, sha256: null, bytes: null, error: { code, message } };
}
