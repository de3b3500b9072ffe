import { darken, lighten, mix } from '../brushes/colour.ts';
import { circle, ellipse, line, n, path, placed, rect } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';
import { leafShape } from './pattern.ts';

/** Birds, fish, butterflies. */

const FEATHERS = [
  ['#4f86c6', '#f29c50'],
  ['#c8503c', '#f3e3c8'],
  ['#7a8f4f', '#f2d06b'],
  ['#8a6f5a', '#f0e0c8'],
  ['#3f6f8f', '#ffffff'],
  ['#d9a02c', '#fff1c9'],
] as const;

export function songbirds(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const y = height * random.between(0.62, 0.7);
  const wood = '#5f4533';
  canvas.add(
    path(
      `M-20 ${n(y + unit * 0.07)}Q${n(width * 0.4)} ${n(y + unit * 0.03)} ${n(width + 20)} ${n(y - unit * 0.05)}`,
      'none',
      { stroke: wood, strokeWidth: unit * 0.028 },
    ),
    path(
      `M${n(width * 0.7)} ${n(y)}Q${n(width * 0.8)} ${n(y - unit * 0.08)} ${n(width * 0.92)} ${n(y - unit * 0.2)}`,
      'none',
      { stroke: wood, strokeWidth: unit * 0.013 },
    ),
  );
  const leaf = scene.motif.look.key === 'green' ? '#f2b7c6' : '#6fa04f';
  for (let i = 0; i < 11; i += 1) {
    const x = random.between(0, 1) * width;
    canvas.add(
      placed(
        x,
        y + unit * (0.05 - (x / width) * 0.09),
        [
          path(
            leafShape(unit * random.between(0.06, 0.1), unit * 0.024),
            random.chance(0.5) ? leaf : lighten(leaf, 0.2),
          ),
        ],
        { turn: random.pick([-1, 1]) * random.between(20, 80) },
      ),
    );
  }
  const spots = scene.has('two') ? [0.36, 0.62] : [random.pick([0.36, 0.5, 0.62])];
  for (const [i, share] of spots.entries()) {
    const [back, breast] = random.pick(FEATHERS);
    bird(
      scene,
      width * share,
      y + unit * (0.045 - share * 0.08),
      unit * random.between(0.3, 0.36),
      back,
      breast,
      scene.has('two') ? i === 1 : random.chance(0.5),
    );
  }
}

function bird(
  scene: Scene,
  x: number,
  y: number,
  s: number,
  back: string,
  breast: string,
  mirror: boolean,
): void {
  const { canvas } = scene;
  canvas.add(
    placed(
      x,
      y,
      [
        path(
          `M${n(-s * 0.3)} ${n(-s * 0.24)}L${n(-s * 1.02)} ${n(s * 0.22)}L${n(-s * 0.86)} ${n(s * 0.32)}L${n(-s * 0.2)} ${n(-s * 0.06)}Z`,
          darken(back, 0.3),
        ),
        path(
          `M${n(-s * 0.45)} ${n(-s * 0.2)}C${n(-s * 0.5)} ${n(-s * 0.8)} 0 ${n(-s * 0.9)} ${n(s * 0.16)} ${n(-s * 0.98)}C${n(s * 0.36)} ${n(-s * 1.1)} ${n(s * 0.56)} ${n(-s * 0.96)} ${n(s * 0.54)} ${n(-s * 0.76)}C${n(s * 0.56)} ${n(-s * 0.3)} ${n(s * 0.3)} ${n(s * 0.02)} ${n(-s * 0.06)} ${n(s * 0.02)}Q${n(-s * 0.34)} ${n(s * 0.02)} ${n(-s * 0.45)} ${n(-s * 0.2)}Z`,
          back,
        ),
        path(
          `M${n(s * 0.52)} ${n(-s * 0.7)}C${n(s * 0.56)} ${n(-s * 0.3)} ${n(s * 0.3)} ${n(s * 0.02)} ${n(-s * 0.06)} ${n(s * 0.02)}C${n(-s * 0.04)} ${n(-s * 0.2)} ${n(s * 0.2)} ${n(-s * 0.4)} ${n(s * 0.24)} ${n(-s * 0.64)}Q${n(s * 0.4)} ${n(-s * 0.76)} ${n(s * 0.52)} ${n(-s * 0.7)}Z`,
          breast,
        ),
        path(
          `M${n(s * 0.1)} ${n(-s * 0.62)}C${n(s * 0.02)} ${n(-s * 0.2)} ${n(-s * 0.3)} ${n(-s * 0.08)} ${n(-s * 0.72)} ${n(s * 0.06)}C${n(-s * 0.6)} ${n(-s * 0.34)} ${n(-s * 0.3)} ${n(-s * 0.62)} ${n(s * 0.1)} ${n(-s * 0.62)}Z`,
          darken(back, 0.18),
        ),
        line(
          `M${n(-s * 0.5)} ${n(-s * 0.06)}Q${n(-s * 0.2)} ${n(-s * 0.24)} ${n(-s * 0.06)} ${n(-s * 0.46)}M${n(-s * 0.36)} ${n(-s * 0.04)}Q${n(-s * 0.12)} ${n(-s * 0.2)} ${n(s * 0.02)} ${n(-s * 0.38)}`,
          lighten(back, 0.3),
          s * 0.02,
        ),
        circle(s * 0.36, -s * 0.84, s * 0.055, '#17130f'),
        circle(s * 0.375, -s * 0.855, s * 0.018, '#ffffff'),
        path(
          `M${n(s * 0.52)} ${n(-s * 0.87)}L${n(s * 0.74)} ${n(-s * 0.78)}L${n(s * 0.53)} ${n(-s * 0.75)}Z`,
          '#e0a030',
        ),
        line(
          `M${n(s * 0.02)} ${n(s * 0.02)}v${n(s * 0.13)}M${n(s * 0.14)} ${n(-s * 0.02)}v${n(s * 0.15)}`,
          '#6a4a2c',
          s * 0.03,
        ),
      ],
      { mirror },
    ),
  );
}

export function fishes(scene: Scene): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  const water = mix(palette.tones[0], '#2f9fc4', scene.motif.look.key === 'white' ? 0.08 : 0.2);
  canvas.add(
    rect(
      0,
      0,
      width,
      height,
      canvas.linear([
        [0, lighten(water, 0.18)],
        [1, darken(water, 0.06)],
      ]),
    ),
  );
  for (let i = 0; i < 5; i += 1)
    canvas.add(
      path(
        `M${n(random.between(0, 1) * width)} -10L${n(random.between(0, 1) * width)} ${n(height + 10)}l${n(unit * 0.14)} 0Z`,
        '#ffffff',
        { opacity: 0.09 },
      ),
    );
  for (let i = 0; i < 5; i += 1) {
    const x = random.between(0, 1) * width;
    canvas.add(
      path(
        `M${n(x)} ${n(height + 10)}q${n(unit * 0.05)} ${n(-unit * 0.1)} 0 ${n(-unit * 0.18)}t${n(unit * 0.02)} ${n(-unit * random.between(0.1, 0.22))}`,
        'none',
        { stroke: mix('#2f8a6f', water, 0.3), strokeWidth: unit * 0.022, opacity: 0.8 },
      ),
    );
  }
  const shoal = scene.has('shoal');
  const count = shoal ? random.int(9, 16) : 1;
  const colours = ['#f28c28', '#f2c230', '#e4573a', '#3f7fd0', '#f6f3ea', '#d95f9a'];
  const single = random.chance(0.5) ? random.pick(colours) : null;
  const mirror = random.chance(0.5);
  for (let i = 0; i < count; i += 1) {
    const s = unit * (shoal ? random.between(0.06, 0.13) : random.between(0.24, 0.3));
    const x = width * (shoal ? random.between(0.1, 0.9) : 0.5);
    const y = height * (shoal ? random.between(0.14, 0.82) : 0.5);
    canvas.add(
      placed(x, y, fish(scene, s, single ?? random.pick(shoal ? colours : colours.slice(0, 3)), !shoal), {
        mirror,
        turn: random.between(-10, 10),
      }),
    );
  }
  for (let i = 0; i < 20; i += 1) {
    const r = unit * random.between(0.004, 0.016);
    const [x, y] = [random.between(0, 1) * width, random.between(0, 1) * height];
    canvas.add(circle(x, y, r, '#ffffff', { opacity: 0.25, stroke: '#ffffff', strokeWidth: 1.5 }));
  }
}

function fish({ canvas }: Scene, s: number, colour: string, flowing: boolean): string[] {
  const fin = lighten(colour, 0.18);
  const tail = flowing
    ? `M${n(-s * 0.7)} 0C${n(-s * 1.2)} ${n(-s * 0.9)} ${n(-s * 1.9)} ${n(-s * 0.9)} ${n(-s * 1.75)} ${n(-s * 0.5)}Q${n(-s * 1.5)} ${n(-s * 0.1)} ${n(-s * 1.9)} ${n(s * 0.3)}C${n(-s * 1.8)} ${n(s * 1)} ${n(-s * 1.1)} ${n(s * 0.6)} ${n(-s * 0.7)} 0Z`
    : `M${n(-s * 0.75)} 0L${n(-s * 1.4)} ${n(-s * 0.5)}Q${n(-s * 1.2)} 0 ${n(-s * 1.4)} ${n(s * 0.5)}Z`;
  const scales = Array.from({ length: 15 }, (_, i) =>
    path(
      `M${n(-s * 0.5 + (i % 5) * s * 0.22)} ${n(-s * 0.22 + Math.floor(i / 5) * s * 0.2)}q${n(s * 0.1)} ${n(s * 0.08)} 0 ${n(s * 0.17)}`,
      'none',
      { stroke: darken(colour, 0.18), strokeWidth: s * 0.018, opacity: 0.7 },
    ),
  );
  return [
    path(tail, fin, { opacity: 0.88 }),
    path(
      `M${n(-s * 0.3)} ${n(-s * 0.42)}C${n(-s * 0.1)} ${n(-s * 0.95)} ${n(s * 0.4)} ${n(-s * 0.8)} ${n(s * 0.45)} ${n(-s * 0.4)}ZM${n(-s * 0.1)} ${n(s * 0.4)}L${n(-s * 0.3)} ${n(s * 0.85)}Q${n(s * 0.1)} ${n(s * 0.8)} ${n(s * 0.3)} ${n(s * 0.4)}Z`,
      fin,
      { opacity: 0.9 },
    ),
    path(
      `M${n(-s * 0.85)} 0C${n(-s * 0.4)} ${n(-s * 0.66)} ${n(s * 0.6)} ${n(-s * 0.66)} ${n(s)} ${n(s * 0.02)}C${n(s * 0.6)} ${n(s * 0.62)} ${n(-s * 0.4)} ${n(s * 0.62)} ${n(-s * 0.85)} 0Z`,
      canvas.linear([
        [0, lighten(colour, 0.22)],
        [0.55, colour],
        [1, lighten(colour, 0.45)],
      ]),
    ),
    ...scales,
    path(`M${n(s * 0.4)} ${n(-s * 0.42)}Q${n(s * 0.24)} 0 ${n(s * 0.42)} ${n(s * 0.4)}`, 'none', {
      stroke: darken(colour, 0.25),
      strokeWidth: s * 0.03,
    }),
    path(
      `M${n(s * 0.2)} ${n(s * 0.08)}Q${n(-s * 0.2)} ${n(s * 0.1)} ${n(-s * 0.24)} ${n(s * 0.4)}Q${n(s * 0.1)} ${n(s * 0.4)} ${n(s * 0.2)} ${n(s * 0.08)}Z`,
      fin,
    ),
    circle(s * 0.66, -s * 0.12, s * 0.1, '#ffffff'),
    circle(s * 0.68, -s * 0.12, s * 0.06, '#17151a'),
    circle(s * 0.7, -s * 0.145, s * 0.02, '#ffffff'),
  ];
}

const WINGS = [
  ['#f28c28', '#2a1a12'],
  ['#3f86d9', '#14223f'],
  ['#f2c230', '#3a2a10'],
  ['#c8503c', '#3a1414'],
  ['#8f6fd1', '#2a1f4a'],
  ['#3fae8a', '#123a30'],
  ['#f0e8d8', '#4a4038'],
] as const;

export function butterflies(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const hidden: Readonly<Record<string, number>> = {
    blue: 1,
    yellow: 2,
    orange: 0,
    red: 3,
    violet: 4,
    green: 5,
    white: 6,
    pastel: 6,
  };
  const wings = WINGS.filter((_, i) => i !== hidden[scene.motif.look.key]);
  if (!scene.has('many')) {
    const [colour, edge] = random.pick(wings);
    const s = unit * random.between(0.36, 0.44);
    canvas.add(
      placed(width / 2 + s * 0.08, height / 2 + s * 0.13, [
        path(wing(s), '#000000', { opacity: 0.16 }),
        path(wing(s), '#000000', { opacity: 0.16, transform: 'scale(-1 1)' }),
      ]),
      placed(width / 2, height / 2, butterfly(scene, s, colour, edge), { turn: random.between(-35, 35) }),
    );
    return;
  }
  const columns = width > height * 1.2 ? 4 : 3;
  const cell = width / (columns + 0.4);
  const rows = Math.max(1, Math.floor(height / cell));
  for (let i = 0; i < columns * rows; i += 1) {
    const [colour, edge] = wings[i % wings.length] ?? WINGS[0];
    const x = cell * ((i % columns) + 0.7);
    const y = height / 2 + (Math.floor(i / columns) - (rows - 1) / 2) * cell;
    canvas.add(placed(x, y, butterfly(scene, cell * 0.38, colour, edge), { turn: random.between(-20, 20) }));
  }
}

function wing(s: number): string {
  return `M0 ${n(-s * 0.1)}C${n(s * 0.2)} ${n(-s * 0.7)} ${n(s * 0.8)} ${n(-s * 0.95)} ${n(s * 1.05)} ${n(-s * 0.72)}C${n(s * 1.15)} ${n(-s * 0.4)} ${n(s * 0.8)} ${n(-s * 0.02)} ${n(s * 0.56)} ${n(s * 0.02)}C${n(s * 0.86)} ${n(s * 0.16)} ${n(s * 0.8)} ${n(s * 0.62)} ${n(s * 0.5)} ${n(s * 0.72)}C${n(s * 0.3)} ${n(s * 0.74)} ${n(s * 0.08)} ${n(s * 0.4)} 0 ${n(s * 0.1)}Z`;
}

function butterfly({ canvas, random }: Scene, s: number, colour: string, edge: string): string[] {
  const inner = canvas.radial(
    [
      [0, lighten(colour, 0.3)],
      [1, colour],
    ],
    { x: 0, y: 0.5 },
    0.9,
  );
  const spots = random.int(2, 4);
  const half = (flip: string): string =>
    `<g transform="${flip}">${[
      path(wing(s), edge),
      path(wing(s * 0.86), inner, { transform: `translate(${n(s * 0.03)} 0)` }),
      line(
        `M${n(s * 0.03)} ${n(-s * 0.08)}L${n(s * 0.82)} ${n(-s * 0.6)}M${n(s * 0.03)} ${n(-s * 0.05)}L${n(s * 0.72)} ${n(-s * 0.22)}M${n(s * 0.03)} ${n(-s * 0.06)}L${n(s * 0.5)} ${n(-s * 0.64)}M${n(s * 0.03)} ${n(s * 0.05)}L${n(s * 0.56)} ${n(s * 0.3)}M${n(s * 0.03)} ${n(s * 0.06)}L${n(s * 0.38)} ${n(s * 0.55)}`,
        edge,
        s * 0.02,
        { opacity: 0.8 },
      ),
      ...Array.from({ length: spots }, (_, i) =>
        circle(s * (0.9 - i * 0.13), -s * (0.7 - i * 0.18), s * 0.035, '#ffffff', { opacity: 0.9 }),
      ),
      circle(s * 0.5, s * 0.42, s * 0.09, edge),
      circle(s * 0.5, s * 0.42, s * 0.045, lighten(colour, 0.55)),
    ].join('')}</g>`;
  return [
    half('scale(1 1)'),
    half('scale(-1 1)'),
    ellipse(0, 0, s * 0.045, s * 0.34, '#241a16'),
    circle(0, -s * 0.34, s * 0.06, '#241a16'),
    line(
      `M0 ${n(-s * 0.36)}q${n(s * 0.06)} ${n(-s * 0.2)} ${n(s * 0.2)} ${n(-s * 0.3)}M0 ${n(-s * 0.36)}q${n(-s * 0.06)} ${n(-s * 0.2)} ${n(-s * 0.2)} ${n(-s * 0.3)}`,
      '#241a16',
      s * 0.018,
    ),
  ];
}
