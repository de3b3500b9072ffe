import type { Ownership, OwnershipChanged } from '../../ownership/index.ts';
import type { ProfilePaths } from '../../platform/host/index.ts';
import { defineModule } from '../../platform/modules/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { isSwitching } from '../storage/index.ts';
import { createLibrary, libraryMigrations } from './index.ts';
import type { Library } from './index.ts';

export interface Needs {
  readonly store: Store;
  readonly paths: ProfilePaths;
  readonly ownership: Ownership;
  readonly ownershipChanged: OwnershipChanged;
}

/** The records of files, beneath downloads, purchases and everything that shows a file. */
export const filesModule = defineModule<Needs, { readonly library: Library }>({
  name: 'library',
  needs: ['store', 'paths', 'ownership', 'ownershipChanged'],
  provides: ['library'],
  migrations: libraryMigrations,
  create: ({ store, paths, ownership, ownershipChanged }) => {
    const library = createLibrary({
      store,
      locks: paths.profile,
      isSwitching: () => isSwitching(store),
      ownership,
    });
    ownershipChanged.listen((assets) => {
      if (assets === 'everything') library.touchAll();
      else library.touch(assets);
    });
    return { library };
  },
  close: ({ library }) => library.close(),
});
