import type { PreviewCache, Previews } from '../../catalog/index.ts';
import { defineModule } from '../../platform/modules/index.ts';
import type { Library } from '../files/index.ts';
import { createPictures } from './index.ts';
import type { LookMemory, Painter, Pictures } from './index.ts';

export interface Needs {
  readonly library: Library;
  readonly layouts: Painter;
  readonly looks: LookMemory;
  readonly previews: Previews;
  readonly previewCache: PreviewCache;
}

/** Pictures of assets, from our own files first. */
export const picturesModule = defineModule<Needs, { readonly pictures: Pictures }>({
  name: 'pictures',
  needs: ['library', 'layouts', 'looks', 'previews', 'previewCache'],
  provides: ['pictures'],
  create: ({ library, layouts, looks, previews, previewCache }) => ({
    pictures: createPictures({ library, layouts, looks, previews, cache: previewCache }),
  }),
});
