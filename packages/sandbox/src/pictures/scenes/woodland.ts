import { darken, lighten, mix } from '../brushes/colour.ts';
import { haze, hourOf } from '../brushes/sky.ts';
import { path } from '../brushes/svg.ts';
import { below, heightAt, hills, ridge } from '../brushes/terrain.ts';
import { pineRow } from '../brushes/trees.ts';
import type { Scene } from '../scene.ts';
import { cabin } from './landmarks.ts';
import { layerColour } from './layers.ts';

export function pineHills(scene: Scene, horizon: number): void {
  const { canvas, random } = scene;
  const layers = 5;
  for (let layer = 0; layer < layers; layer += 1) {
    const depth = layer / (layers - 1);
    const base = horizon * 0.95 + (canvas.height - horizon * 0.95) * depth * 0.85;
    const outline = hills(random, canvas.width, base, canvas.unit * 0.13, 3);
    const colour = layerColour(scene, 0.12 + depth * 0.88);
    const size = canvas.unit * (0.05 + depth * 0.16);
    canvas.add(
      path(
        pineRow(
          random,
          Math.round(60 - depth * 36),
          (share) => ({ x: share * canvas.width, y: heightAt(outline, share * canvas.width) + size * 0.2 }),
          size,
        ),
        colour,
      ),
    );
    canvas.add(
      path(
        below(outline, canvas.height, true),
        canvas.linear([
          [0, colour],
          [0.5, mix(colour, scene.palette.tones[2], depth < 0.9 ? 0.35 : 0)],
        ]),
      ),
    );
  }
  if (scene.has('cabin'))
    cabin(scene, canvas.width * random.between(0.3, 0.7), canvas.height * 0.92, canvas.unit * 0.16);
}

export function snowfield(scene: Scene, horizon: number): void {
  const { canvas, random, palette } = scene;
  const snow = mix(lighten(palette.tones[2], 0.55), '#ffffff', hourOf(scene) === 'night' ? 0 : 0.3);
  canvas.add(
    path(
      below(
        ridge(random, canvas.width, { base: horizon, height: canvas.unit * 0.25, peaks: 3, roughness: 0.6 }),
        canvas.height,
        false,
      ),
      layerColour(scene, 0.1),
    ),
  );
  haze(scene, horizon - canvas.unit * 0.2, horizon, 0.6);
  for (const depth of [0, 0.5, 1]) {
    const base = horizon + (canvas.height - horizon) * depth * 0.65;
    const outline = hills(random, canvas.width, base, canvas.unit * 0.07, 3);
    const size = canvas.unit * (0.1 + depth * 0.2);
    for (let i = 0; i < 12 - depth * 7; i += 1) {
      const x = random.between(0, canvas.width);
      const y = heightAt(outline, x) + 8;
      const tree = pineRow(random, 1, () => ({ x, y }), size);
      canvas.add(path(tree, mix(layerColour(scene, 0.3), darken(palette.tones[0], 0.5), 0.5 + depth * 0.3)));
      canvas.add(
        path(
          pineRow(random, 1, () => ({ x: x - size * 0.03, y: y - size * 0.12 }), size * 0.8),
          snow,
          { opacity: 0.72 },
        ),
      );
    }
    canvas.add(
      path(
        below(outline, canvas.height, true),
        canvas.linear([
          [0, snow],
          [1, mix(snow, palette.tones[0], 0.3)],
        ]),
      ),
    );
  }
  if (scene.has('cabin'))
    cabin(
      scene,
      canvas.width * random.between(0.3, 0.7),
      horizon + (canvas.height - horizon) * 0.5,
      canvas.unit * 0.17,
      snow,
    );
}
