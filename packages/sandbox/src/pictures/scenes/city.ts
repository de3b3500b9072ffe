import { darken, lighten, mix } from '../brushes/colour.ts';
import { haze, hourOf, paintSky, vignette } from '../brushes/sky.ts';
import { circle, ellipse, line, n, path, polygon, rect } from '../brushes/svg.ts';
import { below, hills } from '../brushes/terrain.ts';
import type { Painter, Scene } from '../scene.ts';
import { bridge } from './bridge.ts';
import { lakeMirror } from './ground.ts';
import { hillVillage, houseRow } from './houses.ts';
import { layerColour } from './layers.ts';
import { bokehLights, streetScene } from './street.ts';

/** Towns, by day and lit up at night. */
export const city: Painter = (scene) => {
  const { canvas, random } = scene;
  if (scene.main === 'bokehcity') return bokehLights(scene);
  if (scene.main === 'street') return streetScene(scene);
  const horizon = canvas.height * random.between(0.6, 0.72);
  paintSky(scene, horizon);
  switch (scene.main) {
    case 'bridge':
      bridge(scene, horizon);
      break;
    case 'houses':
      houseRow(scene, horizon);
      break;
    case 'hillvillage':
      hillVillage(scene, horizon);
      break;
    default:
      skyline(scene, horizon);
  }
  vignette(scene);
};

function skyline(scene: Scene, horizon: number): void {
  const { canvas, random } = scene;
  const water = scene.has('water');
  const base = water ? horizon : canvas.height;
  canvas.add(
    path(
      below(hills(random, canvas.width, horizon, canvas.unit * 0.06, 4), canvas.height, true),
      layerColour(scene, 0),
    ),
  );
  const layers = scene.has('dense') ? 4 : 3;
  for (let layer = 0; layer < layers; layer += 1) {
    const depth = layer / (layers - 1);
    const ground = water ? base : horizon + (canvas.height - horizon) * (0.15 + depth * 0.9);
    const tall = canvas.unit * (0.42 - depth * (scene.has('roofs') ? 0.2 : 0.12)) * random.between(0.85, 1.1);
    towers(scene, ground, tall, depth);
    if (layer < layers - 1) haze(scene, ground - tall, ground, 0.42);
  }
  if (water) {
    lakeMirror(scene, base);
    reflections(scene, base);
  }
}

/** One row of towers with a few landmarks among them. */
export function towers(scene: Scene, ground: number, tall: number, depth: number): void {
  const { canvas, random } = scene;
  const colour = layerColour(scene, 0.15 + depth * 0.85);
  let x = -canvas.unit * 0.05;
  while (x < canvas.width) {
    const width = canvas.unit * random.between(0.035, 0.09) * (1 + depth * 0.4);
    const centre = Math.exp(-(((x / canvas.width - 0.5) * 2.4) ** 2));
    const height = tall * (0.3 + 0.7 * centre * random.between(0.35, 1) + random.between(0, 0.15));
    tower(
      scene,
      x,
      ground,
      width,
      height,
      mix(colour, random.chance(0.5) ? '#ffffff' : '#000000', random.between(0, 0.1)),
      depth,
    );
    x += width * random.between(0.92, 1.25);
  }
}

function tower(
  scene: Scene,
  x: number,
  ground: number,
  width: number,
  height: number,
  colour: string,
  depth: number,
): void {
  const { canvas, random } = scene;
  const y = ground - height;
  const face = canvas.linear(
    [
      [0, lighten(colour, 0.1)],
      [0.7, colour],
      [1, darken(colour, 0.2)],
    ],
    { x: 0, y: 0 },
    { x: 1, y: 0.2 },
  );
  canvas.add(rect(x, y, width, canvas.height - y, face));
  const style = random.int(0, 5);
  if (style === 0)
    canvas.add(line(`M${n(x + width / 2)} ${n(y)}v${n(-height * 0.22)}`, colour, width * 0.07));
  if (style === 1)
    canvas.add(
      polygon(
        [
          { x, y: y + 1 },
          { x: x + width / 2, y: y - width * 0.7 },
          { x: x + width, y: y + 1 },
        ],
        colour,
      ),
    );
  if (style === 2)
    canvas.add(
      rect(x + width * 0.2, y - height * 0.08, width * 0.6, height * 0.09, colour),
      rect(x + width * 0.38, y - height * 0.15, width * 0.24, height * 0.1, colour),
    );
  if (style === 3)
    canvas.add(
      polygon(
        [
          { x, y: y + 1 },
          { x: x + width, y: y - width * 0.45 },
          { x: x + width, y: y + 1 },
        ],
        colour,
      ),
    );
  windows(scene, x, y, width, ground - y, depth);
}

function windows(scene: Scene, x: number, y: number, width: number, height: number, depth: number): void {
  const { canvas, random, palette } = scene;
  const hour = hourOf(scene);
  const lit = hour === 'night' ? 0.5 : hour === 'day' ? 0.65 : 0.22;
  const columns = Math.max(2, Math.min(5, Math.round(width / 16)));
  const rows = Math.min(16, Math.round(height / 17));
  const step = { x: width / columns, y: height / Math.max(1, rows) };
  let data = '';
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (random.chance(lit))
        data += `M${Math.round(x + (column + 0.28) * step.x)} ${Math.round(y + (row + 0.4) * step.y)}h${Math.round(step.x * 0.45)}`;
    }
  }
  const colour =
    hour === 'day' || hour === 'overcast'
      ? lighten(palette.tones[1], 0.35)
      : random.pick(['#ffd98a', '#ffe9bd', '#ffbf66', palette.accents[0] ?? '#ffd98a']);
  canvas.add(
    `<path d="${data}" fill="none" stroke="${colour}" stroke-width="${n(step.y * 0.42)}" opacity="${hour === 'day' ? 0.4 : 0.35 + depth * 0.55}"/>`,
  );
}

/** Lights of the town, drawn out on the water. */
function reflections(scene: Scene, shore: number): void {
  const { canvas, random, palette } = scene;
  if (hourOf(scene) === 'day') return;
  for (let i = 0; i < 34; i += 1) {
    const x = random.between(0, canvas.width);
    const colour = random.pick([...palette.accents, '#ffd98a', '#ffbf66']);
    canvas.add(
      ellipse(
        x,
        shore + canvas.unit * random.between(0.02, 0.09),
        canvas.unit * random.between(0.002, 0.006),
        canvas.unit * random.between(0.03, 0.1),
        colour,
        { opacity: random.between(0.25, 0.6) },
      ),
    );
  }
  canvas.add(
    circle(
      canvas.width / 2,
      shore,
      canvas.unit * 0.6,
      canvas.radial([
        [0, '#ffd98a', hourOf(scene) === 'night' ? 0.22 : 0.1],
        [1, '#ffd98a', 0],
      ]),
    ),
  );
}
