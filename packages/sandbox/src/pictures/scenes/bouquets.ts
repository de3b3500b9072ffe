import { BLOSSOMS, blossom } from '../brushes/blossom.ts';
import type { Blossom } from '../brushes/blossom.ts';
import { darken, lighten } from '../brushes/colour.ts';
import { contactShadow, rounded } from '../brushes/studio.ts';
import { FULL_TURN, circle, ellipse, line, n, path, placed } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';
import { leafShape } from './pattern.ts';

const PETALS = [
  '#e8487a',
  '#f7a8c4',
  '#ffffff',
  '#f2b632',
  '#c77dba',
  '#e4572e',
  '#f6d365',
  '#8f7fd1',
  '#fbe0e8',
];

export const STEMS = ['#4f8a3c', '#3f7a4a', '#6fa04f'];

/** Petals that stand out from what is behind them. */
export function petalsOf(scene: Scene): string[] {
  const look = scene.motif.look.key;
  const hidden: Readonly<Record<string, readonly string[]>> = {
    white: ['#ffffff', '#fbe0e8'],
    pink: ['#f7a8c4', '#fbe0e8', '#e8487a'],
    yellow: ['#f2b632', '#f6d365'],
    violet: ['#8f7fd1', '#c77dba'],
    orange: ['#e4572e', '#f2b632'],
    red: ['#e8487a', '#e4572e'],
  };
  return PETALS.filter((colour) => hidden[look]?.includes(colour) !== true);
}

export function stemmed(
  scene: Scene,
  x: number,
  y: number,
  to: { x: number; y: number },
  r: number,
  kind: Blossom,
  colour: string,
): void {
  const { canvas, random } = scene;
  const green = random.pick(STEMS);
  const bend = random.between(-0.15, 0.15) * r * 3;
  canvas.add(
    line(
      `M${n(to.x)} ${n(to.y)}Q${n((x + to.x) / 2 + bend)} ${n((y + to.y) / 2)} ${n(x)} ${n(y)}`,
      green,
      r * 0.11,
    ),
  );
  const turn = (Math.atan2(x - to.x, to.y - y) * 180) / Math.PI;
  canvas.add(
    placed(x, y, blossom(random, kind, r, colour), { turn: kind === 'tulip' ? turn : random.between(0, 90) }),
  );
}

export function bouquet(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const hand = { x: width * random.between(0.42, 0.58), y: height * 0.86 };
  const top = { x: hand.x + random.between(-0.06, 0.06) * width, y: height * 0.4 };
  const spread = unit * random.between(0.26, 0.33);
  const colours = petalsOf(scene);
  const scheme = [random.pick(colours), random.pick(colours), random.pick(colours)];
  for (let i = 0; i < 16; i += 1) {
    const angle = -Math.PI * random.between(0.02, 0.98);
    canvas.add(
      placed(
        top.x + Math.cos(angle) * spread * 0.7,
        top.y + Math.sin(angle) * spread * 0.6 + spread * 0.2,
        [
          path(leafShape(spread * 0.7, spread * 0.2), random.pick([...STEMS, '#8fb08a'])),
          line(`M0 0V${n(-spread * 0.6)}`, '#3a6632', 2),
        ],
        { turn: (angle * 180) / Math.PI + 90 },
      ),
    );
  }
  let stems = '';
  for (let i = -4; i <= 4; i += 1)
    stems += `M${n(top.x + i * spread * 0.14)} ${n(top.y)}Q${n(hand.x + i * 3)} ${n(hand.y - spread * 0.3)} ${n(hand.x - i * spread * 0.045)} ${n(height * 0.985)}`;
  canvas.add(line(stems, random.pick(STEMS), spread * 0.05));
  const heads = Array.from({ length: random.int(13, 18) }, () => {
    const angle = random.between(0, FULL_TURN);
    const reach = Math.sqrt(random.next());
    return {
      x: top.x + Math.cos(angle) * reach * spread,
      y: top.y + Math.sin(angle) * reach * spread * 0.82,
      reach,
    };
  }).sort((a, b) => b.reach - a.reach);
  for (const head of heads)
    canvas.add(
      placed(
        head.x,
        head.y,
        blossom(
          random,
          random.pick(BLOSSOMS.filter((kind) => kind !== 'tulip')),
          spread * random.between(0.2, 0.33),
          random.pick(scheme),
        ),
        { turn: random.between(0, 90) },
      ),
    );
  const paper = random.pick(['#e9d8c0', '#f7f2ea', '#cbb393', '#d9e0e6']);
  canvas.add(
    path(
      `M${n(top.x - spread * 0.95)} ${n(top.y + spread * 0.62)}L${n(hand.x - spread * 0.13)} ${n(hand.y)}L${n(hand.x + spread * 0.13)} ${n(hand.y)}L${n(top.x + spread * 0.95)} ${n(top.y + spread * 0.62)}Q${n(top.x)} ${n(top.y + spread * 1.2)} ${n(top.x - spread * 0.95)} ${n(top.y + spread * 0.62)}Z`,
      canvas.linear(
        [
          [0, lighten(paper, 0.3)],
          [0.5, paper],
          [1, darken(paper, 0.12)],
        ],
        { x: 0, y: 0 },
        { x: 1, y: 0 },
      ),
    ),
    line(`M${n(top.x)} ${n(top.y + spread * 0.9)}L${n(hand.x)} ${n(hand.y)}`, darken(paper, 0.14), 2),
  );
  const ribbon = random.pick(['#c8553d', '#d98ea0', '#3f7d6e', '#ffffff']);
  canvas.add(
    ...[-1, 1].map((side) =>
      path(
        `M${n(hand.x)} ${n(hand.y)}q${n(side * spread * 0.3)} ${n(-spread * 0.18)} ${n(side * spread * 0.26)} ${n(spread * 0.06)}q${n(-side * spread * 0.1)} ${n(spread * 0.04)} ${n(-side * spread * 0.26)} ${n(-spread * 0.06)}Z`,
        ribbon,
      ),
    ),
    line(
      `M${n(hand.x)} ${n(hand.y)}q${n(-spread * 0.1)} ${n(spread * 0.14)} ${n(-spread * 0.06)} ${n(spread * 0.28)}M${n(hand.x)} ${n(hand.y)}q${n(spread * 0.12)} ${n(spread * 0.12)} ${n(spread * 0.1)} ${n(spread * 0.26)}`,
      ribbon,
      spread * 0.05,
    ),
    circle(hand.x, hand.y, spread * 0.06, darken(ribbon, 0.15)),
  );
}

export function vase(scene: Scene, x: number, y: number): void {
  const { canvas, random } = scene;
  const s = canvas.unit * random.between(0.28, 0.34);
  const ware = random.pick(['#f4efe6', '#c8653d', '#5f8a8b', '#3a4450', '#d9b28a']);
  const mouth = y - s * 1.05;
  const colours = petalsOf(scene);
  const scheme = [random.pick(colours), random.pick(colours)];
  canvas.add(contactShadow(scene, x, y, s * 0.55));
  for (let i = 0; i < 9; i += 1) {
    const angle = -Math.PI / 2 + (i - 4) * 0.2;
    canvas.add(
      placed(x, mouth, [path(leafShape(s * 0.8, s * 0.14), random.pick(STEMS))], {
        turn: ((angle + Math.PI / 2) * 180) / Math.PI,
      }),
    );
  }
  for (let i = 0; i < random.int(6, 9); i += 1) {
    const angle = -Math.PI / 2 + random.between(-0.8, 0.8);
    const reach = s * random.between(0.55, 1.15);
    stemmed(
      scene,
      x + Math.cos(angle) * reach,
      mouth + Math.sin(angle) * reach,
      { x: x + Math.cos(angle) * s * 0.06, y: mouth + s * 0.2 },
      s * random.between(0.15, 0.24),
      random.pick(BLOSSOMS),
      random.pick(scheme),
    );
  }
  canvas.add(
    path(
      `M${n(x - s * 0.16)} ${n(mouth)}C${n(x - s * 0.2)} ${n(mouth + s * 0.25)} ${n(x - s * 0.46)} ${n(mouth + s * 0.35)} ${n(x - s * 0.4)} ${n(y - s * 0.3)}Q${n(x - s * 0.34)} ${n(y)} ${n(x - s * 0.2)} ${n(y)}H${n(x + s * 0.2)}Q${n(x + s * 0.34)} ${n(y)} ${n(x + s * 0.4)} ${n(y - s * 0.3)}C${n(x + s * 0.46)} ${n(mouth + s * 0.35)} ${n(x + s * 0.2)} ${n(mouth + s * 0.25)} ${n(x + s * 0.16)} ${n(mouth)}Z`,
      rounded(scene, ware),
    ),
    ellipse(x, mouth, s * 0.16, s * 0.035, darken(ware, 0.35)),
  );
}
