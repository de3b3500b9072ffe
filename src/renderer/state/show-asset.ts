import type { AssetId } from '../../shared/model/ids.ts';
import type { LibraryRecord } from '../../shared/model/record.ts';
import { plainQuery } from '../../shared/model/search.ts';
import { assetViewStore } from './asset.ts';
import { bridgeStore } from './given.ts';
import { locationStore } from './location.ts';
import { recordsStore } from './records.ts';
import type { Stores } from './registry/store.ts';
import { searchStore } from './search.ts';

/** Shows an asset in the library if it is there, else in the catalogue. Returns its record. */
export async function showAsset(stores: Stores, assetId: AssetId): Promise<LibraryRecord | null> {
  const bridge = stores.get(bridgeStore);
  const location = stores.get(locationStore);
  const records = stores.get(recordsStore);
  const asset = stores.get(assetViewStore);
  const search = stores.get(searchStore);
  const record = await bridge.listing.record({ assetId });
  if (record === null) {
    location.front();
    search.start(plainQuery(String(assetId)));
  } else {
    location.open('library');
    records.ask({ text: String(assetId) });
    asset.open(record.asset);
  }
  return record;
}
