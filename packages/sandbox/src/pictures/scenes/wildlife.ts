import { darken, lighten, mix } from '../brushes/colour.ts';
import { flock, paintSky, vignette } from '../brushes/sky.ts';
import { ellipse, line, n, path, placed } from '../brushes/svg.ts';
import { below, heightAt, hills } from '../brushes/terrain.ts';
import { grass } from '../brushes/trees.ts';
import type { Scene } from '../scene.ts';
import { layerColour } from './layers.ts';

/** Silhouettes against the sky, standing at (0, 0), about one unit tall. */
const SHAPES: Readonly<Record<string, { readonly path: string; readonly tall: number }>> = {
  deer: {
    tall: 0.3,
    path: 'M-0.42 -0.62C-0.3 -0.7 0 -0.66 0.16 -0.7Q0.24 -0.86 0.28 -0.98L0.24 -1.06L0.32 -1.05Q0.4 -1.04 0.5 -0.94L0.48 -0.88L0.38 -0.87Q0.36 -0.7 0.26 -0.52L0.24 -0.4L0.27 0H0.22L0.17 -0.36L0.14 -0.4L0.12 0H0.07L0.06 -0.4C-0.06 -0.36 -0.2 -0.38 -0.28 -0.42L-0.26 -0.24L-0.31 0H-0.36L-0.35 -0.24L-0.4 -0.36L-0.42 0H-0.47L-0.46 -0.36Q-0.5 -0.52 -0.42 -0.62ZM0.29 -1.03Q0.2 -1.2 0.1 -1.32L0.12 -1.34Q0.17 -1.28 0.2 -1.26L0.16 -1.42L0.19 -1.42L0.25 -1.22Q0.3 -1.14 0.32 -1.04ZM0.34 -1.04Q0.38 -1.22 0.5 -1.3L0.51 -1.28L0.44 -1.2L0.56 -1.4L0.58 -1.38L0.46 -1.16Q0.4 -1.1 0.38 -1.02Z',
  },
  elephants: {
    tall: 0.26,
    path: 'M-0.6 -0.72C-0.5 -0.98 0 -1.02 0.2 -0.9C0.3 -1.02 0.56 -1 0.62 -0.82C0.68 -0.7 0.66 -0.5 0.68 -0.34Q0.7 -0.12 0.8 -0.1L0.79 -0.03Q0.62 -0.02 0.58 -0.3L0.54 -0.48L0.48 -0.42L0.6 -0.26L0.56 -0.25L0.4 -0.4Q0.36 -0.36 0.32 -0.36L0.34 0H0.18L0.16 -0.32C0 -0.26 -0.2 -0.26 -0.32 -0.32L-0.32 0H-0.48L-0.5 -0.34Q-0.58 -0.5 -0.6 -0.62L-0.68 -0.3L-0.7 -0.31Q-0.66 -0.6 -0.6 -0.72Z',
  },
  horses: {
    tall: 0.24,
    path: 'M-0.5 -0.62C-0.36 -0.7 0 -0.68 0.2 -0.7Q0.34 -0.86 0.4 -1L0.4 -1.08L0.47 -1.02L0.66 -0.86L0.64 -0.78L0.56 -0.8L0.46 -0.82Q0.42 -0.66 0.34 -0.52Q0.5 -0.46 0.62 -0.34L0.56 -0.16L0.51 -0.18L0.54 -0.32L0.32 -0.38L0.42 -0.16L0.36 0.01L0.31 0L0.35 -0.16L0.18 -0.38C0.04 -0.36 -0.14 -0.36 -0.26 -0.4L-0.36 -0.2L-0.52 -0.02L-0.57 -0.05L-0.44 -0.22L-0.42 -0.38L-0.6 -0.2L-0.78 -0.12L-0.8 -0.17L-0.64 -0.26L-0.52 -0.44L-0.54 -0.54Q-0.68 -0.58 -0.86 -0.46Q-0.74 -0.68 -0.5 -0.62ZM0.38 -1.02Q0.2 -0.96 0.1 -0.78L0.16 -0.7L0.36 -0.86Z',
  },
  giraffe: {
    tall: 0.5,
    path: 'M-0.24 -0.44C-0.1 -0.52 0.08 -0.52 0.14 -0.6L0.28 -1.14L0.26 -1.22L0.29 -1.22L0.3 -1.16L0.34 -1.23L0.36 -1.22L0.35 -1.14L0.48 -1.06L0.46 -1.01L0.36 -1.02L0.26 -0.56L0.24 -0.4L0.26 0H0.21L0.17 -0.34L0.13 0H0.08L0.09 -0.32L-0.12 -0.3L-0.12 0H-0.17L-0.19 -0.3L-0.23 0H-0.28L-0.27 -0.34L-0.32 -0.2L-0.34 -0.2Q-0.32 -0.38 -0.24 -0.44Z',
  },
};

export function wildlife(scene: Scene): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  const horizon = height * random.between(0.6, 0.7);
  const kind = Object.keys(SHAPES).find((name) => scene.has(name)) ?? 'deer';
  const shape = SHAPES[kind];
  if (shape === undefined) return;
  paintSky(scene, horizon);
  for (const depth of [0, 0.35])
    canvas.add(
      path(
        below(hills(random, width, horizon + depth * unit * 0.06, unit * 0.13, 3), height, true),
        layerColour(scene, depth),
      ),
    );
  const ground = hills(random, width, horizon + unit * 0.16, unit * (kind === 'deer' ? 0.12 : 0.03), 2);
  const ink = darken(mix(palette.tones[4], '#1a1410', 0.45), 0.15);
  const count = kind === 'deer' ? random.int(1, 2) : kind === 'giraffe' ? 1 : random.int(3, 5);
  if (kind === 'giraffe' || kind === 'elephants')
    acacia(scene, width * random.pick([0.18, 0.82]), horizon + unit * 0.12, ink);
  const size = unit * shape.tall * random.between(0.95, 1.2);
  const mirror = random.chance(0.5);
  for (let i = 0; i < count; i += 1) {
    const x = width * (0.5 + (i - (count - 1) / 2) * (count > 2 ? 0.2 : 0.3) + random.between(-0.04, 0.04));
    const s = size * (count > 1 && i % 2 === 1 ? random.between(0.55, 0.8) : 1);
    const y = heightAt(ground, x) + unit * 0.012 + (kind === 'deer' ? 0 : random.between(0, 0.03) * unit);
    canvas.add(
      ellipse(x, y, s * 0.55, s * 0.04, '#000000', { opacity: 0.3 }),
      placed(x, y, [path(shape.path, ink)], { scale: s, mirror }),
    );
  }
  canvas.add(
    path(
      below(
        ground.map(({ x, y }) => ({ x, y: y + unit * 0.01 })),
        height,
        true,
      ),
      canvas.linear([
        [0, mix(palette.tones[4], ink, 0.4)],
        [1, darken(palette.tones[4], 0.3)],
      ]),
    ),
  );
  canvas.add(
    line(
      grass(
        random,
        170,
        { from: 0, to: width },
        (x) => heightAt(ground, x) + unit * random.between(0.01, 0.07),
        unit * 0.04,
      ),
      lighten(ink, 0.12),
      2,
      { opacity: 0.8 },
    ),
  );
  if (random.chance(0.5))
    flock(
      scene,
      width * random.between(0.3, 0.7),
      horizon * random.between(0.25, 0.5),
      random.int(5, 10),
      unit * 0.02,
    );
  vignette(scene, 0.3);
}

function acacia(scene: Scene, x: number, y: number, ink: string): void {
  const { canvas, random } = scene;
  const s = canvas.unit * random.between(0.4, 0.5);
  canvas.add(
    line(
      `M${n(x)} ${n(y)}Q${n(x + s * 0.02)} ${n(y - s * 0.35)} ${n(x - s * 0.04)} ${n(y - s * 0.5)}M${n(x)} ${n(y - s * 0.36)}L${n(x - s * 0.32)} ${n(y - s * 0.66)}M${n(x)} ${n(y - s * 0.4)}L${n(x + s * 0.34)} ${n(y - s * 0.68)}M${n(x - s * 0.02)} ${n(y - s * 0.46)}L${n(x + s * 0.08)} ${n(y - s * 0.72)}`,
      ink,
      s * 0.04,
    ),
  );
  for (const [dx, dy, w] of [
    [-0.3, -0.68, 0.34],
    [0.3, -0.7, 0.36],
    [0.02, -0.76, 0.42],
    [-0.12, -0.7, 0.4],
  ] as const)
    canvas.add(ellipse(x + dx * s, y + dy * s, s * w, s * 0.075, ink));
}
