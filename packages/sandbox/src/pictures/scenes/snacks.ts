import { contactShadow, gloss } from '../brushes/studio.ts';
import { ellipse, line, n, path, placed, rect } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';

export function burger(scene: Scene, x: number, y: number, s: number): void {
  const { canvas, random } = scene;
  const w = s * 0.72;
  const bun = canvas.linear([
    [0, '#f0b560'],
    [0.6, '#d98e35'],
    [1, '#b36a20'],
  ]);
  const wave = (at: number, colour: string, height: number) => {
    let data = `M${n(x - w * 1.08)} ${n(y - w * at)}`;
    for (let i = 0; i < 8; i += 1)
      data += `q${n(w * 0.135)} ${n((i % 2 === 0 ? 1 : -1) * w * height)} ${n(w * 0.27)} 0`;
    return path(`${data}V${n(y - w * (at + 0.13))}H${n(x - w * 1.08)}Z`, colour);
  };
  canvas.add(
    contactShadow(scene, x, y, w * 1.4),
    rect(x - w * 1.2, y - w * 0.06, w * 2.4, w * 0.1, '#8a5c36', { round: w * 0.04 }),
    path(
      `M${n(x - w)} ${n(y - w * 0.34)}H${n(x + w)}Q${n(x + w)} ${n(y - w * 0.06)} ${n(x + w * 0.8)} ${n(y - w * 0.06)}H${n(x - w * 0.8)}Q${n(x - w)} ${n(y - w * 0.06)} ${n(x - w)} ${n(y - w * 0.34)}Z`,
      bun,
    ),
  );
  canvas.add(
    rect(x - w * 1.04, y - w * 0.58, w * 2.08, w * 0.28, '#5a3420', { round: w * 0.13 }),
    path(
      `M${n(x - w * 1.02)} ${n(y - w * 0.6)}H${n(x + w * 1.02)}L${n(x + w * 0.72)} ${n(y - w * 0.4)}L${n(x + w * 0.42)} ${n(y - w * 0.56)}L${n(x)} ${n(y - w * 0.36)}L${n(x - w * 0.4)} ${n(y - w * 0.56)}Z`,
      '#f7b733',
    ),
    rect(x - w * 0.95, y - w * 0.72, w * 0.9, w * 0.13, '#d9362a', { round: w * 0.05 }),
    rect(x + w * 0.05, y - w * 0.73, w * 0.9, w * 0.13, '#c82d22', { round: w * 0.05 }),
    wave(0.74, '#6fb84f', 0.16),
  );
  canvas.add(
    path(
      `M${n(x - w * 1.02)} ${n(y - w * 0.84)}C${n(x - w)} ${n(y - w * 1.55)} ${n(x + w)} ${n(y - w * 1.55)} ${n(x + w * 1.02)} ${n(y - w * 0.84)}Z`,
      bun,
    ),
  );
  for (let i = 0; i < 22; i += 1) {
    const dx = random.between(-0.75, 0.75);
    canvas.add(
      ellipse(
        x + dx * w,
        y - w * (0.98 + (1 - dx * dx) * random.between(0.05, 0.36)),
        w * 0.03,
        w * 0.018,
        '#fff1cf',
      ),
    );
  }
  canvas.add(gloss(x - w * 0.35, y - w * 1.22, w * 0.3, w * 0.05, 0.35, -14));
}

export function sushi(scene: Scene, x: number, y: number, s: number): void {
  const { canvas, random } = scene;
  canvas.add(
    contactShadow(scene, x, y + s * 0.1, s * 1.2),
    rect(x - s * 1.05, y - s * 0.02, s * 2.1, s * 0.14, '#3a2a22', { round: s * 0.03 }),
    rect(x - s * 1.05, y - s * 0.06, s * 2.1, s * 0.08, '#5b4436', { round: s * 0.03 }),
  );
  const count = random.int(4, 5);
  for (let i = 0; i < count; i += 1) {
    const cx = x + (i - (count - 1) / 2) * s * 0.42;
    const cy = y - s * 0.06;
    if (i % 2 === 0) {
      canvas.add(
        ellipse(cx, cy - s * 0.11, s * 0.18, s * 0.12, '#fbf8f0'),
        path(
          `M${n(cx - s * 0.2)} ${n(cy - s * 0.12)}C${n(cx - s * 0.2)} ${n(cy - s * 0.36)} ${n(cx + s * 0.2)} ${n(cy - s * 0.36)} ${n(cx + s * 0.2)} ${n(cy - s * 0.12)}Q${n(cx)} ${n(cy - s * 0.24)} ${n(cx - s * 0.2)} ${n(cy - s * 0.12)}Z`,
          canvas.linear([
            [0, '#ff9a6b'],
            [1, '#f0703f'],
          ]),
        ),
        line(
          [-0.1, 0, 0.1]
            .map(
              (dx) =>
                `M${n(cx + dx * s)} ${n(cy - s * 0.29)}q${n(s * 0.03)} ${n(s * 0.06)} ${n(s * 0.01)} ${n(s * 0.1)}`,
            )
            .join(''),
          '#ffd8bf',
          s * 0.014,
        ),
      );
    } else {
      canvas.add(
        rect(cx - s * 0.16, cy - s * 0.24, s * 0.32, s * 0.24, '#1f2a25', { round: s * 0.02 }),
        ellipse(cx, cy - s * 0.24, s * 0.16, s * 0.065, '#1f2a25'),
        ellipse(cx, cy - s * 0.245, s * 0.14, s * 0.055, '#fbf8f0'),
        ellipse(cx, cy - s * 0.25, s * 0.06, s * 0.026, random.pick(['#f0703f', '#7fb84f', '#f2c94c'])),
      );
    }
  }
  canvas.add(
    placed(
      x + s * 0.2,
      y - s * 0.55,
      [
        rect(-s * 0.9, 0, s * 1.8, s * 0.025, '#b5413a', { round: 3 }),
        rect(-s * 0.9, s * 0.06, s * 1.8, s * 0.025, '#b5413a', { round: 3 }),
      ],
      { turn: -14 },
    ),
  );
}
