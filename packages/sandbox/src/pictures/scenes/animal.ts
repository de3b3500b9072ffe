import { darken, lighten, mix } from '../brushes/colour.ts';
import { coatOf, faceOf, sittingBody } from '../brushes/creature.ts';
import { paintSky, vignette } from '../brushes/sky.ts';
import { contactShadow, paintTable, studioVignette } from '../brushes/studio.ts';
import { circle, ellipse, line, n, path, placed, rect } from '../brushes/svg.ts';
import type { Painter, Scene } from '../scene.ts';
import { butterflies, fishes, songbirds } from './small-animals.ts';
import { wildlife } from './wildlife.ts';

/** Pets in the studio, wild animals outdoors. */
export const animal: Painter = (scene) => {
  if (scene.main === 'wild') return wildlife(scene);
  backdrop(scene);
  (FORMS[scene.main] ?? portrait)(scene);
  studioVignette(scene);
};

const FORMS: Readonly<Record<string, Painter>> = {
  face: portrait,
  sit,
  peek,
  sleep,
  bird: songbirds,
  fish: fishes,
  butterfly: butterflies,
};
const KINDS = ['cat', 'dog', 'fox', 'rabbit', 'owl'];

/** Birds may be out of doors; everything else has a plain ground. */
function backdrop(scene: Scene): void {
  const { canvas, palette, random } = scene;
  const outdoors = ['sunrise', 'sunset', 'day', 'night'].includes(scene.motif.look.key);
  if (outdoors) {
    paintSky(scene, canvas.height * 1.05);
    for (let i = 0; i < 12; i += 1)
      canvas.add(
        circle(
          random.between(0, canvas.width),
          canvas.height * random.between(0.5, 1),
          canvas.unit * random.between(0.05, 0.16),
          canvas.radial([
            [0, palette.tones[4], 0.3],
            [0.8, palette.tones[4], 0.22],
            [1, palette.tones[4], 0],
          ]),
        ),
      );
    vignette(scene, 0.2);
    return;
  }
  const [wall, shade] = palette.tones;
  canvas.add(
    rect(
      0,
      0,
      canvas.width,
      canvas.height,
      canvas.radial(
        [
          [0, lighten(wall, 0.1)],
          [0.65, wall],
          [1, shade],
        ],
        { x: 0.5, y: 0.42 },
        0.85,
      ),
    ),
  );
}

function kindOf(scene: Scene): string {
  return KINDS.find((kind) => scene.has(kind)) ?? 'cat';
}

function portrait(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const kind = kindOf(scene);
  const coat = coatOf(random, kind, { tabby: scene.has('tabby'), black: false });
  const scale = unit * random.between(0.42, 0.52) * (kind === 'rabbit' ? 0.82 : 1);
  const x = width * (width > height * 1.2 ? random.pick([0.34, 0.5, 0.66]) : 0.5);
  const y = height * (kind === 'rabbit' ? 0.6 : 0.5);
  const chest = [
    path('M-0.4 0.3C-0.7 0.8 -1 1.1 -1.02 3H1.02C1 1.1 0.7 0.8 0.4 0.3Z', darken(coat.fur, 0.1)),
    path('M-0.3 0.42Q0 0.9 0.3 0.42C0.5 1 0.5 1.6 0.4 3H-0.4C-0.5 1.6 -0.5 1 -0.3 0.42Z', coat.light),
    ...(kind === 'owl' ? feathers(coat.fur) : []),
  ];
  const collar =
    (kind === 'dog' || kind === 'cat') && random.chance(0.4)
      ? [
          line('M-0.42 0.56Q0 0.78 0.42 0.56', random.pick(['#c8303c', '#2e6fa8', '#2f8a5f']), 0.09),
          circle(0, 0.74, 0.07, '#e9b44c'),
        ]
      : [];
  canvas.add(
    placed(x, y, [...chest, ...collar, ...faceOf(kind, coat, scene.has('tongue'))], {
      scale,
      turn: random.between(-9, 9),
      mirror: random.chance(0.5),
    }),
  );
}

function feathers(colour: string): string[] {
  return Array.from({ length: 24 }, (_, i) =>
    path(`M${((i % 6) - 2.5) * 0.2} ${0.75 + Math.floor(i / 6) * 0.22}q0.1 0.16 0.2 0`, 'none', {
      stroke: darken(colour, 0.2),
      strokeWidth: 0.022,
    }),
  );
}

function sit(scene: Scene): void {
  const { canvas, random } = scene;
  const kind = kindOf(scene);
  const coat = coatOf(random, kind, { tabby: false, black: scene.has('black') });
  const y = paintTable(scene);
  const scale = canvas.unit * random.between(0.2, 0.24);
  const x = canvas.width * (canvas.width > canvas.height * 1.2 ? random.pick([0.34, 0.5, 0.66]) : 0.5);
  canvas.add(
    contactShadow(scene, x, y, scale * 1.25),
    placed(
      x,
      y - scale * 2.42,
      [
        ...sittingBody(kind, coat),
        ...faceOf(kind, coat, scene.has('tongue') || (kind === 'dog' && random.chance(0.4))),
      ],
      { scale, mirror: random.chance(0.5) },
    ),
  );
}

function peek(scene: Scene): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  const kind = kindOf(scene);
  const coat = coatOf(random, kind, { tabby: false, black: false });
  const scale = unit * random.between(0.34, 0.42);
  const edge = height * random.between(0.66, 0.74);
  const x = width * random.between(0.35, 0.65);
  const board = mix(palette.tones[3], palette.tones[0], 0.35);
  canvas.add(
    placed(x, edge - scale * 0.18, faceOf(kind, coat, false), { scale, turn: random.between(-7, 7) }),
  );
  canvas.add(
    rect(
      0,
      edge,
      width,
      height - edge,
      canvas.linear([
        [0, board],
        [1, darken(board, 0.1)],
      ]),
    ),
    rect(0, edge, width, unit * 0.012, lighten(board, 0.3)),
  );
  for (const side of [-1, 1]) {
    const px = x + side * scale * 0.62;
    canvas.add(
      ellipse(px, edge + scale * 0.06, scale * 0.17, scale * 0.15, coat.light),
      line(
        `M${n(px - scale * 0.05)} ${n(edge + scale * 0.1)}v${n(scale * 0.07)}M${n(px + scale * 0.05)} ${n(edge + scale * 0.1)}v${n(scale * 0.07)}`,
        darken(coat.fur, 0.3),
        scale * 0.018,
      ),
    );
  }
}

function sleep(scene: Scene): void {
  const { canvas, random } = scene;
  const coat = coatOf(random, 'cat', { tabby: false, black: false });
  const y = paintTable(scene);
  const s = canvas.unit * random.between(0.26, 0.31);
  const x = canvas.width * random.between(0.42, 0.58);
  const cushion = random.pick(['#c8653d', '#4f7f8f', '#d9b25a', '#8f6f9a', '#e8dfd0']);
  const dark = darken(coat.fur, 0.18);
  const stripes = coat.stripes
    ? [
        line(
          `M${n(x - s * 0.4)} ${n(y - s * 0.98)}q${n(s * 0.05)} ${n(s * 0.2)} ${n(s * 0.02)} ${n(s * 0.3)}M${n(x - s * 0.1)} ${n(y - s * 1.04)}q${n(s * 0.06)} ${n(s * 0.2)} ${n(s * 0.03)} ${n(s * 0.32)}M${n(x + s * 0.2)} ${n(y - s * 1)}q${n(s * 0.08)} ${n(s * 0.18)} ${n(s * 0.05)} ${n(s * 0.3)}`,
          dark,
          s * 0.05,
        ),
      ]
    : [];
  canvas.add(
    contactShadow(scene, x, y + s * 0.1, s * 1.5),
    ellipse(x, y, s * 1.35, s * 0.32, darken(cushion, 0.14)),
    ellipse(x, y - s * 0.07, s * 1.33, s * 0.3, cushion),
    ellipse(
      x,
      y - s * 0.5,
      s * 1.02,
      s * 0.56,
      canvas.linear([
        [0, lighten(coat.fur, 0.1)],
        [1, darken(coat.fur, 0.12)],
      ]),
    ),
    ...stripes,
    path(
      `M${n(x + s * 0.98)} ${n(y - s * 0.42)}C${n(x + s * 0.9)} ${n(y + s * 0.1)} ${n(x - s * 0.1)} ${n(y + s * 0.16)} ${n(x - s * 0.56)} ${n(y - s * 0.02)}`,
      'none',
      { stroke: dark, strokeWidth: s * 0.2 },
    ),
    placed(x - s * 0.62, y - s * 0.4, [...sleepingFace(coat.fur, coat.light)], {
      scale: s * 0.66,
      turn: -10,
    }),
  );
}

function sleepingFace(fur: string, light: string): string[] {
  const dark = darken(fur, 0.55);
  return [
    ...[-1, 1].map((k) => path(`M${k * 0.56} -0.1L${k * 0.52} -0.8Q${k * 0.2} -0.6 ${k * 0.1} -0.44Z`, fur)),
    path(
      'M-0.6 -0.05C-0.6 -0.6 0.6 -0.6 0.6 -0.05C0.66 0.3 0.36 0.52 0 0.52C-0.36 0.52 -0.66 0.3 -0.6 -0.05Z',
      lighten(fur, 0.06),
    ),
    ellipse(0, 0.28, 0.28, 0.19, light),
    line('M-0.38 0.02Q-0.26 0.12 -0.14 0.02M0.14 0.02Q0.26 0.12 0.38 0.02', dark, 0.035),
    path('M-0.06 0.17H0.06L0 0.24Z', '#d98a8a'),
    line('M0 0.24V0.3Q-0.06 0.36 -0.13 0.33M0 0.3Q0.06 0.36 0.13 0.33', dark, 0.02),
  ];
}
