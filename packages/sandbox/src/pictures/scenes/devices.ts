import { darken, lighten, mix } from '../brushes/colour.ts';
import { contactShadow, gloss, rounded } from '../brushes/studio.ts';
import { circle, ellipse, line, n, path, placed, polygon, rect } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';
import { headphones } from './instruments.ts';
import { leafShape } from './pattern.ts';
import { metal } from './screens.ts';

/** Computers, phones, cameras, clocks. */

export function camera(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const s = size * 1.05;
  const leather = random.pick(['#2b2b2e', '#6b3f2a', '#2f4a4f', '#c8553d']);
  const silver = '#cfd2d6';
  canvas.add(
    contactShadow(scene, x, y, s * 0.8),
    rect(x - s * 0.7, y - s * 0.76, s * 1.4, s * 0.76, rounded(scene, silver), { round: s * 0.06 }),
    rect(x - s * 0.7, y - s * 0.6, s * 1.4, s * 0.42, rounded(scene, leather)),
    polygon(
      [
        { x: x - s * 0.26, y: y - s * 0.75 },
        { x: x - s * 0.18, y: y - s * 0.93 },
        { x: x + s * 0.18, y: y - s * 0.93 },
        { x: x + s * 0.26, y: y - s * 0.75 },
      ],
      rounded(scene, lighten(silver, 0.1)),
    ),
    rect(x - s * 0.1, y - s * 0.89, s * 0.2, s * 0.09, '#23262b', { round: 4 }),
    rect(x + s * 0.38, y - s * 0.85, s * 0.2, s * 0.1, rounded(scene, '#8a8f96'), { round: 4 }),
    rect(x - s * 0.58, y - s * 0.83, s * 0.15, s * 0.08, rounded(scene, '#8a8f96'), { round: 4 }),
    circle(x - s * 0.5, y - s * 0.5, s * 0.05, '#f2c94c'),
  );
  for (const [r, colour] of [
    [0.36, '#b9bdc2'],
    [0.32, '#2a2c31'],
    [0.26, '#1a1c20'],
    [0.19, '#263a5a'],
    [0.11, '#0f1a30'],
  ] as const)
    canvas.add(
      circle(
        x,
        y - s * 0.39,
        s * r,
        r === 0.19
          ? canvas.radial(
              [
                [0, '#5f86c8'],
                [1, '#14203a'],
              ],
              { x: 0.35, y: 0.3 },
              0.8,
            )
          : colour,
      ),
    );
  canvas.add(gloss(x - s * 0.07, y - s * 0.46, s * 0.05, s * 0.03, 0.7));
}

export function clock(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const r = size * 0.5;
  const colour = random.pick(
    ['#c8503c', '#3f7d8f', '#2f3640', '#e0a83a', '#d98ea0'].filter((tone) => tone !== scene.palette.tones[0]),
  );
  const cy = y - r * 1.15;
  canvas.add(
    contactShadow(scene, x, y, r * 0.95),
    line(
      `M${n(x - r * 0.55)} ${n(cy + r * 0.75)}L${n(x - r * 0.78)} ${n(y)}M${n(x + r * 0.55)} ${n(cy + r * 0.75)}L${n(x + r * 0.78)} ${n(y)}`,
      darken(colour, 0.3),
      r * 0.1,
    ),
  );
  for (const k of [-1, 1])
    canvas.add(
      placed(
        x + k * r * 0.62,
        cy - r * 0.84,
        [
          path(
            `M${n(-r * 0.36)} ${n(r * 0.12)}A${n(r * 0.36)} ${n(r * 0.36)} 0 0 1 ${n(r * 0.36)} ${n(r * 0.12)}Z`,
            darken(colour, 0.12),
          ),
        ],
        { turn: k * 36 },
      ),
    );
  canvas.add(
    rect(x - r * 0.05, cy - r * 1.22, r * 0.1, r * 0.25, '#8a8f96'),
    circle(x, cy - r * 1.22, r * 0.1, '#8a8f96'),
    circle(
      x,
      cy,
      r,
      canvas.radial(
        [
          [0, lighten(colour, 0.2)],
          [1, darken(colour, 0.15)],
        ],
        { x: 0.35, y: 0.3 },
        0.8,
      ),
    ),
    circle(x, cy, r * 0.83, '#fffdf7'),
  );
  for (let i = 0; i < 12; i += 1)
    canvas.add(
      placed(x, cy, [rect(-r * 0.018, -r * 0.76, r * 0.036, i % 3 === 0 ? r * 0.16 : r * 0.08, '#2a2d33')], {
        turn: i * 30,
      }),
    );
  canvas.add(
    placed(x, cy, [rect(-r * 0.035, -r * 0.46, r * 0.07, r * 0.54, '#2a2d33', { round: r * 0.03 })], {
      turn: random.int(0, 359),
    }),
    placed(x, cy, [rect(-r * 0.025, -r * 0.66, r * 0.05, r * 0.76, '#2a2d33', { round: r * 0.02 })], {
      turn: random.int(0, 359),
    }),
    circle(x, cy, r * 0.06, colour),
  );
}

/** A desk from above. */
export function desktop(scene: Scene): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  const flip = random.chance(0.5) ? 1 : -1;
  const at = (dx: number, dy: number) => ({ x: width / 2 + flip * dx * width, y: height / 2 + dy * height });
  const soft = (
    parts: readonly string[],
    p: { x: number; y: number },
    turn: number,
    w: number,
    h: number,
  ): void =>
    canvas.add(
      placed(
        p.x + unit * 0.012,
        p.y + unit * 0.018,
        [rect(-w / 2, -h / 2, w, h, '#000000', { round: 8, opacity: 0.2 })],
        { turn },
      ),
      placed(p.x, p.y, parts, { turn }),
    );
  const w = unit * 0.52;
  if (scene.has('notes')) {
    const cover = random.pick(['#f7f2e8', palette.accents[0] ?? '#c8553d', '#3f4a58']);
    soft(
      [
        rect(-w * 0.36, -w * 0.46, w * 0.72, w * 0.92, cover, { round: 8 }),
        ...Array.from({ length: 11 }, (_, i) =>
          line(
            `M${n(-w * 0.28)} ${n(-w * 0.34 + i * w * 0.07)}H${n(w * 0.28)}`,
            mix(cover, '#5a6270', 0.35),
            1.6,
          ),
        ),
        ...Array.from({ length: 9 }, (_, i) =>
          circle(-w * 0.36, -w * 0.38 + i * w * 0.095, w * 0.018, '#8a8f96'),
        ),
      ],
      at(-0.04, 0),
      random.between(-10, 10),
      w * 0.72,
      w * 0.92,
    );
  } else {
    const shell = metal(scene);
    soft(
      [
        rect(-w * 0.56, -w * 0.38, w * 1.12, w * 0.76, shell, { round: 16 }),
        ...Array.from({ length: 48 }, (_, i) =>
          rect(
            -w * 0.49 + (i % 12) * w * 0.082,
            -w * 0.3 + Math.floor(i / 12) * w * 0.085,
            w * 0.07,
            w * 0.07,
            darken(shell, 0.62),
            { round: 3 },
          ),
        ),
        rect(-w * 0.19, w * 0.08, w * 0.38, w * 0.24, darken(shell, 0.07), { round: 6 }),
      ],
      at(-0.04, 0.06),
      random.between(-8, 8),
      w * 1.12,
      w * 0.76,
    );
  }
  const cup = at(0.32, -0.16);
  canvas.add(
    circle(cup.x + 8, cup.y + 12, unit * 0.1, '#000000', { opacity: 0.2 }),
    circle(cup.x, cup.y, unit * 0.1, '#fbfaf6'),
    circle(cup.x, cup.y, unit * 0.083, '#4a2a17'),
    ellipse(cup.x - unit * 0.025, cup.y - unit * 0.03, unit * 0.03, unit * 0.014, '#a8683a'),
  );
  const pen = random.pick(['#2e6fa8', '#c8503c', '#2a2d33', '#e0a83a']);
  soft(
    [
      rect(-unit * 0.17, -unit * 0.011, unit * 0.3, unit * 0.022, pen, { round: unit * 0.01 }),
      polygon(
        [
          { x: unit * 0.13, y: -unit * 0.011 },
          { x: unit * 0.165, y: 0 },
          { x: unit * 0.13, y: unit * 0.011 },
        ],
        '#d9c49a',
      ),
    ],
    at(0.28, 0.24),
    random.between(-60, -20),
    unit * 0.3,
    unit * 0.022,
  );
  const glasses = at(-0.38, 0.28);
  canvas.add(
    placed(
      glasses.x,
      glasses.y,
      [-1, 1]
        .map(
          (k) =>
            `<circle cx="${n(k * unit * 0.062)}" cy="0" r="${n(unit * 0.05)}" fill="#ffffff" fill-opacity="0.25" stroke="#2a2420" stroke-width="${n(unit * 0.01)}"/>`,
        )
        .concat(
          line(
            `M${n(-unit * 0.012)} 0H${n(unit * 0.012)}M${n(-unit * 0.112)} 0L${n(-unit * 0.1)} ${n(-unit * 0.13)}M${n(unit * 0.112)} 0L${n(unit * 0.1)} ${n(-unit * 0.13)}`,
            '#2a2420',
            unit * 0.01,
          ),
        ),
      { turn: random.between(-30, 30) },
    ),
  );
  const plant = at(-0.42, -0.34);
  for (let i = 0; i < 9; i += 1)
    canvas.add(
      placed(
        plant.x,
        plant.y,
        [
          path(leafShape(unit * random.between(0.12, 0.2), unit * 0.05), i % 2 === 0 ? '#4f8f4a' : '#6fae5f'),
          line(`M0 0V${n(-unit * 0.12)}`, '#a8d08a', 1.6),
        ],
        { turn: i * 40 + random.between(-12, 12) },
      ),
    );
  if (random.chance(0.5)) headphones(scene, at(0.4, 0.36).x, at(0.4, 0.36).y, unit * 0.2);
}
