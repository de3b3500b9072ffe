import type { Motif } from '../../catalogue/index.ts';
import type { Painter } from '../scene.ts';
import { landscape } from './landscape.ts';

type Family = Motif['subject']['family'];

export function painterOf(family: Family): Painter {
  switch (family) {
    default:
      return landscape;
  }
}
