import { assertNever } from '../../../shared/model/assert-never.ts';
import type { Packing, Tile } from './packing.ts';

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
  readonly packing: Packing;
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

/** Where a key leads: left and right by one result, up and down to the tile that stands there. */
export function navigate({ packing, from, key, page, column }: Step): Place {
  const last = Math.max(0, packing.packed - 1);
  const here = Math.min(from, last);
  const at = packing.rowOf(here);
  const top = packing.rows[at]?.top ?? 0;
  const toRow = (target: number) => intoRow(packing, here, target, column);
  switch (key) {
    case 'ArrowLeft':
      return { index: Math.max(0, here - 1), column: null };
    case 'ArrowRight':
      return { index: Math.min(last, here + 1), column: null };
    case 'Home':
      return { index: 0, column: null };
    case 'End':
      return { index: last, column: null };
    case 'ArrowUp':
      return toRow(at - 1);
    case 'ArrowDown':
      return toRow(at + 1);
    // At least one row, even where a single row is higher than the window.
    case 'PageUp':
      return toRow(Math.min(at - 1, packing.rowAt(top - page)));
    case 'PageDown':
      return toRow(Math.max(at + 1, packing.rowAt(top + page)));
    default:
      return assertNever(key);
  }
}

/** The tile of another row that stands in the same column, or the same tile at the edges of the grid. */
function intoRow(packing: Packing, here: number, target: number, column: number | null): Place {
  const { rows } = packing;
  const row = rows[packing.rowOf(here)];
  const found = rows[Math.min(rows.length - 1, Math.max(0, target))];
  if (row === undefined || found === undefined) return { index: here, column };
  const middle = column ?? middleOf(packing.tiles(row)[here - row.start]);
  if (found === row) return { index: here, column: middle };
  return { index: nearest(packing.tiles(found), middle), column: middle };
}

function middleOf(tile: Tile | undefined): number {
  return tile === undefined ? 0 : tile.left + tile.width / 2;
}

/** The tile that stands at `x`, or the one closest to it. */
function nearest(tiles: readonly Tile[], x: number): number {
  let best = tiles[0]?.index ?? 0;
  let distance = Number.POSITIVE_INFINITY;
  for (const tile of tiles) {
    const away = Math.max(tile.left - x, x - (tile.left + tile.width), 0);
    if (away < distance) {
      best = tile.index;
      distance = away;
    }
  }
  return best;
}
