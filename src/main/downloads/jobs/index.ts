import type { DownloadsEvent } from '../../../shared/contract/index.ts';
import type { CompRequest, DownloadJob, JobState, Right } from '../../../shared/model/download.ts';
import type { AssetId, JobId } from '../../../shared/model/ids.ts';
import { MAX_PER_HOST } from '../../../shared/model/settings.ts';
import type { DepositphotosClient } from '../../api/index.ts';
import { NO_EVENTS } from '../../platform/log/index.ts';
import type { EventLog } from '../../platform/log/index.ts';
import { claimOwner, folderOf } from '../../platform/store/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { attempt } from './attempt.ts';
import { Control } from './control.ts';
import { systemEffects } from './effects.ts';
import type { Effects } from './effects.ts';
import { enqueue } from './enqueue.ts';
import { makeFolder } from './folders.ts';
import { JobStore } from './job-store.ts';
import { createJobProjects } from './job-projects.ts';
import { Links } from './links.ts';
import type { LinkSource } from './links.ts';
import { usualNaming } from './naming.ts';
import type { Naming } from './naming.ts';
import { PeerProcesses } from './peers.ts';
import type { Move } from './order.ts';
import type { Describe, LibraryPort } from './ports.ts';
import { JobEvents } from './progress.ts';
import { Queue } from './queue.ts';
import { moveFolder, underWay } from './relocate.ts';
import { createRows } from './rows.ts';
import { untilSettled } from './settled.ts';
import { Throttle } from './throttle.ts';
import { Connections } from './http/connections.ts';
import type { ProxyFor } from './http/connections.ts';
import { FolderSync } from './transfer/foldersync.ts';
import { Room } from './transfer/room.ts';
import { Slots } from './http/slots.ts';
import { untilClosed } from './until-closed.ts';

export type { JobWords } from './job-words.ts';
export { downloadMigrations } from './migrations.ts';
export type { Effects } from './effects.ts';
export type { FileFacts, FileSystem, OpenFile } from './filesystem.ts';
export type { LinkSource } from './links.ts';
export type { Naming } from './naming.ts';
export type { Describe, LibraryPort } from './ports.ts';

/** A licensed file, in the size that was licensed. */
export interface LicensedRequest {
  readonly assetId: AssetId;
  readonly option: string;
}

export interface JobFilter {
  readonly ids?: readonly JobId[];
  readonly batchId?: string;
  readonly states?: readonly JobState[];
}

interface EnqueueOptions {
  /** Absolute; the library folder unless told otherwise. */
  readonly folder?: string;
  readonly batchId?: string;
  /** What the files are taken for: it names them, and their records belong to it. A batch's list says it itself. */
  readonly project?: string;
}

/** Everything that Stockroom fetches to keep goes through here; see docs/downloads.md. */
export interface Downloads {
  /**
   * Queues comps, all or none. The same asset, size and folder is the same job. One whose file is here already is
   * done at once. Throws `disk.gone` or `disk.denied` when the folder can't be made, `folder.profile` where it may not
   * hold files.
   */
  enqueueComps(items: readonly CompRequest[], options?: EnqueueOptions): Promise<readonly JobId[]>;
  /** The same for files the group holds a licence for: fetching them again costs nothing. */
  enqueueLicensed(
    items: readonly LicensedRequest[],
    options?: { readonly folder?: string; readonly batchId?: string },
  ): Promise<readonly JobId[]>;
  /** The latest project that a comp of this asset was taken for, outside of any list; empty without one. */
  projectOf(asset: AssetId): string;
  /** Every job that is not settled and the latest settled ones, or those asked for, in the order of the queue. */
  jobs(filter?: JobFilter): readonly DownloadJob[];
  /** Where the file of a finished job stands; `null` before. */
  pathOf(id: JobId): string | null;
  /** A snapshot, then what changed, at most four times a second. */
  watch(signal: AbortSignal): AsyncIterable<DownloadsEvent>;
  pause(ids: readonly JobId[]): Promise<void>;
  resume(ids: readonly JobId[]): Promise<void>;
  /** Deletes the parts that have arrived. Finished files are not touched. */
  cancel(ids: readonly JobId[]): Promise<void>;
  retry(ids: readonly JobId[]): Promise<void>;
  /**
   * The command that asked for these waits no longer. Jobs that it brought in are paused, with what has arrived of
   * them; those that others had queued before go on with them, at once or at the next start of the app.
   */
  leave(ids: readonly JobId[]): Promise<void>;
  /** Moves jobs in the queue; they keep their order among themselves. What is under way goes on. */
  move(ids: readonly JobId[], move: Move): Promise<void>;
  /** Jobs on their way into a folder that are not at rest, of any process. */
  underWay(folder: string): readonly JobId[];
  /** The folder is another one now. Jobs at rest go on there, with what has arrived of them. */
  moveFolder(from: string, to: string): void;
  /** Settled jobs, the latest first; also those that a snapshot leaves out. */
  history(want: {
    readonly text: string;
    readonly batchId: string | null;
    readonly limit: number;
  }): readonly DownloadJob[];
  /** Waits until all of them are done, failed or cancelled. Rejects when the signal aborts. */
  settled(ids: readonly JobId[], signal: AbortSignal): Promise<readonly DownloadJob[]>;
  /** Before sleep: bytes are made safe, sockets dropped. */
  suspend(): Promise<void>;
  /** After sleep, or when the user has signed in: what waited goes on. */
  wake(): void;
  setOnline(online: boolean): void;
  /** Makes bytes safe and stops, within two seconds. What is under way goes on at the next start. */
  close(): Promise<void>;
}

export interface DownloadsOptions {
  readonly store: Store;
  readonly client: Pick<DepositphotosClient, 'compLink' | 'files'> &
    Partial<Pick<DepositphotosClient, 'session'>>;
  readonly library: LibraryPort;
  readonly describe: Describe;
  readonly settings: {
    maxTransfers(): number;
    /** From one file server; as many as it gets sockets unless told otherwise, and never more. */
    maxTransfersPerHost?(): number;
    /** All transfers together; 0, or nothing said, is no limit. */
    bytesPerSecond?(): number;
  };
  readonly proxyFor?: ProxyFor;
  /** Links of licensed files; comps come from the client. */
  readonly licensedLink?: LinkSource;
  /** How files are named; in the usual way unless told otherwise. */
  readonly naming?: Naming;
  /** These assets have a project now, whether anything of them is fetched or is here already. */
  readonly onProjects?: (assets: readonly AssetId[]) => void;
  /** Whether to go on with what earlier runs and dead processes have left. The command line minds its own jobs. */
  readonly adopt?: boolean;
  readonly events?: EventLog;
  readonly effects?: Partial<Effects>;
}

/** Settled jobs that a snapshot shows beside all others. */
const RECENT = 200;

export function createDownloads(options: DownloadsOptions): Downloads {
  const { client, library, describe, settings, adopt = true, events = NO_EVENTS } = options;
  const { store, close: leaveStore } = untilClosed(options.store);
  const effects: Effects = { ...systemEffects, ...options.effects };
  const owner = claimOwner({ folder: folderOf(store), work: 'downloads', after: effects.after });
  const rows = createRows(store);
  const jobProjects = createJobProjects(store, effects.now);
  const naming = options.naming ?? usualNaming;
  const jobEvents = new JobEvents(effects);
  const jobStore = new JobStore({ store, rows, jobEvents, library, effects, owner: owner.id, events });
  const connections = new Connections(options.proxyFor ?? (async () => null));
  const links = new Links({
    comp: (job, signal) => client.compLink(job.assetId, job.option, { signal, priority: 'batch' }),
    licensed: options.licensedLink ?? (() => Promise.reject(new Error('no source for licensed files'))),
  });
  const folderSync = new FolderSync(effects);
  const room = new Room(effects);
  const queue = new Queue({
    jobStore,
    maxTransfers: () => settings.maxTransfers(),
    attempt,
    tools: {
      effects,
      links,
      describe,
      naming: { ...naming, wordsFor: (job) => naming.wordsFor(job) ?? jobProjects.wordsFor(job) },
      rightAt: (target) => library.at?.(target)?.right ?? null,
      alone: (asset, work, signal) => library.alone?.(asset, work, signal) ?? work(),
      slots: new Slots(() => Math.min(MAX_PER_HOST, settings.maxTransfersPerHost?.() ?? MAX_PER_HOST)),
      throttle: new Throttle(() => settings.bytesPerSecond?.() ?? 0, effects),
      files: client.files,
      connections,
      requireRoom: (into, bytes) => room.require(into, bytes),
      syncFolder: (folder) => folderSync.sync(folder),
    },
  });
  const peers = new PeerProcesses({
    rows,
    jobStore,
    owner,
    jobEvents,
    store,
    effects,
    adopt,
    onRecovered: () => queue.pump(),
  });
  const control = new Control({
    rows,
    jobStore,
    queue,
    links,
    connections,
    owner,
    jobEvents,
    effects,
    peers,
    library: () => library.folder(),
    sweeps: adopt,
  });
  const unsubscribe = client.session?.onChange(({ state }) => {
    if (state === 'live') queue.release('session', ['session']);
  });
  control.start();

  const views = (ids: readonly JobId[]) => rows.many(ids).map((job) => jobStore.view(job));

  const enqueueAs =
    (right: Right) =>
    async (items: readonly LicensedRequest[], { folder, batchId, project }: EnqueueOptions = {}) => {
      if (folder !== undefined && folder !== library.folder()) library.refuse?.(folder);
      const into = makeFolder(folder ?? library.folder());
      const wanted = items.map(({ assetId, option }) => ({ assetId, option, right }));
      const ids = enqueue(wanted, into, batchId ?? null, {
        rows,
        jobStore,
        jobEvents,
        library,
        owner,
        effects,
        peers,
      });
      jobStore.enqueued(ids, batchId ?? null);
      if (project !== undefined && project !== '') {
        const assets = items.map(({ assetId }) => assetId);
        jobProjects.note(ids, assets, project);
        options.onProjects?.(assets);
      }
      control.sweep(into);
      queue.pump();
      return ids;
    };

  return {
    enqueueComps: enqueueAs('comp'),
    enqueueLicensed: enqueueAs('licensed'),
    projectOf: (asset) => jobProjects.ofAsset(asset),
    jobs: ({ ids, batchId, states } = {}) =>
      (ids === undefined ? rows.current(RECENT).map((job) => jobStore.view(job)) : views(ids)).filter(
        (job) =>
          (batchId === undefined || job.batchId === batchId) &&
          (states === undefined || states.includes(job.state)),
      ),
    pathOf: (id) => {
      const job = jobStore.get(id);
      return job?.state === 'done' ? job.targetPath : null;
    },
    watch: (signal) =>
      jobEvents.watch(signal, {
        snapshot: () => rows.current(RECENT).map((job) => jobStore.view(job)),
        jobs: views,
      }),
    pause: (ids) => control.command('pause', ids),
    resume: (ids) => control.command('resume', ids),
    cancel: (ids) => control.command('cancel', ids),
    retry: (ids) => control.command('retry', ids),
    leave: (ids) => control.leave(ids),
    move: (ids, move) => control.move(ids, move),
    underWay: (folder) => underWay(store, folder),
    moveFolder: (from, to) => jobStore.batch(() => moveFolder(store, from, to)),
    history: (want) => rows.settled(want).map((job) => jobStore.view(job)),
    settled: async (ids, signal) => {
      await untilSettled(ids, signal, jobEvents, (some) => jobStore.ended(some));
      return views(ids);
    },
    suspend: () => control.suspend(),
    wake: () => control.wake(),
    setOnline: (online) => control.setOnline(online),
    close: async () => {
      unsubscribe?.();
      await control.close();
      leaveStore();
    },
  };
}
