import { darken, lighten, mix } from '../brushes/colour.ts';
import { flock, hourOf, paintSky, vignette } from '../brushes/sky.ts';
import { curve, ellipse, line, n, path, polygon, rect } from '../brushes/svg.ts';
import type { Point } from '../brushes/svg.ts';
import { below } from '../brushes/terrain.ts';
import { palm } from '../brushes/trees.ts';
import type { Painter, Scene } from '../scene.ts';
import { aerialBeach } from './aerial.ts';
import { lightPath } from './ground.ts';
import { island, lighthouse, pier, sailboat } from './seaside.ts';
import { starfish, surfboard, umbrella } from './beach-things.ts';
import { waterColours } from './sea-colours.ts';

/** Sea and beaches. */
export const coast: Painter = (scene) => {
  if (scene.has('aerial')) return aerialBeach(scene);
  const { canvas, random } = scene;
  const horizon = canvas.height * random.between(0.4, 0.58);
  const sunX = random.between(0.2, 0.8);
  paintSky(scene, horizon, sunX);
  if (random.chance(0.4))
    flock(
      scene,
      canvas.width * random.between(0.3, 0.7),
      horizon * random.between(0.3, 0.7),
      random.int(4, 9),
      canvas.unit * 0.022,
    );
  paintSea(scene, horizon, canvas.width * sunX);
  paintProps(scene, horizon);
  vignette(scene, 0.25);
};

function paintSea(scene: Scene, horizon: number, sunX: number): void {
  const { canvas, random } = scene;
  const { width, height } = canvas;
  const { far, near } = waterColours(scene);
  if (random.chance(0.4)) farShore(scene, horizon);
  canvas.add(
    rect(
      0,
      horizon,
      width,
      height - horizon,
      canvas.linear([
        [0, far],
        [0.55, mix(far, near, 0.7)],
        [1, near],
      ]),
    ),
  );
  let ripples = '';
  for (let i = 0; i < 120; i += 1) {
    const share = random.next() ** 1.7;
    ripples += `M${n(random.between(-30, width))} ${n(horizon + 3 + share * (height - horizon))}q${n(8 + share * 35)} ${n(-2 - share * 5)} ${n(16 + share * 70)} 0`;
  }
  canvas.add(line(ripples, lighten(far, 0.5), 1.6, { opacity: 0.42 }));
  if (hourOf(scene) !== 'overcast') lightPath(scene, sunX, horizon, height);
  if (scene.has('waves') || scene.has('sea')) swells(scene, horizon, scene.has('waves'));
}

/** Low land in the distance that tapers off into the water. */
function farShore(scene: Scene, horizon: number): void {
  const { canvas, random, palette } = scene;
  const from = canvas.width * random.between(-0.2, 0.6);
  const long = canvas.width * random.between(0.3, 0.6);
  const tall = canvas.unit * random.between(0.03, 0.08);
  const rises = [0, 0.25, 0.6, 0.45, 1, 0.55, 0.3, 0];
  const outline = rises.map((rise, i) => ({
    x: from + (i / (rises.length - 1)) * long,
    y: horizon + 2 - tall * rise * random.between(0.7, 1),
  }));
  canvas.add(path(below(outline, horizon + 4, true), mix(palette.tones[3], palette.tones[2], 0.4)));
}

/** Crests that grow towards the viewer. */
function swells(scene: Scene, horizon: number, high: boolean): void {
  const { canvas, random, palette } = scene;
  const { near } = waterColours(scene);
  const count = high ? 6 : 4;
  for (let i = 1; i <= count; i += 1) {
    const share = (i / count) ** 1.5;
    const y = horizon + (canvas.height - horizon) * share * 0.92;
    const crest: Point[] = Array.from({ length: 9 }, (_, at) => ({
      x: (at / 8) * canvas.width * 1.1 - canvas.width * 0.05,
      y: y + random.between(-1, 1) * canvas.unit * (high ? 0.03 : 0.012) * (0.3 + share),
    }));
    canvas.add(
      path(
        `${curve(crest)}L${n(canvas.width * 1.05)} ${n(y + canvas.unit * 0.14 * share)}H${n(-canvas.width * 0.05)}Z`,
        canvas.linear([
          [0, mix(near, palette.tones[0], 0.35), high ? 0.9 : 0.5],
          [1, near, 0],
        ]),
      ),
    );
    if (high) {
      canvas.add(line(curve(crest), '#ffffff', 2 + share * 7, { opacity: 0.75 }));
      canvas.add(
        line(
          curve(crest.map(({ x, y: at }) => ({ x: x + 14, y: at + 10 * share + 5 }))),
          '#ffffff',
          2 + share * 3,
          { opacity: 0.35 },
        ),
      );
    }
  }
}

function paintProps(scene: Scene, horizon: number): void {
  const { canvas, random } = scene;
  if (scene.main === 'beach') paintBeach(scene, horizon);
  if (scene.has('sailboat')) {
    sailboat(
      scene,
      canvas.width * random.between(0.25, 0.75),
      horizon + canvas.unit * random.between(0.03, 0.12),
      canvas.unit * random.between(0.22, 0.4),
    );
    if (random.chance(0.4))
      sailboat(scene, canvas.width * random.between(0.1, 0.9), horizon + 4, canvas.unit * 0.07);
  }
  if (scene.has('lighthouse')) lighthouse(scene, horizon);
  if (scene.has('cliffs')) cliffs(scene, horizon);
  if (scene.has('pier')) pier(scene, horizon);
  if (scene.has('island')) island(scene, horizon);
}

function paintBeach(scene: Scene, horizon: number): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  const night = hourOf(scene) === 'night';
  const sand = mix('#f0d6a3', night ? palette.tones[4] : palette.tones[2], night ? 0.75 : 0.3);
  const edge = horizon + (height - horizon) * random.between(0.35, 0.55);
  const slope = (height - edge) * random.between(-0.35, 0.35);
  const shore: Point[] = Array.from({ length: 7 }, (_, i) => ({
    x: (i / 6) * width * 1.1 - width * 0.05,
    y: edge + slope * (i / 6 - 0.5) + random.between(-1, 1) * unit * 0.02,
  }));
  const shifted = (dy: number) => shore.map(({ x, y }, i) => ({ x, y: y + dy + (i % 2) * dy * 0.25 }));
  const { near } = waterColours(scene);
  canvas.add(
    path(below(shifted(-unit * 0.05), height, true), '#ffffff', { opacity: night ? 0.25 : 0.55 }),
    path(below(shifted(-unit * 0.035), height, true), mix(near, '#ffffff', 0.3)),
    path(below(shifted(unit * 0.012), height, true), '#ffffff', { opacity: night ? 0.4 : 0.9 }),
    path(below(shifted(unit * 0.024), height, true), mix(darken(sand, 0.22), near, 0.2)),
    path(
      below(shifted(unit * 0.075), height, true),
      canvas.linear([
        [0, sand],
        [1, mix(sand, darken(palette.tones[4], 0.1), 0.18)],
      ]),
    ),
  );
  let specks = '';
  for (let i = 0; i < 80; i += 1)
    specks += `M${n(random.between(0, width))} ${n(random.between(edge + unit * 0.12, height))}h${n(random.between(3, 20))}`;
  canvas.add(line(specks, darken(sand, 0.2), 1.6, { opacity: 0.35 }));
  const ground = edge + (height - edge) * 0.62;
  if (scene.has('palms')) palmGroup(scene, ground);
  if (scene.has('umbrella')) umbrella(scene, width * random.between(0.3, 0.7), ground);
  if (scene.has('starfish')) starfish(scene, height * 0.88);
  if (scene.has('surfboard')) surfboard(scene, width * random.between(0.25, 0.75), ground + unit * 0.06);
}

function palmGroup(scene: Scene, ground: number): void {
  const { canvas, random, palette } = scene;
  const backlit = hourOf(scene) !== 'day';
  const side = random.chance(0.5) ? 0.16 : 0.84;
  const leaves = backlit ? darken(palette.tones[4], 0.2) : '#3f8f45';
  const trunk = backlit ? darken(palette.tones[4], 0.1) : '#8a6444';
  for (let i = 0; i < random.int(2, 3); i += 1) {
    const x = canvas.width * (side + random.between(-0.13, 0.13));
    canvas.add(
      ellipse(x + 20, ground + i * 12, canvas.unit * 0.1, 6, '#000000', { opacity: 0.2 }),
      ...palm(random, x, ground + i * 12, canvas.unit * random.between(0.5, 0.75), { trunk, leaves }),
    );
  }
}

function cliffs(scene: Scene, horizon: number): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  const left = random.chance(0.5);
  const rock = mix(palette.tones[3], palette.tones[4], 0.6);
  for (const depth of [0, 0.5, 1]) {
    const reach = width * (0.34 + depth * 0.14);
    const top = horizon - unit * (0.16 + depth * 0.13);
    const foot = horizon + (height - horizon) * (0.05 + depth * 0.45);
    const face = Array.from({ length: 7 }, (_, i) => ({
      x: reach * (0.72 + 0.28 * (i / 6)) + random.between(-18, 18),
      y: top + (foot - top) * (i / 6),
    }));
    const flip = (points: readonly Point[]) =>
      left ? points : points.map(({ x, y }) => ({ x: width - x, y }));
    const tone = mix(mix(rock, palette.tones[2], 0.5), darken(rock, 0.2), depth);
    canvas.add(
      polygon(
        flip([
          { x: -10, y: top - unit * 0.03 },
          { x: reach * 0.4, y: top - unit * random.between(0, 0.03) },
          ...face,
          { x: -10, y: foot + 10 },
        ]),
        canvas.linear([
          [0, lighten(tone, 0.18)],
          [1, darken(tone, 0.2)],
        ]),
      ),
    );
    canvas.add(
      polygon(
        flip([
          { x: -10, y: top - unit * 0.03 },
          { x: reach * 0.4, y: top - unit * 0.02 },
          ...face.slice(0, 1),
          { x: reach * 0.4, y: top + unit * 0.02 },
          { x: -10, y: top + unit * 0.015 },
        ]),
        mix(palette.accents[0] ?? tone, tone, 0.45),
      ),
    );
    for (const { x, y } of flip(face.slice(2)))
      canvas.add(
        line(
          `M${n(x)} ${n(y)}l${n((left ? -1 : 1) * random.between(20, 70))} ${n(random.between(5, 40))}`,
          darken(tone, 0.4),
          3,
          { opacity: 0.4 },
        ),
      );
    canvas.add(
      ellipse(left ? reach * 0.6 : width - reach * 0.6, foot + 6, reach * 0.62, unit * 0.018, '#ffffff', {
        opacity: 0.55,
      }),
    );
  }
}
