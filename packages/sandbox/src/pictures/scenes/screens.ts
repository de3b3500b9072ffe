import { darken, lighten, luminance } from '../brushes/colour.ts';
import { contactShadow, rounded } from '../brushes/studio.ts';
import { circle, ellipse, n, path, placed, polygon, rect } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';
import { leafShape } from './pattern.ts';

export function metal(scene: Scene): string {
  return luminance(scene.palette.tones[0]) > 0.85
    ? scene.random.pick(['#9aa0a8', '#43474f', '#7d848d'])
    : scene.random.pick(['#d5d9de', '#3a3e46', '#e6e2da']);
}

export function laptop(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const s = size * 1.25;
  const shell = metal(scene);
  const screen = random.pick(['#f7f9fb', '#e8eef3', '#2b3140']);
  canvas.add(
    contactShadow(scene, x, y + s * 0.03, s * 0.78),
    rect(x - s * 0.56, y - s * 0.74, s * 1.12, s * 0.72, darken(shell, 0.45), { round: s * 0.035 }),
    rect(
      x - s * 0.53,
      y - s * 0.71,
      s * 1.06,
      s * 0.64,
      canvas.linear(
        [
          [0, lighten(screen, 0.2)],
          [1, darken(screen, 0.06)],
        ],
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ),
      { round: s * 0.012 },
    ),
    path(
      `M${n(x - s * 0.53)} ${n(y - s * 0.71)}H${n(x + s * 0.1)}L${n(x - s * 0.24)} ${n(y - s * 0.07)}H${n(x - s * 0.53)}Z`,
      '#ffffff',
      { opacity: 0.12 },
    ),
    circle(x, y - s * 0.725, s * 0.006, '#9aa2ad'),
    polygon(
      [
        { x: x - s * 0.58, y: y - s * 0.03 },
        { x: x + s * 0.58, y: y - s * 0.03 },
        { x: x + s * 0.7, y: y + s * 0.05 },
        { x: x - s * 0.7, y: y + s * 0.05 },
      ],
      canvas.linear([
        [0, darken(shell, 0.15)],
        [1, lighten(shell, 0.2)],
      ]),
    ),
    rect(x - s * 0.7, y + s * 0.045, s * 1.4, s * 0.022, darken(shell, 0.3), { round: s * 0.011 }),
    polygon(
      [
        { x: x - s * 0.46, y: y - s * 0.018 },
        { x: x + s * 0.46, y: y - s * 0.018 },
        { x: x + s * 0.5, y: y + s * 0.015 },
        { x: x - s * 0.5, y: y + s * 0.015 },
      ],
      darken(shell, 0.55),
      { opacity: 0.6 },
    ),
  );
  if (random.chance(0.6)) mug(scene, x + s * 0.88, y + s * 0.06, s * 0.17);
  if (random.chance(0.5)) sprout(scene, x - s * 0.88, y + s * 0.05, s * 0.2);
}

function mug(scene: Scene, x: number, y: number, s: number): void {
  const colour = scene.palette.accents[0] ?? '#c8553d';
  scene.canvas.add(
    contactShadow(scene, x, y, s * 0.9),
    `<path d="M${n(x + s * 0.5)} ${n(y - s * 0.8)}c${n(s * 0.5)} 0 ${n(s * 0.5)} ${n(s * 0.6)} 0 ${n(s * 0.6)}" fill="none" stroke="${darken(colour, 0.15)}" stroke-width="${n(s * 0.14)}"/>`,
    rect(x - s * 0.5, y - s * 1.1, s, s * 1.1, rounded(scene, colour), { round: s * 0.12 }),
    ellipse(x, y - s * 1.07, s * 0.48, s * 0.1, darken(colour, 0.5)),
  );
}

function sprout(scene: Scene, x: number, y: number, s: number): void {
  const parts = [-50, -25, 0, 25, 50].map((turn, i) =>
    path(leafShape(s * (1.3 - Math.abs(turn) / 120), s * 0.2), i % 2 === 0 ? '#4f8f4a' : '#6fae5f', {
      transform: `rotate(${turn})`,
    }),
  );
  scene.canvas.add(
    contactShadow(scene, x, y, s * 0.7),
    placed(x, y - s * 0.7, parts),
    polygon(
      [
        { x: x - s * 0.45, y: y - s * 0.75 },
        { x: x + s * 0.45, y: y - s * 0.75 },
        { x: x + s * 0.34, y },
        { x: x - s * 0.34, y },
      ],
      rounded(scene, '#e8e2d8'),
    ),
  );
}

export function phone(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const s = size * 1.05;
  const body = metal(scene);
  const w = s * 0.52;
  const h = s * 1.08;
  const turn = random.between(-9, 9);
  const glow = random.pick(['#f6f8fb', '#20242e', '#3a6fd8', '#f2a65a', '#7d5fc8']);
  const parts: string[] = [
    rect(-w / 2, -h, w, h, darken(body, 0.25), { round: w * 0.15 }),
    rect(
      -w * 0.47,
      -h + w * 0.03,
      w * 0.94,
      h - w * 0.06,
      canvas.linear(
        [
          [0, lighten(glow, 0.25)],
          [1, darken(glow, 0.12)],
        ],
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ),
      { round: w * 0.12 },
    ),
    rect(-w * 0.13, -h + w * 0.07, w * 0.26, w * 0.05, '#14161b', { round: w * 0.025 }),
  ];
  if (scene.has('apps')) {
    const colours = ['#ef476f', '#ffd166', '#06d6a0', '#118ab2', '#f78c6b', '#8f6fd1', '#ffffff', '#3ecfd0'];
    for (let i = 0; i < 20; i += 1)
      parts.push(
        rect(
          -w * 0.38 + (i % 4) * w * 0.2,
          -h * 0.86 + Math.floor(i / 4) * w * 0.24,
          w * 0.15,
          w * 0.15,
          colours[(i * 3 + random.int(0, 2)) % colours.length] ?? '#ffffff',
          { round: w * 0.035 },
        ),
      );
    parts.push(
      rect(-w * 0.42, -w * 0.3, w * 0.84, w * 0.22, '#ffffff', { round: w * 0.06, opacity: 0.25 }),
      ...[0, 1, 2, 3].map((i) =>
        rect(-w * 0.38 + i * w * 0.2, -w * 0.265, w * 0.15, w * 0.15, colours[i + 2] ?? '#ffffff', {
          round: w * 0.035,
        }),
      ),
    );
  } else
    parts.push(
      path(
        `M${n(-w * 0.47)} ${n(-h + w * 0.16)}Q${n(-w * 0.47)} ${n(-h + w * 0.03)} ${n(-w * 0.3)} ${n(-h + w * 0.03)}H${n(w * 0.22)}L${n(-w * 0.3)} ${n(-w * 0.05)}Q${n(-w * 0.47)} ${n(-w * 0.05)} ${n(-w * 0.47)} ${n(-w * 0.2)}Z`,
        '#ffffff',
        { opacity: 0.16 },
      ),
      rect(-w * 0.16, -w * 0.09, w * 0.32, w * 0.018, '#8f959e', { round: 2 }),
    );
  canvas.add(contactShadow(scene, x, y + s * 0.02, w * 0.8), placed(x, y + s * 0.02, parts, { turn }));
}
