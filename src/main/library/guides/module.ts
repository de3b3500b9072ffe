import { defineModule } from '../../platform/modules/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { createGuides, guideMigrations } from './index.ts';
import type { PictureGuides } from './index.ts';

export const guidesModule = defineModule<{ readonly store: Store }, { readonly guides: PictureGuides }>({
  name: 'guides',
  needs: ['store'],
  provides: ['guides'],
  migrations: guideMigrations,
  create: ({ store }) => ({ guides: createGuides(store) }),
});
