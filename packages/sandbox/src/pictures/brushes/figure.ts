import type { Random } from '../../catalogue/index.ts';
import { darken, lighten, mix } from './colour.ts';
import { drawHair, hairBehind } from './hair.ts';
import type { HairStyle } from './hair.ts';
import type { Canvas } from './svg.ts';
import { circle, ellipse, line, path } from './svg.ts';

/** One person, head and shoulders. Lengths are in head widths around the middle of the face. */
export interface Figure {
  readonly female: boolean;
  readonly child: boolean;
  readonly skin: string;
  readonly hair: string;
  readonly style: HairStyle;
  readonly clothes: string;
  readonly outfit: 'casual' | 'suit' | 'coat' | 'scrubs' | 'sport' | 'bare';
  readonly smile: boolean;
  readonly beard: boolean;
  readonly senior: boolean;
}

const SKINS: Readonly<Record<string, readonly string[]>> = {
  caucasian: ['#f1c7a8', '#f5d2b8', '#e8b896'],
  black: ['#7a4a2e', '#8d5a3b', '#5f3824'],
  asian: ['#efc59c', '#f3d0ac', '#e3b588'],
  hispanic: ['#d9a47a', '#c98f65', '#e0b088'],
  other: ['#b67d54', '#a56c45', '#c68e64'],
};

const HAIRS: Readonly<Record<string, readonly string[]>> = {
  caucasian: ['#5a3825', '#8a5a33', '#c99a5b', '#2f2018', '#a8482e'],
  black: ['#1c1412', '#2a1c17', '#3a241b'],
  asian: ['#1d1715', '#2b1f1a', '#3a2a22'],
  hispanic: ['#2a1c16', '#3f281c', '#5a3825'],
  other: ['#1f1613', '#2d1f19'],
};

const GREYS = ['#c9c7c4', '#a9a6a3', '#e3e0dc'];
const ALL = Object.keys(SKINS);

interface FigureOptions {
  readonly female: boolean;
  readonly age: string;
  readonly ethnicity: string;
  readonly style: HairStyle;
  readonly clothes: string;
  readonly outfit: Figure['outfit'];
  readonly smile: boolean;
  readonly beard: boolean;
}

/** Fills in skin and hair that fit the age and ethnicity; `multi` picks any. */
export function makeFigure(random: Random, options: FigureOptions): Figure {
  const ethnicity = options.ethnicity in SKINS ? options.ethnicity : random.pick(ALL);
  const age = Number(options.age);
  const grey = age >= 60 || (age >= 50 && random.chance(0.4));
  return {
    ...options,
    child: options.age === 'child' || options.age === 'infant',
    skin: random.pick(SKINS[ethnicity] ?? ['#e8b896']),
    hair: random.pick(grey ? GREYS : (HAIRS[ethnicity] ?? GREYS)),
    senior: age >= 60,
  };
}

/** What lies behind the shoulders. */
export function figureBack(figure: Figure): string[] {
  return hairBehind(figure.style, figure.hair);
}

/** Shoulders, neck, head and hair. */
export function figureFront(canvas: Canvas, figure: Figure, depth: number): string[] {
  return [
    ...body(canvas, figure, depth),
    ...neck(figure),
    ...head(canvas, figure),
    ...drawHair(figure.style, figure.hair, figure.female),
  ];
}

function body(canvas: Canvas, figure: Figure, depth: number): string[] {
  const { clothes, outfit, skin, female, child } = figure;
  const wide = (female ? 1.12 : 1.36) * (child ? 0.78 : 1);
  const drop = child ? 0.08 : 0;
  const torso = `M${-wide} ${depth}C${-wide * 1.02} ${1.5 - drop} ${-wide * 0.95} ${1.22 - drop} ${-wide * 0.62} ${1.08 - drop}C${-wide * 0.4} ${1 - drop} -0.3 ${0.96 - drop} -0.2 ${0.84 - drop}H0.2C0.3 ${0.96 - drop} ${wide * 0.4} ${1 - drop} ${wide * 0.62} ${1.08 - drop}C${wide * 0.95} ${1.22 - drop} ${wide * 1.02} ${1.5 - drop} ${wide} ${depth}Z`;
  const cloth = outfit === 'bare' ? skin : outfit === 'coat' ? '#f4f6f8' : clothes;
  const fill = canvas.linear(
    [
      [0, lighten(cloth, 0.08)],
      [0.5, cloth],
      [1, darken(cloth, 0.18)],
    ],
    { x: 0.15, y: 0 },
    { x: 0.9, y: 1 },
  );
  const shade = darken(cloth, 0.22);
  const arms = line(`M${-wide * 0.68} ${depth}V1.75M${wide * 0.68} ${depth}V1.75`, shade, 0.025, {
    opacity: 0.6,
  });
  switch (outfit) {
    case 'suit':
    case 'coat': {
      const shirt = outfit === 'coat' ? mix(clothes, '#ffffff', 0.25) : '#f7f7f5';
      return [
        path(torso, fill),
        path(`M-0.24 0.86L0 ${depth}L0.24 0.86L0 1.06Z`, shirt),
        ...(female
          ? []
          : [
              path(
                'M-0.07 1.02L0.07 1.02L0.1 1.12L0.06 2.3L-0.06 2.3L-0.1 1.12Z',
                darken(mix(clothes, '#a02f38', 0.7), 0.05),
              ),
            ]),
        path(`M-0.26 0.86L-0.52 1.12L-0.38 1.3L-0.48 1.38L-0.02 ${depth}L-0.02 1.75Z`, lighten(cloth, 0.07)),
        path(`M0.26 0.86L0.52 1.12L0.38 1.3L0.48 1.38L0.02 ${depth}L0.02 1.75Z`, darken(cloth, 0.1)),
        arms,
      ];
    }
    case 'scrubs':
      return [
        path(torso, fill),
        path('M-0.26 0.88L0 1.35L0.26 0.88L0.2 0.84H-0.2Z', skin),
        line('M-0.28 0.88L0 1.38L0.28 0.88', shade, 0.05),
        arms,
      ];
    case 'sport':
      return [
        path(torso, skin),
        path(
          `M${-wide * 0.8} ${depth}C${-wide * 0.8} 1.7 -0.55 1.4 -0.5 1.02L-0.36 0.98C-0.3 1.35 0.3 1.35 0.36 0.98L0.5 1.02C0.55 1.4 ${wide * 0.8} 1.7 ${wide * 0.8} ${depth}Z`,
          fill,
        ),
      ];
    case 'bare':
      return [
        path(torso, fill),
        path(`M${-wide * 1.1} ${depth}V1.75Q0 1.5 ${wide * 1.1} 1.75V${depth}Z`, '#fbfaf7'),
        line(`M${-wide} 1.76Q0 1.52 ${wide} 1.76`, '#dcd8d0', 0.03),
        line('M-0.42 1.14Q-0.2 1.2 -0.08 1.28M0.42 1.14Q0.2 1.2 0.08 1.28', darken(skin, 0.15), 0.025),
      ];
    default:
      return [
        path(torso, fill),
        ...(female
          ? [
              path('M-0.3 0.95Q0 1.42 0.3 0.95L0.2 0.82H-0.2Z', skin),
              line('M-0.32 0.95Q0 1.46 0.32 0.95', shade, 0.035),
            ]
          : [
              path('M-0.25 0.9Q0 1.12 0.25 0.9L0.2 0.82H-0.2Z', skin),
              line('M-0.27 0.9Q0 1.17 0.27 0.9', shade, 0.05),
            ]),
        arms,
      ];
  }
}

function neck({ skin, female, child }: Figure): string[] {
  const half = child ? 0.15 : female ? 0.17 : 0.23;
  return [
    path(
      `M${-half} 0.4L${-half * 1.05} 0.8Q${-half * 1.5} 0.93 ${-half * 1.9} 0.97Q0 1.14 ${half * 1.9} 0.97Q${half * 1.5} 0.93 ${half * 1.05} 0.8L${half} 0.4Z`,
      skin,
    ),
    path(`M${-half} 0.5Q0 0.85 ${half} 0.5L${half} 0.72Q0 0.98 ${-half} 0.64Z`, darken(skin, 0.2), {
      opacity: 0.75,
    }),
  ];
}

function head(canvas: Canvas, figure: Figure): string[] {
  const { skin, female, child, beard, senior, hair } = figure;
  const jaw = child ? 0.4 : female ? 0.3 : 0.36;
  const chin = child ? 0.56 : female ? 0.63 : 0.66;
  const blush = mix(skin, '#e2574c', 0.3);
  const shape = `M-0.5 -0.12C-0.52 -0.68 0.52 -0.68 0.5 -0.12C0.5 0.2 ${jaw + 0.06} ${chin - 0.14} 0.13 ${chin - 0.01}Q0 ${chin + 0.04} -0.13 ${chin - 0.01}C${-jaw - 0.06} ${chin - 0.14} -0.5 0.2 -0.5 -0.12Z`;
  return [
    ellipse(-0.5, 0.06, 0.07, 0.12, darken(skin, 0.08)),
    ellipse(0.5, 0.06, 0.07, 0.12, darken(skin, 0.12)),
    path(
      shape,
      canvas.linear(
        [
          [0, lighten(skin, 0.06)],
          [0.6, skin],
          [1, darken(skin, 0.13)],
        ],
        { x: 0, y: 0.2 },
        { x: 1, y: 0.6 },
      ),
    ),
    circle(
      -0.27,
      0.22,
      0.13,
      canvas.radial([
        [0, blush, 0.6],
        [1, blush, 0],
      ]),
    ),
    circle(
      0.27,
      0.22,
      0.13,
      canvas.radial([
        [0, blush, 0.6],
        [1, blush, 0],
      ]),
    ),
    ...(beard
      ? [
          path(
            `M-0.49 0.02C-0.47 0.4 -0.36 ${chin} 0 ${chin + 0.07}C0.36 ${chin} 0.47 0.4 0.49 0.02C0.42 0.2 0.34 0.26 0.22 0.27Q0 0.2 -0.22 0.27C-0.34 0.26 -0.42 0.2 -0.49 0.02Z`,
            hair,
            { opacity: 0.95 },
          ),
        ]
      : []),
    ...face(figure),
    ...(senior
      ? [
          line(
            'M-0.17 0.27Q-0.22 0.34 -0.2 0.4M0.17 0.27Q0.22 0.34 0.2 0.4M-0.3 -0.3Q0 -0.34 0.3 -0.3',
            darken(skin, 0.22),
            0.014,
            { opacity: 0.7 },
          ),
        ]
      : []),
  ];
}

function face({ skin, hair, female, child, smile }: Figure): string[] {
  const brow = mix(hair, '#2a1a14', 0.45);
  const eye = '#2b1d18';
  const big = child ? 1.3 : 1;
  const lips = female ? mix(skin, '#b8324a', 0.62) : mix(skin, '#8a3f3a', 0.5);
  const eyes = [-1, 1].flatMap((side) => [
    path(
      `M${side * 0.21 - 0.085 * big} 0.01Q${side * 0.21} ${-0.075 * big} ${side * 0.21 + 0.085 * big} 0.01Q${side * 0.21} ${0.055 * big} ${side * 0.21 - 0.085 * big} 0.01Z`,
      '#fffdfa',
    ),
    circle(side * 0.21, -0.005, 0.04 * big, eye),
    circle(side * 0.21 + 0.013, -0.02, 0.012 * big, '#ffffff'),
    line(
      `M${side * 0.21 - 0.09 * big} 0.012Q${side * 0.21} ${-0.085 * big} ${side * 0.21 + 0.09 * big} 0.012${female ? `M${side * (0.21 + 0.085)} 0.005L${side * (0.21 + 0.12)} -0.03` : ''}`,
      eye,
      female ? 0.022 : 0.016,
    ),
    line(
      `M${side * 0.11} -0.135Q${side * 0.22} ${female ? -0.185 : -0.165} ${side * 0.33} -0.12`,
      brow,
      female ? 0.028 : 0.042,
    ),
  ]);
  const mouth = smile
    ? [
        path('M-0.15 0.36Q0 0.41 0.15 0.36Q0.09 0.5 0 0.5Q-0.09 0.5 -0.15 0.36Z', mix(lips, '#5a1a20', 0.35)),
        path('M-0.125 0.372Q0 0.415 0.125 0.372Q0.1 0.425 0 0.428Q-0.1 0.425 -0.125 0.372Z', '#ffffff'),
      ]
    : [
        path('M-0.12 0.4Q-0.05 0.365 0 0.383Q0.05 0.365 0.12 0.4Q0 0.415 -0.12 0.4Z', lips),
        path('M-0.12 0.4Q0 0.415 0.12 0.4Q0 0.475 -0.12 0.4Z', lighten(lips, 0.12)),
      ];
  return [
    ...eyes,
    line('M0.01 0.04Q0.055 0.17 0.04 0.2Q0.01 0.235 -0.035 0.215', darken(skin, 0.28), 0.02),
    ...mouth,
  ];
}
