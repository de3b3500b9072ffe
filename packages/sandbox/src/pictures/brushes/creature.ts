import type { Random } from '../../catalogue/index.ts';
import { darken, lighten, mix } from './colour.ts';
import { FULL_TURN, circle, ellipse, line, path } from './svg.ts';

/** Animal faces and bodies in head widths around the middle of the face. */
interface Coat {
  readonly fur: string;
  readonly light: string;
  readonly eyes: string;
  readonly stripes: boolean;
}

const COATS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  cat: [
    ['#d98a3f', '#f6e3c8'],
    ['#8a8d93', '#e6e7ea'],
    ['#b59a7d', '#f0e4d4'],
    ['#f2ece2', '#ffffff'],
    ['#4a4540', '#cfc6bb'],
  ],
  dog: [
    ['#c58a4e', '#f3e2c9'],
    ['#7a4f30', '#e3c7a3'],
    ['#e6d3b5', '#fff8ec'],
    ['#3a322d', '#c98f55'],
    ['#b5a797', '#f4efe8'],
  ],
  fox: [
    ['#d9692a', '#fff4e6'],
    ['#c95a20', '#fdeedd'],
  ],
  rabbit: [
    ['#b9a48e', '#f2e8dc'],
    ['#f4f0ea', '#ffffff'],
    ['#8f8a86', '#e4e0dc'],
  ],
  owl: [
    ['#8a6748', '#e8d3b0'],
    ['#6b5b52', '#d9cdbf'],
    ['#b59a78', '#f6ead4'],
  ],
};
const CAT_EYES = ['#8fb84a', '#d9a52c', '#5f9fc4', '#a8b85a'];

export function coatOf(
  random: Random,
  kind: string,
  options: { readonly tabby: boolean; readonly black: boolean },
): Coat {
  if (options.black) return { fur: '#1d1c20', light: '#2f2d33', eyes: '#d9b52c', stripes: false };
  const [fur, light] = random.pick(COATS[kind] ?? [['#a08060', '#f0e0d0'] as const]);
  return {
    fur,
    light,
    eyes: options.tabby ? '#7fb04a' : random.pick(CAT_EYES),
    stripes: options.tabby || (kind === 'cat' && random.chance(0.35)),
  };
}

export function faceOf(kind: string, coat: Coat, tongue: boolean): string[] {
  switch (kind) {
    case 'dog':
      return dog(coat, tongue);
    case 'rabbit':
      return rabbit(coat);
    case 'owl':
      return owl(coat);
    default:
      return cat(coat, kind === 'fox');
  }
}

function cat({ fur, light, eyes, stripes }: Coat, fox: boolean): string[] {
  const dark = darken(fur, 0.35);
  const ears = [-1, 1].flatMap((k) => [
    path(
      `M${k * 0.56} -0.1L${k * (fox ? 0.62 : 0.52)} ${fox ? -0.98 : -0.82}Q${k * 0.2} -0.62 ${k * 0.1} -0.44Z`,
      fox ? darken(fur, 0.12) : fur,
    ),
    path(
      `M${k * 0.5} -0.3L${k * (fox ? 0.55 : 0.46)} ${fox ? -0.8 : -0.66}Q${k * 0.28} -0.54 ${k * 0.2} -0.42Z`,
      fox ? '#3a2a24' : mix(light, '#e8a0a0', 0.55),
    ),
  ]);
  const head = fox
    ? 'M-0.62 -0.1C-0.5 -0.56 0.5 -0.56 0.62 -0.1C0.72 0.06 0.5 0.22 0.3 0.36Q0.12 0.6 0 0.62Q-0.12 0.6 -0.3 0.36C-0.5 0.22 -0.72 0.06 -0.62 -0.1Z'
    : 'M-0.6 -0.05C-0.6 -0.6 0.6 -0.6 0.6 -0.05C0.66 0.3 0.36 0.52 0 0.52C-0.36 0.52 -0.66 0.3 -0.6 -0.05Z';
  const mask = fox
    ? [
        path(
          'M-0.62 0C-0.4 0.02 -0.2 0.1 -0.08 0.34Q0 0.44 0.08 0.34C0.2 0.1 0.4 0.02 0.62 0C0.64 0.1 0.5 0.22 0.3 0.36Q0.12 0.6 0 0.62Q-0.12 0.6 -0.3 0.36C-0.5 0.22 -0.64 0.1 -0.62 0Z',
          light,
        ),
      ]
    : [
        ellipse(0, 0.3, 0.27, 0.19, light),
        ellipse(-0.11, 0.24, 0.16, 0.13, light),
        ellipse(0.11, 0.24, 0.16, 0.13, light),
      ];
  const marks =
    stripes && !fox
      ? [
          line(
            'M0 -0.46V-0.26M-0.13 -0.44L-0.1 -0.27M0.13 -0.44L0.1 -0.27M-0.6 0.05L-0.4 0.08M-0.58 0.18L-0.4 0.17M0.6 0.05L0.4 0.08M0.58 0.18L0.4 0.17',
            dark,
            0.05,
          ),
        ]
      : [];
  const gaze = [-1, 1].flatMap((k) => [
    ellipse(k * 0.25, -0.03, 0.135, 0.115, darken(fur, 0.6)),
    ellipse(k * 0.25, -0.03, 0.115, 0.1, fox ? '#c98a2c' : eyes),
    ellipse(k * 0.25, -0.03, fox ? 0.05 : 0.042, 0.09, '#141317'),
    circle(k * 0.25 + 0.035, -0.065, 0.026, '#ffffff'),
  ]);
  return [
    ...ears,
    path(head, fur),
    ...mask,
    ...marks,
    ...gaze,
    path(
      'M-0.065 0.17Q0 0.14 0.065 0.17Q0.03 0.25 0 0.26Q-0.03 0.25 -0.065 0.17Z',
      fox ? '#241d1c' : '#d98a8a',
    ),
    line('M0 0.25V0.31Q-0.06 0.38 -0.14 0.34M0 0.31Q0.06 0.38 0.14 0.34', darken(fur, 0.55), 0.018),
    line(
      'M-0.22 0.26L-0.72 0.2M-0.22 0.3L-0.72 0.33M0.22 0.26L0.72 0.2M0.22 0.3L0.72 0.33',
      '#ffffff',
      0.01,
      { opacity: 0.7 },
    ),
  ];
}

function dog({ fur, light }: Coat, tongue: boolean): string[] {
  const dark = darken(fur, 0.28);
  return [
    path(
      'M-0.58 -0.14C-0.55 -0.64 0.55 -0.64 0.58 -0.14C0.58 0.14 0.44 0.22 0.38 0.4C0.3 0.62 -0.3 0.62 -0.38 0.4C-0.44 0.22 -0.58 0.14 -0.58 -0.14Z',
      fur,
    ),
    path(
      'M-0.07 -0.5Q0 -0.54 0.07 -0.5L0.13 0.02Q0.34 0.1 0.34 0.34C0.3 0.6 -0.3 0.6 -0.34 0.34Q-0.34 0.1 -0.13 0.02Z',
      light,
    ),
    ...[-1, 1].flatMap((k) => [
      path(
        `M${k * 0.34} -0.5C${k * 0.62} -0.62 ${k * 0.84} -0.3 ${k * 0.78} 0.14Q${k * 0.72} 0.36 ${k * 0.58} 0.24C${k * 0.5} 0.06 ${k * 0.52} -0.2 ${k * 0.34} -0.5Z`,
        dark,
      ),
      circle(k * 0.24, -0.08, 0.085, '#231712'),
      circle(k * 0.24 + 0.025, -0.11, 0.026, '#ffffff'),
      line(`M${k * 0.14} -0.24Q${k * 0.24} -0.29 ${k * 0.33} -0.23`, dark, 0.035),
    ]),
    ...(tongue
      ? [
          path('M-0.11 0.4H0.11V0.6C0.11 0.74 -0.11 0.74 -0.11 0.6Z', '#e8697a'),
          line('M0 0.42V0.58', '#c24a5e', 0.015),
        ]
      : []),
    path('M-0.13 0.1Q0 0.05 0.13 0.1Q0.12 0.22 0 0.25Q-0.12 0.22 -0.13 0.1Z', '#221a18'),
    ellipse(-0.03, 0.11, 0.035, 0.016, '#ffffff', { opacity: 0.5 }),
    line('M0 0.24V0.34Q-0.09 0.44 -0.22 0.38M0 0.34Q0.09 0.44 0.22 0.38', '#33241e', 0.024),
  ];
}

function rabbit({ fur, light }: Coat): string[] {
  return [
    ...[-1, 1].flatMap((k) => [
      path(
        `M${k * 0.08} -0.34C${k * 0.02} -0.9 ${k * 0.16} -1.36 ${k * 0.3} -1.36S${k * 0.46} -0.8 ${k * 0.38} -0.3Z`,
        fur,
      ),
      path(
        `M${k * 0.15} -0.42C${k * 0.12} -0.86 ${k * 0.2} -1.2 ${k * 0.28} -1.2S${k * 0.38} -0.8 ${k * 0.32} -0.4Z`,
        '#eab8b0',
      ),
    ]),
    path(
      'M-0.5 0C-0.52 -0.56 0.52 -0.56 0.5 0C0.56 0.36 0.34 0.54 0 0.54C-0.34 0.54 -0.56 0.36 -0.5 0Z',
      fur,
    ),
    ellipse(-0.13, 0.28, 0.18, 0.15, light),
    ellipse(0.13, 0.28, 0.18, 0.15, light),
    ...[-1, 1].flatMap((k) => [
      circle(k * 0.28, -0.04, 0.095, '#1f1614'),
      circle(k * 0.28 + 0.03, -0.075, 0.03, '#ffffff'),
    ]),
    path('M-0.06 0.15H0.06L0 0.22Z', '#d98080'),
    line('M0 0.22V0.3Q-0.06 0.36 -0.13 0.33M0 0.3Q0.06 0.36 0.13 0.33', '#5a4038', 0.018),
    line(
      'M-0.24 0.26L-0.66 0.2M-0.24 0.3L-0.66 0.34M0.24 0.26L0.66 0.2M0.24 0.3L0.66 0.34',
      '#ffffff',
      0.01,
      { opacity: 0.8 },
    ),
  ];
}

function owl({ fur, light }: Coat): string[] {
  return [
    path(
      'M-0.6 -0.1L-0.54 -0.78Q-0.26 -0.56 0 -0.56Q0.26 -0.56 0.54 -0.78L0.6 -0.1C0.66 0.4 0.4 0.58 0 0.58C-0.4 0.58 -0.66 0.4 -0.6 -0.1Z',
      fur,
    ),
    ...[-1, 1].flatMap((k) => [
      circle(k * 0.26, -0.06, 0.29, light),
      circle(k * 0.26, -0.06, 0.21, '#f2b632'),
      circle(k * 0.26, -0.06, 0.12, '#191512'),
      circle(k * 0.26 + 0.05, -0.11, 0.04, '#ffffff'),
      ...Array.from({ length: 12 }, (_, i) =>
        line(
          `M${(k * 0.26 + Math.cos((i / 12) * FULL_TURN) * 0.22).toFixed(3)} ${(-0.06 + Math.sin((i / 12) * FULL_TURN) * 0.22).toFixed(3)}L${(k * 0.26 + Math.cos((i / 12) * FULL_TURN) * 0.28).toFixed(3)} ${(-0.06 + Math.sin((i / 12) * FULL_TURN) * 0.28).toFixed(3)}`,
          darken(light, 0.22),
          0.014,
        ),
      ),
    ]),
    path('M-0.08 0.08H0.08L0 0.32Z', '#d9902c'),
  ];
}

/** A body that sits under a face; `turned` swings the tail. */
export function sittingBody(kind: string, { fur, light, stripes }: Coat): string[] {
  const dark = darken(fur, 0.16);
  const tail =
    kind === 'fox'
      ? [
          path('M0.5 2.35C1.5 2.5 1.75 1.6 1.35 1.05C1.3 1.5 1 1.75 0.6 1.8Z', fur),
          path('M1.35 1.05C1.62 1.35 1.6 1.7 1.48 1.9Q1.36 1.6 1.22 1.5Z', light),
        ]
      : kind === 'dog'
        ? [path('M0.6 2.2C1.1 2.2 1.35 1.8 1.3 1.5C1.1 1.75 0.9 1.8 0.6 1.9Z', dark)]
        : [line('M0.6 2.3C1.5 2.5 1.55 1.7 1.2 1.5', dark, 0.19)];
  return [
    ...tail,
    path(
      'M-0.38 0.3C-0.62 0.9 -0.86 1.5 -0.78 2.1Q-0.74 2.44 -0.4 2.44H0.4Q0.74 2.44 0.78 2.1C0.86 1.5 0.62 0.9 0.38 0.3Z',
      fur,
    ),
    ellipse(-0.62, 2.12, 0.3, 0.34, dark),
    ellipse(0.62, 2.12, 0.3, 0.34, dark),
    path('M-0.26 0.5Q0 0.9 0.26 0.5C0.4 1 0.3 1.5 0 1.6C-0.3 1.5 -0.4 1 -0.26 0.5Z', light),
    ...(stripes
      ? [
          line(
            'M-0.66 1.2Q-0.5 1.24 -0.4 1.36M-0.74 1.5Q-0.56 1.54 -0.46 1.66M0.66 1.2Q0.5 1.24 0.4 1.36M0.74 1.5Q0.56 1.54 0.46 1.66',
            darken(fur, 0.38),
            0.06,
          ),
        ]
      : []),
    ...[-1, 1].flatMap((k) => [
      path(
        `M${k * 0.08} 1.3C${k * 0.06} 1.8 ${k * 0.06} 2.1 ${k * 0.06} 2.4H${k * 0.36}C${k * 0.38} 2.1 ${k * 0.36} 1.6 ${k * 0.4} 1.2Z`,
        lighten(fur, 0.05),
      ),
      ellipse(k * 0.2, 2.42, 0.2, 0.1, light),
    ]),
  ];
}
