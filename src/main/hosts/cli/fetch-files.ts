import type { ListEntry } from '../../../shared/model/batch.ts';
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
import { Waits } from './waits.ts';

/** One line of `comp --json` and `download --json`: see `schemas/comp.json`. */
export interface FileResult {
  readonly assetId: AssetId;
  /** The size; `null` where it could not be told. */
  readonly option: string | null;
  readonly status: 'done' | 'skipped' | 'failed';
  readonly path: string | null;
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly error?: Pick<Failure, 'code' | 'message'>;
}

/** What a list says of a file, for its name. */
export type FileWords = Pick<ListEntry, 'project' | 'name'>;

export interface FetchOptions {
  readonly entries: readonly ListEntry[];
  readonly right: Right;
  /** In which size an asset is to be fetched. Rejects when it can't be had. */
  readonly optionOf: (entry: ListEntry, signal: AbortSignal) => Promise<string>;
  /** Hears what a list says of the file of a job, before the file gets its name. */
  readonly onWords?: (job: JobId, words: FileWords) => void;
  /** Absolute; `null` for the library. */
  readonly folder: string | null;
  /** How long to wait without progress, in milliseconds. */
  readonly patience: number;
  readonly signal: AbortSignal;
  /** In the order they end. */
  readonly onResult: (result: FileResult) => void;
  /** Hears of jobs under way or waiting; `cause` is the failure that holds all of them, or `null`. */
  readonly onProgress: (jobs: readonly DownloadJob[], cause: Failure | null) => void;
  /** Hears of a moment without bytes; `cause` is `null` where no job tells why. */
  readonly onQuiet?: (cause: Failure | null) => void;
}

/** A file that has to come, and the place of its result. */
interface Wanted {
  readonly place: number;
  readonly entry: ListEntry;
  readonly option: string;
}

type Settle = (place: number, result: FileResult) => void;

/** Fetches files through the queue the app has too. The results are in the order that was asked for. */
export async function fetchFiles(app: App, options: FetchOptions): Promise<readonly FileResult[]> {
  const results: (FileResult | undefined)[] = options.entries.map(() => undefined);
  const settle: Settle = (place, result) => {
    if (results[place] !== undefined) return;
    results[place] = result;
    options.onResult(result);
  };

  const waits = new Waits();
  const patience = createPatience({
    milliseconds: options.patience,
    onQuiet: () => options.onQuiet?.(waits.cause ?? unreachable(app)),
  });
  try {
    const wanted: Wanted[] = [];
    const plans = await Promise.all(
      options.entries.map((entry) => plan(app, entry, { ...options, patience })),
    );
    for (const [place, entry] of options.entries.entries()) {
      const planned = plans[place];
      if (planned === undefined) continue;
      if (typeof planned === 'string') wanted.push({ place, entry, option: planned });
      else settle(place, planned);
    }
    if (wanted.length > 0) await fetchAll(app, wanted, { ...options, patience, waits }, settle);
  } finally {
    patience.end();
  }
  return results.filter((result) => result !== undefined);
}

type Patiently = Omit<FetchOptions, 'patience'> & { readonly patience: Patience };

/** The size to ask for; or the result, when the file is here already or the asset is not to be had. */
async function plan(
  app: App,
  entry: ListEntry,
  { optionOf, right, folder, signal, patience }: Patiently,
): Promise<string | FileResult> {
  const { assetId } = entry;
  const stop = AbortSignal.any([signal, patience.signal]);
  try {
    const option = await orStopped(optionOf(entry, stop), stop);
    patience.moved();
    const into = folder ?? app.settings.current.libraryFolder;
    const file = app.library.find({ assetId, right, option, folder: into });
    const isHere = file !== null && (await app.library.intact(file.id));
    return isHere ? fileResult(app, file.id, 'skipped') : option;
  } catch (error) {
    const given = signal.aborted ? new StockroomError('aborted').failure : failureOf(error);
    const gaveUp = patience.signal.aborted && given.code === 'aborted' && !signal.aborted;
    return failedResult(assetId, null, gaveUp ? (unreachable(app) ?? TIMEOUT) : given);
  }
}

/** Not every step on the way can be stopped: it is left alone then. */
function orStopped<T>(work: Promise<T>, stop: AbortSignal): Promise<T> {
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const abort = () => reject(new StockroomError('aborted'));
  if (stop.aborted) abort();
  stop.addEventListener('abort', abort, { once: true });
  return Promise.race([work, stopped]).finally(() => stop.removeEventListener('abort', abort));
}

const TIMEOUT = new StockroomError('timeout').failure;

/** The calls to the service have found no way to it. */
function unreachable({ account: { state } }: App): Failure | null {
  return state.status === 'signed-in' && state.connection === 'offline'
    ? new StockroomError('offline').failure
    : null;
}

async function fetchAll(
  app: App,
  wanted: readonly Wanted[],
  options: Patiently & { readonly waits: Waits },
  settle: Settle,
): Promise<void> {
  const { patience, waits } = options;
  const stop = AbortSignal.any([options.signal, patience.signal]);
  // Watched before anything is queued, so that nothing is missed.
  const events = app.downloads.watch(stop);
  const where = options.folder === null ? {} : { folder: options.folder };
  const jobIds = await queue(app, options.right, wanted, where);
  // Two lines of a list may come to the same size, and then they are one job.
  const places = Map.groupBy(wanted.keys(), (index) => jobIds[index]);
  const open = new Map<JobId, DownloadJob | null>(jobIds.map((id) => [id, null]));
  for (const [index, id] of jobIds.entries()) {
    const entry = wanted[index]?.entry;
    if (entry !== undefined) options.onWords?.(id, entry);
  }
  const end = (id: JobId, result: (file: Wanted) => FileResult) => {
    for (const index of places.get(id) ?? []) {
      const file = wanted[index];
      if (file !== undefined) settle(file.place, result(file));
    }
  };
  // An earlier command may have given up on them, or have been stopped.
  await app.downloads.retry(jobIds);
  await app.downloads.resume(jobIds);

  for await (const { jobs } of events) {
    const asked = jobs.filter((job) => open.has(job.id));
    waits.see(asked);
    if (patience.see(asked)) waits.over();
    for (const job of asked) {
      open.set(job.id, job);
      if (!isSettled(job.state)) continue;
      open.delete(job.id);
      const { fileId } = job;
      end(job.id, ({ entry, option }) =>
        fileId === null
          ? failedResult(entry.assetId, option, whyFailed(job))
          : fileResult(app, fileId, 'done'),
      );
    }
    if (open.size === 0) return;
    const running = [...open.values()].filter((job) => job !== null);
    options.onProgress(running, running.some((job) => job.speed > 0) ? null : waits.cause);
  }

  // Given up, or stopped by the user: nothing goes on that was not under way before.
  await app.downloads.leave([...open.keys()]);
  for (const id of open.keys()) {
    const failure = options.signal.aborted
      ? new StockroomError('aborted').failure
      : (waits.causeOf(id) ?? unreachable(app) ?? TIMEOUT);
    end(id, ({ entry, option }) => failedResult(entry.assetId, option, failure));
  }
}

function queue(app: App, right: Right, wanted: readonly Wanted[], where: { readonly folder?: string }) {
  const files = wanted.map(({ entry, option }) => ({ assetId: entry.assetId, option }));
  if (right === 'licensed') return app.downloads.enqueueLicensed(files, where);
  return app.downloads.enqueueComps(
    files.map(({ assetId, option }) => ({ assetId, option: compOption(option) })),
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

function fileResult(app: App, id: FileId, status: 'done' | 'skipped'): FileResult {
  const { assetId, option, sha256, bytes } = app.library.file(id);
  return { assetId, option, status, path: app.library.pathOf(id), sha256, bytes };
}

function failedResult(assetId: AssetId, option: string | null, { code, message }: Failure): FileResult {
  return {
    assetId,
    option,
    status: 'failed',
    path: null,
    sha256: null,
    bytes: null,
    error: { code, message },
  };
}
