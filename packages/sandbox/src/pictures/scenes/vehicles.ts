import { darken, lighten, mix } from '../brushes/colour.ts';
import { hourOf } from '../brushes/sky.ts';
import { FULL_TURN, circle, ellipse, line, n, path, placed, rect } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';
import { beams, paintOf } from './cars.ts';

/** Vehicles from the side, about `s` long, wheels on `y`. */

export function plane(
  scene: Scene,
  x: number,
  y: number,
  s: number,
  pose: { readonly mirror: boolean; readonly turn: number },
): void {
  const { canvas } = scene;
  const hour = hourOf(scene);
  const white = mix(
    '#f7f8fa',
    hour === 'day' ? scene.palette.tones[2] : scene.palette.tones[1],
    hour === 'night' ? 0.5 : 0.2,
  );
  const trim = scene.random.pick(['#2f5f8f', '#c23b32', '#e0902c', '#3f7d6e']);
  const windows = Array.from(
    { length: 17 },
    (_, i) => `M${n(-s * 0.3 + i * s * 0.038)} ${n(-s * 0.012)}h0`,
  ).join('');
  canvas.add(
    placed(
      x,
      y,
      [
        path(
          `M${n(-s * 0.12)} ${n(-s * 0.03)}L${n(-s * 0.26)} ${n(-s * 0.23)}H${n(-s * 0.2)}L${n(s * 0.08)} ${n(-s * 0.04)}Z`,
          darken(white, 0.2),
        ),
        path(
          `M${n(-s * 0.4)} ${n(-s * 0.04)}L${n(-s * 0.52)} ${n(-s * 0.25)}H${n(-s * 0.44)}L${n(-s * 0.3)} ${n(-s * 0.06)}Z`,
          trim,
        ),
        path(
          `M${n(-s * 0.5)} ${n(-s * 0.05)}C${n(-s * 0.4)} ${n(-s * 0.075)} ${n(s * 0.3)} ${n(-s * 0.075)} ${n(s * 0.4)} ${n(-s * 0.06)}C${n(s * 0.48)} ${n(-s * 0.045)} ${n(s * 0.54)} ${n(-s * 0.005)} ${n(s * 0.54)} ${n(s * 0.015)}C${n(s * 0.52)} ${n(s * 0.055)} ${n(s * 0.4)} ${n(s * 0.065)} ${n(s * 0.3)} ${n(s * 0.065)}H${n(-s * 0.2)}Q${n(-s * 0.4)} ${n(s * 0.03)} ${n(-s * 0.5)} ${n(-s * 0.05)}Z`,
          canvas.linear([
            [0, lighten(white, 0.5)],
            [0.5, white],
            [1, darken(white, 0.35)],
          ]),
        ),
        path(
          `M${n(-s * 0.45)} ${n(-s * 0.012)}Q0 ${n(s * 0.035)} ${n(s * 0.535)} ${n(s * 0.02)}Q${n(s * 0.5)} ${n(s * 0.05)} ${n(s * 0.36)} ${n(s * 0.048)}Q0 ${n(s * 0.06)} ${n(-s * 0.36)} ${n(s * 0.02)}Z`,
          trim,
          { opacity: 0.85 },
        ),
        line(windows, hour === 'night' ? '#ffe1a0' : '#3f4a58', s * 0.014),
        path(
          `M${n(s * 0.44)} ${n(-s * 0.046)}L${n(s * 0.49)} ${n(-s * 0.02)}L${n(s * 0.44)} ${n(-s * 0.018)}Z`,
          '#2f3a48',
        ),
        path(
          `M${n(-s * 0.4)} 0L${n(-s * 0.55)} ${n(s * 0.06)}H${n(-s * 0.48)}L${n(-s * 0.28)} ${n(s * 0.015)}Z`,
          darken(white, 0.15),
        ),
        ellipse(s * 0.02, s * 0.135, s * 0.075, s * 0.032, darken(white, 0.3)),
        ellipse(s * 0.085, s * 0.135, s * 0.018, s * 0.03, '#2f3640'),
        path(
          `M${n(s * 0.1)} ${n(s * 0.03)}L${n(-s * 0.26)} ${n(s * 0.29)}H${n(-s * 0.19)}L${n(-s * 0.02)} ${n(s * 0.15)}L${n(-s * 0.1)} ${n(s * 0.05)}Z`,
          canvas.linear([
            [0, lighten(white, 0.2)],
            [1, darken(white, 0.3)],
          ]),
        ),
      ],
      pose,
    ),
  );
}

export function train(scene: Scene, deck: number, mirror: boolean): void {
  const { canvas } = scene;
  const { width, unit } = canvas;
  const tall = unit * 0.1;
  const colour = paintOf(scene);
  const body = mix('#f1f2f3', scene.palette.tones[4], hourOf(scene) === 'night' ? 0.5 : 0.1);
  const nose = width * scene.random.between(0.62, 0.82);
  const lit = hourOf(scene) === 'day' ? '#4a5a6a' : '#ffdf9a';
  const parts: string[] = [
    path(
      `M-20 ${n(-tall)}H${n(nose - tall * 1.2)}C${n(nose - tall * 0.3)} ${n(-tall * 0.98)} ${n(nose + tall * 0.5)} ${n(-tall * 0.4)} ${n(nose + tall * 0.6)} ${n(-tall * 0.1)}H-20Z`,
      canvas.linear([
        [0, lighten(body, 0.4)],
        [0.6, body],
        [1, darken(body, 0.3)],
      ]),
    ),
    path(
      `M-20 ${n(-tall * 0.36)}H${n(nose + tall * 0.42)}Q${n(nose + tall * 0.6)} ${n(-tall * 0.2)} ${n(nose + tall * 0.6)} ${n(-tall * 0.1)}H-20Z`,
      colour,
    ),
  ];
  const coach = unit * 0.34;
  for (let x = nose - tall * 1.7; x > -unit * 0.1; x -= unit * 0.052)
    parts.push(rect(x, -tall * 0.8, unit * 0.034, tall * 0.32, lit, { round: 4 }));
  for (let x = nose - tall - coach; x > -coach; x -= coach)
    parts.push(rect(x, -tall, unit * 0.006, tall * 0.9, '#2a2d33'));
  parts.push(
    path(
      `M${n(nose - tall * 0.95)} ${n(-tall * 0.86)}C${n(nose - tall * 0.4)} ${n(-tall * 0.82)} ${n(nose - tall * 0.05)} ${n(-tall * 0.66)} ${n(nose + tall * 0.1)} ${n(-tall * 0.52)}H${n(nose - tall * 0.85)}Z`,
      '#2f3a48',
    ),
    rect(-20, -tall * 0.1, nose + tall * 0.4, tall * 0.1, '#2a2d33'),
    ...beams(scene, nose + tall * 0.5, -tall * 0.22, unit * 0.4),
  );
  canvas.add(
    mirror
      ? `<g transform="translate(${n(width)} ${n(deck)}) scale(-1 1)">${parts.join('')}</g>`
      : placed(0, deck, parts),
  );
}

export function bicycle(scene: Scene, x: number, y: number, s: number, mirror: boolean): void {
  const { canvas } = scene;
  const backlit = hourOf(scene) === 'low-sun' || hourOf(scene) === 'night';
  const colour = backlit ? darken(scene.palette.tones[4], 0.2) : paintOf(scene);
  const dark = backlit ? darken(scene.palette.tones[4], 0.35) : '#23252a';
  const r = s * 0.21;
  const spokes = (cx: number): string =>
    Array.from(
      { length: 14 },
      (_, i) =>
        `M${n(cx)} ${n(-r)}l${n(Math.cos((i / 14) * FULL_TURN) * r)} ${n(Math.sin((i / 14) * FULL_TURN) * r)}`,
    ).join('');
  const [back, front] = [-s * 0.32, s * 0.34];
  const wheelAt = (cx: number): string[] => [
    line(spokes(cx), dark, 1.2, { opacity: 0.6 }),
    `<circle cx="${n(cx)}" cy="${n(-r)}" r="${n(r)}" fill="none" stroke="${dark}" stroke-width="${n(s * 0.022)}"/>`,
    circle(cx, -r, s * 0.018, dark),
  ];
  const crank = { x: -s * 0.04, y: -r * 0.92 };
  const seat = { x: -s * 0.14, y: -s * 0.48 };
  const head = { x: s * 0.24, y: -s * 0.5 };
  canvas.add(
    ellipse(x, y + 4, s * 0.56, s * 0.03, '#000000', { opacity: 0.3 }),
    placed(
      x,
      y,
      [
        ...wheelAt(back),
        ...wheelAt(front),
        line(
          `M${n(back)} ${n(-r)}L${n(crank.x)} ${n(crank.y)}L${n(head.x + s * 0.02)} ${n(head.y + s * 0.07)}L${n(seat.x + s * 0.015)} ${n(seat.y + s * 0.06)}L${n(back)} ${n(-r)}M${n(crank.x)} ${n(crank.y)}L${n(seat.x)} ${n(seat.y)}M${n(head.x)} ${n(head.y)}L${n(front)} ${n(-r)}`,
          colour,
          s * 0.024,
        ),
        line(
          `M${n(seat.x - s * 0.08)} ${n(seat.y)}Q${n(seat.x)} ${n(seat.y - s * 0.02)} ${n(seat.x + s * 0.09)} ${n(seat.y - s * 0.004)}`,
          dark,
          s * 0.034,
        ),
        line(
          `M${n(head.x)} ${n(head.y)}l${n(-s * 0.012)} ${n(-s * 0.05)}q${n(s * 0.08)} ${n(-s * 0.03)} ${n(s * 0.1)} ${n(s * 0.03)}M${n(head.x - s * 0.012)} ${n(head.y - s * 0.05)}q${n(-s * 0.06)} ${n(-s * 0.01)} ${n(-s * 0.09)} ${n(s * 0.03)}`,
          dark,
          s * 0.02,
        ),
        circle(crank.x, crank.y, s * 0.05, 'none', { stroke: dark, strokeWidth: s * 0.014 }),
        line(
          `M${n(crank.x)} ${n(crank.y)}l${n(s * 0.05)} ${n(s * 0.08)}m${n(-s * 0.03)} 0h${n(s * 0.06)}`,
          dark,
          s * 0.014,
        ),
        rect(head.x + s * 0.05, head.y + s * 0.01, s * 0.16, s * 0.11, backlit ? dark : '#b58a55', {
          round: s * 0.015,
        }),
        ...(backlit
          ? []
          : [-0.02, 0.03, 0.07, 0.11].map((dx, i) =>
              circle(
                head.x + s * (0.08 + dx),
                head.y + s * (0.005 - (i % 2) * 0.02),
                s * 0.028,
                ['#f2b632', '#ffffff', '#e8487a', '#f7a8c4'][i] ?? '#ffffff',
              ),
            )),
      ],
      { mirror },
    ),
  );
}
