import { darken, mix } from '../brushes/colour.ts';
import { contactShadow } from '../brushes/studio.ts';
import { circle, ellipse, line, n, path, placed, rect } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';
import { croissant } from './coffee.ts';

export function bread(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const s = size;
  canvas.add(
    contactShadow(scene, x, y, s * 1.05),
    rect(x - s * 1.05, y - s * 0.1, s * 2.1, s * 0.12, '#8a5c36', { round: s * 0.04 }),
    path(
      `M${n(x - s * 0.85)} ${n(y - s * 0.1)}C${n(x - s * 1.02)} ${n(y - s * 0.62)} ${n(x - s * 0.5)} ${n(y - s * 0.78)} ${n(x)} ${n(y - s * 0.78)}C${n(x + s * 0.5)} ${n(y - s * 0.78)} ${n(x + s * 1.02)} ${n(y - s * 0.62)} ${n(x + s * 0.85)} ${n(y - s * 0.1)}Z`,
      canvas.linear([
        [0, '#d9974a'],
        [0.55, '#b56f2c'],
        [1, '#7d4519'],
      ]),
    ),
  );
  for (const dx of [-0.45, -0.1, 0.25])
    canvas.add(
      placed(x + dx * s, y - s * 0.5, [
        path(
          `M${n(-s * 0.14)} ${n(s * 0.14)}Q${n(-s * 0.05)} ${n(-s * 0.2)} ${n(s * 0.2)} ${n(-s * 0.22)}Q${n(s * 0.1)} ${n(s * 0.02)} ${n(-s * 0.14)} ${n(s * 0.14)}Z`,
          '#f2d3a0',
        ),
      ]),
    );
  for (let i = 0; i < 26; i += 1)
    canvas.add(
      circle(x + random.between(-0.75, 0.75) * s, y - s * random.between(0.25, 0.7), s * 0.008, '#fff4dc', {
        opacity: 0.8,
      }),
    );
  for (let i = 0; i < 2; i += 1)
    canvas.add(
      placed(
        x + s * (0.75 + i * 0.12),
        y + s * 0.1,
        [
          line(`M0 0V${n(-s * 0.7)}`, '#c99a45', s * 0.015),
          ...[0, 1, 2, 3, 4].flatMap((k) =>
            [-1, 1].map((side) =>
              ellipse(side * s * 0.035, -s * (0.42 + k * 0.07), s * 0.022, s * 0.05, '#dfb35a', {
                transform: `rotate(${side * 24} ${n(side * s * 0.035)} ${n(-s * (0.42 + k * 0.07))})`,
              }),
            ),
          ),
        ],
        { turn: 60 + i * 14 },
      ),
    );
}

export function croissants(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const plate = mix('#ffffff', scene.palette.tones[2], 0.12);
  canvas.add(
    contactShadow(scene, x, y + size * 0.08, size * 1.15),
    ellipse(x, y + size * 0.06, size, size * 0.2, darken(plate, 0.14)),
    ellipse(x, y + size * 0.03, size, size * 0.19, plate),
  );
  for (let i = 0; i < random.int(2, 3); i += 1)
    croissant(
      scene,
      x + (i - 0.8) * size * 0.62,
      y - size * (0.12 + (i % 2) * 0.12),
      size * 0.44,
      random.between(-14, 14),
    );
}
