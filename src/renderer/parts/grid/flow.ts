import { aspectOf } from '../../../shared/model/asset.ts';
import type { Asset } from '../../../shared/model/asset.ts';
import { PAGE_SIZE } from '../../../shared/model/search.ts';
import { relocate } from '../../state/arrange.ts';
import { pageOf } from '../../state/result-pages.ts';
import type { Pages } from '../../state/result-pages.ts';
import { packBlock } from './packing.ts';
import type { Block, Geometry, Row } from './packing.ts';

/**
 * Holds the grid in place: the upper (or lower) edge of the row with this result stands at `y`. Everything else is
 * laid out around it, up and down, so that a page that turns out higher or lower than thought never moves it.
 */
export interface Anchor {
  readonly index: number;
  readonly edge: 'top' | 'bottom';
  readonly y: number;
}

/** A row, or a page that is not here yet, and where it stands. */
export type Placed =
  | { readonly kind: 'row'; readonly page: number; readonly y: number; readonly row: Row }
  | { readonly kind: 'gap'; readonly page: number; readonly y: number; readonly height: number };

/** Aspect ratio of an average result, until pages have told. */
const USUAL_ASPECT = 1.4;

/** Lays millions of results out, of which it knows only the pages at hand; the heights of the others are guessed. */
export class Flow {
  readonly geometry: Geometry;
  /** Changes whenever something may stand elsewhere. */
  version = 0;
  #count = 0;
  #assets: Pages = new Map();
  /** As they were before the last update. */
  #before: Pages = new Map();
  readonly #blocks = new Map<
    number,
    { readonly assets: readonly Asset[]; readonly block: Block; last: boolean }
  >();
  /** Heights of all pages ever seen at this geometry: a number a page, so that the way back is as long as it was. */
  readonly #heights = new Map<number, number>();
  /** Pixels that a result adds to the height, on average. */
  #perResult: number;
  #measured = false;

  constructor(geometry: Geometry) {
    this.geometry = geometry;
    const { width, target, gap, rowGap } = geometry;
    this.#perResult = ((target * USUAL_ASPECT + gap) / Math.max(1, width)) * (target + rowGap);
  }

  get count(): number {
    return this.#count;
  }

  get pages(): Pages {
    return this.#assets;
  }

  get pageCount(): number {
    return Math.ceil(this.#count / PAGE_SIZE);
  }

  /** Takes the pages that are here now. Asking twice changes nothing. */
  update(pages: Pages, count: number): void {
    if (pages === this.#assets && count === this.#count) return;
    this.#before = this.#assets;
    this.#assets = pages;
    this.#count = count;
    this.version += 1;
    for (const page of this.#blocks.keys()) if (!pages.has(page)) this.#blocks.delete(page);
    for (const [page, assets] of pages) {
      const last = page === this.pageCount - 1;
      const known = this.#blocks.get(page);
      if (known?.assets === assets && known.last === last) continue;
      const block = packBlock(assets.map(aspectOf), this.geometry, last);
      this.#blocks.set(page, { assets, block, last });
      this.#heights.set(page, block.height);
      if (this.#measured || last || assets.length === 0) continue;
      this.#measured = true;
      this.#perResult = (block.height + this.geometry.rowGap) / assets.length;
    }
  }

  /** Where a position of before the last update stands now. */
  follow(index: number): number {
    return relocate(this.#before, this.#assets, index);
  }

  block(page: number): Block | null {
    return this.#blocks.get(page)?.block ?? null;
  }

  /** From the upper edge of a page to that of the next. */
  pitch(page: number): number {
    const known = this.#heights.get(page);
    if (known !== undefined) return known === 0 ? 0 : known + this.geometry.rowGap;
    const results = Math.min(PAGE_SIZE, this.#count - page * PAGE_SIZE);
    return Math.max(1, Math.round(results * this.#perResult));
  }

  /** The row of a result; `null` while its page is not here, or if a thin page has none at this position. */
  rowOf(index: number): Row | null {
    const item = index % PAGE_SIZE;
    return this.block(pageOf(index))?.rows.find(({ end }) => item < end) ?? null;
  }

  /** The upper or lower edge of a result's row within its page; guessed for a page that is not here. */
  edgeOf(index: number, edge: Anchor['edge']): number {
    const block = this.block(pageOf(index));
    if (block === null) {
      const part = ((index % PAGE_SIZE) + (edge === 'bottom' ? 1 : 0)) / this.#resultsOn(pageOf(index));
      return Math.round(part * (this.pitch(pageOf(index)) - this.geometry.rowGap));
    }
    const row = this.rowOf(index);
    if (row === null) return block.height;
    return edge === 'top' ? row.top : row.top + row.height;
  }

  /** Upper edge of a page. */
  topOf(anchor: Anchor, page: number): number {
    let at = pageOf(anchor.index);
    let y = anchor.y - this.edgeOf(anchor.index, anchor.edge);
    for (; at > page; at--) y -= this.pitch(at - 1);
    for (; at < page; at++) y += this.pitch(at);
    return y;
  }

  /** The page that `y` falls into, or the nearest. */
  pageAt(anchor: Anchor, y: number): { readonly page: number; readonly top: number } {
    const last = Math.max(0, this.pageCount - 1);
    let page = Math.min(last, pageOf(anchor.index));
    let top = this.topOf(anchor, page);
    for (; top > y && page > 0; page--) top -= this.pitch(page - 1);
    for (; top + this.pitch(page) <= y && page < last; page++) top += this.pitch(page);
    return { page, top };
  }

  /** Everything that stands between two heights, from above to below. */
  between(anchor: Anchor, from: number, to: number): readonly Placed[] {
    if (this.#count === 0) return [];
    const placed: Placed[] = [];
    let { page, top } = this.pageAt(anchor, from);
    for (; page < this.pageCount && top < to; page++) {
      const block = this.block(page);
      const height = this.pitch(page);
      if (block === null) placed.push({ kind: 'gap', page, y: top, height: height - this.geometry.rowGap });
      for (const row of block?.rows ?? []) {
        const y = top + row.top;
        if (y + row.height > from && y < to) placed.push({ kind: 'row', page, y, row });
      }
      top += height;
    }
    return placed;
  }

  /** The first result at or below `y`, as a place to hold on to. */
  anchorAt(anchor: Anchor, y: number): Anchor {
    const { page, top } = this.pageAt(anchor, y);
    const first = page * PAGE_SIZE;
    const row = this.block(page)?.rows.find((one) => top + one.top + one.height > y);
    if (row !== undefined) return { index: first + row.start, edge: 'top', y: top + row.top };
    const results = this.#resultsOn(page);
    const item = Math.min(results - 1, Math.max(0, Math.floor(((y - top) / this.pitch(page)) * results)));
    const index = first + item;
    return { index, edge: 'top', y: top + this.edgeOf(index, 'top') };
  }

  /** How many results lie above `y`, with a fraction: what a scroll bar shows. */
  positionAt(anchor: Anchor, y: number): number {
    const { page, top } = this.pageAt(anchor, y);
    const part = Math.min(1, Math.max(0, (y - top) / Math.max(1, this.pitch(page))));
    return Math.min(this.#count, page * PAGE_SIZE + part * this.#resultsOn(page));
  }

  /** Pixels from the first row's upper edge to the anchor, or `null` if more than `limit`. */
  above({ index, edge }: Anchor, limit: number): number | null {
    let sum = this.edgeOf(index, edge);
    for (let page = pageOf(index) - 1; page >= 0; page--) {
      sum += this.pitch(page);
      if (sum > limit) return null;
    }
    return sum;
  }

  /** Pixels from the anchor to the last row's lower edge, or `null` if more than `limit`. */
  below({ index, edge }: Anchor, limit: number): number | null {
    let sum = -this.edgeOf(index, edge);
    for (let page = pageOf(index); page < this.pageCount; page++) {
      sum += this.pitch(page);
      if (sum > limit) return null;
    }
    return sum - this.geometry.rowGap;
  }

  #resultsOn(page: number): number {
    return Math.max(1, Math.min(PAGE_SIZE, this.#count - page * PAGE_SIZE));
  }
}
