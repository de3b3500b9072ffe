import { PAGE_SIZE } from '../../../shared/model/search.ts';
import type { Placed } from './flow.ts';

/** A rectangle in the strip's own pixels. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The rectangle between two corners, whichever way it was drawn. */
export function rectBetween(one: Point, other: Point): Rect {
  return {
    left: Math.min(one.x, other.x),
    top: Math.min(one.y, other.y),
    right: Math.max(one.x, other.x),
    bottom: Math.max(one.y, other.y),
  };
}

/** Positions of the results whose tiles the rectangle touches. */
export function touched(placed: readonly Placed[], { left, top, right, bottom }: Rect): readonly number[] {
  return placed.flatMap((one) => {
    if (one.kind === 'gap' || one.y >= bottom || one.y + one.row.height <= top) return [];
    return one.row.tiles
      .filter((tile) => tile.left < right && tile.left + tile.width > left)
      .map((tile) => one.page * PAGE_SIZE + tile.item);
  });
}
