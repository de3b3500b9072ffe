import { darken, lighten } from '../brushes/colour.ts';
import { ellipse, line, path, placed } from '../brushes/svg.ts';
import type { Painter } from '../scene.ts';

const SKINS = ['#f1c7a8', '#8d5a3b', '#e3b588', '#c98f65', '#6b4128'];
const SLEEVES = ['#2b3445', '#3f4a5a', '#5b4a42', '#7a2f3b', '#31524a'];

/** Two hands that meet in the middle; lengths in half widths of a hand. */
export const handshake: Painter = ({ canvas, random }) => {
  const scale = canvas.unit * random.between(0.2, 0.24);
  const [left, right] = [random.pick(SKINS), random.pick(SKINS)];
  const [near, far] = [random.pick(SLEEVES), random.pick(SLEEVES)];
  const sleeve = (colour: string): string[] => [
    path(
      'M-7 0.6L-1.5 -0.62L-1.2 0.66L-7 3.4Z',
      canvas.linear([
        [0, lighten(colour, 0.1)],
        [1, darken(colour, 0.2)],
      ]),
    ),
    path('M-1.62 -0.66L-1.36 -0.72L-1.06 0.66L-1.3 0.78Z', '#fdfdfb'),
    ellipse(-2.1, 0.55, 0.07, 0.07, lighten(colour, 0.35)),
  ];
  const back = [
    ...sleeve(far),
    path(
      'M-1.3 -0.6C-0.7 -0.76 0 -0.66 0.55 -0.36C0.9 -0.16 1.02 0.1 0.9 0.3C0.7 0.62 0 0.72 -0.5 0.66L-1.1 0.62Z',
      right,
    ),
  ];
  const front = [
    ...sleeve(near),
    path(
      'M-1.3 -0.62C-0.9 -0.72 -0.5 -0.72 -0.1 -0.6C0.2 -0.5 0.5 -0.3 0.76 -0.08C0.88 0.04 0.8 0.18 0.64 0.14L0.2 -0.06C0.4 0.1 0.66 0.3 0.72 0.42C0.76 0.56 0.6 0.62 0.5 0.54L0.1 0.24C0.26 0.42 0.42 0.58 0.42 0.68C0.4 0.8 0.26 0.8 0.16 0.72L-0.1 0.46C0 0.6 0.08 0.72 0.04 0.8C-0.02 0.88 -0.14 0.84 -0.22 0.76C-0.5 0.52 -0.8 0.62 -1.1 0.62Z',
      left,
    ),
    line('M0.2 -0.06L-0.06 -0.14M0.1 0.24L-0.16 0.06M-0.1 0.46L-0.3 0.3', darken(left, 0.25), 0.035),
  ];
  const x = canvas.width / 2;
  const y = canvas.height * 0.5;
  canvas.add(
    placed(x + scale * 0.2, y, back, { scale, mirror: true, turn: -6 }),
    placed(x - scale * 0.15, y, front, { scale, turn: 6 }),
  );
  canvas.add(
    placed(
      x + scale * 0.2,
      y,
      [
        path(
          'M0.1 -0.5C0.3 -0.72 0.5 -0.8 0.58 -0.7C0.64 -0.58 0.5 -0.46 0.3 -0.3C0.2 -0.2 0.06 -0.24 0 -0.34Z',
          lighten(right, 0.05),
        ),
        line('M0.34 -0.62Q0.46 -0.6 0.48 -0.52', darken(right, 0.2), 0.03),
      ],
      { scale, mirror: true, turn: -6 },
    ),
  );
};
