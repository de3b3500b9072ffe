import { darken, mix } from '../brushes/colour.ts';
import { haze, hourOf } from '../brushes/sky.ts';
import { path } from '../brushes/svg.ts';
import { below, heightAt, hills, massif, ridge } from '../brushes/terrain.ts';
import { pineRow } from '../brushes/trees.ts';
import type { Scene } from '../scene.ts';
import { cabin, hiker, jetty, rowingBoat, tent } from './landmarks.ts';
import { lakeMirror, river } from './ground.ts';
import { layerColour } from './layers.ts';

export function peaks(scene: Scene, horizon: number): void {
  const { canvas, random } = scene;
  const sunSide = random.chance(0.5) ? 1 : -1;
  const tall = Math.min(horizon * 0.75, canvas.unit * random.between(0.34, 0.5));
  canvas.add(
    path(
      below(
        ridge(random, canvas.width, {
          base: horizon,
          height: tall * 0.75,
          peaks: random.int(4, 6),
          roughness: 0.8,
        }),
        canvas.height,
        false,
      ),
      layerColour(scene, 0),
    ),
  );
  haze(scene, horizon - tall * 0.5, horizon, 0.35);
  massif(scene, {
    base: horizon,
    height: tall,
    peaks: random.int(2, 4) * (canvas.width > canvas.height ? 1.3 : 0.8),
    roughness: 1,
    colour: layerColour(scene, 0.3),
    snow: scene.has('snow'),
    sunSide,
  });
  haze(
    scene,
    horizon - tall * 0.35,
    horizon + canvas.height * 0.02,
    hourOf(scene) === 'overcast' ? 0.8 : 0.5,
  );
  if (scene.has('lake')) lakeFloor(scene, horizon);
  else valley(scene, horizon);
  if (scene.has('river')) river(scene, horizon + canvas.height * 0.05);
  if (scene.has('tent'))
    tent(scene, canvas.width * random.between(0.25, 0.75), horizon + canvas.height * 0.2);
  if (scene.has('cabin'))
    cabin(
      scene,
      canvas.width * random.between(0.25, 0.75),
      horizon + canvas.height * 0.15,
      canvas.unit * 0.13,
    );
}

function lakeFloor(scene: Scene, horizon: number): void {
  shoreline(scene, horizon);
  lakeMirror(scene, horizon + scene.canvas.height * 0.015);
}

function shoreline(scene: Scene, y: number): void {
  const { canvas, random } = scene;
  const data = pineRow(
    random,
    46,
    (share) => ({ x: share * canvas.width, y: y + canvas.height * 0.015 }),
    canvas.unit * 0.07,
  );
  canvas.add(path(data, layerColour(scene, 0.7)));
}

/** Foothills, with conifers where the shot has them. */
function valley(scene: Scene, horizon: number): void {
  const { canvas, random } = scene;
  const layers = 3;
  for (let layer = 0; layer < layers; layer += 1) {
    const depth = 0.5 + (layer / (layers - 1)) * 0.5;
    const base = horizon + (canvas.height - horizon) * (0.12 + layer * 0.3);
    const outline = hills(random, canvas.width, base, canvas.height * 0.08, 4);
    const colour = layerColour(scene, depth);
    if (scene.has('pines')) {
      const data = pineRow(
        random,
        30 - layer * 8,
        (share) => ({ x: share * canvas.width, y: heightAt(outline, share * canvas.width) + 6 }),
        canvas.unit * (0.09 + layer * 0.06),
      );
      canvas.add(path(data, darken(colour, 0.12)));
    }
    canvas.add(
      path(
        below(outline, canvas.height, true),
        canvas.linear([
          [0, colour],
          [1, darken(colour, 0.2)],
        ]),
      ),
    );
    if (layer === 0) haze(scene, base - canvas.height * 0.06, base + canvas.height * 0.06, 0.25);
  }
}

export function ridges(scene: Scene, horizon: number): void {
  const { canvas, random } = scene;
  const layers = random.int(5, 7);
  let last = ridge(random, canvas.width, { base: horizon, height: 1, peaks: 2, roughness: 0 });
  for (let layer = 0; layer < layers; layer += 1) {
    const depth = layer / (layers - 1);
    const base = horizon * 0.92 + (canvas.height - horizon * 0.92) * depth * 0.8;
    last = ridge(random, canvas.width, {
      base,
      height: canvas.unit * random.between(0.14, 0.24),
      peaks: random.between(2, 4),
      roughness: 0.75,
    });
    const colour = layerColour(scene, depth);
    canvas.add(
      path(
        below(last, canvas.height, false),
        canvas.linear([
          [0, colour],
          [0.6, mix(colour, scene.palette.tones[2], depth < 0.8 ? 0.5 : 0.05)],
        ]),
      ),
    );
  }
  if (scene.has('hiker')) {
    const x = canvas.width * random.between(0.25, 0.75);
    hiker(scene, x, heightAt(last, x) + 4, canvas.unit * 0.13);
  }
}

export function lake(scene: Scene, horizon: number): void {
  const { canvas, random } = scene;
  const shore = horizon * 0.94;
  if (scene.has('peaks')) {
    massif(scene, {
      base: shore,
      height: canvas.unit * 0.4,
      peaks: random.int(2, 4),
      roughness: 1,
      colour: layerColour(scene, 0.3),
      snow: true,
      sunSide: random.chance(0.5) ? 1 : -1,
    });
  } else {
    for (const depth of [0, 0.3]) {
      canvas.add(
        path(
          below(
            hills(random, canvas.width, shore, canvas.unit * (0.22 - depth * 0.3), 3),
            canvas.height,
            true,
          ),
          layerColour(scene, depth),
        ),
      );
    }
  }
  haze(scene, shore - canvas.unit * 0.15, shore, 0.55);
  if (scene.has('pines') || random.chance(0.5)) shoreline(scene, shore);
  lakeMirror(scene, shore + canvas.height * 0.015);
  if (scene.has('jetty')) jetty(scene, shore);
  if (scene.has('boat'))
    rowingBoat(
      scene,
      canvas.width * random.between(0.3, 0.7),
      shore + (canvas.height - shore) * random.between(0.35, 0.6),
    );
}
