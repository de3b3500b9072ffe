import type { Feature } from '../../state/feature.ts';
import { GuideLayer } from './GuideLayer.tsx';
import { GuideTools } from './GuideTools.tsx';
import { guidesStore } from './guides-store.ts';

export const feature: Feature = {
  id: 'guides',
  stores: [guidesStore],
  lookTools: [{ order: 10, component: GuideTools }],
  lookLayers: [{ order: 10, component: GuideLayer }],
};
