import type { DepositphotosClient } from '../../api/index.ts';
import type { ProfilePaths } from '../../platform/host/index.ts';
import { defineModule } from '../../platform/modules/index.ts';
import type { SettingsService } from '../../platform/settings/index.ts';
import type { Store } from '../../platform/store/index.ts';
import type { Catalog } from '../assets/index.ts';
import { createPreviews, previewMigrations } from './index.ts';
import type { Previews } from './index.ts';

export interface Needs {
  readonly store: Store;
  readonly paths: ProfilePaths;
  readonly catalog: Catalog;
  readonly client: Pick<DepositphotosClient, 'files'>;
  readonly settings: SettingsService;
}

/** Previews within the size that the user chose: a smaller one is in force at once. Ends with the settings. */
export const previewsModule = defineModule<Needs, { readonly previews: Previews }>({
  name: 'previews',
  needs: ['store', 'paths', 'catalog', 'client', 'settings'],
  provides: ['previews'],
  migrations: previewMigrations,
  create: ({ store, paths, catalog, client, settings }) => {
    const previews = createPreviews({
      store,
      folder: paths.previews,
      catalog,
      files: client.files,
      limitBytes: () => settings.current.cacheBytes,
    });
    const follow = async () => {
      for await (const _ of settings.watch()) await previews.trim();
    };
    // A preview that can't be dropped now goes with the next one that is written.
    follow().catch(() => {});
    return { previews };
  },
});
