import { darken, lighten, mix } from '../brushes/colour.ts';
import { clouds, hourOf, paintSky, vignette } from '../brushes/sky.ts';
import { line, n, path, polygon, rect } from '../brushes/svg.ts';
import { below, hills, massif } from '../brushes/terrain.ts';
import { grass } from '../brushes/trees.ts';
import type { Painter, Scene } from '../scene.ts';
import { layerColour } from './layers.ts';
import { bicycle, plane, train } from './vehicles.ts';
import { camper, sedan, truck } from './cars.ts';

/** Vehicles in the open. */
export const transport: Painter = (scene) => {
  const { canvas, random } = scene;
  const horizon = canvas.height * random.between(0.52, 0.6);
  if (scene.main === 'plane') return flying(scene);
  paintSky(scene, horizon);
  if (scene.main === 'train') viaduct(scene, horizon);
  else roadside(scene, horizon);
  vignette(scene);
};

function flying(scene: Scene): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  paintSky(scene, height * 1.05);
  const trail = scene.has('trail');
  const size = unit * (trail ? random.between(0.2, 0.3) : random.between(0.5, 0.66));
  const x = width * random.between(0.45, 0.58);
  const y = height * random.between(0.36, 0.5);
  const mirror = random.chance(0.5);
  const turn = mirror ? random.between(6, 16) : random.between(-16, -6);
  if (trail) {
    const back = mirror ? 1 : -1;
    const slope = Math.tan((turn / 180) * Math.PI);
    for (const dy of [-0.03, 0.03])
      canvas.add(
        polygon(
          [
            { x, y: y + dy * size },
            { x: x + back * width, y: y + back * width * slope + dy * size - unit * 0.02 },
            { x: x + back * width, y: y + back * width * slope + dy * size + unit * 0.03 },
          ],
          '#ffffff',
          { opacity: 0.42 },
        ),
      );
  } else clouds(scene, height * 1.25, random.int(3, 5), 0.85);
  plane(scene, x, y, size, { mirror, turn });
  if (!trail && hourOf(scene) !== 'night') {
    for (let i = 0; i < 3; i += 1)
      canvas.add(
        rect(
          0,
          height * (0.84 + i * 0.05),
          width,
          height * 0.2,
          canvas.linear([
            [0, palette.tones[2], 0],
            [1, palette.glow, 0.5],
          ]),
        ),
      );
  }
  vignette(scene, 0.22);
}

function roadside(scene: Scene, horizon: number): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  massif(scene, {
    base: horizon + 6,
    height: unit * random.between(0.16, 0.28),
    peaks: random.int(3, 5),
    roughness: 0.9,
    colour: layerColour(scene, 0.15),
    snow: scene.has('van'),
    sunSide: random.chance(0.5) ? 1 : -1,
  });
  for (const depth of [0.35, 0.65])
    canvas.add(
      path(
        below(hills(random, width, horizon + unit * depth * 0.12, unit * 0.07, 3), height, true),
        layerColour(scene, depth),
      ),
    );
  const road = horizon + (height - horizon) * 0.42;
  const asphalt = mix('#4b4e54', palette.tones[4], hourOf(scene) === 'night' ? 0.6 : 0.25);
  canvas.add(
    rect(0, road - unit * 0.03, width, unit * 0.03, lighten(layerColour(scene, 0.9), 0.16)),
    rect(
      0,
      road,
      width,
      unit * 0.2,
      canvas.linear([
        [0, lighten(asphalt, 0.12)],
        [1, darken(asphalt, 0.12)],
      ]),
    ),
    line(`M0 ${n(road + unit * 0.012)}H${n(width)}`, '#f2f0e8', 3, { opacity: 0.6 }),
  );
  let dashes = '';
  for (let x = -unit * 0.1; x < width; x += unit * 0.17)
    dashes += `M${n(x)} ${n(road + unit * 0.13)}h${n(unit * 0.08)}`;
  canvas.add(
    line(dashes, '#f2f0e8', 7, { opacity: 0.75 }),
    rect(
      0,
      road + unit * 0.2,
      width,
      height,
      canvas.linear([
        [0, palette.tones[4]],
        [1, darken(palette.tones[4], 0.3)],
      ]),
    ),
  );
  canvas.add(
    line(
      grass(
        random,
        150,
        { from: 0, to: width },
        () => road + unit * random.between(0.2, 0.24) + random.between(0, height - road - unit * 0.2),
        unit * 0.05,
      ),
      lighten(palette.tones[4], 0.2),
      2.2,
      { opacity: 0.6 },
    ),
  );
  const x = width * random.between(0.36, 0.64);
  const y = road + unit * 0.1;
  const mirror = random.chance(0.5);
  if (scene.main === 'bicycle')
    bicycle(scene, x, road + unit * 0.02, unit * random.between(0.42, 0.5), mirror);
  else if (scene.has('van')) camper(scene, x, y, unit * random.between(0.5, 0.6), mirror);
  else if (scene.has('truck')) truck(scene, x, y, unit * random.between(0.62, 0.72), mirror);
  else sedan(scene, x, y, unit * random.between(0.5, 0.6), mirror);
}

function viaduct(scene: Scene, horizon: number): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  for (const depth of [0, 0.3, 0.55])
    canvas.add(
      path(
        below(hills(random, width, horizon + unit * depth * 0.2, unit * 0.16, 3), height, true),
        layerColour(scene, depth),
      ),
    );
  const deck = horizon + unit * random.between(0.02, 0.08);
  const stone = mix('#a3937d', palette.tones[4], hourOf(scene) === 'day' ? 0.15 : 0.45);
  const span = unit * random.between(0.2, 0.28);
  train(scene, deck, random.chance(0.5));
  let holes = '';
  for (let x = -span * 0.5; x < width + span; x += span)
    holes += `M${n(x + span * 0.12)} ${n(height + 5)}V${n(deck + unit * 0.17)}A${n(span * 0.38)} ${n(span * 0.38)} 0 0 1 ${n(x + span * 0.88)} ${n(deck + unit * 0.17)}V${n(height + 5)}Z`;
  canvas.add(
    `<path fill-rule="evenodd" d="M-5 ${n(deck)}H${n(width + 5)}V${n(height + 5)}H-5Z${holes}" fill="${canvas.linear(
      [
        [0, lighten(stone, 0.15)],
        [1, darken(stone, 0.3)],
      ],
    )}"/>`,
    rect(0, deck - unit * 0.006, width, unit * 0.022, lighten(stone, 0.25)),
  );
  canvas.add(
    path(below(hills(random, width, height * 0.93, unit * 0.08, 4), height, true), layerColour(scene, 1)),
  );
}
