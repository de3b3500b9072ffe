import { BLOSSOMS, blossom } from '../brushes/blossom.ts';
import type { Blossom } from '../brushes/blossom.ts';
import { darken, lighten, mix } from '../brushes/colour.ts';
import { hourOf, paintSky, vignette } from '../brushes/sky.ts';
import { contactShadow, paintFlatLay, paintTable, rounded, studioVignette } from '../brushes/studio.ts';
import { circle, ellipse, line, n, path, placed, polygon } from '../brushes/svg.ts';
import { grass } from '../brushes/trees.ts';
import type { Painter, Scene } from '../scene.ts';
import { leafShape } from './pattern.ts';
import { leaves, pot } from './plants.ts';

/** Flowers, leaves and pot plants. */
export const flora: Painter = (scene) => {
  switch (scene.main) {
    case 'meadow':
      return meadow(scene);
    case 'pot': {
      const y = paintTable(scene);
      pot(scene, scene.canvas.width / 2, y, scene.canvas.unit * 0.5);
      break;
    }
    case 'vase': {
      const y = paintTable(scene);
      vase(scene, scene.canvas.width * scene.random.between(0.4, 0.6), y);
      break;
    }
    default:
      paintFlatLay(scene);
      (FORMS[scene.main] ?? bouquet)(scene);
  }
  studioVignette(scene);
};

const FORMS: Readonly<Record<string, Painter>> = { bloom, bouquet, tulips, wreath, leaves };
const PETALS = ['#e8487a', '#f7a8c4', '#ffffff', '#f2b632', '#c77dba', '#e4572e', '#f6d365', '#8f7fd1', '#fbe0e8'];
export const STEMS = ['#4f8a3c', '#3f7a4a', '#6fa04f'];

/** Petals that stand out from what is behind them. */
function petalsOf(scene: Scene): string[] {
  const look = scene.motif.look.key;
  const hidden: Readonly<Record<string, readonly string[]>> = { white: ['#ffffff', '#fbe0e8'], pink: ['#f7a8c4', '#fbe0e8', '#e8487a'], yellow: ['#f2b632', '#f6d365'], violet: ['#8f7fd1', '#c77dba'], orange: ['#e4572e', '#f2b632'], red: ['#e8487a', '#e4572e'] };
  return PETALS.filter((colour) => hidden[look]?.includes(colour) !== true);
}

function stemmed(scene: Scene, x: number, y: number, to: { x: number; y: number }, r: number, kind: Blossom, colour: string): void {
  const { canvas, random } = scene;
  const green = random.pick(STEMS);
  const bend = random.between(-0.15, 0.15) * r * 3;
  canvas.add(line(`M${n(to.x)} ${n(to.y)}Q${n((x + to.x) / 2 + bend)} ${n((y + to.y) / 2)} ${n(x)} ${n(y)}`, green, r * 0.11));
  const turn = (Math.atan2(x - to.x, to.y - y) * 180) / Math.PI;
  canvas.add(placed(x, y, blossom(random, kind, r, colour), { turn: kind === 'tulip' ? turn : random.between(0, 90) }));
}

function bloom(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const kind: Blossom = scene.has('rose') ? 'rose' : scene.has('sunflower') ? 'sunflower' : 'daisy';
  const r = unit * random.between(0.26, 0.36);
  const wide = width > height * 1.2;
  const x = width * (wide ? random.pick([0.34, 0.5, 0.66]) : 0.5);
  const y = height * random.between(0.36, 0.5);
  const colour = kind === 'rose' ? (scene.motif.look.key === 'red' ? '#7d0f1c' : random.pick(['#c81e3a', '#d42a4a', '#b0152f'])) : random.pick(petalsOf(scene).filter((petal) => petal !== '#8f7fd1'));
  const foot = { x: x + random.between(-0.2, 0.2) * width, y: height + 30 };
  const green = random.pick(STEMS);
  canvas.add(line(`M${n(foot.x)} ${n(foot.y)}Q${n(x)} ${n((y + foot.y) / 2)} ${n(x)} ${n(y)}`, green, r * 0.09));
  for (const side of [-1, 1]) canvas.add(placed((x + foot.x) / 2, (y + foot.y) / 2 + side * r * 0.2, [path(leafShape(r * 0.95, r * 0.3), side > 0 ? green : lighten(green, 0.12)), line(`M0 0V${n(-r * 0.85)}`, darken(green, 0.25), 2.5)], { turn: side * 58 }));
  canvas.add(circle(x + r * 0.08, y + r * 0.14, r * 1.06, canvas.radial([[0.6, '#000000', 0.3], [1, '#000000', 0]])), placed(x, y, blossom(random, kind, r, colour), { turn: random.between(0, 90) }));
}

function bouquet(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const hand = { x: width * random.between(0.42, 0.58), y: height * 0.86 };
  const top = { x: hand.x + random.between(-0.06, 0.06) * width, y: height * 0.4 };
  const spread = unit * random.between(0.26, 0.33);
  const colours = petalsOf(scene);
  const scheme = [random.pick(colours), random.pick(colours), random.pick(colours)];
  for (let i = 0; i < 16; i += 1) {
    const angle = -Math.PI * random.between(0.02, 0.98);
    canvas.add(placed(top.x + Math.cos(angle) * spread * 0.7, top.y + Math.sin(angle) * spread * 0.6 + spread * 0.2, [path(leafShape(spread * 0.7, spread * 0.2), random.pick([...STEMS, '#8fb08a'])), line(`M0 0V${n(-spread * 0.6)}`, '#3a6632', 2)], { turn: (angle * 180) / Math.PI + 90 }));
  }
  let stems = '';
  for (let i = -4; i <= 4; i += 1) stems += `M${n(top.x + i * spread * 0.14)} ${n(top.y)}Q${n(hand.x + i * 3)} ${n(hand.y - spread * 0.3)} ${n(hand.x - i * spread * 0.045)} ${n(height * 0.985)}`;
  canvas.add(line(stems, random.pick(STEMS), spread * 0.05));
  const heads = Array.from({ length: random.int(13, 18) }, () => {
    const angle = random.between(0, 6.283);
    const reach = Math.sqrt(random.next());
    return { x: top.x + Math.cos(angle) * reach * spread, y: top.y + Math.sin(angle) * reach * spread * 0.82, reach };
  }).sort((a, b) => b.reach - a.reach);
  for (const head of heads) canvas.add(placed(head.x, head.y, blossom(random, random.pick(BLOSSOMS.filter((kind) => kind !== 'tulip')), spread * random.between(0.2, 0.33), random.pick(scheme)), { turn: random.between(0, 90) }));
  const paper = random.pick(['#e9d8c0', '#f7f2ea', '#cbb393', '#d9e0e6']);
  canvas.add(path(`M${n(top.x - spread * 0.95)} ${n(top.y + spread * 0.62)}L${n(hand.x - spread * 0.13)} ${n(hand.y)}L${n(hand.x + spread * 0.13)} ${n(hand.y)}L${n(top.x + spread * 0.95)} ${n(top.y + spread * 0.62)}Q${n(top.x)} ${n(top.y + spread * 1.2)} ${n(top.x - spread * 0.95)} ${n(top.y + spread * 0.62)}Z`, canvas.linear([[0, lighten(paper, 0.3)], [0.5, paper], [1, darken(paper, 0.12)]], { x: 0, y: 0 }, { x: 1, y: 0 })), line(`M${n(top.x)} ${n(top.y + spread * 0.9)}L${n(hand.x)} ${n(hand.y)}`, darken(paper, 0.14), 2));
  const ribbon = random.pick(['#c8553d', '#d98ea0', '#3f7d6e', '#ffffff']);
  canvas.add(...[-1, 1].map((side) => path(`M${n(hand.x)} ${n(hand.y)}q${n(side * spread * 0.3)} ${n(-spread * 0.18)} ${n(side * spread * 0.26)} ${n(spread * 0.06)}q${n(-side * spread * 0.1)} ${n(spread * 0.04)} ${n(-side * spread * 0.26)} ${n(-spread * 0.06)}Z`, ribbon)), line(`M${n(hand.x)} ${n(hand.y)}q${n(-spread * 0.1)} ${n(spread * 0.14)} ${n(-spread * 0.06)} ${n(spread * 0.28)}M${n(hand.x)} ${n(hand.y)}q${n(spread * 0.12)} ${n(spread * 0.12)} ${n(spread * 0.1)} ${n(spread * 0.26)}`, ribbon, spread * 0.05), circle(hand.x, hand.y, spread * 0.06, darken(ribbon, 0.15)));
}

function tulips(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const scheme = petalsOf(scene);
  const count = Math.round((width / unit) * random.int(5, 8));
  const single = random.chance(0.4) ? random.pick(scheme) : null;
  for (let i = 0; i < count; i += 1) {
    const x = ((i + 0.5) / count) * width + random.between(-0.01, 0.01) * width;
    const y = height * random.between(0.3, 0.48);
    const r = unit * random.between(0.06, 0.085);
    const green = random.pick(STEMS);
    for (const side of [-1, 1]) canvas.add(placed(x, height + 10, [path(leafShape(height * random.between(0.3, 0.46), unit * 0.035), side > 0 ? green : lighten(green, 0.14))], { turn: side * random.between(7, 16) }));
    stemmed(scene, x, y, { x: x + random.between(-20, 20), y: height + 20 }, r, 'tulip', single ?? random.pick(scheme));
  }
}

/** Blossoms and leaves around an empty middle. */
function wreath(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const colours = petalsOf(scene);
  const scheme = [random.pick(colours), random.pick(colours), random.pick(colours)];
  const round = random.chance(0.5);
  const along = (share: number): { x: number; y: number } => {
    if (round) return { x: width / 2 + Math.cos(share * 6.283) * unit * 0.36, y: height / 2 + Math.sin(share * 6.283) * unit * 0.36 };
    const at = share * 2 * (width + height);
    if (at < width) return { x: at, y: 0 };
    if (at < width + height) return { x: width, y: at - width };
    return at < 2 * width + height ? { x: at - width - height, y: height } : { x: 0, y: at - 2 * width - height };
  };
  const items = round ? 34 : 56;
  for (let i = 0; i < items * 1.6; i += 1) {
    const at = along((i + random.next()) / (items * 1.6));
    canvas.add(placed(at.x + random.between(-0.03, 0.03) * unit, at.y + random.between(-0.03, 0.03) * unit, [path(leafShape(unit * random.between(0.08, 0.14), unit * 0.035), random.pick([...STEMS, '#9cc08f']))], { turn: random.between(0, 360) }));
  }
  for (let i = 0; i < items; i += 1) {
    const at = along((i + random.between(0, 0.6)) / items);
    canvas.add(placed(at.x + random.between(-0.035, 0.035) * unit, at.y + random.between(-0.035, 0.035) * unit, blossom(random, random.pick(['daisy', 'peony', 'poppy']), unit * random.between(0.022, 0.062), random.pick(scheme)), { turn: random.between(0, 90) }));
  }
}

function vase(scene: Scene, x: number, y: number): void {
  const { canvas, random } = scene;
  const s = canvas.unit * random.between(0.28, 0.34);
  const ware = random.pick(['#f4efe6', '#c8653d', '#5f8a8b', '#3a4450', '#d9b28a']);
  const mouth = y - s * 1.05;
  const colours = petalsOf(scene);
  const scheme = [random.pick(colours), random.pick(colours)];
  canvas.add(contactShadow(scene, x, y, s * 0.55));
  for (let i = 0; i < 9; i += 1) {
    const angle = -Math.PI / 2 + (i - 4) * 0.2;
    canvas.add(placed(x, mouth, [path(leafShape(s * 0.8, s * 0.14), random.pick(STEMS))], { turn: ((angle + Math.PI / 2) * 180) / Math.PI }));
  }
  for (let i = 0; i < random.int(6, 9); i += 1) {
    const angle = -Math.PI / 2 + random.between(-0.8, 0.8);
    const reach = s * random.between(0.55, 1.15);
    stemmed(scene, x + Math.cos(angle) * reach, mouth + Math.sin(angle) * reach, { x: x + Math.cos(angle) * s * 0.06, y: mouth + s * 0.2 }, s * random.between(0.15, 0.24), random.pick(BLOSSOMS), random.pick(scheme));
  }
  canvas.add(path(`M${n(x - s * 0.16)} ${n(mouth)}C${n(x - s * 0.2)} ${n(mouth + s * 0.25)} ${n(x - s * 0.46)} ${n(mouth + s * 0.35)} ${n(x - s * 0.4)} ${n(y - s * 0.3)}Q${n(x - s * 0.34)} ${n(y)} ${n(x - s * 0.2)} ${n(y)}H${n(x + s * 0.2)}Q${n(x + s * 0.34)} ${n(y)} ${n(x + s * 0.4)} ${n(y - s * 0.3)}C${n(x + s * 0.46)} ${n(mouth + s * 0.35)} ${n(x + s * 0.2)} ${n(mouth + s * 0.25)} ${n(x + s * 0.16)} ${n(mouth)}Z`, rounded(scene, ware)), ellipse(x, mouth, s * 0.16, s * 0.035, darken(ware, 0.35)));
}

function meadow(scene: Scene): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  const horizon = height * random.between(0.4, 0.55);
  paintSky(scene, horizon);
  const dim = hourOf(scene) === 'low-sun' ? 0.35 : 0.12;
  const green = mix('#6da34a', palette.tones[4], dim + 0.2);
  const far = mix(green, palette.tones[2], 0.45);
  canvas.add(polygon([{ x: 0, y: horizon }, { x: width, y: horizon - unit * 0.02 }, { x: width, y: height }, { x: 0, y: height }], canvas.linear([[0, far], [0.4, green], [1, darken(green, 0.3)]])));
  const tulip = scene.has('tulips');
  const sun = scene.has('sunflower');
  const scheme = tulip ? ['#d7304a', '#f2b632', '#e8487a', '#ffffff'] : sun ? ['#f7b916'] : ['#ffffff', '#e4572e', '#f2b632', '#8f7fd1', '#e8487a'];
  for (let layer = 0; layer < 5; layer += 1) {
    const depth = layer / 4;
    const ground = horizon + (height - horizon) * (0.06 + depth ** 1.4 * 1.05);
    const size = unit * (0.008 + depth ** 1.7 * 0.075);
    canvas.add(line(grass(random, 70, { from: 0, to: width }, () => ground + random.between(0, size * 2), size * 4.2), mix(far, darken(green, 0.2), depth), 1 + depth * 3, { opacity: 0.8 }));
    const count = Math.round(52 - depth * 40);
    for (let i = 0; i < count; i += 1) {
      const x = random.between(0, width);
      const y = ground - size * random.between(0.6, 3);
      const colour = mix(random.pick(scheme), palette.tones[4], dim * 0.5);
      if (depth < 0.4) canvas.add(ellipse(x, y, size, size * 0.8, colour));
      else {
        canvas.add(line(`M${n(x)} ${n(y)}q${n(random.between(-1, 1) * size)} ${n(size * 3)} 0 ${n(size * 6)}`, mix(green, '#2f5a2a', 0.4), size * 0.16));
        canvas.add(placed(x, y, blossom(random, tulip ? 'tulip' : sun ? 'sunflower' : random.pick(['daisy', 'poppy']), size * (sun ? 1.5 : 1), colour), { turn: tulip ? random.between(-8, 8) : random.between(0, 90) }));
      }
    }
  }
  vignette(scene, 0.25);
}
