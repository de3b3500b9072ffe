import { defineModule } from '../platform/modules/index.ts';
import type { Store } from '../platform/store/index.ts';
import type { Layouts } from './index.ts';
import { createLooks } from './looks.ts';
import type { Looks } from './looks.ts';
import { lookMigrations } from './migrations.ts';

export interface Needs {
  readonly store: Store;
  readonly layouts: Layouts;
}

/** What was ever shown, by its look. */
export const looksModule = defineModule<Needs, { readonly looks: Looks }>({
  name: 'looks',
  needs: ['store', 'layouts'],
  provides: ['looks'],
  migrations: lookMigrations,
  create: ({ store, layouts }) => ({
    looks: createLooks({ store, printOf: (picture) => layouts.printOf(picture) }),
  }),
});
