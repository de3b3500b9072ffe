import type { Catalog, Previews } from '../catalog/index.ts';
import type { FileAccess } from '../api/index.ts';
import { createPreviews } from '../catalog/index.ts';
import type { SettingsService } from '../platform/settings/index.ts';
import type { Store } from '../platform/store/index.ts';

/** Previews within the size that the user chose: a smaller one is in force at once. Ends with the settings. */
export function composePreviews(options: {
  readonly store: Store;
  readonly folder: string;
  readonly catalog: Catalog;
  readonly files: Pick<FileAccess, 'fetchSmall'>;
  readonly settings: SettingsService;
}): Previews {
  const { settings, ...parts } = options;
  const previews = createPreviews({ ...parts, limitBytes: () => settings.current.cacheBytes });
  const follow = async () => {
    for await (const _ of settings.watch()) await previews.trim();
  };
  // A preview that can't be dropped now goes with the next one that is written.
  follow().catch(() => {});
  return previews;
}
