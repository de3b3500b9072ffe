import type { Catalog } from '../catalog/index.ts';
import type { Library } from '../library/index.ts';
import { defineModule } from '../platform/modules/index.ts';
import type { Store } from '../platform/store/index.ts';
import type { Undo } from '../platform/undo/index.ts';
import { shotsHandlers } from './handlers.ts';
import { createShots } from './index.ts';
import type { Shots } from './index.ts';
import { shotMigrations } from './migrations.ts';

interface Needs {
  readonly store: Store;
  readonly undo: Undo;
  readonly catalog: Catalog;
  readonly library: Library;
}

const shotsModule = defineModule<Needs, { readonly shots: Shots }>({
  name: 'shots',
  needs: ['store', 'undo', 'catalog', 'library'],
  provides: ['shots'],
  migrations: shotMigrations,
  create: ({ store, undo, catalog, library }) => ({
    shots: createShots({
      store,
      undo,
      facts: (id) => catalog.facts(id),
      rights: (ids) => library.rights(ids),
    }),
  }),
  close: ({ shots }) => shots.close(),
});

export const shotsArea = { modules: [shotsModule] as const, handlers: { shots: shotsHandlers } };
