import type { DepositphotosClient } from '../../api/index.ts';
import type { ProfilePaths } from '../../platform/host/index.ts';
import { defineModule } from '../../platform/modules/index.ts';
import type { SettingsService } from '../../platform/settings/index.ts';
import type { Store } from '../../platform/store/index.ts';
import type { Catalog } from '../assets/index.ts';
import { overlooked } from '../../platform/failures/index.ts';
import { createPreviewCache, createPreviews, previewMigrations } from './index.ts';
import type { PreviewCache, Previews } from './index.ts';

export interface Needs {
  readonly store: Store;
  readonly paths: ProfilePaths;
  readonly catalog: Catalog;
  readonly client: Pick<DepositphotosClient, 'files'>;
  readonly settings: SettingsService;
}

/** Previews, and pictures of our own files, within the size that the user chose: a smaller one is in force at once. Ends with the settings. */
export const previewsModule = defineModule<
  Needs,
  { readonly previews: Previews; readonly previewCache: PreviewCache }
>({
  name: 'previews',
  needs: ['store', 'paths', 'catalog', 'client', 'settings'],
  provides: ['previews', 'previewCache'],
  migrations: previewMigrations,
  create: ({ store, paths, catalog, client, settings }) => {
    const previewCache = createPreviewCache({
      store,
      folder: paths.previews,
      limitBytes: () => settings.current.cacheBytes,
      now: Date.now,
    });
    const previews = createPreviews({ cache: previewCache, catalog, files: client.files });
    const follow = async () => {
      for await (const _ of settings.watch()) await previews.trim();
    };
    // A preview that can't be dropped now goes with the next one that is written.
    follow().catch(overlooked('previews.trim'));
    return { previews, previewCache };
  },
});
