import type { Feature } from '../../state/feature.ts';
import { SwapDialog } from './SwapDialog.tsx';

export const feature: Feature = {
  id: 'swap',
  panel: [{ order: 90, component: SwapDialog }],
};
