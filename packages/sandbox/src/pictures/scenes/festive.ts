import { darken, lighten } from '../brushes/colour.ts';
import { paintSky, vignette } from '../brushes/sky.ts';
import {
  contactShadow,
  gloss,
  paintFlatLay,
  paintTable,
  rounded,
  studioVignette,
} from '../brushes/studio.ts';
import { FULL_TURN, circle, ellipse, group, line, n, path, placed, rect } from '../brushes/svg.ts';
import type { Painter, Scene } from '../scene.ts';
import { heart } from './care.ts';
import { towers } from './city.ts';
import { tree, gifts, baubles } from './christmas.ts';

/** Holidays and parties. */
export const festive: Painter = (scene) => {
  if (scene.main === 'fireworks') return fireworks(scene);
  const standing = STANDING[scene.main];
  if (standing === undefined) {
    paintFlatLay(scene);
    (HANGING[scene.main] ?? hearts)(scene);
  } else {
    const y = paintTable(scene);
    standing(scene, scene.canvas.width * 0.5, y, scene.canvas.unit * scene.random.between(0.44, 0.52));
  }
  studioVignette(scene);
};

const STANDING: Readonly<Record<string, (scene: Scene, x: number, y: number, size: number) => void>> = {
  tree,
  gifts,
  eggs,
  pumpkin,
};

const HANGING: Readonly<Record<string, Painter>> = { baubles, balloons, hearts };

function balloons(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const palette = ['#ef476f', '#ffd166', '#06d6a0', '#118ab2', '#f78c6b', '#9d6fd1', '#ffffff'];
  const knot = { x: width * random.between(0.44, 0.56), y: height * 1.02 };
  const count = random.int(6, 11);
  const spots = Array.from({ length: count }, (_, i) => ({
    x: width / 2 + Math.cos(i * 2.4) * unit * 0.3 * Math.sqrt((i + 0.5) / count),
    y: height * 0.38 + Math.sin(i * 2.4) * unit * 0.24 * Math.sqrt((i + 0.5) / count),
  })).sort((a, b) => a.y - b.y);
  for (const spot of spots)
    canvas.add(
      line(
        `M${n(spot.x)} ${n(spot.y + unit * 0.14)}Q${n((spot.x + knot.x) / 2 + random.between(-20, 20))} ${n(height * 0.74)} ${n(knot.x)} ${n(knot.y)}`,
        scene.palette.tones[4],
        2,
        { opacity: 0.7 },
      ),
    );
  for (const spot of spots) {
    const colour = random.pick(palette);
    const r = unit * random.between(0.095, 0.125);
    canvas.add(
      placed(
        spot.x,
        spot.y,
        [
          path(
            `M0 ${n(r * 1.25)}C${n(-r * 1.25)} ${n(r * 0.6)} ${n(-r * 1.15)} ${n(-r * 1.1)} 0 ${n(-r * 1.1)}C${n(r * 1.15)} ${n(-r * 1.1)} ${n(r * 1.25)} ${n(r * 0.6)} 0 ${n(r * 1.25)}Z`,
            canvas.radial(
              [
                [0, lighten(colour, 0.45)],
                [0.5, colour],
                [1, darken(colour, 0.28)],
              ],
              { x: 0.34, y: 0.28 },
              0.85,
            ),
          ),
          path(
            `M${n(-r * 0.12)} ${n(r * 1.4)}L0 ${n(r * 1.2)}L${n(r * 0.12)} ${n(r * 1.4)}Z`,
            darken(colour, 0.2),
          ),
          gloss(-r * 0.4, -r * 0.5, r * 0.14, r * 0.28, 0.65),
        ],
        { turn: random.between(-12, 12) },
      ),
    );
  }
  for (let i = 0; i < 44; i += 1) {
    const [px, py] = [random.between(0, width), random.between(0, height)];
    canvas.add(
      rect(px, py, unit * 0.016, unit * 0.008, random.pick(palette), {
        opacity: 0.85,
        transform: `rotate(${random.int(0, 180)} ${n(px)} ${n(py)})`,
      }),
    );
  }
}

function hearts(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const onRed = scene.motif.look.key === 'red';
  const reds = onRed ? ['#ffffff', '#ffd0d6', '#8f1220'] : ['#d92f3f', '#b8182e', '#ef5468'];
  for (let i = 0; i < 34; i += 1) {
    const share = i / 33;
    const s = unit * (i === 33 ? random.between(0.2, 0.26) : random.between(0.014, 0.06) + share * 0.02);
    const x = i === 33 ? width * random.between(0.38, 0.62) : random.between(0, width);
    const y = i === 33 ? height * 0.5 : random.between(0, height);
    const colour = random.pick(reds);
    canvas.add(
      placed(
        x,
        y,
        [
          path(heart(s), '#000000', { opacity: 0.16, transform: `translate(${n(s * 0.07)} ${n(s * 0.13)})` }),
          path(
            heart(s),
            canvas.radial(
              [
                [0, lighten(colour, 0.35)],
                [0.7, colour],
                [1, darken(colour, 0.18)],
              ],
              { x: 0.34, y: 0.28 },
              0.85,
            ),
          ),
          gloss(-s * 0.42, -s * 0.36, s * 0.09, s * 0.18, 0.45, 35),
        ],
        { turn: random.between(-24, 24) },
      ),
    );
  }
}

function eggs(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const dyes = ['#f28ca0', '#8fcfe0', '#f2d06b', '#a9d18e', '#b8a0e0', '#f2a66b'];
  const count = random.int(3, 5);
  for (let i = 0; i < count; i += 1) {
    const s = size * random.between(0.22, 0.27);
    const cx = x + (i - (count - 1) / 2) * size * 0.46;
    const foot = y + (i % 2) * size * 0.09;
    const cy = foot - s * 0.92;
    const colour = dyes[(i + random.int(0, 5)) % dyes.length] ?? '#f28ca0';
    const egg = `M${n(cx)} ${n(cy - s * 1.25)}C${n(cx + s * 0.62)} ${n(cy - s * 1.25)} ${n(cx + s * 0.95)} ${n(cy - s * 0.2)} ${n(cx + s * 0.95)} ${n(cy + s * 0.15)}C${n(cx + s * 0.95)} ${n(cy + s * 0.7)} ${n(cx + s * 0.5)} ${n(cy + s)} ${n(cx)} ${n(cy + s)}C${n(cx - s * 0.5)} ${n(cy + s)} ${n(cx - s * 0.95)} ${n(cy + s * 0.7)} ${n(cx - s * 0.95)} ${n(cy + s * 0.15)}C${n(cx - s * 0.95)} ${n(cy - s * 0.2)} ${n(cx - s * 0.62)} ${n(cy - s * 1.25)} ${n(cx)} ${n(cy - s * 1.25)}Z`;
    const clip = canvas.clip(path(egg, '#000000'));
    const second = dyes[(i + 3) % dyes.length] ?? '#ffffff';
    const zig = Array.from(
      { length: 9 },
      (_, k) =>
        `${k === 0 ? 'M' : 'L'}${n(cx - s + k * s * 0.25)} ${n(cy + (k % 2 === 0 ? 0.1 : -0.12) * s)}`,
    ).join('');
    const marks = [
      line(zig, '#ffffff', s * 0.09),
      rect(cx - s, cy + s * 0.34, s * 2, s * 0.16, second),
      rect(cx - s, cy - s * 0.62, s * 2, s * 0.16, second),
      ...[0, 1, 2, 3, 4, 5].map((k) =>
        circle(cx - s * 0.75 + k * s * 0.3, cy - s * 0.36, s * 0.06, '#ffffff'),
      ),
      ...[0, 1, 2, 3, 4].map((k) => circle(cx - s * 0.6 + k * s * 0.3, cy + s * 0.7, s * 0.06, '#ffffff')),
    ];
    canvas.add(
      contactShadow(scene, cx, foot, s * 1.05),
      path(egg, colour),
      group(marks, { clip }),
      path(
        egg,
        canvas.radial(
          [
            [0, '#ffffff', 0.5],
            [0.4, '#ffffff', 0],
            [1, '#000000', 0.38],
          ],
          { x: 0.34, y: 0.3 },
          0.85,
        ),
      ),
    );
  }
}

function pumpkin(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const s = size * 0.62;
  const skin = scene.motif.look.key === 'orange' ? '#c95a10' : '#e8801f';
  const cy = y - s * 0.72;
  canvas.add(
    contactShadow(scene, x, y, s * 1.2),
    circle(
      x,
      cy,
      s * 1.7,
      canvas.radial([
        [0, '#ffc860', 0.35],
        [1, '#ffc860', 0],
      ]),
    ),
  );
  for (const [dx, w, dark] of [
    [-0.72, 0.42, 0.28],
    [0.72, 0.42, 0.34],
    [-0.4, 0.5, 0.12],
    [0.4, 0.5, 0.2],
    [0, 0.52, 0],
  ] as const)
    canvas.add(
      ellipse(
        x + dx * s,
        cy,
        s * w,
        s * 0.74,
        canvas.radial(
          [
            [0, lighten(darken(skin, dark), 0.2)],
            [1, darken(skin, dark + 0.14)],
          ],
          { x: 0.4, y: 0.3 },
          0.85,
        ),
      ),
    );
  canvas.add(
    path(
      `M${n(x - s * 0.1)} ${n(cy - s * 0.66)}Q${n(x - s * 0.06)} ${n(cy - s * 0.98)} ${n(x + s * 0.16)} ${n(cy - s * 1.08)}L${n(x + s * 0.26)} ${n(cy - s * 0.98)}Q${n(x + s * 0.1)} ${n(cy - s * 0.9)} ${n(x + s * 0.12)} ${n(cy - s * 0.66)}Z`,
      rounded(scene, '#5f7a35'),
    ),
  );
  const glow = canvas.radial([
    [0, '#fff3b0'],
    [0.6, '#ffc93c'],
    [1, '#f08a1c'],
  ]);
  const scary = random.chance(0.5);
  for (const k of [-1, 1])
    canvas.add(
      path(
        scary
          ? `M${n(x + k * s * 0.62)} ${n(cy - s * 0.34)}L${n(x + k * s * 0.16)} ${n(cy - s * 0.06)}Q${n(x + k * s * 0.46)} ${n(cy + s * 0.06)} ${n(x + k * s * 0.62)} ${n(cy - s * 0.34)}Z`
          : `M${n(x + k * s * 0.36)} ${n(cy - s * 0.36)}L${n(x + k * s * 0.56)} ${n(cy - s * 0.04)}H${n(x + k * s * 0.16)}Z`,
        glow,
      ),
    );
  canvas.add(
    path(`M${n(x)} ${n(cy)}L${n(x + s * 0.09)} ${n(cy + s * 0.15)}H${n(x - s * 0.09)}Z`, glow),
    path(
      `M${n(x - s * 0.66)} ${n(cy + s * 0.16)}Q${n(x)} ${n(cy + s * 0.42)} ${n(x + s * 0.66)} ${n(cy + s * 0.16)}Q${n(x + s * 0.5)} ${n(cy + s * 0.58)} ${n(x + s * 0.2)} ${n(cy + s * 0.6)}L${n(x + s * 0.14)} ${n(cy + s * 0.48)}L${n(x + s * 0.02)} ${n(cy + s * 0.62)}H${n(x - s * 0.2)}L${n(x - s * 0.26)} ${n(cy + s * 0.5)}L${n(x - s * 0.34)} ${n(cy + s * 0.56)}Q${n(x - s * 0.55)} ${n(cy + s * 0.46)} ${n(x - s * 0.66)} ${n(cy + s * 0.16)}Z`,
      glow,
    ),
  );
}

function fireworks(scene: Scene): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  const horizon = height * 0.82;
  paintSky(scene, horizon);
  const shells = ['#ffd166', '#ff5d73', '#6fd6ff', '#b78cff', '#8cffb0', '#fff1c9', ...palette.accents];
  for (let i = 0; i < random.int(4, 7); i += 1) {
    const x = width * random.between(0.1, 0.9);
    const y = horizon * random.between(0.12, 0.62);
    const r = unit * random.between(0.12, 0.28);
    const colour = random.pick(shells);
    const rays = random.int(22, 34);
    canvas.add(
      circle(
        x,
        y,
        r * 1.25,
        canvas.radial([
          [0, colour, 0.5],
          [1, colour, 0],
        ]),
      ),
      line(
        `M${n(x)} ${n(y + r * 0.2)}Q${n(x + 10)} ${n((y + horizon) / 2)} ${n(x + random.between(-30, 30))} ${n(horizon)}`,
        colour,
        2,
        { opacity: 0.25 },
      ),
    );
    for (const [reach, wide] of [
      [1, 2.4],
      [0.62, 2],
    ] as const) {
      let data = '';
      for (let k = 0; k < rays; k += 1) {
        const angle = (k / rays) * FULL_TURN + reach;
        const long = r * reach * random.between(0.85, 1.05);
        const [cx, cy] = [Math.cos(angle), Math.sin(angle)];
        data += `M${n(x + cx * long * 0.25)} ${n(y + cy * long * 0.25)}Q${n(x + cx * long * 0.7)} ${n(y + cy * long * 0.7)} ${n(x + cx * long)} ${n(y + cy * long + long * 0.14)}`;
        if (reach === 1 && k % 2 === 0)
          canvas.add(circle(x + cx * long, y + cy * long + long * 0.14, 3.2, '#ffffff'));
      }
      canvas.add(line(data, reach === 1 ? colour : lighten(colour, 0.5), wide, { opacity: 0.9 }));
    }
  }
  towers(scene, height, unit * 0.22, 1);
  vignette(scene, 0.3);
}
