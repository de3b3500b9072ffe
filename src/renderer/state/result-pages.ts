import type { Asset } from '../../shared/model/asset.ts';
import type { Failure } from '../../shared/model/failure.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import { PAGE_SIZE } from '../../shared/model/search.ts';
import type { SearchPage } from '../../shared/model/search.ts';
import { isAborted, toFailure } from '../bridge/index.ts';

/** The results that a page of them holds: position `page * PAGE_SIZE + n`. A thin page leaves positions empty. */
export type Pages = ReadonlyMap<number, readonly Asset[]>;

/** What the user looks at, as positions of results. */
export interface Wanted {
  readonly first: number;
  /** Inclusive. */
  readonly last: number;
  /** Where the view is going: 1 down, -1 up, 0 nowhere. */
  readonly direction: -1 | 0 | 1;
  /** Too fast to see anything: nothing is asked for, and what has been flown over is no longer waited for. */
  readonly fling: boolean;
  /** A position whose page must stay, wherever the view goes: the keyboard stands there. */
  readonly pinned: number;
}

export interface ResultPagesOptions {
  readonly ask: (page: number, signal: AbortSignal) => Promise<SearchPage>;
  readonly onChange: () => void;
  readonly onPage: (assets: readonly Asset[]) => void;
  /** Assets that are no longer kept. */
  readonly onDrop: (assets: readonly Asset[]) => void;
}

/** Pages kept around the view: 10,000 results, some ten megabytes, however far the user has travelled. */
const KEPT = 100;
/** Pages asked for at once; the main process has more slots, but others need them too. */
const AT_ONCE = 3;
/** Pages to have ready in the direction of travel, and on the other side. */
const AHEAD = 2;
const BEHIND = 1;

/**
 * A window of pages on a result set of any size. Pages come in any order, those in view first; pages that are
 * far from it are dropped. Where the service stops answering before its own total, the end is found by halving.
 */
export class ResultPages {
  readonly #options: ResultPagesOptions;
  readonly #loading = new Map<number, AbortController>();
  readonly #places = new Map<AssetId, number>();
  #pages = new Map<number, readonly Asset[]>();
  #failures = new Map<number, Failure>();
  #wanted: Wanted = { first: 0, last: 0, direction: 1, fling: false, pinned: 0 };
  #total: number | null = null;
  /** The last page known to hold something, and the first known to hold nothing. */
  #deepest = -1;
  #empty = Number.POSITIVE_INFINITY;
  #closed = false;

  constructor(options: ResultPagesOptions) {
    this.#options = options;
  }

  get pages(): Pages {
    return this.#pages;
  }

  get failures(): ReadonlyMap<number, Failure> {
    return this.#failures;
  }

  /** As the service says; `null` before the first answer. */
  get total(): number | null {
    return this.#total;
  }

  /** Positions that can be reached: the total, or less where the service ends earlier. */
  get count(): number {
    return Math.min(this.#total ?? 0, this.#empty * PAGE_SIZE);
  }

  want(wanted: Wanted): void {
    this.#wanted = wanted;
    this.#work();
  }

  /** Asks again for the pages in view that failed. */
  retry(): void {
    this.#failures = new Map();
    this.#options.onChange();
    this.#work();
  }

  close(): void {
    this.#closed = true;
    for (const stop of this.#loading.values()) stop.abort();
    this.#options.onDrop([...this.#pages.values()].flat());
  }

  #work(): void {
    if (this.#closed) return;
    const wished = this.#wished();
    for (const [page, stop] of this.#loading) if (!wished.includes(page)) stop.abort();
    if (this.#wanted.fling && this.#total !== null) return;
    for (const page of wished) {
      if (this.#loading.size >= AT_ONCE) return;
      if (!this.#pages.has(page) && !this.#failures.has(page) && !this.#loading.has(page)) {
        void this.#load(page);
      }
    }
  }

  /** Pages worth having, the most urgent first. */
  #wished(): readonly number[] {
    if (this.#total === null) return [0];
    const { first, last, direction } = this.#wanted;
    const [top, bottom] = [pageOf(first), pageOf(Math.max(first, last))];
    const inView = Array.from({ length: bottom - top + 1 }, (_, index) => top + index);
    const below = Array.from({ length: direction < 0 ? BEHIND : AHEAD }, (_, index) => bottom + 1 + index);
    const above = Array.from({ length: direction < 0 ? AHEAD : BEHIND }, (_, index) => top - 1 - index);
    const around = direction < 0 ? [...above, ...below] : [...below, ...above];
    const inside = [...inView, ...around].filter((page) => page >= 0 && page * PAGE_SIZE < this.count);
    const probe = this.#probe();
    return probe === null ? inside : [probe, ...inside];
  }

  /** Halfway between the last page that is there and the first that is not. */
  #probe(): number | null {
    if (!Number.isFinite(this.#empty) || this.#empty - this.#deepest <= 1) return null;
    return Math.floor((this.#deepest + this.#empty) / 2);
  }

  async #load(page: number): Promise<void> {
    const stop = new AbortController();
    this.#loading.set(page, stop);
    try {
      const answer = await this.#options.ask(page, stop.signal);
      if (this.#closed || stop.signal.aborted) return;
      this.#total = answer.total;
      this.#take(page, answer.assets);
    } catch (error) {
      const failure = toFailure(error);
      if (this.#closed || stop.signal.aborted || isAborted(failure)) return;
      this.#failures = new Map(this.#failures).set(page, failure);
      this.#options.onChange();
    } finally {
      if (this.#loading.get(page) === stop) this.#loading.delete(page);
      this.#work();
    }
  }

  #take(page: number, answered: readonly Asset[]): void {
    if (answered.length === 0) {
      this.#empty = Math.min(this.#empty, page);
    } else {
      this.#deepest = Math.max(this.#deepest, page);
      // An asset that moves between two pages while they are read is shown once.
      const fresh = answered
        .slice(0, PAGE_SIZE)
        .filter(({ id }) => !this.#places.has(id) && this.#places.set(id, page));
      this.#pages = new Map(this.#pages).set(page, fresh);
      this.#drop();
      this.#options.onChange();
      this.#options.onPage(fresh);
      return;
    }
    this.#options.onChange();
  }

  #drop(): void {
    if (this.#pages.size <= KEPT) return;
    const middle = pageOf((this.#wanted.first + this.#wanted.last) / 2);
    const pinned = pageOf(this.#wanted.pinned);
    const farthest = [...this.#pages.keys()]
      .filter((page) => page !== pinned)
      .toSorted((one, other) => Math.abs(other - middle) - Math.abs(one - middle));
    for (const page of farthest.slice(0, this.#pages.size - KEPT)) {
      const assets = this.#pages.get(page) ?? [];
      this.#pages.delete(page);
      for (const { id } of assets) this.#places.delete(id);
      this.#options.onDrop(assets);
    }
  }
}

export function pageOf(position: number): number {
  return Math.floor(position / PAGE_SIZE);
}

/** The asset at a position, if its page is here. */
export function assetAt(pages: Pages, position: number): Asset | null {
  return pages.get(pageOf(position))?.[position % PAGE_SIZE] ?? null;
}

/** The nearest position before (-1) or after (1) that has an asset, stepping over thin pages; `null` at the ends. */
export function adjacentPosition(pages: Pages, count: number, from: number, step: -1 | 1): number | null {
  for (let at = from + step; at >= 0 && at < count; ) {
    const page = pages.get(pageOf(at));
    // Not here yet: the position stands for what will be.
    if (page === undefined || page[at % PAGE_SIZE] !== undefined) return at;
    at = step > 0 ? (pageOf(at) + 1) * PAGE_SIZE : pageOf(at) * PAGE_SIZE + page.length - 1;
  }
  return null;
}
