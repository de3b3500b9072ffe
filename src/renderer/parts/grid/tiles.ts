import type { Asset } from '../../../shared/model/asset.ts';
import { PAGE_SIZE } from '../../../shared/model/search.ts';
import { assetAt, pageOf } from '../../state/result-pages.ts';
import type { Stack } from '../../state/arrange.ts';
import { placeOf } from '../../state/table.ts';
import type { Listed } from '../../state/table.ts';
import type { Flow, Placed } from './flow.ts';

/** A tile, or a page that is not here yet, with its place in the strip. */
type Drawable =
  | {
      readonly kind: 'tile';
      readonly index: number;
      readonly asset: Asset;
      /** Among all results, folded and hidden ones too; from 0. */
      readonly place: number;
      readonly stack: Stack | null;
      readonly left: number;
      readonly top: number;
      readonly width: number;
      readonly height: number;
    }
  | Extract<Placed, { kind: 'gap' }>;

interface Where {
  readonly focused: number;
  readonly arranged: Listed['arranged'];
}

/** Far above everything: out of sight, but in the document. */
const AWAY = -100_000;

/**
 * What is drawn, in the order of the results, and with it the tile that the keyboard stands on, wherever the user
 * scrolls: focus is never lost. The order never changes, for an element that moves within its document loses it too.
 */
export function inOrder(
  placed: readonly Placed[],
  flow: Flow,
  { focused, arranged }: Where,
): readonly Drawable[] {
  const drawn = placed.flatMap((one) => (one.kind === 'gap' ? [one] : tilesOf(one, flow, arranged)));
  const own = drawn.length === 0 ? null : away(flow, focused, arranged);
  if (own === null || drawn.some((one) => one.kind === 'tile' && one.index === focused)) return drawn;
  const after = drawn.findIndex((one) => firstOf(one) > focused);
  return after === -1 ? [...drawn, own] : [...drawn.slice(0, after), own, ...drawn.slice(after)];
}

function tilesOf(
  { page, row, y }: Extract<Placed, { kind: 'row' }>,
  flow: Flow,
  arranged: Listed['arranged'],
): readonly Drawable[] {
  const own = arranged?.get(page);
  return row.tiles.flatMap(({ item, left, width }) => {
    const index = page * PAGE_SIZE + item;
    const asset = assetAt(flow.pages, index);
    if (asset === null) return [];
    const place = placeOf(arranged, index);
    const stack = own?.stacks.get(asset.id) ?? null;
    return [{ kind: 'tile', index, asset, place, stack, left, top: y, width, height: row.height }];
  });
}

function away(flow: Flow, index: number, arranged: Listed['arranged']): Drawable | null {
  const row = flow.rowOf(index);
  if (row === null) return null;
  const tiles = tilesOf({ kind: 'row', page: pageOf(index), row, y: AWAY }, flow, arranged);
  return tiles.find((one) => one.kind === 'tile' && one.index === index) ?? null;
}

function firstOf(one: Drawable): number {
  return one.kind === 'tile' ? one.index : one.page * PAGE_SIZE;
}
