import { darken, lighten, mix } from '../brushes/colour.ts';
import { haze, hourOf } from '../brushes/sky.ts';
import { circle, ellipse, line, n, path, polygon, rect } from '../brushes/svg.ts';
import { below, heightAt, hills } from '../brushes/terrain.ts';
import { bush } from '../brushes/trees.ts';
import type { Scene } from '../scene.ts';
import { rowingBoat } from './landmarks.ts';
import { lakeMirror } from './ground.ts';
import { layerColour, rolling } from './layers.ts';

const WALLS = [
  '#d9694a',
  '#e9b44c',
  '#7fa99b',
  '#c8553d',
  '#5f7fa0',
  '#f0dcc0',
  '#b5616a',
  '#8fb36b',
  '#e8a87c',
];
const ROOFS = ['#7a3b2e', '#5b4038', '#4a4e58', '#8a4a35'];

function shaded(scene: Scene, colour: string): string {
  const hour = hourOf(scene);
  return mix(
    colour,
    scene.palette.tones[4],
    hour === 'night' ? 0.62 : hour === 'low-sun' ? 0.3 : hour === 'overcast' ? 0.25 : 0.05,
  );
}

/** A street front of narrow houses, on a quay where there is water. */
export function houseRow(scene: Scene, horizon: number): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const water = scene.has('water');
  const ground = water ? horizon + unit * 0.02 : height * 0.86;
  haze(scene, ground - unit * 0.4, ground, 0.3);
  let x = -unit * 0.03;
  while (x < width) {
    const w = unit * random.between(0.12, 0.19);
    house(scene, x, ground, w, unit * random.between(0.3, 0.46) * (water ? 0.9 : 1.25));
    x += w;
  }
  const stone = shaded(scene, '#8d8378');
  if (!water) {
    canvas.add(
      rect(
        0,
        ground,
        width,
        height - ground,
        canvas.linear([
          [0, lighten(stone, 0.15)],
          [1, darken(stone, 0.2)],
        ]),
      ),
    );
    let cobbles = '';
    for (let i = 0; i < 90; i += 1)
      cobbles += `M${n(random.between(0, width))} ${n(random.between(ground + 6, height))}q9 -6 18 0`;
    canvas.add(line(cobbles, darken(stone, 0.35), 2, { opacity: 0.5 }));
    return;
  }
  canvas.add(rect(0, ground, width, unit * 0.035, darken(stone, 0.2)));
  lakeMirror(scene, ground + unit * 0.035);
  for (let i = 0; i < 18; i += 1)
    canvas.add(
      rect(
        random.between(0, width),
        ground + unit * random.between(0.05, 0.18),
        unit * random.between(0.02, 0.09),
        unit * 0.012,
        shaded(scene, random.pick(WALLS)),
        { opacity: 0.4, round: 4 },
      ),
    );
  rowingBoat(scene, width * random.between(0.2, 0.8), ground + (height - ground) * 0.55);
}

function house(scene: Scene, x: number, ground: number, w: number, tall: number): void {
  const { canvas, random } = scene;
  const wall = shaded(scene, random.pick(WALLS));
  const roof = shaded(scene, random.pick(ROOFS));
  const y = ground - tall;
  const style = random.int(0, 2);
  const peak = w * (style === 2 ? 0.35 : 0.62);
  if (style === 1) {
    const step = w / 8;
    canvas.add(
      polygon(
        [0, 1, 2, 3]
          .flatMap((i) => [
            { x: x + i * step, y: y - (i * peak) / 4 },
            { x: x + (i + 1) * step, y: y - (i * peak) / 4 },
          ])
          .concat(
            [4, 3, 2, 1, 0].slice(1).flatMap((i) => [
              { x: x + w - (i + 1) * step, y: y - (i * peak) / 4 },
              { x: x + w - i * step, y: y - (i * peak) / 4 },
            ]),
          )
          .concat([
            { x: x + w, y: y + 2 },
            { x, y: y + 2 },
          ]),
        wall,
      ),
    );
  } else {
    canvas.add(
      polygon(
        [
          { x: x - 4, y: y + 2 },
          { x: x + w / 2, y: y - peak },
          { x: x + w + 4, y: y + 2 },
        ],
        roof,
      ),
    );
  }
  canvas.add(
    rect(
      x,
      y,
      w + 1,
      tall,
      canvas.linear([
        [0, lighten(wall, 0.08)],
        [1, darken(wall, 0.12)],
      ]),
    ),
    rect(x, y, w * 0.04, tall, '#000000', { opacity: 0.12 }),
  );
  const lit = hourOf(scene) === 'night' || hourOf(scene) === 'low-sun';
  const columns = w > canvas.unit * 0.15 ? 3 : 2;
  const rows = Math.max(2, Math.round(tall / (canvas.unit * 0.105)));
  const trim = lighten(wall, 0.55);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const ww = (w / columns) * 0.46;
      const wx = x + (column + 0.5) * (w / columns) - ww / 2;
      const wy = y + (row + 0.2) * (tall / rows);
      const wh = (tall / rows) * 0.56;
      if (row === rows - 1 && column === 0) {
        canvas.add(rect(wx, wy, ww, ground - wy, darken(roof, 0.2)));
        continue;
      }
      canvas.add(
        rect(wx - 3, wy - 3, ww + 6, wh + 6, trim),
        rect(wx, wy, ww, wh, lit && random.chance(0.6) ? '#ffd27a' : shaded(scene, '#49606f')),
        line(`M${n(wx + ww / 2)} ${n(wy)}v${n(wh)}M${n(wx)} ${n(wy + wh / 2)}h${n(ww)}`, trim, 2),
      );
    }
  }
}

/** A few houses and a church on a slope. */
export function hillVillage(scene: Scene, horizon: number): void {
  const { canvas, random } = scene;
  rolling(scene, horizon);
  const { width, height, unit } = canvas;
  const slope = hills(random, width, horizon + (height - horizon) * 0.35, unit * 0.1, 2);
  canvas.add(
    path(
      below(slope, height, true),
      canvas.linear([
        [0, layerColour(scene, 0.75)],
        [1, darken(layerColour(scene, 1), 0.15)],
      ]),
    ),
  );
  const centre = width * random.between(0.35, 0.65);
  const spots = Array.from(
    { length: 15 },
    () => centre + (random.next() + random.next() - 1) * width * 0.36,
  ).sort((a, b) => Math.abs(b - centre) - Math.abs(a - centre));
  church(scene, centre, heightAt(slope, centre) + unit * 0.02);
  for (const [i, x] of spots.entries()) {
    const y = heightAt(slope, x) + unit * 0.02 + (i / spots.length) * unit * 0.11;
    if (random.chance(0.5))
      canvas.add(
        bush(
          random,
          x - unit * 0.06,
          y - 4,
          unit * random.between(0.015, 0.032),
          darken(layerColour(scene, 0.9), 0.3),
        ),
      );
    cottage(scene, x, y, unit * random.between(0.045, 0.07));
  }
}

function cottage(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const wall = shaded(scene, random.pick(['#f2e8d8', '#e9d9c0', '#f7f1e6', '#e0c9a8']));
  const roof = shaded(scene, random.pick(['#b5533c', '#9c4632', '#7a3b2e']));
  const lit = hourOf(scene) !== 'day';
  canvas.add(
    ellipse(x, y, size * 0.9, size * 0.1, '#000000', { opacity: 0.22 }),
    rect(x - size * 0.7, y - size * 0.7, size * 1.4, size * 0.7, wall),
    rect(x + size * 0.15, y - size * 0.7, size * 0.55, size * 0.7, darken(wall, 0.14)),
    polygon(
      [
        { x: x - size * 0.85, y: y - size * 0.66 },
        { x: x - size * 0.35, y: y - size * 1.2 },
        { x: x + size * 0.55, y: y - size * 1.2 },
        { x: x + size * 0.85, y: y - size * 0.66 },
      ],
      roof,
    ),
    rect(x - size * 0.5, y - size * 0.5, size * 0.22, size * 0.24, lit ? '#ffcf7a' : darken(wall, 0.6)),
    rect(x - size * 0.1, y - size * 0.5, size * 0.22, size * 0.24, lit ? '#ffcf7a' : darken(wall, 0.6)),
  );
}

function church(scene: Scene, x: number, y: number): void {
  const { canvas } = scene;
  const size = canvas.unit * 0.11;
  const wall = shaded(scene, '#f4ead9');
  const roof = shaded(scene, '#5f6b78');
  canvas.add(
    rect(x - size * 0.2, y - size * 0.9, size * 1.3, size * 0.9, wall),
    polygon(
      [
        { x: x - size * 0.25, y: y - size * 0.86 },
        { x: x, y: y - size * 1.35 },
        { x: x + size, y: y - size * 1.35 },
        { x: x + size * 1.2, y: y - size * 0.86 },
      ],
      shaded(scene, '#a84d38'),
    ),
    rect(x - size * 0.5, y - size * 1.7, size * 0.5, size * 1.7, lighten(wall, 0.15)),
    rect(x - size * 0.15, y - size * 1.7, size * 0.15, size * 1.7, darken(wall, 0.12)),
    polygon(
      [
        { x: x - size * 0.58, y: y - size * 1.68 },
        { x: x - size * 0.25, y: y - size * 2.6 },
        { x: x + size * 0.08, y: y - size * 1.68 },
      ],
      roof,
    ),
    circle(x - size * 0.25, y - size * 1.4, size * 0.11, roof),
    line(
      `M${n(x - size * 0.25)} ${n(y - size * 2.6)}v${n(-size * 0.3)}m${n(-size * 0.1)} ${n(size * 0.12)}h${n(size * 0.2)}`,
      roof,
      size * 0.04,
    ),
  );
}
