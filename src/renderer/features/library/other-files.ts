import type { Bridge } from '../../../shared/contract/index.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { Stranger } from '../../../shared/model/library-folder.ts';
import type { LibraryRecord } from '../../../shared/model/record.ts';
import { plainQuery } from '../../../shared/model/search.ts';
import type { Stores } from '../../state/registry/store.ts';
import { assetViewStore } from '../../state/asset.ts';
import { bridgeStore } from '../../state/given.ts';
import { locationStore } from '../../state/location.ts';
import { recordsStore } from '../../state/records.ts';
import { searchStore } from '../../state/search.ts';

/** The contract's limit for one page. */
const PAGE = 500;

/** Files from elsewhere in the library folder, page by page. */
export async function* strangerPages(
  bridge: Bridge['folder'],
  signal?: AbortSignal,
): AsyncGenerator<readonly Stranger[], void, void> {
  for (let after = 0; ; ) {
    const page = await bridge.strangers({ after, limit: PAGE }, { ...(signal && { signal }) });
    yield page;
    after = page.at(-1)?.id ?? after;
    if (page.length < PAGE) return;
  }
}

/** Adds every file that somebody else has put into the folder; returns how many there were. */
export async function adoptAll(bridge: Bridge['folder']): Promise<number> {
  let added = 0;
  for await (const page of strangerPages(bridge)) {
    const ids = page.filter(({ isImported }) => !isImported).map(({ id }) => id);
    await bridge.adopt({ ids });
    added += ids.length;
  }
  return added;
}

/** Shows an asset in the library if it is there, else in the catalogue. Returns its record. */
export async function showAsset(stores: Stores, assetId: AssetId): Promise<LibraryRecord | null> {
  const bridge = stores.get(bridgeStore);
  const place = stores.get(locationStore);
  const records = stores.get(recordsStore);
  const asset = stores.get(assetViewStore);
  const search = stores.get(searchStore);
  const record = await bridge.listing.record({ assetId });
  if (record === null) {
    place.leave();
    search.start(plainQuery(String(assetId)));
  } else {
    place.open('library');
    records.ask({ text: String(assetId) });
    asset.open(record.asset);
  }
  return record;
}
