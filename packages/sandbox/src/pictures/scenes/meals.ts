import { darken, lighten } from '../brushes/colour.ts';
import { dropShadow, gloss } from '../brushes/studio.ts';
import { FULL_TURN, circle, ellipse, line, loop, n, path, placed, rect } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';
import { leafShape } from './pattern.ts';

function centre(scene: Scene): { x: number; y: number } {
  const { canvas, random } = scene;
  const wide = canvas.width > canvas.height * 1.2;
  return {
    x: canvas.width * (wide ? random.pick([0.38, 0.5, 0.62]) : 0.5),
    y: canvas.height * random.between(0.47, 0.53),
  };
}

function wobble(scene: Scene, x: number, y: number, r: number, amount: number): string {
  return loop(
    Array.from({ length: 14 }, (_, i) => {
      const reach = r * scene.random.between(1 - amount, 1 + amount);
      return { x: x + Math.cos((i / 14) * FULL_TURN) * reach, y: y + Math.sin((i / 14) * FULL_TURN) * reach };
    }),
  );
}

export function pizza(scene: Scene): void {
  const { canvas, random } = scene;
  const { x, y } = centre(scene);
  const r = canvas.unit * random.between(0.36, 0.43);
  canvas.add(
    dropShadow(scene, x, y, r * 1.05),
    circle(
      x,
      y,
      r * 1.07,
      canvas.radial([
        [0.85, '#a9764a'],
        [1, '#8a5c36'],
      ]),
    ),
    path(
      wobble(scene, x, y, r, 0.018),
      canvas.radial([
        [0.8, '#e0a458'],
        [0.93, '#d08f42'],
        [1, '#b5702f'],
      ]),
    ),
    path(wobble(scene, x, y, r * 0.87, 0.02), '#c8402a'),
    path(
      wobble(scene, x, y, r * 0.84, 0.035),
      canvas.radial([
        [0, '#f7d070'],
        [0.7, '#f2c05a'],
        [1, '#e59a3c'],
      ]),
    ),
  );
  for (let i = 0; i < 26; i += 1) {
    const [px, py] = spot(scene, x, y, r * 0.78);
    canvas.add(
      path(wobble(scene, px, py, r * random.between(0.03, 0.09), 0.3), i % 2 === 0 ? '#fbe6a8' : '#d9632f', {
        opacity: 0.65,
      }),
    );
  }
  const kinds = scene.has('pepperoni')
    ? ['pepperoni', 'pepperoni', 'basil']
    : scene.has('olives')
      ? ['olive', 'pepper', 'olive', 'tomato']
      : ['mozzarella', 'basil', 'tomato'];
  const placed2: [number, number][] = [];
  for (let i = 0; i < 160 && placed2.length < 24; i += 1) {
    const [px, py] = spot(scene, x, y, r * 0.72);
    if (placed2.some(([ox, oy]) => Math.hypot(ox - px, oy - py) < r * 0.19)) continue;
    placed2.push([px, py]);
    canvas.add(...topping(scene, px, py, r, random.pick(kinds)));
  }
  const turn = random.between(0, 60);
  let cuts = '';
  for (let i = 0; i < 4; i += 1) {
    const angle = ((turn + i * 45) / 180) * Math.PI;
    cuts += `M${n(x - Math.cos(angle) * r)} ${n(y - Math.sin(angle) * r)}L${n(x + Math.cos(angle) * r)} ${n(y + Math.sin(angle) * r)}`;
  }
  canvas.add(line(cuts, '#9c5a2a', r * 0.014, { opacity: 0.65 }));
}

function spot({ random }: Scene, x: number, y: number, r: number): [number, number] {
  const angle = random.between(0, FULL_TURN);
  const reach = Math.sqrt(random.next()) * r;
  return [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach];
}

function topping(scene: Scene, x: number, y: number, r: number, kind: string): string[] {
  const { canvas, random } = scene;
  switch (kind) {
    case 'pepperoni':
      return [
        circle(x + 2, y + 3, r * 0.105, '#7a2016', { opacity: 0.5 }),
        circle(
          x,
          y,
          r * 0.1,
          canvas.radial([
            [0, '#d9503a'],
            [1, '#a92d20'],
          ]),
        ),
        ...[0, 1, 2, 3].map((i) =>
          circle(x + Math.cos(i * 1.7) * r * 0.05, y + Math.sin(i * 1.7) * r * 0.05, r * 0.012, '#f0917a'),
        ),
      ];
    case 'olive':
      return [circle(x, y, r * 0.055, '#23242a'), circle(x, y, r * 0.024, '#f0c668')];
    case 'pepper':
      return [
        placed(
          x,
          y,
          [
            `<path d="M${n(-r * 0.08)} 0q${n(r * 0.08)} ${n(-r * 0.12)} ${n(r * 0.16)} 0" fill="none" stroke="${random.pick(['#4f9a3c', '#e9b44c', '#d23a2e'])}" stroke-width="${n(r * 0.028)}" stroke-linecap="round"/>`,
          ],
          { turn: random.between(0, 360) },
        ),
      ];
    case 'tomato':
      return [
        circle(x, y, r * 0.1, '#c8321f'),
        circle(x, y, r * 0.085, '#e4573d'),
        ...[0, 1, 2].map((i) =>
          ellipse(
            x + Math.cos(i * 2.1) * r * 0.045,
            y + Math.sin(i * 2.1) * r * 0.045,
            r * 0.026,
            r * 0.018,
            '#f7b26a',
          ),
        ),
      ];
    case 'mozzarella':
      return [
        path(
          wobble(scene, x, y, r * 0.12, 0.14),
          canvas.radial([
            [0, '#fffdf4'],
            [1, '#f3e4bd'],
          ]),
        ),
      ];
    default:
      return [
        placed(
          x,
          y,
          [
            path(leafShape(r * 0.2, r * 0.085), random.pick(['#3f8f3c', '#2f7a35'])),
            line(`M0 0V${n(-r * 0.17)}`, '#7fc06a', r * 0.01),
          ],
          { turn: random.between(0, 360) },
        ),
      ];
  }
}

/** A bowl or plate from above. */
export function bowl(scene: Scene): void {
  const { canvas, random } = scene;
  const { x, y } = centre(scene);
  const r = canvas.unit * random.between(0.34, 0.41);
  const ware = random.pick(['#fdfcf8', '#e9e4da', '#3a4450', scene.palette.accents[2] ?? '#fdfcf8']);
  canvas.add(
    dropShadow(scene, x, y, r),
    circle(
      x,
      y,
      r,
      canvas.linear(
        [
          [0, lighten(ware, 0.3)],
          [1, darken(ware, 0.12)],
        ],
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ),
    ),
    circle(x, y, r * 0.88, darken(ware, 0.1)),
  );
  if (scene.has('egg')) {
    for (const [dx, dy] of [
      [-0.28, -0.1],
      [0.3, 0.18],
    ] as const)
      canvas.add(
        path(wobble(scene, x + dx * r, y + dy * r, r * 0.36, 0.14), '#fffdf8'),
        circle(
          x + dx * r,
          y + dy * r,
          r * 0.15,
          canvas.radial(
            [
              [0, '#ffc93c'],
              [1, '#f29f1c'],
            ],
            { x: 0.4, y: 0.35 },
            0.7,
          ),
        ),
        gloss(x + dx * r - r * 0.05, y + dy * r - r * 0.06, r * 0.03, r * 0.05, 0.7),
      );
    for (let i = 0; i < 3; i += 1)
      canvas.add(
        circle(x - r * 0.1 + i * r * 0.22, y + r * (0.6 - (i % 2) * 0.08), r * 0.11, '#d23a2e'),
        circle(x - r * 0.13 + i * r * 0.22, y + r * (0.57 - (i % 2) * 0.08), r * 0.03, '#ffffff', {
          opacity: 0.6,
        }),
      );
    for (let i = 0; i < 7; i += 1)
      canvas.add(
        placed(
          x + random.between(-0.2, 0.5) * r,
          y - r * random.between(0.4, 0.65),
          [path(leafShape(r * 0.26, r * 0.1), random.pick(['#4f9a3c', '#7fb84f']))],
          { turn: random.between(-60, 60) },
        ),
      );
    return;
  }
  for (let i = 0; i < 44; i += 1) {
    const [px, py] = spot(scene, x, y, r * 0.76);
    canvas.add(
      placed(
        px,
        py,
        [
          path(
            leafShape(r * random.between(0.25, 0.45), r * 0.14),
            random.pick(['#5da43c', '#7fbf4a', '#3f8a35', '#a8d86a']),
          ),
          line(`M0 0V${n(-r * 0.22)}`, '#d4f0a0', r * 0.008, { opacity: 0.7 }),
        ],
        { turn: random.between(0, 360) },
      ),
    );
  }
  for (let i = 0; i < 13; i += 1) {
    const [px, py] = spot(scene, x, y, r * 0.64);
    if (i % 3 === 0)
      canvas.add(
        circle(px, py, r * 0.13, '#3f8f3c'),
        circle(px, py, r * 0.115, '#e3f2c8'),
        ...[0, 1, 2, 3, 4].map((k) =>
          ellipse(
            px + Math.cos(k * 1.26) * r * 0.05,
            py + Math.sin(k * 1.26) * r * 0.05,
            r * 0.012,
            r * 0.02,
            '#b9d68a',
          ),
        ),
      );
    else if (i % 3 === 1)
      canvas.add(
        circle(px, py, r * 0.12, '#d23a2e'),
        circle(px, py, r * 0.1, '#ee6a50'),
        circle(px - r * 0.02, py, r * 0.04, '#f9b58a'),
      );
    else canvas.add(rect(px - r * 0.08, py - r * 0.08, r * 0.16, r * 0.16, '#fffaf0', { round: r * 0.02 }));
  }
}
