import { defineModule } from '../../platform/modules/index.ts';
import { createLinks } from './index.ts';
import type { Links } from './index.ts';

export const deepLinksModule = defineModule<object, { readonly links: Links }>({
  name: 'links',
  needs: [],
  provides: ['links'],
  create: () => ({ links: createLinks() }),
  close: ({ links }) => links.close(),
});
