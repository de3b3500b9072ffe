import type { Asset } from '../../shared/model/asset.ts';
import type { Pages } from './result-pages.ts';
import { PAGE_SIZE } from '../../shared/model/search.ts';

/** The assets from one position to another, both included, as far as their pages are here. */
export function assetsBetween(pages: Pages, one: number, other: number): readonly Asset[] {
  const [first, last] = one < other ? [one, other] : [other, one];
  return inOrder(pages).flatMap((page) => {
    const start = page * PAGE_SIZE;
    const assets = pages.get(page) ?? [];
    return assets.slice(Math.max(0, first - start), Math.max(0, last - start + 1));
  });
}

/** Everything that is here. */
export function allAssets(pages: Pages): readonly Asset[] {
  return inOrder(pages).flatMap((page) => pages.get(page) ?? []);
}

function inOrder(pages: Pages): readonly number[] {
  return [...pages.keys()].toSorted((a, b) => a - b);
}
