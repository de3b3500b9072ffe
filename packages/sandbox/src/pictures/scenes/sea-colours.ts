import { mix } from '../brushes/colour.ts';
import { hourOf } from '../brushes/sky.ts';
import type { Scene } from '../scene.ts';

/** The colour that water has in this light. */
export function waterColours(scene: Scene): { readonly far: string; readonly near: string } {
  const [top, middle, low, , near] = scene.palette.tones;
  if (hourOf(scene) === 'day') return { far: mix(top, '#1f7fb5', 0.4), near: mix('#3fc6cf', middle, 0.25) };
  return { far: mix(mix(middle, low, 0.3), near, 0.3), near: mix(top, near, 0.35) };
}
