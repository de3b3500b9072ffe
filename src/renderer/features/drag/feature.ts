import type { Feature } from '../../state/feature.ts';
import { DropIn } from './DropIn.tsx';

export const feature: Feature = {
  id: 'drag',
  overlays: [{ order: 20, component: DropIn }],
};
