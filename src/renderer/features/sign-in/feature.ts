import type { Feature } from '../../state/feature.ts';
import { SignIn } from './SignIn.tsx';

export const feature: Feature = {
  id: 'sign-in',
  signedOut: SignIn,
};
