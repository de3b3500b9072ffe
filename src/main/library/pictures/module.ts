import type { PreviewCache, Previews } from '../../catalog/index.ts';
import { defineModule } from '../../platform/modules/index.ts';
import type { Library } from '../files/index.ts';
import { createPictures } from './index.ts';
import type { Painter, Pictures } from './index.ts';

export interface Needs {
  readonly library: Library;
  readonly layouts: Painter;
  readonly previews: Previews;
  readonly previewCache: PreviewCache;
}

/** Pictures of assets, from our own files first. */
export const picturesModule = defineModule<Needs, { readonly pictures: Pictures }>({
  name: 'pictures',
  needs: ['library', 'layouts', 'previews', 'previewCache'],
  provides: ['pictures'],
  create: ({ library, layouts, previews, previewCache }) => ({
    pictures: createPictures({ library, layouts, previews, cache: previewCache }),
  }),
});
