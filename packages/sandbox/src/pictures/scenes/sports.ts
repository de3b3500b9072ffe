import { darken, lighten } from '../brushes/colour.ts';
import { contactShadow, rounded } from '../brushes/studio.ts';
import {
  FULL_TURN,
  QUARTER_TURN,
  circle,
  group,
  line,
  n,
  path,
  placed,
  polygon,
  rect,
} from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';

export function ball(scene: Scene, x: number, y: number, size: number): void {
  const { random } = scene;
  const r = size * 0.46;
  const turn = random.between(-30, 30);
  if (scene.has('tennis')) {
    racket(scene, x - size * 0.35, y, size);
    sphere(scene, { x: x + size * 0.45, y, r: r * 0.42, colour: '#cfe04a', turn, marks: tennisSeams });
  } else if (scene.has('basket')) sphere(scene, { x, y, r, colour: '#e07a2c', turn, marks: basketSeams });
  else sphere(scene, { x, y, r, colour: '#f7f7f4', turn, marks: soccerPanels });
}

function tennisSeams(r: number): string[] {
  const half = (k: number) =>
    `M${n(k * r * 0.9)} ${n(-r * 0.5)}Q${n(k * r * 0.1)} 0 ${n(k * r * 0.9)} ${n(r * 0.5)}`;
  return [line(half(-1) + half(1), '#ffffff', r * 0.09)];
}

function basketSeams(r: number): string[] {
  const half = (k: number) =>
    `M${n(k * r * 0.72)} ${n(-r * 0.72)}Q${n(k * r * 0.12)} 0 ${n(k * r * 0.72)} ${n(r * 0.72)}`;
  return [line(`M0 ${n(-r)}V${n(r)}M${n(-r)} 0H${n(r)}${half(-1)}${half(1)}`, '#2a1c14', r * 0.045)];
}

interface Sphere {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly colour: string;
  readonly turn: number;
  readonly marks: (r: number) => string[];
}

function sphere(scene: Scene, { x, y, r, colour, turn, marks }: Sphere): void {
  const { canvas } = scene;
  const clip = canvas.clip(circle(0, 0, r, '#000000'));
  canvas.add(
    contactShadow(scene, x, y + r * 0.04, r * 1.1),
    placed(x, y - r * 0.96, [
      circle(0, 0, r, colour),
      group([group(marks(r), { transform: `rotate(${n(turn)})` })], { clip }),
      circle(
        0,
        0,
        r,
        canvas.radial(
          [
            [0, '#ffffff', 0.4],
            [0.4, '#ffffff', 0],
            [0.75, '#000000', 0.14],
            [1, '#000000', 0.5],
          ],
          { x: 0.34, y: 0.28 },
          0.82,
        ),
      ),
    ]),
  );
}

function soccerPanels(r: number): string[] {
  const pentagon = (cx: number, cy: number, s: number, turn: number): string =>
    polygon(
      Array.from({ length: 5 }, (_, i) => ({
        x: cx + Math.cos(turn + (i / 5) * FULL_TURN) * s,
        y: cy + Math.sin(turn + (i / 5) * FULL_TURN) * s,
      })),
      '#1f2126',
    );
  const outer = Array.from({ length: 5 }, (_, i) => ({ angle: -QUARTER_TURN + (i / 5) * FULL_TURN }));
  let seams = '';
  for (const { angle } of outer) {
    const at = (reach: number, spin = 0) =>
      `${n(Math.cos(angle + spin) * r * reach)} ${n(Math.sin(angle + spin) * r * reach)}`;
    seams += `M${at(0.34)}L${at(0.62)}M${at(0.62)}L${at(0.72, 0.36)}M${at(0.62)}L${at(0.72, -0.36)}M${at(0.72, 0.36)}L${at(0.98, 0.32)}M${at(0.72, -0.36)}L${at(0.98, -0.32)}`;
  }
  return [
    line(seams, '#7a7d84', r * 0.025),
    pentagon(0, 0, r * 0.34, -QUARTER_TURN),
    ...outer.map(({ angle }) =>
      pentagon(
        Math.cos(angle + 0.628) * r * 0.92,
        Math.sin(angle + 0.628) * r * 0.92,
        r * 0.28,
        angle + 0.628 + 3.14,
      ),
    ),
  ];
}

function racket(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const s = size * 0.62;
  const frame = random.pick(['#c8503c', '#2e6fa8', '#2a2d33']);
  let strings = '';
  for (let i = -5; i <= 5; i += 1)
    strings += `M${n(i * s * 0.08)} ${n(-s * 1.9)}V${n(-s * 0.8)}M${n(-s * 0.44)} ${n(-s * 1.35 + i * s * 0.1)}H${n(s * 0.44)}`;
  const hoop = `M0 ${n(-s * 0.8)}C${n(s * 0.5)} ${n(-s * 0.85)} ${n(s * 0.55)} ${n(-s * 1.92)} 0 ${n(-s * 1.94)}C${n(-s * 0.55)} ${n(-s * 1.92)} ${n(-s * 0.5)} ${n(-s * 0.85)} 0 ${n(-s * 0.8)}Z`;
  canvas.add(
    contactShadow(scene, x, y, s * 0.5),
    placed(
      x,
      y,
      [
        line(strings, '#f4f1ea', 1.6, { clip: canvas.clip(path(hoop, '#000000')), opacity: 0.9 }),
        path(hoop, 'none', { stroke: frame, strokeWidth: s * 0.08 }),
        line(
          `M${n(-s * 0.16)} ${n(-s * 0.86)}L0 ${n(-s * 0.55)}L${n(s * 0.16)} ${n(-s * 0.86)}`,
          frame,
          s * 0.06,
        ),
        rect(-s * 0.05, -s * 0.62, s * 0.1, s * 0.62, rounded(scene, '#2a2d33'), { round: s * 0.04 }),
      ],
      { turn: -16 },
    ),
  );
}

export function dumbbell(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const colour = random.pick(['#3a3e46', '#c8503c', '#2e6fa8', '#7d5fa8', '#e0a83a']);
  for (const [dx, dy, k] of [
    [-0.25, -0.14, 0.82],
    [0.12, 0.04, 1],
  ] as const) {
    const s = size * 0.5 * k;
    const cx = x + dx * size;
    const cy = y + dy * size - s * 0.36;
    canvas.add(
      contactShadow(scene, cx, cy + s * 0.38, s * 1.2),
      rect(
        cx - s * 0.5,
        cy - s * 0.09,
        s,
        s * 0.18,
        canvas.linear([
          [0, '#f2f3f5'],
          [0.5, '#b5bac2'],
          [1, '#7d838c'],
        ]),
      ),
    );
    for (const side of [-1, 1]) {
      for (const [at, tall] of [
        [0.98, 0.3],
        [0.8, 0.38],
        [0.6, 0.38],
      ] as const)
        canvas.add(
          rect(
            cx + side * s * at - s * 0.09,
            cy - s * tall,
            s * 0.18,
            s * tall * 2,
            canvas.linear([
              [0, lighten(colour, 0.3)],
              [0.4, colour],
              [1, darken(colour, 0.45)],
            ]),
            { round: s * 0.06 },
          ),
        );
    }
  }
}
