import type { Feature } from '../../state/feature.ts';
import { AccountMenu } from './AccountMenu.tsx';

export const feature: Feature = {
  id: 'account',
  railFoot: { order: 20, component: AccountMenu },
};
