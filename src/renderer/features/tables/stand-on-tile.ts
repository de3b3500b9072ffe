import { assetViewStore } from '../../state/asset.ts';
import type { Stores } from '../../state/registry/store.ts';
import { assetAt } from '../../state/result-pages.ts';
import { tableInFront } from '../../state/table-in-front.ts';

/** Moves the keyboard to the tile that an event happened on, and picks it alone unless it is picked. Returns whether there is one. */
export function standOnTile(stores: Stores, target: EventTarget | null): boolean {
  const tile =
    target instanceof Element
      ? target.closest<HTMLElement>('[aria-multiselectable="true"] [data-index][data-asset]')
      : null;
  const table = tableInFront(stores);
  if (tile === null || table === null) return false;
  const index = Number(tile.dataset['index']);
  const asset = assetAt(table.source.store.getState().pages, index);
  if (asset === null) return false;
  table.focus.setState({ index });
  if (!table.selection.store.getState().picked.has(asset.id)) table.selection.only(asset, index);
  // Commands are about the asset in the panel, as long as one is open.
  if (stores.get(assetViewStore).store.getState().open !== null) table.open(asset);
  return true;
}
