import { darken, lighten } from '../brushes/colour.ts';
import { contactShadow, rounded } from '../brushes/studio.ts';
import { circle, ellipse, line, n, path, placed, polygon, rect } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';
import { leafShape } from './pattern.ts';

const GREENS = ['#3f8a4f', '#2f7a45', '#5a9f5f', '#74b06a'];

/** Leaves laid out: a monstera corner, a twig, or one leaf very near. */
export function leaves(scene: Scene): void {
  if (scene.has('macro')) macro(scene);
  else if (scene.has('branch')) twigs(scene);
  else monsteras(scene);
}

function monsteras(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const first = random.pick([
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const);
  for (let i = 0; i < 14; i += 1) {
    const along = (i % 7) / 6;
    const corner = i < 7 ? first : [1 - first[0], 1 - first[1]];
    const x =
      corner[0] * width +
      (corner[0] === 0 ? 1 : -1) * width * random.between(-0.05, 0.42) * (i % 2 === 0 ? along : 0.25);
    const y =
      corner[1] * height +
      (corner[1] === 0 ? 1 : -1) * height * random.between(-0.05, 0.5) * (i % 2 === 0 ? 0.25 : along);
    const size = unit * random.between(0.34, 0.5);
    const turn = (Math.atan2(height / 2 - y, width / 2 - x) * 180) / Math.PI + 90 + random.between(-40, 40);
    canvas.add(
      placed(x + 9, y + 14, [path(monstera(size), '#000000', { opacity: 0.2 })], { turn }),
      placed(
        x,
        y,
        i % 3 === 2 ? palmLeaf(size, random.pick(GREENS)) : monsteraLeaf(size, random.pick(GREENS)),
        { turn },
      ),
    );
  }
}

function monstera(s: number): string {
  const side = (k: number) =>
    `C${n(k * s * 0.3)} ${n(s * 0.06)} ${n(k * s * 0.56)} ${n(-s * 0.12)} ${n(k * s * 0.52)} ${n(-s * 0.3)}L${n(k * s * 0.26)} ${n(-s * 0.3)}L${n(k * s * 0.52)} ${n(-s * 0.42)}Q${n(k * s * 0.5)} ${n(-s * 0.56)} ${n(k * s * 0.42)} ${n(-s * 0.64)}L${n(k * s * 0.2)} ${n(-s * 0.5)}L${n(k * s * 0.36)} ${n(-s * 0.74)}Q${n(k * s * 0.2)} ${n(-s * 0.92)} 0 ${n(-s)}`;
  return `M0 0${side(1)}M0 0${side(-1)}L0 0Z`;
}

function monsteraLeaf(s: number, colour: string): string[] {
  const vein = lighten(colour, 0.25);
  return [
    path(monstera(s), colour),
    path(
      `M0 0C${n(-s * 0.3)} ${n(s * 0.06)} ${n(-s * 0.56)} ${n(-s * 0.12)} ${n(-s * 0.52)} ${n(-s * 0.3)}L${n(-s * 0.26)} ${n(-s * 0.3)}L0 ${n(-s * 0.4)}Z`,
      '#000000',
      { opacity: 0.1 },
    ),
    line(
      `M0 ${n(s * 0.25)}V${n(-s * 0.92)}M0 ${n(-s * 0.1)}L${n(s * 0.36)} ${n(-s * 0.16)}M0 ${n(-s * 0.1)}L${n(-s * 0.36)} ${n(-s * 0.16)}M0 ${n(-s * 0.4)}L${n(s * 0.36)} ${n(-s * 0.48)}M0 ${n(-s * 0.4)}L${n(-s * 0.36)} ${n(-s * 0.48)}`,
      vein,
      s * 0.012,
      { opacity: 0.7 },
    ),
  ];
}

function palmLeaf(s: number, colour: string): string[] {
  return [
    line(`M0 ${n(s * 0.1)}V${n(-s)}`, lighten(colour, 0.2), s * 0.018),
    ...Array.from({ length: 11 }, (_, i) =>
      [-1, 1].map((side) =>
        path(
          leafShape(s * (0.5 - Math.abs(i - 4) * 0.03), s * 0.035),
          i % 2 === 0 ? colour : darken(colour, 0.12),
          { transform: `translate(0 ${n(-s * (i / 11))}) rotate(${side * (66 - i * 4)})` },
        ),
      ),
    ).flat(),
  ];
}

function twigs(scene: Scene): void {
  const { canvas, random } = scene;
  const count = random.int(1, 3);
  for (let t = 0; t < count; t += 1) {
    const size = canvas.unit * random.between(0.6, 0.85);
    const colour = random.pick(['#7d9f86', '#8fb09a', '#5f8a70', '#a3bfa6']);
    const parts: string[] = [
      line(`M0 0Q${n(size * 0.08)} ${n(-size * 0.5)} 0 ${n(-size)}`, '#8a7a5f', size * 0.014),
    ];
    for (let i = 0; i < 8; i += 1) {
      const at = 0.12 + (i / 8) * 0.9;
      const x = size * 0.16 * at * (1 - at);
      const r = size * 0.062 * (1.2 - at * 0.6);
      for (const side of [-1, 1])
        parts.push(
          ellipse(
            x + side * r * 1.5,
            -size * at,
            r * 1.15,
            r * 0.8,
            i % 2 === 0 ? colour : lighten(colour, 0.14),
            { transform: `rotate(${side * -26} ${n(x)} ${n(-size * at)})` },
          ),
          line(`M${n(x)} ${n(-size * at + 2)}l${n(side * r * 1.5)} ${n(-r * 0.4)}`, darken(colour, 0.2), 1.6),
        );
    }
    canvas.add(
      placed(canvas.width * (0.5 + (t - (count - 1) / 2) * 0.26), canvas.height * 0.92, parts, {
        turn: random.between(-26, 26),
      }),
    );
  }
}

function macro(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height } = canvas;
  const long = Math.hypot(width, height) * 0.82;
  const colour = random.pick(['#4f9a3c', '#3f8a45', '#6fae4a']);
  const wide = long * random.between(0.3, 0.4);
  const parts: string[] = [
    path(
      leafShape(long, wide),
      canvas.linear(
        [
          [0, lighten(colour, 0.16)],
          [1, darken(colour, 0.2)],
        ],
        { x: 0, y: 0 },
        { x: 1, y: 0 },
      ),
    ),
    path(`M0 0C${n(wide)} ${n(-long * 0.25)} ${n(wide * 0.8)} ${n(-long * 0.75)} 0 ${n(-long)}Z`, '#000000', {
      opacity: 0.1,
    }),
  ];
  let veins = `M0 ${n(long * 0.1)}V${n(-long * 0.97)}`;
  for (let i = 1; i < 11; i += 1) {
    const at = i / 11;
    const reach = wide * Math.sin(at * Math.PI) * 0.72;
    veins += `M0 ${n(-long * at)}q${n(reach * 0.6)} ${n(-long * 0.02)} ${n(reach)} ${n(-long * 0.09)}M0 ${n(-long * at)}q${n(-reach * 0.6)} ${n(-long * 0.02)} ${n(-reach)} ${n(-long * 0.09)}`;
  }
  parts.push(
    line(veins, lighten(colour, 0.42), 4, {
      opacity: 0.75,
      clip: canvas.clip(path(leafShape(long, wide), '#000000')),
    }),
  );
  for (let i = 0; i < 12; i += 1) {
    const at = random.between(0.2, 0.85);
    const x = random.between(-0.5, 0.5) * wide * Math.sin(at * Math.PI);
    const r = random.between(5, 17);
    parts.push(
      circle(x + r * 0.2, -long * at + r * 0.25, r, '#0c2a10', { opacity: 0.35 }),
      circle(
        x,
        -long * at,
        r,
        canvas.radial(
          [
            [0, '#ffffff', 0.75],
            [0.5, lighten(colour, 0.4), 0.55],
            [1, lighten(colour, 0.2), 0.5],
          ],
          { x: 0.35, y: 0.3 },
          0.8,
        ),
      ),
    );
  }
  canvas.add(
    placed(width * 0.24, height * 0.9, parts, {
      turn: (Math.atan2(width * 0.7, height * 0.9) * 180) / Math.PI,
    }),
  );
}

export function pot(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const several = scene.has('succulents') ? random.int(2, 3) : random.chance(0.25) ? 2 : 1;
  for (let i = 0; i < several; i += 1) {
    const s = size * (several === 1 ? 1 : 0.68) * random.between(0.9, 1.1);
    const px = x + (i - (several - 1) / 2) * size * 0.86;
    const ware = scene.has('cactus')
      ? random.pick(['#c8653d', '#b5573a', '#d98a5a'])
      : random.pick(['#f2efe8', '#c9c4ba', '#3f4a52', '#d9a07a', '#7fa3a0']);
    canvas.add(contactShadow(scene, px, y, s * 0.5));
    const rim = y - s * 0.5;
    if (scene.has('cactus')) cactus(scene, px, rim + 4, s);
    else if (scene.has('blades')) blades(scene, px, rim + 8, s);
    else succulent(scene, px, rim - s * 0.06, s);
    canvas.add(
      polygon(
        [
          { x: px - s * 0.36, y: rim },
          { x: px + s * 0.36, y: rim },
          { x: px + s * 0.26, y },
          { x: px - s * 0.26, y },
        ],
        rounded(scene, ware),
      ),
      rect(px - s * 0.4, rim - s * 0.02, s * 0.8, s * 0.12, rounded(scene, lighten(ware, 0.06)), {
        round: s * 0.02,
      }),
    );
  }
}

function cactus(scene: Scene, x: number, y: number, s: number): void {
  const { canvas, random } = scene;
  const green = random.pick(GREENS);
  const round = random.chance(0.5);
  const body = (cx: number, foot: number, w: number, h: number): string[] => [
    rect(cx - w, foot - h, w * 2, h + 6, rounded(scene, green), { round: w }),
    line(
      [-0.6, -0.2, 0.2, 0.6]
        .map(
          (k) =>
            `M${n(cx + k * w)} ${n(foot)}Q${n(cx + k * w * 1.2)} ${n(foot - h * 0.5)} ${n(cx + k * w * 0.55)} ${n(foot - h * 0.97)}`,
        )
        .join(''),
      darken(green, 0.3),
      w * 0.05,
    ),
  ];
  if (round) canvas.add(...body(x, y, s * 0.34, s * 0.62));
  else {
    canvas.add(
      line(
        `M${n(x)} ${n(y - s * 0.26)}H${n(x - s * 0.3)}V${n(y - s * 0.5)}M${n(x)} ${n(y - s * 0.4)}H${n(x + s * 0.29)}V${n(y - s * 0.64)}`,
        darken(green, 0.1),
        s * 0.15,
      ),
      ...body(x, y, s * 0.15, s * 0.84),
    );
  }
  const [w, h] = round ? [0.3, 0.6] : [0.13, 0.82];
  let spines = '';
  for (let i = 0; i < 30; i += 1)
    spines += `M${n(x + random.between(-w, w) * s)} ${n(y - s * random.between(0.06, h * 0.92))}l${n(random.between(-9, 9))} ${n(random.between(-12, -4))}`;
  canvas.add(line(spines, '#fff6dc', 1.8, { opacity: 0.85 }));
  if (random.chance(0.6))
    for (let i = 0; i < 5; i += 1)
      canvas.add(
        ellipse(x, y - s * (h + 0.02), s * 0.035, s * 0.08, '#f06a95', {
          transform: `rotate(${n((i - 2) * 38)} ${n(x)} ${n(y - s * (h - 0.04))})`,
        }),
      );
}

function succulent(scene: Scene, x: number, y: number, s: number): void {
  const { canvas, random } = scene;
  const colour = random.pick(['#7fb09a', '#8fae7a', '#a7b98a', '#b59aa8']);
  for (const [ring, share] of [1, 0.72, 0.46].entries()) {
    const count = 11 - ring * 2;
    for (let i = 0; i < count; i += 1) {
      const angle = -82 + (i / (count - 1)) * 164;
      canvas.add(
        placed(
          x,
          y + s * 0.1,
          [
            path(
              leafShape(s * 0.52 * share, s * 0.13 * share),
              ring % 2 === 0 ? colour : lighten(colour, 0.15),
              { stroke: darken(colour, 0.2), strokeWidth: 1.4 },
            ),
          ],
          { turn: angle },
        ),
      );
    }
  }
}

function blades(scene: Scene, x: number, y: number, s: number): void {
  const { canvas, random } = scene;
  for (let i = 0; i < 9; i += 1) {
    const green = random.pick(GREENS);
    const long = s * random.between(0.7, 1.15);
    canvas.add(
      placed(
        x + (i - 4) * s * 0.05,
        y,
        [
          path(leafShape(long, s * 0.075), '#d9d67a'),
          path(leafShape(long * 0.97, s * 0.055), green),
          line(
            [0.25, 0.4, 0.55, 0.7]
              .map(
                (at) =>
                  `M${n(-s * 0.04)} ${n(-long * at)}q${n(s * 0.04)} ${n(-long * 0.03)} ${n(s * 0.08)} 0`,
              )
              .join(''),
            darken(green, 0.25),
            2,
          ),
        ],
        { turn: (i - 4) * 6 + random.between(-3, 3) },
      ),
    );
  }
}
