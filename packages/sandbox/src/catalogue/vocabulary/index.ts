import { DESIGNS, SOUNDS } from './designs.ts';
import { LANDSCAPES } from './landscapes.ts';
import { LIVING } from './living.ts';
import { SOCIETY } from './society.ts';
import { THINGS } from './things.ts';
import type { Subject } from './types.ts';

/** Everything that the catalogue has pictures of. The order is part of every ID: add at the end only. */
export const SUBJECTS: readonly Subject[] = [
  ...LANDSCAPES,
  ...LIVING,
  ...SOCIETY,
  ...THINGS,
  ...DESIGNS,
  ...SOUNDS,
];

export type { Cast, Family, Look, Mix, Palette, Shot, Subject } from './types.ts';
