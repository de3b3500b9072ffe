import { collectFeatures } from '../state/feature.ts';
import type { Feature, Features } from '../state/feature.ts';

const MODULES = import.meta.glob<{ readonly feature: Feature }>('../features/*/feature.ts', { eager: true });

/** Every feature of the page: each folder of `features` declares itself. */
export const FEATURES: Features = collectFeatures(Object.values(MODULES).map(({ feature }) => feature));
