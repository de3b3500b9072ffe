import { darken, lighten, mix } from '../brushes/colour.ts';
import { hourOf } from '../brushes/sky.ts';
import { circle, ellipse, line, n, path, placed, polygon, rect } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';

const PAINT = ['#c23b32', '#2f5f8f', '#e0a83a', '#f1efe8', '#3f7d6e', '#2f343c', '#d9764a'];

export function paintOf(scene: Scene): string {
  const hour = hourOf(scene);
  return mix(
    scene.random.pick(PAINT),
    scene.palette.tones[4],
    hour === 'night' ? 0.5 : hour === 'low-sun' ? 0.18 : 0.05,
  );
}

function glassOf(scene: Scene): string {
  return scene.canvas.linear([
    [0, mix('#cfe3ef', scene.palette.tones[1], 0.35)],
    [1, mix('#5f7a8c', scene.palette.tones[4], 0.3)],
  ]);
}

function wheel(x: number, y: number, r: number): string[] {
  return [
    circle(x, y, r, '#1b1c20'),
    circle(x, y, r * 0.62, '#b9bec6'),
    circle(x, y, r * 0.5, '#7d838c'),
    ...[0, 36, 72, 108, 144].map((turn) =>
      rect(x - r * 0.55, y - r * 0.05, r * 1.1, r * 0.1, '#cfd4da', {
        transform: `rotate(${turn} ${n(x)} ${n(y)})`,
      }),
    ),
    circle(x, y, r * 0.12, '#3a3d44'),
  ];
}

export function beams(scene: Scene, x: number, y: number, s: number): string[] {
  const hour = hourOf(scene);
  if (hour === 'day') return [];
  return [
    polygon(
      [
        { x, y },
        { x: x + s * 0.9, y: y - s * 0.06 },
        { x: x + s * 0.9, y: y + s * 0.16 },
      ],
      scene.canvas.linear(
        [
          [0, '#fff3c4', 0.7],
          [1, '#fff3c4', 0],
        ],
        { x: 0, y: 0 },
        { x: 1, y: 0 },
      ),
    ),
    circle(
      x,
      y,
      s * 0.09,
      scene.canvas.radial([
        [0, '#fff8dd', 0.95],
        [1, '#fff3c4', 0],
      ]),
    ),
  ];
}

export function sedan(scene: Scene, x: number, y: number, s: number, mirror: boolean): void {
  const { canvas } = scene;
  const colour = paintOf(scene);
  const body = `M${n(-s * 0.5)} ${n(-s * 0.1)}Q${n(-s * 0.52)} ${n(-s * 0.2)} ${n(-s * 0.44)} ${n(-s * 0.22)}L${n(-s * 0.3)} ${n(-s * 0.24)}C${n(-s * 0.2)} ${n(-s * 0.36)} ${n(-s * 0.12)} ${n(-s * 0.385)} ${n(s * 0.02)} ${n(-s * 0.385)}C${n(s * 0.15)} ${n(-s * 0.385)} ${n(s * 0.2)} ${n(-s * 0.34)} ${n(s * 0.28)} ${n(-s * 0.245)}C${n(s * 0.4)} ${n(-s * 0.235)} ${n(s * 0.5)} ${n(-s * 0.2)} ${n(s * 0.51)} ${n(-s * 0.12)}L${n(s * 0.5)} ${n(-s * 0.06)}H${n(-s * 0.49)}Z`;
  canvas.add(
    ellipse(x, y + s * 0.012, s * 0.56, s * 0.035, '#000000', { opacity: 0.45 }),
    placed(
      x,
      y,
      [
        path(
          body,
          canvas.linear([
            [0, lighten(colour, 0.28)],
            [0.5, colour],
            [1, darken(colour, 0.3)],
          ]),
        ),
        path(
          `M${n(-s * 0.25)} ${n(-s * 0.245)}C${n(-s * 0.18)} ${n(-s * 0.335)} ${n(-s * 0.12)} ${n(-s * 0.355)} ${n(-s * 0.02)} ${n(-s * 0.357)}V${n(-s * 0.245)}ZM${n(s * 0.005)} ${n(-s * 0.357)}C${n(s * 0.12)} ${n(-s * 0.357)} ${n(s * 0.17)} ${n(-s * 0.32)} ${n(s * 0.235)} ${n(-s * 0.245)}H${n(s * 0.005)}Z`,
          glassOf(scene),
        ),
        line(
          `M${n(-s * 0.46)} ${n(-s * 0.19)}Q0 ${n(-s * 0.215)} ${n(s * 0.46)} ${n(-s * 0.19)}`,
          lighten(colour, 0.4),
          s * 0.007,
          { opacity: 0.8 },
        ),
        line(
          `M${n(-s * 0.008)} ${n(-s * 0.25)}V${n(-s * 0.09)}M${n(s * 0.22)} ${n(-s * 0.24)}Q${n(s * 0.24)} ${n(-s * 0.15)} ${n(s * 0.2)} ${n(-s * 0.09)}`,
          darken(colour, 0.35),
          s * 0.006,
        ),
        rect(-s * 0.07, -s * 0.2, s * 0.05, s * 0.012, darken(colour, 0.4), { round: 2 }),
        ellipse(s * 0.475, -s * 0.17, s * 0.03, s * 0.022, '#fff6d8'),
        rect(-s * 0.495, -s * 0.19, s * 0.025, s * 0.045, '#d92f2f', { round: 3 }),
        rect(-s * 0.48, -s * 0.075, s * 0.97, s * 0.025, '#22252a'),
        ...[-0.29, 0.31].flatMap((at) => [
          circle(s * at, -s * 0.075, s * 0.098, darken(colour, 0.5)),
          ...wheel(s * at, -s * 0.075, s * 0.085),
        ]),
        ...beams(scene, s * 0.49, -s * 0.17, s),
      ],
      { mirror },
    ),
  );
}

export function camper(scene: Scene, x: number, y: number, s: number, mirror: boolean): void {
  const { canvas } = scene;
  const colour = paintOf(scene);
  const cream = mix('#f7efdf', scene.palette.tones[4], hourOf(scene) === 'night' ? 0.4 : 0.08);
  canvas.add(
    ellipse(x, y + s * 0.012, s * 0.52, s * 0.035, '#000000', { opacity: 0.45 }),
    placed(
      x,
      y,
      [
        path(
          `M${n(-s * 0.48)} ${n(-s * 0.08)}V${n(-s * 0.4)}Q${n(-s * 0.47)} ${n(-s * 0.5)} ${n(-s * 0.38)} ${n(-s * 0.5)}H${n(s * 0.32)}Q${n(s * 0.42)} ${n(-s * 0.49)} ${n(s * 0.45)} ${n(-s * 0.36)}L${n(s * 0.49)} ${n(-s * 0.22)}V${n(-s * 0.08)}Z`,
          canvas.linear([
            [0, lighten(cream, 0.4)],
            [1, cream],
          ]),
        ),
        path(
          `M${n(-s * 0.48)} ${n(-s * 0.08)}V${n(-s * 0.27)}H${n(s * 0.2)}Q${n(s * 0.36)} ${n(-s * 0.27)} ${n(s * 0.485)} ${n(-s * 0.17)}V${n(-s * 0.08)}Z`,
          canvas.linear([
            [0, lighten(colour, 0.2)],
            [1, darken(colour, 0.25)],
          ]),
        ),
        ...[-0.43, -0.2, 0.03].map((at) =>
          rect(s * at, -s * 0.44, s * 0.2, s * 0.14, glassOf(scene), { round: s * 0.02 }),
        ),
        path(
          `M${n(s * 0.26)} ${n(-s * 0.44)}H${n(s * 0.33)}Q${n(s * 0.39)} ${n(-s * 0.44)} ${n(s * 0.42)} ${n(-s * 0.3)}H${n(s * 0.26)}Z`,
          glassOf(scene),
        ),
        line(
          `M${n(s * 0.005)} ${n(-s * 0.46)}V${n(-s * 0.09)}M${n(s * 0.245)} ${n(-s * 0.46)}V${n(-s * 0.09)}M${n(-s * 0.48)} ${n(-s * 0.27)}H${n(s * 0.2)}Q${n(s * 0.36)} ${n(-s * 0.27)} ${n(s * 0.485)} ${n(-s * 0.17)}`,
          darken(cream, 0.25),
          s * 0.006,
        ),
        rect(-s * 0.36, -s * 0.555, s * 0.55, s * 0.012, '#6a4a32'),
        rect(-s * 0.3, -s * 0.62, s * 0.16, s * 0.065, '#8a5f3c', { round: 4 }),
        rect(-s * 0.12, -s * 0.6, s * 0.2, s * 0.045, scene.palette.accents[0] ?? colour, { round: 6 }),
        circle(s * 0.465, -s * 0.2, s * 0.03, '#fff6d8'),
        rect(-s * 0.49, -s * 0.09, s * 0.99, s * 0.03, '#cfd2d6', { round: 4 }),
        ...[-0.28, 0.29].flatMap((at) => [
          circle(s * at, -s * 0.075, s * 0.1, darken(colour, 0.5)),
          ...wheel(s * at, -s * 0.075, s * 0.085),
        ]),
        ...beams(scene, s * 0.48, -s * 0.2, s),
      ],
      { mirror },
    ),
  );
}

export function truck(scene: Scene, x: number, y: number, s: number, mirror: boolean): void {
  const { canvas } = scene;
  const colour = paintOf(scene);
  const box = mix('#f1efe9', scene.palette.tones[4], hourOf(scene) === 'night' ? 0.45 : 0.08);
  canvas.add(
    ellipse(x, y + s * 0.01, s * 0.54, s * 0.03, '#000000', { opacity: 0.45 }),
    placed(
      x,
      y,
      [
        rect(
          -s * 0.52,
          -s * 0.46,
          s * 0.72,
          s * 0.37,
          canvas.linear([
            [0, lighten(box, 0.4)],
            [1, darken(box, 0.08)],
          ]),
          { round: s * 0.012 },
        ),
        line(
          [0, 1, 2, 3, 4, 5]
            .map((i) => `M${n(-s * 0.42 + i * s * 0.11)} ${n(-s * 0.45)}v${n(s * 0.35)}`)
            .join(''),
          darken(box, 0.14),
          s * 0.004,
        ),
        rect(-s * 0.52, -s * 0.3, s * 0.72, s * 0.07, colour),
        path(
          `M${n(s * 0.22)} ${n(-s * 0.08)}V${n(-s * 0.39)}H${n(s * 0.38)}Q${n(s * 0.43)} ${n(-s * 0.39)} ${n(s * 0.46)} ${n(-s * 0.28)}L${n(s * 0.5)} ${n(-s * 0.22)}V${n(-s * 0.08)}Z`,
          canvas.linear([
            [0, lighten(colour, 0.25)],
            [1, darken(colour, 0.28)],
          ]),
        ),
        path(
          `M${n(s * 0.31)} ${n(-s * 0.36)}H${n(s * 0.37)}Q${n(s * 0.41)} ${n(-s * 0.36)} ${n(s * 0.44)} ${n(-s * 0.25)}H${n(s * 0.31)}Z`,
          glassOf(scene),
        ),
        rect(-s * 0.52, -s * 0.095, s * 1.02, s * 0.025, '#25282d'),
        circle(s * 0.485, -s * 0.15, s * 0.02, '#fff6d8'),
        ...[-0.4, -0.26, 0.36].flatMap((at) => wheel(s * at, -s * 0.066, s * 0.066)),
        ...beams(scene, s * 0.49, -s * 0.15, s * 0.8),
      ],
      { mirror },
    ),
  );
}
