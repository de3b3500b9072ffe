import { darken, lighten, mix } from '../brushes/colour.ts';
import { circle, path } from '../brushes/svg.ts';
import { below, heightAt, hills } from '../brushes/terrain.ts';
import type { Scene } from '../scene.ts';

/** Colour of a layer: `depth` 0 is at the horizon, 1 at the viewer's feet. */
export function layerColour(scene: Scene, depth: number): string {
  const [, middle, low, far, near] = scene.palette.tones;
  const distant = mix(far, mix(low, middle, 0.5), 0.35 * (1 - depth));
  return mix(distant, near, depth ** 1.3);
}

export function rolling(scene: Scene, horizon: number): void {
  const { canvas, random } = scene;
  for (const depth of [0, 0.3, 0.6]) {
    const base = horizon + (canvas.height - horizon) * depth * 0.35;
    const outline = hills(random, canvas.width, base, canvas.unit * 0.1, 3);
    const colour = layerColour(scene, 0.15 + depth);
    canvas.add(
      path(
        below(outline, canvas.height, true),
        canvas.linear([
          [0, lighten(colour, 0.12)],
          [0.5, colour],
        ]),
      ),
    );
    if (depth > 0) hedge(scene, outline, colour);
  }
}

function hedge(scene: Scene, outline: readonly { x: number; y: number }[], colour: string): void {
  const { canvas, random } = scene;
  const from = random.between(0, 0.6) * canvas.width;
  for (let i = 0; i < 12; i += 1) {
    const x = from + i * canvas.unit * 0.022;
    canvas.add(
      circle(x, heightAt(outline, x), canvas.unit * random.between(0.009, 0.02), darken(colour, 0.3)),
    );
  }
}
