import { WHOLE_LIBRARY } from '../../../shared/model/record.ts';
import type { LibraryQuery } from '../../../shared/model/record.ts';
import type { Finder } from '../../state/finder.ts';
import { bridgeStore } from '../../state/given.ts';
import { locationStore } from '../../state/location.ts';
import { recordsStore } from '../../state/records.ts';
import type { Stores } from '../../state/registry/store.ts';
import { showAsset } from '../../state/show-asset.ts';
import { formatCount } from '../../ui/format.ts';

/** Assets shown by name; the rest behind one row. */
const MOST = 5;
/** The contract's limit for one word of a library query. */
const MAX_TEXT = 500;

const records: Finder = {
  title: 'In the library',
  order: 30,
  ask: async (stores, typed, signal) => {
    const text = typed.trim().slice(0, MAX_TEXT);
    const { total, records: found } = await stores
      .get(bridgeStore)
      .listing.page({ query: { ...WHOLE_LIBRARY, text }, offset: 0, limit: MOST }, { signal });
    const assets = found.map(({ asset, right, project }) => ({
      id: String(asset.id),
      label: asset.title,
      detail: [right === 'licensed' ? 'Licensed' : 'Comp', project, asset.id].filter(Boolean).join(' · '),
      picture: asset.id,
      run: (all: Stores) => void showAsset(all, asset.id),
    }));
    const rest = {
      id: 'all',
      label: `Show all ${formatCount(total)} in the library`,
      run: (all: Stores) => show(all, { ...WHOLE_LIBRARY, text }),
    };
    return total > found.length ? [...assets, rest] : assets;
  },
};

const filters: Finder = {
  title: 'Saved in the library',
  order: 45,
  known: (stores) =>
    stores
      .get(recordsStore)
      .store.getState()
      .filters.map(({ id, name, query }) => ({
        id: String(id),
        label: name,
        run: (all) => show(all, query),
      })),
};

function show(stores: Stores, query: LibraryQuery): void {
  stores.get(locationStore).open('library');
  stores.get(recordsStore).show(query);
}

/** Assets of the library, and filters saved in it. */
export const LIBRARY_FINDERS: readonly Finder[] = [records, filters];
