import { darken, lighten } from '../brushes/colour.ts';
import { contactShadow, gloss } from '../brushes/studio.ts';
import { ellipse, line, n, path, placed } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';
import { leafShape } from './pattern.ts';

export function vegetables(scene: Scene, x: number, y: number, size: number): void {
  const { random } = scene;
  if (scene.has('carrot')) {
    for (let i = 0; i < 5; i += 1)
      carrot(
        scene,
        x + (i - 2) * size * 0.2,
        y + (i % 2) * size * 0.06,
        size * 0.8,
        random.between(-10, 10) + (i - 2) * 7,
      );
    return;
  }
  if (scene.has('chili')) {
    for (let i = 0; i < 4; i += 1)
      chili(
        scene,
        x + (i - 1.5) * size * 0.36,
        y - size * 0.04 + (i % 2) * size * 0.14,
        size * 0.72,
        random.between(-25, 25),
      );
    garlic(scene, x + size * 0.45, y + size * 0.16, size * 0.34);
    return;
  }
  const count = random.int(3, 5);
  for (let i = 0; i < count; i += 1)
    tomato(
      scene,
      x + (i - (count - 1) / 2) * size * 0.44,
      y + ((i * 5) % 3) * size * 0.08,
      size * random.between(0.24, 0.3),
    );
  for (let i = 0; i < 4; i += 1)
    scene.canvas.add(
      placed(
        x + random.between(-0.8, 0.8) * size,
        y + size * 0.14,
        [
          path(leafShape(size * 0.24, size * 0.1), random.pick(['#3f8f3c', '#58a84a'])),
          line(`M0 0V${n(-size * 0.2)}`, '#a8d88a', 2),
        ],
        { turn: random.between(-100, 100) },
      ),
    );
}

function tomato(scene: Scene, x: number, y: number, r: number): void {
  const { canvas } = scene;
  canvas.add(
    contactShadow(scene, x, y + r * 0.1, r * 1.3),
    ellipse(
      x,
      y - r * 0.75,
      r,
      r * 0.88,
      canvas.radial(
        [
          [0, '#f46a4e'],
          [0.55, '#d9301f'],
          [1, '#9c1a12'],
        ],
        { x: 0.36, y: 0.3 },
        0.75,
      ),
    ),
    ...[-75, -35, 0, 35, 75].map((angle) =>
      path(leafShape(r * 0.5, r * 0.12), '#3f8f3c', {
        transform: `translate(${n(x)} ${n(y - r * 1.5)}) rotate(${angle + 180}) scale(1 0.6)`,
      }),
    ),
    line(`M${n(x)} ${n(y - r * 1.5)}q2 ${n(-r * 0.2)} ${n(r * 0.12)} ${n(-r * 0.3)}`, '#3f7a35', r * 0.08),
    gloss(x - r * 0.42, y - r * 1.08, r * 0.12, r * 0.2, 0.55),
  );
}

function carrot(scene: Scene, x: number, y: number, s: number, turn: number): void {
  const { canvas } = scene;
  const body = canvas.linear(
    [
      [0, '#f9a03f'],
      [0.4, '#ee7f1b'],
      [1, '#c45f0e'],
    ],
    { x: 0, y: 0 },
    { x: 1, y: 0 },
  );
  const tops = [-26, -12, 0, 12, 26].map((angle, i) =>
    path(leafShape(s * 0.55, s * 0.07), i % 2 === 0 ? '#4f9a3c' : '#6fb84f', {
      transform: `translate(0 ${n(-s * 0.68)}) rotate(${angle})`,
    }),
  );
  canvas.add(
    contactShadow(scene, x, y, s * 0.2),
    placed(
      x,
      y,
      [
        ...tops,
        path(
          `M0 0C${n(-s * 0.04)} ${n(-s * 0.1)} ${n(-s * 0.16)} ${n(-s * 0.55)} ${n(-s * 0.12)} ${n(-s * 0.68)}Q0 ${n(-s * 0.76)} ${n(s * 0.12)} ${n(-s * 0.68)}C${n(s * 0.16)} ${n(-s * 0.55)} ${n(s * 0.04)} ${n(-s * 0.1)} 0 0Z`,
          body,
        ),
        line(
          [0.2, 0.34, 0.48, 0.6]
            .map((at, i) => `M${n((i % 2 === 0 ? -1 : 0.2) * s * 0.08)} ${n(-s * at)}h${n(s * 0.06)}`)
            .join(''),
          '#b5560c',
          s * 0.012,
        ),
      ],
      { turn },
    ),
  );
}

function chili(scene: Scene, x: number, y: number, s: number, turn: number): void {
  const { canvas, random } = scene;
  const colour = random.pick(['#c8201f', '#d9362a', '#b01420']);
  canvas.add(
    contactShadow(scene, x, y, s * 0.5),
    placed(
      x,
      y - s * 0.12,
      [
        path(
          `M${n(-s * 0.5)} ${n(-s * 0.06)}C${n(-s * 0.3)} ${n(-s * 0.24)} ${n(s * 0.3)} ${n(-s * 0.16)} ${n(s * 0.7)} ${n(s * 0.14)}C${n(s * 0.3)} ${n(s * 0.12)} ${n(-s * 0.3)} ${n(s * 0.22)} ${n(-s * 0.5)} ${n(s * 0.06)}Z`,
          canvas.linear([
            [0, lighten(colour, 0.22)],
            [0.5, colour],
            [1, darken(colour, 0.3)],
          ]),
        ),
        path(
          `M${n(-s * 0.46)} ${n(-s * 0.09)}Q${n(-s * 0.6)} 0 ${n(-s * 0.46)} ${n(s * 0.09)}L${n(-s * 0.4)} 0Z`,
          '#3f8f3c',
        ),
        line(
          `M${n(-s * 0.52)} 0Q${n(-s * 0.66)} ${n(-s * 0.02)} ${n(-s * 0.7)} ${n(-s * 0.12)}`,
          '#3f8f3c',
          s * 0.05,
        ),
        gloss(-s * 0.05, -s * 0.07, s * 0.22, s * 0.02, 0.5, 6),
      ],
      { turn },
    ),
  );
}

function garlic(scene: Scene, x: number, y: number, s: number): void {
  const { canvas } = scene;
  canvas.add(
    contactShadow(scene, x, y, s * 0.9),
    path(
      `M${n(x)} ${n(y - s * 1.35)}C${n(x + s * 0.1)} ${n(y - s)} ${n(x + s * 0.75)} ${n(y - s * 0.8)} ${n(x + s * 0.62)} ${n(y - s * 0.3)}C${n(x + s * 0.5)} ${n(y + s * 0.04)} ${n(x - s * 0.5)} ${n(y + s * 0.04)} ${n(x - s * 0.62)} ${n(y - s * 0.3)}C${n(x - s * 0.75)} ${n(y - s * 0.8)} ${n(x - s * 0.1)} ${n(y - s)} ${n(x)} ${n(y - s * 1.35)}Z`,
      canvas.linear(
        [
          [0, '#ffffff'],
          [1, '#ddd2c8'],
        ],
        { x: 0, y: 0 },
        { x: 1, y: 0.4 },
      ),
    ),
    line(
      `M${n(x)} ${n(y - s * 1.2)}C${n(x - s * 0.3)} ${n(y - s * 0.7)} ${n(x - s * 0.3)} ${n(y - s * 0.3)} ${n(x - s * 0.2)} ${n(y - s * 0.04)}M${n(x)} ${n(y - s * 1.2)}C${n(x + s * 0.3)} ${n(y - s * 0.7)} ${n(x + s * 0.3)} ${n(y - s * 0.3)} ${n(x + s * 0.2)} ${n(y - s * 0.04)}`,
      '#b9a3b0',
      s * 0.02,
    ),
  );
}
