import { darken, lighten, mix } from '../brushes/colour.ts';
import { contactShadow, dropShadow, gloss } from '../brushes/studio.ts';
import { circle, ellipse, line, n, path, placed } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';
import { leafShape } from './pattern.ts';

type Piece = (scene: Scene, x: number, y: number, s: number) => void;

const KINDS: Readonly<
  Record<string, { readonly piece: Piece; readonly pieces: readonly [number, number]; readonly size: number }>
> = {
  apple: { piece: apple, pieces: [1, 4], size: 0.3 },
  strawberry: { piece: strawberry, pieces: [3, 5], size: 0.32 },
  banana: { piece: bananas, pieces: [1, 1], size: 0.6 },
  watermelon: { piece: watermelon, pieces: [1, 3], size: 0.42 },
  pear: { piece: pear, pieces: [2, 4], size: 0.3 },
  avocado: { piece: avocado, pieces: [2, 2], size: 0.36 },
};

/** One kind of fruit, the nearer pieces in front. */
export function fruitBowl(scene: Scene, x: number, y: number, size: number): void {
  const { random } = scene;
  const kind = Object.entries(KINDS).find(([name]) => scene.has(name))?.[1] ?? {
    piece: apple,
    pieces: [1, 3] as const,
    size: 0.3,
  };
  const count = random.int(kind.pieces[0], kind.pieces[1]);
  const s = size * kind.size * (count === 1 ? 1.9 : count < 4 ? 1.45 : 1.15);
  const spots = Array.from({ length: count }, (_, i) => ({
    x: x + (count === 1 ? 0 : (i - (count - 1) / 2) * s * 1.15) + random.between(-0.1, 0.1) * s,
    y: y + ((i * 7) % 3) * s * 0.22 - s * 0.1,
  })).sort((a, b) => a.y - b.y);
  for (const spot of spots) kind.piece(scene, spot.x, spot.y, s * random.between(0.92, 1.06));
}

function apple(scene: Scene, x: number, y: number, s: number): void {
  const { canvas, random } = scene;
  const colour = random.pick(['#c22b2b', '#d23a2e', '#b01f2c']);
  canvas.add(
    contactShadow(scene, x, y + s * 0.02, s * 0.72),
    path(
      `M${n(x)} ${n(y - s * 0.86)}C${n(x + s * 0.34)} ${n(y - s * 1.06)} ${n(x + s * 0.66)} ${n(y - s * 0.84)} ${n(x + s * 0.6)} ${n(y - s * 0.48)}C${n(x + s * 0.55)} ${n(y - s * 0.1)} ${n(x + s * 0.3)} ${n(y + s * 0.06)} ${n(x)} ${n(y - s * 0.02)}C${n(x - s * 0.3)} ${n(y + s * 0.06)} ${n(x - s * 0.55)} ${n(y - s * 0.1)} ${n(x - s * 0.6)} ${n(y - s * 0.48)}C${n(x - s * 0.66)} ${n(y - s * 0.84)} ${n(x - s * 0.34)} ${n(y - s * 1.06)} ${n(x)} ${n(y - s * 0.86)}Z`,
      canvas.radial(
        [
          [0, lighten(colour, 0.32)],
          [0.5, colour],
          [1, darken(colour, 0.42)],
        ],
        { x: 0.34, y: 0.3 },
        0.8,
      ),
    ),
    ellipse(x, y - s * 0.86, s * 0.16, s * 0.05, darken(colour, 0.5), { opacity: 0.6 }),
    line(
      `M${n(x)} ${n(y - s * 0.86)}Q${n(x + s * 0.02)} ${n(y - s * 1.02)} ${n(x + s * 0.08)} ${n(y - s * 1.1)}`,
      '#5a3a22',
      s * 0.05,
    ),
    gloss(x - s * 0.28, y - s * 0.66, s * 0.09, s * 0.17, 0.5),
  );
  canvas.add(
    placed(
      x + s * 0.05,
      y - s * 0.98,
      [path(leafShape(s * 0.4, s * 0.15), '#5d9a3c'), line(`M0 0V${n(-s * 0.34)}`, '#3f7030', s * 0.02)],
      { turn: 62 },
    ),
  );
}

function pear(scene: Scene, x: number, y: number, s: number): void {
  const { canvas, random } = scene;
  const colour = random.pick(['#a8b83a', '#c3c44a', '#8fae3c']);
  canvas.add(
    contactShadow(scene, x, y + s * 0.02, s * 0.66),
    path(
      `M${n(x)} ${n(y - s * 1.3)}C${n(x + s * 0.22)} ${n(y - s * 1.3)} ${n(x + s * 0.2)} ${n(y - s * 0.96)} ${n(x + s * 0.36)} ${n(y - s * 0.74)}C${n(x + s * 0.7)} ${n(y - s * 0.3)} ${n(x + s * 0.42)} ${n(y + s * 0.02)} ${n(x)} ${n(y)}C${n(x - s * 0.42)} ${n(y + s * 0.02)} ${n(x - s * 0.7)} ${n(y - s * 0.3)} ${n(x - s * 0.36)} ${n(y - s * 0.74)}C${n(x - s * 0.2)} ${n(y - s * 0.96)} ${n(x - s * 0.22)} ${n(y - s * 1.3)} ${n(x)} ${n(y - s * 1.3)}Z`,
      canvas.radial(
        [
          [0, lighten(colour, 0.4)],
          [0.55, colour],
          [1, darken(colour, 0.35)],
        ],
        { x: 0.36, y: 0.5 },
        0.75,
      ),
    ),
    line(
      `M${n(x)} ${n(y - s * 1.28)}q${n(s * 0.02)} ${n(-s * 0.12)} ${n(s * 0.1)} ${n(-s * 0.2)}`,
      '#5a3a22',
      s * 0.05,
    ),
    gloss(x - s * 0.24, y - s * 0.5, s * 0.08, s * 0.2, 0.4),
  );
}

function strawberry(scene: Scene, x: number, y: number, s: number): void {
  const { canvas, random } = scene;
  const turn = random.between(-35, 35);
  const seeds = Array.from({ length: 15 }, (_, i) =>
    ellipse(
      ((i % 4) - 1.5) * s * 0.2 + (Math.floor(i / 4) % 2) * s * 0.08,
      -s * 0.68 + Math.floor(i / 4) * s * 0.18,
      s * 0.018,
      s * 0.03,
      '#f7d774',
    ),
  );
  canvas.add(
    contactShadow(scene, x, y, s * 0.6),
    placed(
      x,
      y,
      [
        path(
          `M0 ${n(s * 0.05)}C${n(-s * 0.34)} ${n(-s * 0.1)} ${n(-s * 0.62)} ${n(-s * 0.66)} ${n(-s * 0.36)} ${n(-s * 0.84)}Q0 ${n(-s * 0.98)} ${n(s * 0.36)} ${n(-s * 0.84)}C${n(s * 0.62)} ${n(-s * 0.66)} ${n(s * 0.34)} ${n(-s * 0.1)} 0 ${n(s * 0.05)}Z`,
          canvas.radial(
            [
              [0, '#f4655a'],
              [0.6, '#d92b32'],
              [1, '#9c1522'],
            ],
            { x: 0.36, y: 0.34 },
            0.75,
          ),
        ),
        ...seeds,
        ...[-70, -35, 0, 35, 70].map((angle) =>
          path(leafShape(s * 0.34, s * 0.11), '#4f9a3c', {
            transform: `translate(0 ${n(-s * 0.86)}) rotate(${angle})`,
          }),
        ),
        gloss(-s * 0.2, -s * 0.6, s * 0.05, s * 0.1, 0.5),
      ],
      { turn },
    ),
  );
}

function bananas(scene: Scene, x: number, y: number, s: number): void {
  const { canvas } = scene;
  canvas.add(contactShadow(scene, x, y, s * 0.85));
  for (const [turn, shade] of [
    [-16, 0.14],
    [0, 0.05],
    [15, 0],
  ] as const) {
    const colour = darken('#f7cf3c', shade);
    canvas.add(
      placed(
        x,
        y - s * 0.3,
        [
          path(
            `M${n(-s * 0.62)} ${n(-s * 0.36)}C${n(-s * 0.6)} ${n(s * 0.26)} ${n(s * 0.26)} ${n(s * 0.46)} ${n(s * 0.66)} ${n(s * 0.02)}C${n(s * 0.3)} ${n(s * 0.16)} ${n(-s * 0.26)} ${n(s * 0.04)} ${n(-s * 0.5)} ${n(-s * 0.4)}Z`,
            canvas.linear([
              [0, lighten(colour, 0.22)],
              [0.7, colour],
              [1, darken(colour, 0.25)],
            ]),
          ),
          path(
            `M${n(-s * 0.64)} ${n(-s * 0.34)}L${n(-s * 0.6)} ${n(-s * 0.52)}L${n(-s * 0.52)} ${n(-s * 0.52)}L${n(-s * 0.5)} ${n(-s * 0.38)}Z`,
            '#8a6a2a',
          ),
          circle(s * 0.65, s * 0.03, s * 0.03, '#4a3618'),
          line(
            `M${n(-s * 0.52)} ${n(-s * 0.12)}C${n(-s * 0.3)} ${n(s * 0.2)} ${n(s * 0.2)} ${n(s * 0.26)} ${n(s * 0.52)} ${n(s * 0.1)}`,
            darken(colour, 0.18),
            s * 0.014,
          ),
        ],
        { turn },
      ),
    );
  }
}

function watermelon(scene: Scene, x: number, y: number, s: number): void {
  const { canvas, random } = scene;
  const turn = random.between(-12, 12);
  const half = (share: number) =>
    `M${n(-s * share)} 0A${n(s * share)} ${n(s * share)} 0 0 0 ${n(s * share)} 0Z`;
  const seeds = Array.from({ length: 9 }, (_, i) =>
    ellipse(
      Math.cos(0.35 + i * 0.3) * s * (i % 2 === 0 ? 0.6 : 0.36),
      Math.sin(0.35 + i * 0.3) * s * (i % 2 === 0 ? 0.6 : 0.36),
      s * 0.022,
      s * 0.038,
      '#2a1616',
    ),
  );
  canvas.add(
    contactShadow(scene, x, y, s),
    placed(
      x,
      y - s * 0.92,
      [
        path(half(1), '#2f7a3a'),
        path(half(0.95), '#dff0c0'),
        path(
          half(0.88),
          canvas.linear([
            [0, '#f2545b'],
            [1, '#d93a48'],
          ]),
        ),
        ...seeds,
      ],
      { turn },
    ),
  );
}

function avocado(scene: Scene, x: number, y: number, s: number): void {
  const { canvas, random } = scene;
  const stone = random.chance(0.6);
  const shape = (k: number) =>
    `M0 ${n(-s * 0.75 * k)}C${n(s * 0.26 * k)} ${n(-s * 0.72 * k)} ${n(s * 0.28 * k)} ${n(-s * 0.36 * k)} ${n(s * 0.42 * k)} ${n(-s * 0.08 * k)}C${n(s * 0.62 * k)} ${n(s * 0.4 * k)} ${n(s * 0.3 * k)} ${n(s * 0.62 * k)} 0 ${n(s * 0.62 * k)}C${n(-s * 0.3 * k)} ${n(s * 0.62 * k)} ${n(-s * 0.62 * k)} ${n(s * 0.4 * k)} ${n(-s * 0.42 * k)} ${n(-s * 0.08 * k)}C${n(-s * 0.28 * k)} ${n(-s * 0.36 * k)} ${n(-s * 0.26 * k)} ${n(-s * 0.72 * k)} 0 ${n(-s * 0.75 * k)}Z`;
  canvas.add(
    contactShadow(scene, x, y + s * 0.02, s * 0.68),
    placed(
      x,
      y - s * 0.58,
      [
        path(shape(1), '#2f4a24'),
        path(shape(0.93), '#8db548'),
        path(
          shape(0.84),
          canvas.radial([
            [0, '#eef0a8'],
            [0.7, '#dfe38a'],
            [1, '#b8cf62'],
          ]),
        ),
        ...(stone
          ? [
              circle(
                0,
                s * 0.18,
                s * 0.26,
                canvas.radial(
                  [
                    [0, '#b9814f'],
                    [1, '#6b4226'],
                  ],
                  { x: 0.35, y: 0.3 },
                  0.8,
                ),
              ),
              gloss(-s * 0.08, s * 0.08, s * 0.05, s * 0.07, 0.5),
            ]
          : [circle(0, s * 0.18, s * 0.25, '#c9cf78'), circle(s * 0.02, s * 0.2, s * 0.22, '#d9dd8c')]),
      ],
      { turn: random.between(-16, 16) },
    ),
  );
}

/** A round slice of citrus, seen flat or from the side. */
export function citrusSlice(
  scene: Scene,
  x: number,
  y: number,
  r: number,
  colour: string,
  upright = false,
): void {
  const { canvas, random } = scene;
  const pulp = lighten(colour, 0.2);
  const wedges = Array.from({ length: 9 }, (_, i) =>
    path(
      `M0 0L${n(r * 0.78)} ${n(-r * 0.22)}Q${n(r * 0.9)} 0 ${n(r * 0.78)} ${n(r * 0.22)}Z`,
      i % 2 === 0 ? pulp : mix(pulp, colour, 0.5),
      { transform: `rotate(${n(i * 40)}) translate(${n(r * 0.07)} 0)` },
    ),
  );
  if (!upright) canvas.add(dropShadow(scene, x, y, r));
  canvas.add(
    placed(
      x,
      y,
      [
        circle(0, 0, r, colour),
        circle(0, 0, r * 0.93, '#fff6dd'),
        ...wedges,
        circle(0, 0, r * 0.07, '#fff6dd'),
      ],
      { turn: random.between(0, 40) },
    ),
  );
}

export function citrus(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const colours = ['#f28c1c', '#f6c928', '#f0a02c', '#8fc93a', '#ee6c4d'];
  const spots: { x: number; y: number; r: number }[] = [];
  const wanted = random.int(6, 16);
  for (let i = 0; i < 220 && spots.length < wanted; i += 1) {
    const r = unit * random.between(0.09, 0.16);
    const spot = { x: random.between(0, width), y: random.between(0, height), r };
    if (spots.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) > (other.r + r) * 1.05))
      spots.push(spot);
  }
  for (const { x, y, r } of spots) {
    const colour = random.pick(colours);
    if (random.chance(0.72)) citrusSlice(scene, x, y, r, colour);
    else {
      canvas.add(
        dropShadow(scene, x, y, r),
        circle(
          x,
          y,
          r,
          canvas.radial(
            [
              [0, lighten(colour, 0.35)],
              [0.6, colour],
              [1, darken(colour, 0.25)],
            ],
            { x: 0.35, y: 0.32 },
            0.75,
          ),
        ),
        circle(x + r * 0.2, y + r * 0.1, r * 0.06, darken(colour, 0.4)),
        gloss(x - r * 0.35, y - r * 0.4, r * 0.12, r * 0.2, 0.45),
      );
    }
  }
  for (let i = 0; i < 6; i += 1)
    canvas.add(
      placed(
        random.between(0, width),
        random.between(0, height),
        [
          path(leafShape(unit * 0.13, unit * 0.045), random.pick(['#4f9a46', '#3b7f3a'])),
          line(`M0 0V${n(-unit * 0.11)}`, '#2f6d2f', 2),
        ],
        { turn: random.between(0, 360) },
      ),
    );
}
