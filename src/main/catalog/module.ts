import { assetsModule } from './assets/module.ts';
import { deepLinksModule } from './deep-links/module.ts';
import { previewsModule } from './previews/module.ts';
import { rejectionsModule } from './rejections/module.ts';
import { searchesModule } from './searches/module.ts';

export const catalogModules = [
  assetsModule,
  previewsModule,
  searchesModule,
  rejectionsModule,
  deepLinksModule,
] as const;
