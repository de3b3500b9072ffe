import { darken, lighten, mix } from '../brushes/colour.ts';
import { dropShadow, gloss } from '../brushes/studio.ts';
import { circle, ellipse, line, n, path, placed, rect } from '../brushes/svg.ts';
import { leafShape } from './pattern.ts';
import type { Scene } from '../scene.ts';
import { scatterBeans } from './beans.ts';
import { COFFEE, crockery } from './cups.ts';

/** Cup and saucer from above; gives its place and size. */
function cupAbove(scene: Scene, liquid: string): { x: number; y: number; radius: number } {
  const { canvas, random } = scene;
  const radius = canvas.unit * random.between(0.27, 0.34);
  const wide = canvas.width > canvas.height * 1.2;
  const x = canvas.width * (wide ? random.pick([0.34, 0.5, 0.66]) : 0.5);
  const y = canvas.height * random.between(0.46, 0.54);
  const ware = crockery(scene);
  const r = radius * 0.66;
  const turn = random.between(-60, 60);
  canvas.add(
    dropShadow(scene, x, y, radius),
    circle(
      x,
      y,
      radius,
      canvas.linear(
        [
          [0, lighten(ware, 0.3)],
          [1, darken(ware, 0.1)],
        ],
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ),
    ),
    circle(
      x,
      y,
      radius * 0.76,
      canvas.linear(
        [
          [0, darken(ware, 0.09)],
          [1, lighten(ware, 0.25)],
        ],
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ),
    ),
  );
  canvas.add(
    placed(x, y, [rect(r * 0.9, -r * 0.14, r * 0.5, r * 0.28, darken(ware, 0.06), { round: r * 0.12 })], {
      turn,
    }),
  );
  canvas.add(
    dropShadow(scene, x, y, r),
    circle(
      x,
      y,
      r,
      canvas.linear(
        [
          [0, lighten(ware, 0.4)],
          [1, darken(ware, 0.06)],
        ],
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ),
    ),
    circle(x, y, r * 0.88, darken(liquid, 0.35)),
    circle(
      x + r * 0.02,
      y + r * 0.02,
      r * 0.85,
      canvas.radial([
        [0, lighten(liquid, 0.12)],
        [0.8, liquid],
        [1, darken(liquid, 0.25)],
      ]),
    ),
  );
  return { x, y, radius };
}

export function coffeeTop(scene: Scene): void {
  const { canvas, random } = scene;
  const latte = !scene.has('beans') || random.chance(0.4);
  if (scene.has('beans'))
    scatterBeans(scene, random.int(40, 80), {
      x: canvas.width / 2,
      y: canvas.height / 2,
      radius: canvas.unit * 0.34,
    });
  const cup = cupAbove(scene, latte ? '#a8683a' : COFFEE);
  const r = cup.radius * 0.56;
  if (latte) rosetta(scene, cup.x, cup.y, r);
  else
    canvas.add(
      `<ellipse cx="${n(cup.x)}" cy="${n(cup.y)}" rx="${n(r * 0.97)}" ry="${n(r * 0.97)}" fill="none" stroke="#b07a45" stroke-width="${n(r * 0.06)}" opacity="0.7"/>`,
      gloss(cup.x - r * 0.35, cup.y - r * 0.4, r * 0.3, r * 0.1, 0.3),
    );
  if (scene.has('croissant')) {
    const side = cup.x < canvas.width * 0.45 ? 1 : cup.x > canvas.width * 0.55 ? -1 : random.pick([-1, 1]);
    croissant(
      scene,
      cup.x + side * canvas.unit * 0.44,
      cup.y + canvas.unit * random.between(-0.1, 0.15),
      canvas.unit * 0.17,
      random.between(-40, 40),
    );
  }
  if (random.chance(0.5)) spoon(scene, cup);
}

function rosetta(scene: Scene, x: number, y: number, r: number): void {
  const { canvas, random } = scene;
  const milk = '#f6e7cd';
  const parts: string[] = [];
  if (random.chance(0.45)) {
    for (const share of [0.78, 0.52, 0.27])
      parts.push(
        path(
          `M0 ${n(r * share)}C${n(-r * share * 1.5)} ${n(-r * share * 0.2)} ${n(-r * share * 0.6)} ${n(-r * share * 1.1)} 0 ${n(-r * share * 0.35)}C${n(r * share * 0.6)} ${n(-r * share * 1.1)} ${n(r * share * 1.5)} ${n(-r * share * 0.2)} 0 ${n(r * share)}Z`,
          share === 0.52 ? '#b47a48' : milk,
        ),
      );
  } else {
    for (let i = 0; i < 6; i += 1) {
      const at = -0.62 + i * 0.21;
      const w = 0.3 + Math.sin((i / 5) * Math.PI * 0.8 + 0.4) * 0.42;
      parts.push(
        path(
          `M0 ${n(r * (at + 0.16))}Q${n(-r * w)} ${n(r * (at + 0.1))} ${n(-r * w)} ${n(r * (at - 0.16))}Q${n(-r * w * 0.4)} ${n(r * (at - 0.02))} 0 ${n(r * at)}Q${n(r * w * 0.4)} ${n(r * (at - 0.02))} ${n(r * w)} ${n(r * (at - 0.16))}Q${n(r * w)} ${n(r * (at + 0.1))} 0 ${n(r * (at + 0.16))}Z`,
          milk,
        ),
      );
    }
    parts.push(line(`M0 ${n(-r * 0.75)}V${n(r * 0.82)}`, milk, r * 0.05));
  }
  canvas.add(placed(x, y, parts, { turn: random.between(-40, 40), opacity: 0.95 }));
}

function spoon(scene: Scene, cup: { x: number; y: number; radius: number }): void {
  const { canvas, random } = scene;
  const r = cup.radius;
  const metal = canvas.linear(
    [
      [0, '#f4f5f7'],
      [0.5, '#b9bec6'],
      [1, '#8c929b'],
    ],
    { x: 0, y: 0 },
    { x: 1, y: 0 },
  );
  canvas.add(
    placed(
      cup.x,
      cup.y,
      [
        ellipse(r * 0.86, r * 0.34, r * 0.085, r * 0.15, metal),
        rect(r * 0.835, -r * 0.5, r * 0.05, r * 0.72, metal, { round: r * 0.025 }),
      ],
      { turn: random.between(-30, 200) },
    ),
  );
}

export function croissant(scene: Scene, x: number, y: number, size: number, turn: number): void {
  const parts: string[] = [
    ellipse(size * 0.06, size * 0.22, size * 1.15, size * 0.55, '#000000', { opacity: 0.22 }),
  ];
  const segments = 7;
  for (let i = 0; i < segments; i += 1) {
    const t = i / (segments - 1) - 0.5;
    const w = size * (0.42 - Math.abs(t) * 0.42);
    const cx = t * size * 2;
    const cy = t * t * size * 1.5 - size * 0.15;
    parts.push(
      ellipse(cx, cy, w * 0.62, w, mix('#d9933f', '#b36a26', (i % 2) * 0.5), {
        transform: `rotate(${n(t * 70)} ${n(cx)} ${n(cy)})`,
      }),
      ellipse(cx - w * 0.15, cy - w * 0.3, w * 0.2, w * 0.5, '#f4c47e', {
        opacity: 0.65,
        transform: `rotate(${n(t * 70)} ${n(cx)} ${n(cy)})`,
      }),
    );
  }
  scene.canvas.add(placed(x, y, parts, { turn }));
}

export function teaTop(scene: Scene): void {
  const { canvas, random } = scene;
  const cup = cupAbove(scene, random.pick(['#c9a13b', '#a8662a', '#b7b24a']));
  const r = cup.radius;
  for (let i = 0; i < 3; i += 1)
    canvas.add(
      placed(
        cup.x + random.between(-0.1, 0.2) * r,
        cup.y + random.between(-0.1, 0.2) * r,
        [path(leafShape(r * 0.34, r * 0.14), '#4f9a46'), line(`M0 0V${n(-r * 0.3)}`, '#2f6d2f', r * 0.012)],
        { turn: i * 120 + random.between(-20, 20) },
      ),
    );
  for (let i = 0; i < 7; i += 1)
    canvas.add(
      placed(
        random.between(0.06, 0.94) * canvas.width,
        random.pick([0.1, 0.9]) * canvas.height + random.between(-30, 30),
        [
          path(leafShape(r * 0.4, r * 0.16), random.pick(['#4f9a46', '#6fb35c', '#3b7f3a'])),
          line(`M0 0V${n(-r * 0.36)}`, '#2f6d2f', r * 0.012),
        ],
        { turn: random.between(0, 360) },
      ),
    );
}
