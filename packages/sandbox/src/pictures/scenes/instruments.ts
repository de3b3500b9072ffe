import { darken, lighten, luminance } from '../brushes/colour.ts';
import { contactShadow, dropShadow, rounded } from '../brushes/studio.ts';
import { circle, ellipse, line, n, path, placed, rect } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';

export function guitar(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const s = size * 1.15;
  const wood = random.pick(['#d99a4e', '#b5622a', '#e0b878', '#7a3a20']);
  const body = (k: number) =>
    `M0 ${n(-s * 0.5 * k)}C${n(s * 0.34 * k)} ${n(-s * 0.56 * k)} ${n(s * 0.34 * k)} ${n(-s * 0.2 * k)} ${n(s * 0.26 * k)} ${n(-s * 0.06 * k)}C${n(s * 0.5 * k)} ${n(s * 0.1 * k)} ${n(s * 0.46 * k)} ${n(s * 0.52 * k)} 0 ${n(s * 0.52 * k)}C${n(-s * 0.46 * k)} ${n(s * 0.52 * k)} ${n(-s * 0.5 * k)} ${n(s * 0.1 * k)} ${n(-s * 0.26 * k)} ${n(-s * 0.06 * k)}C${n(-s * 0.34 * k)} ${n(-s * 0.2 * k)} ${n(-s * 0.34 * k)} ${n(-s * 0.56 * k)} 0 ${n(-s * 0.5 * k)}Z`;
  const strings = [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5]
    .map((i) => `M${n(i * s * 0.012)} ${n(s * 0.26)}L${n(i * s * 0.01)} ${n(-s * 1.12)}`)
    .join('');
  canvas.add(
    contactShadow(scene, x, y + s * 0.02, s * 0.55),
    placed(
      x,
      y - s * 0.5,
      [
        path(body(1.03), darken(wood, 0.45)),
        path(
          body(1),
          canvas.radial([
            [0, lighten(wood, 0.25)],
            [0.7, wood],
            [1, darken(wood, 0.3)],
          ]),
        ),
        circle(0, -s * 0.04, s * 0.16, darken(wood, 0.4)),
        circle(0, -s * 0.04, s * 0.135, '#1f140c'),
        rect(-s * 0.045, -s * 1.12, s * 0.09, s * 1.02, rounded(scene, '#4a2f1e')),
        ...Array.from({ length: 12 }, (_, i) =>
          rect(-s * 0.045, -s * 1.05 + i * s * 0.075, s * 0.09, s * 0.008, '#cfc6b5'),
        ),
        path(
          `M${n(-s * 0.05)} ${n(-s * 1.1)}L${n(-s * 0.075)} ${n(-s * 1.36)}H${n(s * 0.075)}L${n(s * 0.05)} ${n(-s * 1.1)}Z`,
          '#3a2416',
        ),
        ...[0, 1, 2].flatMap((i) =>
          [-1, 1].map((k) => circle(k * s * 0.09, -s * (1.17 + i * 0.065), s * 0.018, '#d5d0c6')),
        ),
        rect(-s * 0.14, s * 0.25, s * 0.28, s * 0.04, '#3a2416', { round: 4 }),
        line(strings, '#f4efe2', 1.4),
      ],
      { turn: random.between(-14, 14) },
    ),
  );
}

export function headphones(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const s = size * 0.86;
  const dark = luminance(scene.palette.tones[0]) < 0.2;
  const colour = random.pick(
    dark ? ['#e6e2da', '#c8503c', '#e0a83a'] : ['#23262c', '#f4f1ea', '#c8503c', '#2f5f7a'],
  );
  canvas.add(
    contactShadow(scene, x, y + s * 0.02, s * 0.8),
    `<path d="M${n(x - s * 0.55)} ${n(y - s * 0.35)}C${n(x - s * 0.7)} ${n(y - s * 1.45)} ${n(x + s * 0.7)} ${n(y - s * 1.45)} ${n(x + s * 0.55)} ${n(y - s * 0.35)}" fill="none" stroke="${darken(colour, 0.25)}" stroke-width="${n(s * 0.1)}" stroke-linecap="round"/>`,
    `<path d="M${n(x - s * 0.36)} ${n(y - s * 0.98)}C${n(x - s * 0.2)} ${n(y - s * 1.18)} ${n(x + s * 0.2)} ${n(y - s * 1.18)} ${n(x + s * 0.36)} ${n(y - s * 0.98)}" fill="none" stroke="${lighten(colour, 0.18)}" stroke-width="${n(s * 0.12)}" stroke-linecap="round"/>`,
  );
  for (const k of [-1, 1])
    canvas.add(
      rect(x + k * s * 0.46 - s * 0.11, y - s * 0.62, s * 0.22, s * 0.58, darken(colour, 0.4), {
        round: s * 0.11,
      }),
      rect(x + k * s * 0.62 - s * 0.13, y - s * 0.64, s * 0.26, s * 0.62, rounded(scene, colour), {
        round: s * 0.13,
      }),
      ellipse(x + k * s * 0.65, y - s * 0.33, s * 0.07, s * 0.18, lighten(colour, 0.2), { opacity: 0.6 }),
    );
}

export function vinyl(scene: Scene): void {
  const { canvas, random } = scene;
  const r = canvas.unit * random.between(0.33, 0.4);
  const x = canvas.width / 2;
  const y = canvas.height / 2;
  const label = random.pick(['#c8503c', '#e0a83a', '#2f6f8f', '#d98ea0', '#f4efe2']);
  if (random.chance(0.55)) {
    const side = random.pick([-1, 1]);
    canvas.add(
      rect(x - r + side * r * 0.62 + 8, y - r + 12, r * 2, r * 2, '#000000', { opacity: 0.22, round: 6 }),
      rect(
        x - r + side * r * 0.62,
        y - r,
        r * 2,
        r * 2,
        canvas.linear(
          [
            [0, lighten(label, 0.2)],
            [1, darken(label, 0.25)],
          ],
          { x: 0, y: 0 },
          { x: 1, y: 1 },
        ),
        { round: 6 },
      ),
    );
  }
  canvas.add(
    dropShadow(scene, x, y, r),
    circle(x, y, r, luminance(scene.palette.tones[0]) < 0.2 ? '#33353c' : '#17181c'),
  );
  for (let i = 0; i < 13; i += 1)
    canvas.add(
      `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r * (0.42 + i * 0.043))}" fill="none" stroke="#ffffff" stroke-opacity="${i % 3 === 0 ? 0.16 : 0.07}" stroke-width="1.6"/>`,
    );
  for (const turn of [-35, 145])
    canvas.add(
      placed(
        x,
        y,
        [
          path(
            `M0 0L${n(r * 0.98)} ${n(-r * 0.2)}A${n(r)} ${n(r)} 0 0 1 ${n(r * 0.98)} ${n(r * 0.2)}Z`,
            '#ffffff',
            { opacity: 0.09 },
          ),
        ],
        { turn },
      ),
    );
  canvas.add(
    circle(x, y, r * 0.36, label),
    circle(x, y, r * 0.3, lighten(label, 0.12)),
    line(
      `M${n(x - r * 0.16)} ${n(y - r * 0.14)}h${n(r * 0.32)}M${n(x - r * 0.1)} ${n(y + r * 0.14)}h${n(r * 0.2)}`,
      darken(label, 0.5),
      r * 0.03,
    ),
    circle(x, y, r * 0.035, scene.palette.tones[0]),
  );
}

export function piano(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height } = canvas;
  const count = Math.round((width / canvas.unit) * random.int(7, 11));
  const w = width / count;
  const top = height * random.between(0.26, 0.36);
  const foot = height * random.between(0.8, 0.9);
  canvas.add(
    rect(
      0,
      0,
      width,
      top,
      canvas.linear([
        [0, scene.palette.tones[0]],
        [1, darken(scene.palette.tones[1], 0.12)],
      ]),
    ),
    rect(0, top - height * 0.018, width, height * 0.018, '#7a2430'),
  );
  for (let i = 0; i < count; i += 1)
    canvas.add(
      rect(
        i * w,
        top,
        w - 2.5,
        foot - top,
        canvas.linear([
          [0, '#d9d6d0'],
          [0.15, '#fdfcf9'],
          [0.95, '#fdfcf9'],
          [1, '#cfcbc4'],
        ]),
        { round: 5 },
      ),
    );
  const start = random.int(0, 6);
  for (let i = 0; i < count - 1; i += 1) {
    if ([2, 6].includes((i + start) % 7)) continue;
    canvas.add(
      rect((i + 1) * w - w * 0.3 + 5, top, w * 0.6, (foot - top) * 0.62 + 8, '#000000', { opacity: 0.25 }),
      rect(
        (i + 1) * w - w * 0.3,
        top,
        w * 0.6,
        (foot - top) * 0.62,
        canvas.linear([
          [0, '#3a3c42'],
          [0.85, '#1b1c20'],
          [1, '#44474e'],
        ]),
        { round: 4 },
      ),
    );
  }
}
