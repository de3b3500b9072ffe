import type { AssetId } from '../../../shared/model/ids.ts';
import type { DepositphotosClient } from '../../api/index.ts';
import { createSignal, defineModule } from '../../platform/modules/index.ts';
import type { Signal } from '../../platform/modules/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { catalogMigrations, createCatalog, createFindRelated } from './index.ts';
import type { Catalog, FindRelated } from './index.ts';

export interface Needs {
  readonly store: Store;
  readonly client: DepositphotosClient;
}

export interface Provides {
  readonly catalog: Catalog;
  readonly related: FindRelated;
  /** The asset whose page was read. */
  readonly detailsRead: Signal<AssetId>;
}

export const assetsModule = defineModule<Needs, Provides>({
  name: 'catalog',
  needs: ['store', 'client'],
  provides: ['catalog', 'related', 'detailsRead'],
  migrations: catalogMigrations,
  create: ({ store, client }) => {
    const detailsRead = createSignal<AssetId>();
    const catalog = createCatalog({ store, client, onDetails: (id) => detailsRead.tell(id) });
    return { catalog, related: createFindRelated({ store, client, catalog }), detailsRead };
  },
});
