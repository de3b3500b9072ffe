import type { StoreApi } from 'zustand/vanilla';
import type { Asset } from '../../shared/model/asset.ts';
import type { Failure } from '../../shared/model/failure.ts';
import { PAGE_SIZE } from '../../shared/model/search.ts';
import type { ScrollPosition } from '../../shared/model/scroll-position.ts';
import type { Arranged } from './arrange.ts';
import type { GridFocus } from './grid-focus.ts';
import { pageOf } from './result-pages.ts';
import type { Pages, Wanted } from './result-pages.ts';
import type { Selection } from './selection.ts';

/** The part of a list that is here. Positions are those of `Pages`. */
export interface Listed {
  readonly pages: Pages;
  /** Pages that could not be had. */
  readonly failures: ReadonlyMap<number, Failure>;
  /** Positions that can be reached: the total, or less where the source ends earlier. */
  readonly count: number;
  /** What the source says there is. */
  readonly total: number;
  /** How the pages were arranged, if they were: `pages` holds only what is shown. */
  readonly arranged?: ReadonlyMap<number, Arranged>;
}

/** Where the asset at a position stands among all results, those that are folded or hidden too; from 0. */
export function placeOf(arranged: Listed['arranged'], position: number): number {
  const page = pageOf(position);
  const item = position - page * PAGE_SIZE;
  return page * PAGE_SIZE + (arranged?.get(page)?.places[item] ?? item);
}

/** Where the assets of a grid come from: a search, related assets, the library, a board. */
export interface Source<State extends Listed = Listed> {
  readonly store: StoreApi<State>;
  /** Tells what the user is looking at and where the view is going, so that the pages are there in time. */
  want(wanted: Wanted): void;
  /** Asks again for what could not be had. */
  retry(): void;
}

/** A grid's list, where the keyboard stands in it and what is picked: what the panel and quick look walk through. */
export interface Table {
  readonly source: Source;
  readonly focus: GridFocus;
  readonly selection: Selection;
  /** Where in the list one stood, and where it is told; without it a grid begins at its top. */
  readonly scrollPositions?: {
    /** Where the grid begins; `null` for its top. */
    start(): Pick<ScrollPosition, 'index' | 'y'> | null;
    note(change: Partial<ScrollPosition>): void;
  };
  /** Enter, or a click. */
  open(asset: Asset): void;
  /** Space, or a double click. */
  quickLook(): void;
}
