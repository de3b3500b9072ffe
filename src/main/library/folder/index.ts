import { readdir, stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { FolderState, ScanReport, UntrackedFile } from '../../../shared/model/library-folder.ts';
import type { Library } from '../files/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { createStateFeed } from '../../platform/streams/index.ts';
import { Held } from './held.ts';
import { allFolders, scanAll, scanPaths } from './scan.ts';
import type { ScanContext } from './scan.ts';
import { outermost, Roots } from './roots.ts';
import { UntrackedFiles } from './untracked.ts';
import { startWatcher } from './watcher.ts';
import type { Watcher } from './watcher.ts';
import { heardElsewhere, overlooked } from '../../platform/failures/index.ts';

export { folderMigrations } from './migrations.ts';

/** Keeps the records of the library right while people move, rename, delete and edit its files; see docs/library-folder.md. */
export interface LibraryFolder {
  readonly state: FolderState;
  watch(signal?: AbortSignal): AsyncIterable<FolderState>;
  /** Compares everything with the disk. One look at a time: a second call waits for the first. */
  scanAgain(signal?: AbortSignal): Promise<ScanReport>;
  untracked(want: { readonly after: number; readonly limit: number }): readonly UntrackedFile[];
  adopt(untracked: readonly number[]): void;
  /** Runs work of our own on files; no look reads these paths until it is done. */
  during<T>(paths: readonly string[], work: () => Promise<T>): Promise<T>;
  /** The folder is another one now. */
  moved(): void;
  close(): Promise<void>;
}

export interface LibraryFolderOptions {
  readonly store: Store;
  readonly library: Library;
  /** The folder that files land in, absolute. */
  readonly folder: () => string;
  /** Follow what happens from the start; a command looks only when it is told to. */
  readonly follow: boolean;
  readonly onError: (error: unknown) => void;
  readonly now?: () => number;
  readonly times?: Partial<Times>;
}

/** All in milliseconds. */
interface Times {
  /** The first look waits until the app has shown itself. */
  readonly first: number;
  /** One thing that a person does is many events. */
  readonly rest: number;
  /** How often to ask after a folder that is away, or that can't be watched. */
  readonly away: number;
  readonly poll: number;
}

const TIMES: Times = { first: 1500, rest: 400, away: 5000, poll: 60_000 };

export function createLibraryFolder(options: LibraryFolderOptions): LibraryFolder {
  return new Folder(options);
}

class Folder implements LibraryFolder {
  readonly #options: LibraryFolderOptions;
  readonly #times: Times;
  readonly #context: ScanContext;
  readonly #roots: Roots;
  readonly #untracked: UntrackedFiles;
  readonly #held: Held;
  readonly #feed;
  readonly #stop = new AbortController();
  readonly #dirty = new Set<string>();
  readonly #doubted = new Set<string>();
  #everything = false;
  #wake = Promise.withResolvers<void>();
  #looking: Promise<unknown> = Promise.resolve();
  #watcher: Watcher | null = null;
  #watched: readonly string[] = [];
  readonly #running: Promise<void>;

  constructor(options: LibraryFolderOptions) {
    const { store, library, folder, follow, now = Date.now } = options;
    this.#options = options;
    this.#times = { ...TIMES, ...options.times };
    this.#roots = new Roots(store);
    this.#untracked = new UntrackedFiles(store);
    this.#held = new Held((paths) => this.#touch(paths, true));
    this.#context = {
      presences: library.presences,
      untracked: this.#untracked,
      roots: this.#roots,
      held: this.#held,
      libraryFolder: folder,
      now,
    };
    this.#feed = createStateFeed<FolderState>({
      folder: folder(),
      isConnected: true,
      watching: 'off',
      isScanning: false,
      scannedAt: this.#roots.scannedAt(folder()),
      files: library.presences.tally(),
      ...this.#untracked.count(),
    });
    this.#running = follow ? this.#follow().catch(this.#report) : Promise.resolve();
  }

  get state(): FolderState {
    return this.#feed.current;
  }

  watch(signal?: AbortSignal): AsyncIterable<FolderState> {
    return this.#feed.watch(signal);
  }

  scanAgain(signal?: AbortSignal): Promise<ScanReport> {
    return this.#inTurn((stop) => scanAll(this.#context, stop), signal);
  }

  untracked({ after, limit }: { readonly after: number; readonly limit: number }): readonly UntrackedFile[] {
    return this.#untracked.page(this.#options.folder(), after, limit);
  }

  adopt(ids: readonly number[]): void {
    // They are read now: from here on their content tells who they are.
    this.#touch(this.#untracked.adopt(ids, this.#context.now()), false);
    this.#tell({});
  }

  during<T>(paths: readonly string[], work: () => Promise<T>): Promise<T> {
    return this.#held.during(paths, work);
  }

  moved(): void {
    this.#scanEverything();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#wake.resolve();
    await this.#running;
    await this.#looking.catch(heardElsewhere);
    await this.#watcher?.close();
    this.#feed.close();
  }

  /** From the first look until the app closes. */
  async #follow(): Promise<void> {
    await this.#pause(this.#times.first);
    const followed = this.#followLibrary().catch(this.#report);
    this.#everything = true;
    while (!this.#stop.signal.aborted) {
      this.#wake = Promise.withResolvers<void>();
      if (this.#everything || this.#dirty.size > 0) {
        // What comes while they are looked at waits for the next round.
        await this.#pause(this.#everything ? 0 : this.#times.rest);
        await this.#round().catch(this.#report);
        continue;
      }
      if (!this.state.isConnected) {
        await this.#untilWoken(this.#times.away);
        this.#everything ||= await this.#isBack();
      } else if (this.state.watching === 'watching') await this.#wake.promise;
      else this.#everything = await this.#untilWoken(this.#times.poll);
    }
    // It reads the database, which closes next.
    await followed;
  }

  /** Whether there is anything again where the library was. An empty mount point is nothing. */
  async #isBack(): Promise<boolean> {
    const folder = this.#options.folder();
    const { is } = await this.#roots.state(folder);
    if (is !== 'unsure') return is === 'there';
    const names = await readdir(folder).catch(overlooked('folder.is-back', []));
    return names.length > 0;
  }

  async #round(): Promise<void> {
    await this.#watchFolders();
    const paths = [...this.#dirty];
    const doubted = new Set(this.#doubted);
    const everything = this.#everything;
    this.#dirty.clear();
    this.#doubted.clear();
    this.#everything = false;
    if (!everything) {
      const some = await this.#inTurn((stop) => scanPaths(paths, doubted, this.#context, stop));
      if (some !== null) return;
    }
    await this.scanAgain();
  }

  /** New folders come with downloads to other places. */
  async #followLibrary(): Promise<void> {
    for await (const _ of this.#options.library.watch(this.#stop.signal)) {
      const folders = await this.#watchable();
      if (folders.some((folder) => !this.#watched.includes(folder))) this.#scanEverything();
      else this.#tell({});
    }
  }

  async #watchFolders(): Promise<void> {
    const folders = await this.#watchable();
    if (folders.join('\n') === this.#watched.join('\n') && this.state.watching !== 'off') return;
    await this.#watcher?.close();
    this.#watched = folders;
    let watching: FolderState['watching'] = 'watching';
    this.#watcher = await startWatcher({
      folders,
      onPath: (path, written) => this.#touch([path], written),
      onRoot: () => this.#scanEverything(),
      onFailure: () => {
        watching = 'polling';
        this.#tell({ watching });
        this.#wake.resolve();
      },
    });
    this.#tell({ watching });
  }

  async #watchable(): Promise<readonly string[]> {
    const there: string[] = [];
    for (const folder of outermost(allFolders(this.#context))) {
      const facts = await stat(folder).catch(overlooked('folder.stat', null));
      if (facts?.isDirectory() === true) there.push(folder);
    }
    return there.toSorted();
  }

  #touch(paths: readonly string[], written: boolean): void {
    for (const path of paths) {
      this.#dirty.add(path);
      if (written) this.#doubted.add(path);
    }
    this.#wake.resolve();
  }

  #scanEverything(): void {
    this.#everything = true;
    this.#wake.resolve();
  }

  /** One look at a time, and its result told. */
  async #inTurn<T>(look: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const stop = signal === undefined ? this.#stop.signal : AbortSignal.any([signal, this.#stop.signal]);
    const turn = this.#looking.catch(heardElsewhere).then(async () => {
      stop.throwIfAborted();
      this.#tell({ isScanning: true });
      try {
        return await look(stop);
      } finally {
        const folder = this.#options.folder();
        const { is } = await this.#roots.state(folder);
        const files = this.#options.library.presences.tally();
        this.#tell({
          isScanning: false,
          isConnected: is === 'there' || files['not-connected'] === 0,
          files,
        });
      }
    });
    this.#looking = turn;
    return turn;
  }

  #tell(change: Partial<FolderState>): void {
    const folder = this.#options.folder();
    this.#feed.set({
      ...this.state,
      folder,
      scannedAt: this.#roots.scannedAt(folder),
      files: this.#options.library.presences.tally(),
      ...this.#untracked.count(),
      ...change,
    });
  }

  readonly #report = (error: unknown): void => {
    if (!this.#stop.signal.aborted) this.#options.onError(error);
  };

  async #pause(ms: number): Promise<void> {
    if (ms > 0)
      await setTimeout(ms, undefined, { signal: this.#stop.signal, ref: false }).catch(
        overlooked('folder.pause'),
      );
  }

  /** True when the time ran out. */
  #untilWoken(ms: number): Promise<boolean> {
    return Promise.race([this.#wake.promise.then(() => false), this.#pause(ms).then(() => true)]);
  }
}
