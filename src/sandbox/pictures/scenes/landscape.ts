import { darken, lighten, mix } from '../brushes/colour.ts';
import { clouds, flock, haze, hourOf, paintSky, paintWeather, vignette } from '../brushes/sky.ts';
import { circle, path, polygon, rect } from '../brushes/svg.ts';
import { below, heightAt, hills, massif, ridge } from '../brushes/terrain.ts';
import { pineRow } from '../brushes/trees.ts';
import type { Painter, Scene } from '../scene.ts';
import { aurora, avenue, balloon, cabin, hiker, jetty, rowingBoat, tent } from './landmarks.ts';
import { barnFarm, buttes, camels, dunes, furrows, oneTree, poppies, saguaros } from './country.ts';
import { lakeMirror, river, road, trunks, waterfall } from './ground.ts';

/** Land under a sky: the shot's main word says which. */
export const landscape: Painter = (scene) => {
  const { canvas, random } = scene;
  const upright = canvas.height > canvas.width;
  const horizon = canvas.height * random.between(upright ? 0.52 : 0.56, upright ? 0.64 : 0.7);
  if (scene.main === 'trunks') trunks(scene);
  else {
    paintSky(scene, horizon);
    if (scene.has('northern')) aurora(scene, horizon);
    paintLand(scene, horizon);
  }
  paintWeather(scene);
  vignette(scene);
};

function paintLand(scene: Scene, horizon: number): void {
  switch (scene.main) {
    case 'peaks':
      return peaks(scene, horizon);
    case 'ridges':
      return ridges(scene, horizon);
    case 'pinehills':
      return pineHills(scene, horizon);
    case 'lake':
      return lake(scene, horizon);
    case 'waterfall':
      return waterfall(scene, horizon);
    case 'dunes':
      dunes(scene, horizon);
      if (scene.has('camels')) camels(scene, horizon);
      if (scene.has('cactus')) saguaros(scene, horizon);
      return;
    case 'buttes':
      return buttes(scene, horizon);
    case 'roadstraight':
      peaks(scene, horizon);
      return road(scene, horizon, true);
    case 'roadcurve':
      rolling(scene, horizon);
      return road(scene, horizon, false);
    case 'wheat':
    case 'lavender':
    case 'vineyard':
      rolling(scene, horizon);
      return furrows(scene, horizon, scene.main);
    case 'poppies':
      rolling(scene, horizon);
      return poppies(scene, horizon);
    case 'onetree':
      return oneTree(scene, horizon);
    case 'barn':
      rolling(scene, horizon);
      return barnFarm(scene, horizon);
    case 'avenue':
      return avenue(scene, horizon);
    case 'snowfield':
      return snowfield(scene, horizon);
    default:
      return openSky(scene, horizon);
  }
}

/** Colour of a layer: `depth` 0 is at the horizon, 1 at the viewer's feet. */
export function layerColour(scene: Scene, depth: number): string {
  const [, middle, low, far, near] = scene.palette.tones;
  const distant = mix(far, mix(low, middle, 0.5), 0.35 * (1 - depth));
  return mix(distant, near, depth ** 1.3);
}

function peaks(scene: Scene, horizon: number): void {
  const { canvas, random } = scene;
  const sunSide = random.chance(0.5) ? 1 : -1;
  const tall = Math.min(horizon * 0.75, canvas.unit * random.between(0.34, 0.5));
  canvas.add(path(below(ridge(random, canvas.width, { base: horizon, height: tall * 0.75, peaks: random.int(4, 6), roughness: 0.8 }), canvas.height, false), layerColour(scene, 0)));
  haze(scene, horizon - tall * 0.5, horizon, 0.35);
  massif(scene, { base: horizon, height: tall, peaks: random.int(2, 4) * (canvas.width > canvas.height ? 1.3 : 0.8), roughness: 1, colour: layerColour(scene, 0.3), snow: scene.has('snow'), sunSide });
  haze(scene, horizon - tall * 0.35, horizon + canvas.height * 0.02, hourOf(scene) === 'overcast' ? 0.8 : 0.5);
  if (scene.has('lake')) return lakeFloor(scene, horizon);
  valley(scene, horizon);
  if (scene.has('river')) river(scene, horizon + canvas.height * 0.05);
  if (scene.has('tent')) tent(scene, canvas.width * random.between(0.25, 0.75), horizon + canvas.height * 0.2);
  if (scene.has('cabin')) cabin(scene, canvas.width * random.between(0.25, 0.75), horizon + canvas.height * 0.15, canvas.unit * 0.13);
}

function lakeFloor(scene: Scene, horizon: number): void {
  shoreline(scene, horizon);
  lakeMirror(scene, horizon + scene.canvas.height * 0.015);
}

function shoreline(scene: Scene, y: number): void {
  const { canvas, random } = scene;
  const data = pineRow(random, 46, (share) => ({ x: share * canvas.width, y: y + canvas.height * 0.015 }), canvas.unit * 0.07);
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
      const data = pineRow(random, 30 - layer * 8, (share) => ({ x: share * canvas.width, y: heightAt(outline, share * canvas.width) + 6 }), canvas.unit * (0.09 + layer * 0.06));
      canvas.add(path(data, darken(colour, 0.12)));
    }
    canvas.add(path(below(outline, canvas.height, true), canvas.linear([[0, colour], [1, darken(colour, 0.2)]])));
    if (layer === 0) haze(scene, base - canvas.height * 0.06, base + canvas.height * 0.06, 0.25);
  }
}

function ridges(scene: Scene, horizon: number): void {
  const { canvas, random } = scene;
  const layers = random.int(5, 7);
  let last = ridge(random, canvas.width, { base: horizon, height: 1, peaks: 2, roughness: 0 });
  for (let layer = 0; layer < layers; layer += 1) {
    const depth = layer / (layers - 1);
    const base = horizon * 0.92 + (canvas.height - horizon * 0.92) * depth * 0.8;
    last = ridge(random, canvas.width, { base, height: canvas.unit * random.between(0.14, 0.24), peaks: random.between(2, 4), roughness: 0.75 });
    const colour = layerColour(scene, depth);
    canvas.add(path(below(last, canvas.height, false), canvas.linear([[0, colour], [0.6, mix(colour, scene.palette.tones[2], depth < 0.8 ? 0.5 : 0.05)]])));
  }
  if (scene.has('hiker')) {
    const x = canvas.width * random.between(0.25, 0.75);
    hiker(scene, x, heightAt(last, x) + 4, canvas.unit * 0.13);
  }
}

function pineHills(scene: Scene, horizon: number): void {
  const { canvas, random } = scene;
  const layers = 5;
  for (let layer = 0; layer < layers; layer += 1) {
    const depth = layer / (layers - 1);
    const base = horizon * 0.95 + (canvas.height - horizon * 0.95) * depth * 0.85;
    const outline = hills(random, canvas.width, base, canvas.unit * 0.13, 3);
    const colour = layerColour(scene, 0.12 + depth * 0.88);
    const size = canvas.unit * (0.05 + depth * 0.16);
    canvas.add(path(pineRow(random, Math.round(60 - depth * 36), (share) => ({ x: share * canvas.width, y: heightAt(outline, share * canvas.width) + size * 0.2 }), size), colour));
    canvas.add(path(below(outline, canvas.height, true), canvas.linear([[0, colour], [0.5, mix(colour, scene.palette.tones[2], depth < 0.9 ? 0.35 : 0)]])));
  }
  if (scene.has('cabin')) cabin(scene, canvas.width * random.between(0.3, 0.7), canvas.height * 0.92, canvas.unit * 0.16);
}

export function rolling(scene: Scene, horizon: number): void {
  const { canvas, random } = scene;
  for (const depth of [0, 0.3, 0.6]) {
    const base = horizon + (canvas.height - horizon) * depth * 0.35;
    const outline = hills(random, canvas.width, base, canvas.unit * 0.1, 3);
    const colour = layerColour(scene, 0.15 + depth);
    canvas.add(path(below(outline, canvas.height, true), canvas.linear([[0, lighten(colour, 0.12)], [0.5, colour]])));
    if (depth > 0) hedge(scene, outline, colour);
  }
}

function hedge(scene: Scene, outline: readonly { x: number; y: number }[], colour: string): void {
  const { canvas, random } = scene;
  const from = random.between(0, 0.6) * canvas.width;
  for (let i = 0; i < 12; i += 1) {
    const x = from + i * canvas.unit * 0.022;
    canvas.add(circle(x, heightAt(outline, x), canvas.unit * random.between(0.009, 0.02), darken(colour, 0.3)));
  }
}

function lake(scene: Scene, horizon: number): void {
  const { canvas, random } = scene;
  const shore = horizon * 0.94;
  if (scene.has('peaks')) {
    massif(scene, { base: shore, height: canvas.unit * 0.4, peaks: random.int(2, 4), roughness: 1, colour: layerColour(scene, 0.3), snow: true, sunSide: random.chance(0.5) ? 1 : -1 });
  } else {
    for (const depth of [0, 0.3]) {
      canvas.add(path(below(hills(random, canvas.width, shore, canvas.unit * (0.22 - depth * 0.3), 3), canvas.height, true), layerColour(scene, depth)));
    }
  }
  haze(scene, shore - canvas.unit * 0.15, shore, 0.55);
  if (scene.has('pines') || random.chance(0.5)) shoreline(scene, shore);
  lakeMirror(scene, shore + canvas.height * 0.015);
  if (scene.has('jetty')) jetty(scene, shore);
  if (scene.has('boat')) rowingBoat(scene, canvas.width * random.between(0.3, 0.7), shore + (canvas.height - shore) * random.between(0.35, 0.6));
}

function snowfield(scene: Scene, horizon: number): void {
  const { canvas, random, palette } = scene;
  const snow = mix(lighten(palette.tones[2], 0.55), '#ffffff', hourOf(scene) === 'night' ? 0 : 0.3);
  canvas.add(path(below(ridge(random, canvas.width, { base: horizon, height: canvas.unit * 0.25, peaks: 3, roughness: 0.6 }), canvas.height, false), layerColour(scene, 0.1)));
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
      canvas.add(path(pineRow(random, 1, () => ({ x: x - size * 0.03, y: y - size * 0.12 }), size * 0.8), snow, { opacity: 0.72 }));
    }
    canvas.add(path(below(outline, canvas.height, true), canvas.linear([[0, snow], [1, mix(snow, palette.tones[0], 0.3)]])));
  }
  if (scene.has('cabin')) cabin(scene, canvas.width * random.between(0.3, 0.7), horizon + (canvas.height - horizon) * 0.5, canvas.unit * 0.17, snow);
}

function openSky(scene: Scene, horizon: number): void {
  const { canvas, random } = scene;
  clouds(scene, canvas.height, random.int(5, 9), 0.7);
  const strip = canvas.height * random.between(0.88, 0.96);
  canvas.add(path(below(hills(random, canvas.width, strip, canvas.unit * 0.05, 4), canvas.height, true), layerColour(scene, 0.85)));
  if (scene.has('balloons')) {
    for (let i = random.int(2, 5); i > 0; i -= 1) balloon(scene, canvas.width * random.between(0.12, 0.88), horizon * random.between(0.2, 1), canvas.unit * random.between(0.05, 0.14));
  }
  if (scene.has('flock')) flock(scene, canvas.width * random.between(0.3, 0.7), horizon * random.between(0.3, 0.7), random.int(9, 22), canvas.unit * 0.03);
}

/** A filled foreground band, for scenes that stand on something. */
export function foreground(scene: Scene, y: number, colour: string): void {
  const { canvas, random } = scene;
  canvas.add(path(below(hills(random, canvas.width, y, canvas.unit * 0.04, 4), canvas.height, true), colour));
}

export function triangleRoof(x: number, y: number, width: number, height: number, fill: string): string {
  return polygon([{ x: x - width / 2, y }, { x, y: y - height }, { x: x + width / 2, y }], fill);
}

export function wall(x: number, y: number, width: number, height: number, fill: string): string {
  return rect(x - width / 2, y - height, width, height, fill);
}
