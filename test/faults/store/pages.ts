import { ALL_LICENCES } from '../../../src/shared/model/held-licence.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { WHOLE_LIBRARY } from '../../../src/shared/model/record.ts';
import { plainQuery } from '../../../src/shared/model/search.ts';
import type { Bridge } from './world.ts';
import { WORDS } from './world.ts';

export interface Call {
  readonly name: string;
  readonly call: (bridge: Bridge) => Promise<unknown>;
}

/** What every page asks for when it opens, and once more for what it shows then. */
export function pageCalls(ids: readonly AssetId[]): readonly Call[] {
  const [first] = ids;
  if (first === undefined) throw new Error('There is no asset.');
  const streams = {
    account: (bridge: Bridge) => bridge.account.watch(),
    basket: (bridge: Bridge) => bridge.basket.watch(),
    batches: (bridge: Bridge) => bridge.batches.watch(),
    boards: (bridge: Bridge) => bridge.boards.watch(),
    downloads: (bridge: Bridge) => bridge.downloads.watch(),
    folder: (bridge: Bridge) => bridge.folder.watch(),
    library: (bridge: Bridge) => bridge.library.watch(),
    licences: (bridge: Bridge) => bridge.licences.watch(),
    listing: (bridge: Bridge) => bridge.listing.watch(),
    purchases: (bridge: Bridge) => bridge.purchases.watch(),
    rejections: (bridge: Bridge) => bridge.rejections.watch(),
    searches: (bridge: Bridge) => bridge.searches.watch(),
    settings: (bridge: Bridge) => bridge.settings.watch(),
    storage: (bridge: Bridge) => bridge.storage.watch(),
    swaps: (bridge: Bridge) => bridge.swaps.watch(),
  };
  const watched = Object.entries(streams).map(
    ([name, watch]): Call => ({
      name: `${name}.watch`,
      call: async (bridge) => {
        for await (const event of await watch(bridge)) return event;
        throw new Error('The stream told nothing.');
      },
    }),
  );
  const calls: Readonly<Record<string, (bridge: Bridge) => Promise<unknown>>> = {
    'system.info': (bridge) => bridge.system.info(),
    'listing.page': (bridge) => bridge.listing.page({ query: WHOLE_LIBRARY, offset: 0, limit: 100 }),
    'listing.page by title': (bridge) =>
      bridge.listing.page({ query: { ...WHOLE_LIBRARY, sort: 'title' }, offset: 0, limit: 100 }),
    'listing.page with words': (bridge) =>
      bridge.listing.page({ query: { ...WHOLE_LIBRARY, text: 'cover may' }, offset: 0, limit: 100 }),
    'listing.facets': (bridge) => bridge.listing.facets({ query: WHOLE_LIBRARY }),
    'listing.ids': (bridge) => bridge.listing.ids({ query: { ...WHOLE_LIBRARY, tag: 'cover' } }),
    'listing.record': (bridge) => bridge.listing.record({ assetId: first }),
    'listing.paths': async (bridge) => {
      const files = await bridge.library.files({ assetId: first });
      return files.length === 0 ? [] : bridge.listing.paths({ fileIds: files.map(({ id }) => id) });
    },
    'library.rights': (bridge) => bridge.library.rights({ assetIds: [...ids] }),
    'boards.assets': async (bridge) => {
      for await (const boards of await bridge.boards.watch()) {
        for (const { id } of boards) await bridge.boards.assets({ id, offset: 0, limit: 500 });
        return boards;
      }
      return null;
    },
    'boards.holding': (bridge) => bridge.boards.holding({ assetIds: [...ids] }),
    'boards.ofAsset': (bridge) => bridge.boards.ofAsset({ assetId: first }),
    'catalog.search': (bridge) =>
      bridge.catalog.search({ query: plainQuery(WORDS[0]), offset: 0, limit: 40, hash: null }),
    'catalog.asset': (bridge) => bridge.catalog.asset({ id: first }),
    'catalog.categories': (bridge) => bridge.catalog.categories(),
    'searches.history': (bridge) => bridge.searches.history({ text: '' }),
    'searches.lastPlace': (bridge) => bridge.searches.lastPlace(),
    'searches.check': (bridge) => bridge.searches.check(),
    'downloads.history': (bridge) => bridge.downloads.history({ text: '', batchId: null, limit: 100 }),
    'licences.found': (bridge) => bridge.licences.found({ query: ALL_LICENCES }),
    'licences.rows': (bridge) => bridge.licences.rows({ query: ALL_LICENCES, from: null }),
    'licences.choices': (bridge) => bridge.licences.choices(),
    'licences.ofAsset': (bridge) => bridge.licences.ofAsset({ assetId: first }),
    'purchases.monthToDate': (bridge) => bridge.purchases.monthToDate(),
    'purchases.problem': (bridge) => bridge.purchases.problem(),
    'rejections.list': (bridge) => bridge.rejections.list({ project: 'Spring' }),
    'rejections.projects': (bridge) => bridge.rejections.projects(),
    'storage.usage': (bridge) => bridge.storage.usage(),
    'storage.backups': (bridge) => bridge.storage.backups(),
    'cache.usage': (bridge) => bridge.cache.usage(),
    'folder.scanAgain': (bridge) => bridge.folder.scanAgain(),
    'folder.untracked': (bridge) => bridge.folder.untracked({ after: 0, limit: 100 }),
    'drag.prepare': (bridge) => bridge.drag.prepare({ assetIds: [first] }),
  };
  return [...Object.entries(calls).map(([name, call]): Call => ({ name, call })), ...watched];
}
