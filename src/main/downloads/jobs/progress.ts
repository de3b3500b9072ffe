import type { DownloadsEvent } from '../../../shared/contract/index.ts';
import type { DownloadJob } from '../../../shared/model/download.ts';
import type { JobId } from '../../../shared/model/ids.ts';
import type { Effects } from './effects.ts';

/** The weight of the past halves in this time. */
const HALF_LIFE = 2000;
/** Shorter spans say more about the disk's rhythm than about the line. */
const MIN_SPAN = 200;
/** At most four events a second, however many jobs. */
const EVENT_SPACING = 250;

/** Speed of one transfer, smoothed so that people can believe it. */
export class Meter {
  readonly #monotonic: () => number;
  #bytes: number;
  #markBytes: number;
  #markAt: number;
  #speed: number | null = null;

  constructor(bytes: number, monotonic: () => number) {
    this.#bytes = bytes;
    this.#markBytes = bytes;
    this.#markAt = monotonic();
    this.#monotonic = monotonic;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Bytes of the file that are written now. Fewer than before means a restart: the speed starts over. */
  at(bytes: number): void {
    const now = this.#monotonic();
    if (bytes < this.#bytes) {
      this.#markBytes = bytes;
      this.#markAt = now;
      this.#speed = null;
    }
    this.#bytes = bytes;
    const span = now - this.#markAt;
    if (span < MIN_SPAN) return;
    const rate = ((bytes - this.#markBytes) * 1000) / span;
    const past = 0.5 ** (span / HALF_LIFE);
    this.#speed = this.#speed === null ? rate : this.#speed * past + rate * (1 - past);
    this.#markBytes = bytes;
    this.#markAt = now;
  }

  /** Bytes a second. Falls while nothing comes. */
  get speed(): number {
    const idle = this.#monotonic() - this.#markAt;
    if (this.#speed === null) return 0;
    return Math.round(this.#speed * (idle > HALF_LIFE ? 0.5 ** (idle / HALF_LIFE) : 1));
  }
}

/** Tells watchers which jobs changed, several changes in one event. */
export class JobEvents {
  readonly #effects: Pick<Effects, 'after'>;
  readonly #watchers = new Set<Watcher>();
  readonly #listeners = new Set<(ids: readonly JobId[]) => void>();

  constructor(effects: Pick<Effects, 'after'>) {
    this.#effects = effects;
  }

  /** These jobs changed, and may have come to their end. */
  touch(ids: readonly JobId[]): void {
    for (const watcher of this.#watchers) watcher.touch(ids);
    for (const listener of this.#listeners) listener(ids);
  }

  /** The job moved on, but not to its end. */
  progress(id: JobId): void {
    for (const watcher of this.#watchers) watcher.touch([id]);
  }

  /** Calls back with the jobs of every change. Returns the way to stop. */
  listen(listener: (ids: readonly JobId[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async *watch(
    signal: AbortSignal,
    read: {
      snapshot: () => readonly DownloadJob[];
      jobs: (ids: readonly JobId[]) => readonly DownloadJob[];
    },
  ): AsyncGenerator<DownloadsEvent, void, void> {
    const watcher = new Watcher(this.#effects);
    this.#watchers.add(watcher);
    const stop = () => watcher.end();
    signal.addEventListener('abort', stop, { once: true });
    try {
      if (signal.aborted) return;
      yield { kind: 'snapshot', jobs: read.snapshot() };
      for (let ids = await watcher.next(); ids !== null; ids = await watcher.next()) {
        yield { kind: 'change', jobs: read.jobs(ids) };
      }
    } finally {
      watcher.end();
      this.#watchers.delete(watcher);
      signal.removeEventListener('abort', stop);
    }
  }

  close(): void {
    for (const watcher of this.#watchers) watcher.end();
  }
}

/** Collects what changed for one watcher, who takes it when ready, but not more often than the spacing. */
class Watcher {
  readonly #effects: Pick<Effects, 'after'>;
  #changed = new Set<JobId>();
  #ended = false;
  #wake: (() => void) | null = null;
  #resting: (() => void) | null = null;

  constructor(effects: Pick<Effects, 'after'>) {
    this.#effects = effects;
    this.#rest();
  }

  touch(ids: readonly JobId[]): void {
    for (const id of ids) this.#changed.add(id);
    if (this.#resting === null) this.#wake?.();
  }

  end(): void {
    this.#ended = true;
    this.#resting?.();
    this.#resting = null;
    this.#wake?.();
  }

  /** The changed jobs, or `null` at the end. */
  async next(): Promise<readonly JobId[] | null> {
    while (!this.#ended && (this.#resting !== null || this.#changed.size === 0)) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#ended) return null;
    const ids = [...this.#changed];
    this.#changed = new Set();
    this.#rest();
    return ids;
  }

  #rest(): void {
    this.#resting = this.#effects.after(EVENT_SPACING, () => {
      this.#resting = null;
      if (this.#changed.size > 0) this.#wake?.();
    });
  }
}
