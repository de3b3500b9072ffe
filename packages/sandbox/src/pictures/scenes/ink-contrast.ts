import { luminance } from '../brushes/colour.ts';
import type { Scene } from '../scene.ts';

/** Colours that show on the ground of the palette. */
export function inksOn(scene: Scene): string[] {
  const { palette } = scene;
  const ground = luminance(palette.tones[0]);
  const all = [palette.tones[2], palette.glow, palette.tones[4], ...palette.accents];
  const clear = all.filter((ink) => Math.abs(luminance(ink) - ground) > 0.22);
  return clear.length > 0 ? clear : ['#ffffff'];
}
