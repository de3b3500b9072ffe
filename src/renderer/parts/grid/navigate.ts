import { assertNever } from '../../../shared/model/assert-never.ts';
import { PAGE_SIZE } from '../../../shared/model/search.ts';
import { adjacentPosition, pageOf } from '../../state/result-pages.ts';
import type { Flow } from './flow.ts';
import type { Row, Tile } from './packing.ts';

export const GRID_KEYS = [
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
] as const;
export type GridKey = (typeof GRID_KEYS)[number];

export function isGridKey(key: string): key is GridKey {
  return GRID_KEYS.some((known) => known === key);
}

export interface Step {
  readonly flow: Flow;
  /** Where the keyboard stands. */
  readonly from: number;
  readonly key: GridKey;
  /** Pixels that a page is high. */
  readonly page: number;
  /** Keeps the column while moving up and down through rows of unlike tiles; `null` after a sideways move. */
  readonly column: number | null;
}

export interface Place {
  readonly index: number;
  readonly column: number | null;
}

/** Where a key leads: through rows as they stand on the screen, up and down to the tile that stands there. */
export function navigate(step: Step): Place {
  const { flow, from, key, page } = step;
  const last = Math.max(0, flow.count - 1);
  const sideways = (index: number | null) => ({ index: index ?? from, column: null });
  switch (key) {
    case 'ArrowLeft':
      return sideways(adjacentPosition(flow.pages, flow.count, from, -1));
    case 'ArrowRight':
      return sideways(adjacentPosition(flow.pages, flow.count, from, 1));
    case 'Home':
      return sideways(0);
    case 'End':
      // The last position may be an empty one of a thin page.
      return sideways(adjacentPosition(flow.pages, flow.count, last + 1, -1));
    case 'ArrowUp':
      return toRow(step, -1);
    case 'ArrowDown':
      return toRow(step, 1);
    case 'PageUp':
      return byPixels(step, -page);
    case 'PageDown':
      return byPixels(step, page);
    default:
      return assertNever(key);
  }
}

/** The tile of the next row that stands in the same column; into a page that is not here, to its near end. */
function toRow({ flow, from, column }: Step, by: -1 | 1): Place {
  const row = flow.rowOf(from);
  if (row === null) return { index: from, column };
  const page = pageOf(from);
  const middle = column ?? middleOf(row.tiles[(from % PAGE_SIZE) - row.start]);
  const rows = flow.block(page)?.rows ?? [];
  const inside = rows[rows.indexOf(row) + by];
  if (inside !== undefined) return { index: page * PAGE_SIZE + nearest(inside, middle), column: middle };
  const edge = by > 0 ? page * PAGE_SIZE + (rows.at(-1)?.end ?? 1) - 1 : page * PAGE_SIZE;
  const next = adjacentPosition(flow.pages, flow.count, edge, by);
  if (next === null) return { index: from, column: middle };
  return { index: inColumn(flow, next, middle), column: middle };
}

/** About a screen up or down; at least one row, even where a single row is higher than the window. */
function byPixels(step: Step, pixels: number): Place {
  const { flow, from, column } = step;
  const row = flow.rowOf(from);
  const middle = column ?? middleOf(row?.tiles[(from % PAGE_SIZE) - row.start]);
  const here = { index: from, edge: 'top', y: 0 } as const;
  const { index } = flow.anchorAt(here, pixels);
  const target = flow.rowOf(index);
  if (target !== null && target === row) return toRow(step, pixels < 0 ? -1 : 1);
  return { index: inColumn(flow, index, middle), column: middle };
}

/** The tile in the row of `index` that stands at `x`; the index itself while its page is not here. */
function inColumn(flow: Flow, index: number, x: number): number {
  const row = flow.rowOf(index);
  return row === null ? index : pageOf(index) * PAGE_SIZE + nearest(row, x);
}

function middleOf(tile: Tile | undefined): number {
  return tile === undefined ? 0 : tile.left + tile.width / 2;
}

/** The item whose tile stands at `x`, or the one closest to it. */
function nearest({ tiles, start }: Row, x: number): number {
  let best = start;
  let distance = Number.POSITIVE_INFINITY;
  for (const tile of tiles) {
    const away = Math.max(tile.left - x, x - (tile.left + tile.width), 0);
    if (away < distance) {
      best = tile.item;
      distance = away;
    }
  }
  return best;
}
