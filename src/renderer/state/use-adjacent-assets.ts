import { useStore } from 'zustand';
import { useAssetView } from './asset.ts';
import { useTable } from './search-table.ts';
import { assetAt, adjacentPosition } from './result-pages.ts';

interface Neighbours {
  readonly previous: (() => void) | null;
  readonly next: (() => void) | null;
}

/** The results before and after the one the grid stands on. The panel, if it is open, goes along. */
export function useAdjacentAssets(): Neighbours {
  const asset = useAssetView();
  const { source, focus, selection, open } = useTable();
  const index = useStore(focus, (state) => state.index);
  const pages = useStore(source.store, (state) => state.pages);
  const count = useStore(source.store, (state) => state.count);
  const go = (step: -1 | 1) => {
    const to = adjacentPosition(pages, count, index, step);
    const found = to === null ? null : assetAt(pages, to);
    if (to === null || found === null) return null;
    return () => {
      focus.setState({ index: to });
      if (asset.store.getState().open !== null) open(found);
      if (selection.store.getState().picked.size <= 1) selection.only(found, to);
    };
  };
  return { previous: go(-1), next: go(1) };
}
