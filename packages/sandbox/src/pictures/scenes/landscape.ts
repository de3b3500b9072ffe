import { clouds, flock, paintSky, paintWeather, vignette } from '../brushes/sky.ts';
import { path } from '../brushes/svg.ts';
import { below, hills } from '../brushes/terrain.ts';
import type { Painter, Scene } from '../scene.ts';
import { aurora, avenue, balloon } from './landmarks.ts';
import { barnFarm, furrows, oneTree, poppies } from './country.ts';
import { buttes, camels, dunes, saguaros } from './desert.ts';
import { road, waterfall } from './ground.ts';
import { trunks } from './forest.ts';
import { layerColour, rolling } from './layers.ts';
import { peaks, ridges, lake } from './mountains.ts';
import { pineHills, snowfield } from './woodland.ts';

/** Land under a sky: the shot's main word says which. */
export const landscape: Painter = (scene) => {
  const { canvas, random } = scene;
  const upright = canvas.height > canvas.width;
  const horizon = canvas.height * random.between(upright ? 0.52 : 0.56, upright ? 0.64 : 0.7);
  if (scene.main === 'trunks') trunks(scene);
  else {
    paintSky(scene, horizon);
    if (scene.has('northern')) aurora(scene, horizon);
    LANDS[scene.main]?.(scene, horizon);
  }
  paintWeather(scene);
  vignette(scene);
};

type Land = (scene: Scene, horizon: number) => void;

const LANDS: Readonly<Record<string, Land>> = {
  peaks,
  ridges,
  pinehills: pineHills,
  lake,
  waterfall,
  dunes: desert,
  buttes,
  roadstraight: (scene, horizon) => {
    peaks(scene, horizon);
    road(scene, horizon, true);
  },
  roadcurve: (scene, horizon) => {
    rolling(scene, horizon);
    road(scene, horizon, false);
  },
  wheat: (scene, horizon) => cropland(scene, horizon, 'wheat'),
  lavender: (scene, horizon) => cropland(scene, horizon, 'lavender'),
  vineyard: (scene, horizon) => cropland(scene, horizon, 'vineyard'),
  poppies: (scene, horizon) => {
    rolling(scene, horizon);
    poppies(scene, horizon);
  },
  onetree: oneTree,
  barn: (scene, horizon) => {
    rolling(scene, horizon);
    barnFarm(scene, horizon);
  },
  avenue,
  snowfield,
  skyonly: openSky,
};

function desert(scene: Scene, horizon: number): void {
  dunes(scene, horizon);
  if (scene.has('camels')) camels(scene, horizon);
  if (scene.has('cactus')) saguaros(scene, horizon);
}

function cropland(scene: Scene, horizon: number, crop: Parameters<typeof furrows>[2]): void {
  rolling(scene, horizon);
  furrows(scene, horizon, crop);
}

function openSky(scene: Scene, horizon: number): void {
  const { canvas, random } = scene;
  clouds(scene, canvas.height, random.int(5, 9), 0.7);
  const strip = canvas.height * random.between(0.88, 0.96);
  canvas.add(
    path(
      below(hills(random, canvas.width, strip, canvas.unit * 0.05, 4), canvas.height, true),
      layerColour(scene, 0.85),
    ),
  );
  if (scene.has('balloons')) {
    for (let i = random.int(2, 5); i > 0; i -= 1)
      balloon(
        scene,
        canvas.width * random.between(0.12, 0.88),
        horizon * random.between(0.2, 1),
        canvas.unit * random.between(0.05, 0.14),
      );
  }
  if (scene.has('flock'))
    flock(
      scene,
      canvas.width * random.between(0.3, 0.7),
      horizon * random.between(0.3, 0.7),
      random.int(9, 22),
      canvas.unit * 0.03,
    );
}
