import { cacheHandlers } from './previews/handlers.ts';
import { catalogHandlers } from './assets/handlers.ts';
import { rejectionsHandlers } from './rejections/handlers.ts';
import { relatedHandlers } from './assets/related-handlers.ts';
import { searchesHandlers } from './searches/handlers.ts';
import { assetsModule } from './assets/module.ts';
import { deepLinksModule } from './deep-links/module.ts';
import { previewsModule } from './previews/module.ts';
import { rejectionsModule } from './rejections/module.ts';
import { searchesModule } from './searches/module.ts';

const modules = [assetsModule, previewsModule, searchesModule, rejectionsModule, deepLinksModule] as const;

export const catalogArea = {
  modules,
  handlers: {
    cache: cacheHandlers,
    catalog: catalogHandlers,
    rejections: rejectionsHandlers,
    related: relatedHandlers,
    searches: searchesHandlers,
  },
};
