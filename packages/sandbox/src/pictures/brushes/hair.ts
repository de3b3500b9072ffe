import { darken, lighten } from './colour.ts';
import { circle, ellipse, line, path } from './svg.ts';

/** `covered`: a hat or cap takes its place. */
export type HairStyle = 'long' | 'short' | 'curly' | 'bun' | 'crop' | 'bob' | 'ponytail' | 'side' | 'covered';

const CURLS = [
  [-0.5, -0.35, 0.26],
  [-0.62, -0.05, 0.26],
  [-0.66, 0.28, 0.25],
  [-0.55, 0.56, 0.22],
  [-0.3, -0.58, 0.27],
  [0, -0.66, 0.28],
  [0.3, -0.58, 0.27],
  [0.5, -0.35, 0.26],
  [0.62, -0.05, 0.26],
  [0.66, 0.28, 0.25],
  [0.55, 0.56, 0.22],
] as const;

/** Hair that falls behind the neck. */
export function hairBehind(style: HairStyle, colour: string): string[] {
  const back = darken(colour, 0.22);
  switch (style) {
    case 'long':
      return [
        path(
          'M-0.56 -0.2C-0.72 -0.95 0.72 -0.95 0.56 -0.2C0.66 0.35 0.78 0.85 0.66 1.42Q0.4 1.52 0.2 1.4H-0.2Q-0.4 1.52 -0.66 1.42C-0.78 0.85 -0.66 0.35 -0.56 -0.2Z',
          back,
        ),
      ];
    case 'bob':
      return [
        path(
          'M-0.56 -0.2C-0.7 -0.9 0.7 -0.9 0.56 -0.2C0.64 0.2 0.66 0.5 0.6 0.74H-0.6C-0.66 0.5 -0.64 0.2 -0.56 -0.2Z',
          back,
        ),
      ];
    case 'curly':
      return CURLS.map(([x, y, r]) => circle(x, y, r * 1.12, back));
    case 'bun':
      return [circle(0.1, -0.78, 0.24, back), circle(0.06, -0.82, 0.17, colour)];
    case 'ponytail':
      return [path('M0.3 -0.5C0.95 -0.6 0.95 0.3 0.72 1.0C0.62 0.6 0.6 0.2 0.42 -0.1Z', back)];
    default:
      return [];
  }
}

/** Hair over the forehead and at the temples. */
export function drawHair(style: HairStyle, colour: string, female: boolean): string[] {
  const shine = lighten(colour, 0.18);
  switch (style) {
    case 'long':
    case 'bob':
      return [
        path(
          'M-0.57 0.28C-0.68 -0.86 0.3 -0.94 0.46 -0.48C0.62 -0.3 0.58 0.05 0.57 0.28C0.54 0.02 0.5 -0.14 0.42 -0.24C0.2 -0.26 0.02 -0.36 -0.1 -0.5C-0.16 -0.3 -0.34 -0.18 -0.44 -0.12C-0.5 0 -0.54 0.12 -0.57 0.28Z',
          colour,
        ),
        line('M-0.4 -0.42C-0.28 -0.6 -0.1 -0.68 0.1 -0.66', shine, 0.03, { opacity: 0.6 }),
      ];
    case 'curly':
      return [
        ...CURLS.map(([x, y, r]) => circle(x * 0.94, y, r * 0.82, colour)),
        circle(-0.2, -0.45, 0.17, colour),
        circle(0.12, -0.48, 0.18, colour),
        circle(0.36, -0.38, 0.14, colour),
        circle(-0.4, -0.34, 0.14, colour),
        ...[
          [-0.3, -0.62],
          [0.1, -0.7],
          [0.42, -0.5],
        ].map(([x = 0, y = 0]) => circle(x, y, 0.07, shine, { opacity: 0.45 })),
      ];
    case 'bun':
    case 'ponytail':
      return [
        path(
          'M-0.53 0.06C-0.64 -0.78 0.64 -0.78 0.53 0.06C0.5 -0.14 0.44 -0.28 0.34 -0.36C0.1 -0.42 -0.16 -0.4 -0.34 -0.34C-0.45 -0.26 -0.5 -0.12 -0.53 0.06Z',
          colour,
        ),
        line('M-0.36 -0.42Q0 -0.66 0.36 -0.44', shine, 0.025, { opacity: 0.5 }),
      ];
    case 'short':
      return [
        path(
          'M-0.55 0.12C-0.7 -0.8 -0.1 -0.92 0.2 -0.76C0.56 -0.74 0.64 -0.3 0.55 0.12C0.5 -0.08 0.48 -0.2 0.4 -0.3C0.16 -0.22 -0.14 -0.26 -0.3 -0.4C-0.36 -0.24 -0.44 -0.16 -0.48 -0.08Q-0.53 0.02 -0.55 0.12Z',
          colour,
        ),
        line('M-0.32 -0.52Q-0.02 -0.76 0.28 -0.62', shine, 0.03, { opacity: 0.5 }),
      ];
    case 'side':
      return [
        path(
          'M-0.53 0.02C-0.62 -0.5 -0.44 -0.82 0.02 -0.82C0.52 -0.84 0.66 -0.4 0.53 0.02C0.5 -0.14 0.48 -0.22 0.42 -0.3C0.22 -0.22 -0.12 -0.34 -0.24 -0.48C-0.38 -0.4 -0.46 -0.26 -0.48 -0.14Q-0.52 -0.06 -0.53 0.02Z',
          colour,
        ),
        line('M-0.2 -0.6Q0.12 -0.76 0.4 -0.5', shine, 0.028, { opacity: 0.5 }),
      ];
    case 'crop':
      return [
        path(
          'M-0.52 0C-0.6 -0.74 0.6 -0.74 0.52 0C0.49 -0.16 0.46 -0.26 0.4 -0.34C0.2 -0.44 -0.2 -0.44 -0.4 -0.34C-0.46 -0.26 -0.49 -0.16 -0.52 0Z',
          colour,
        ),
      ];
    case 'covered':
      return female
        ? [
            path(
              'M-0.56 0.3C-0.6 0 -0.56 -0.2 -0.48 -0.3L-0.42 -0.1C-0.5 0.05 -0.52 0.2 -0.56 0.3ZM0.56 0.3C0.6 0 0.56 -0.2 0.48 -0.3L0.42 -0.1C0.5 0.05 0.52 0.2 0.56 0.3Z',
              colour,
            ),
          ]
        : [ellipse(-0.49, -0.08, 0.05, 0.14, colour), ellipse(0.49, -0.08, 0.05, 0.14, colour)];
  }
}
