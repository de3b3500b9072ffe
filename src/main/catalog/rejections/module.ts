import { defineModule } from '../../platform/modules/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { createRejections, rejectionMigrations } from './index.ts';
import type { Rejections } from './index.ts';

export const rejectionsModule = defineModule<{ readonly store: Store }, { readonly rejections: Rejections }>({
  name: 'rejections',
  needs: ['store'],
  provides: ['rejections'],
  migrations: rejectionMigrations,
  create: ({ store }) => ({ rejections: createRejections({ store }) }),
  close: ({ rejections }) => rejections.close(),
});
