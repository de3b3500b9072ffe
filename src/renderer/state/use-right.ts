import { useStore } from 'zustand';
import type { Right } from '../../shared/model/download.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import { useLibrary } from './library.ts';
import { useRecords } from './records.ts';
import { useTable } from './search-table.ts';

/**
 * What the badge of an asset says. The library shows files: there a comp stays a comp, even if the group has licensed the asset.
 * Everywhere else it is the asset itself that is licensed or not.
 */
export function useRight(asset: AssetId): Right | null {
  const library = useLibrary();
  const records = useRecords();
  const table = useTable();
  const ofAsset = useStore(library.store, (state) => state.rights.get(asset) ?? null);
  const ofFiles = useStore(records.store, (state) => state.records.get(asset)?.right ?? null);
  return table === records.table ? ofFiles : ofAsset;
}
