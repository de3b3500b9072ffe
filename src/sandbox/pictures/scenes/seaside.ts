import { darken, lighten, mix } from '../brushes/colour.ts';
import { hourOf } from '../brushes/sky.ts';
import { circle, ellipse, line, loop, n, path, placed, polygon, rect } from '../brushes/svg.ts';
import { bush, palm } from '../brushes/trees.ts';
import type { Scene } from '../scene.ts';

/** Things that stand or float by the sea. */

function inkOf(scene: Scene, colour: string): string {
  const hour = hourOf(scene);
  return hour === 'day' || hour === 'overcast' ? colour : mix(colour, darken(scene.palette.tones[4], 0.15), hour === 'night' ? 0.7 : 0.6);
}

export function sailboat(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, palette, random } = scene;
  const sail = mix('#ffffff', palette.tones[2], hourOf(scene) === 'day' ? 0.05 : 0.35);
  const hull = inkOf(scene, random.pick(['#23395d', '#8a2f2f', '#f2f2ee', '#2f5d50']));
  canvas.add(
    ellipse(x, y + size * 0.09, size * 0.5, size * 0.04, '#000000', { opacity: 0.22 }),
    path(`M${n(x)} ${n(y - size)}Q${n(x + size * 0.36)} ${n(y - size * 0.45)} ${n(x + size * 0.4)} ${n(y - size * 0.12)}L${n(x)} ${n(y - size * 0.1)}Z`, canvas.linear([[0, sail], [1, darken(sail, 0.14)]], { x: 0, y: 0 }, { x: 1, y: 0 })),
    path(`M${n(x - size * 0.03)} ${n(y - size * 0.9)}Q${n(x - size * 0.12)} ${n(y - size * 0.4)} ${n(x - size * 0.34)} ${n(y - size * 0.12)}L${n(x - size * 0.03)} ${n(y - size * 0.1)}Z`, darken(sail, 0.07)),
    line(`M${n(x - size * 0.01)} ${n(y - size * 1.03)}V${n(y)}`, darken(hull, 0.2), size * 0.018),
    path(`M${n(x - size * 0.45)} ${n(y - size * 0.05)}H${n(x + size * 0.5)}Q${n(x + size * 0.42)} ${n(y + size * 0.1)} ${n(x + size * 0.28)} ${n(y + size * 0.1)}H${n(x - size * 0.3)}Q${n(x - size * 0.4)} ${n(y + size * 0.06)} ${n(x - size * 0.45)} ${n(y - size * 0.05)}Z`, hull),
    line(`M${n(x - size * 0.43)} ${n(y - size * 0.02)}H${n(x + size * 0.47)}`, lighten(hull, 0.4), size * 0.014),
  );
  let glints = '';
  for (let i = 0; i < 8; i += 1) glints += `M${n(x + random.between(-0.3, 0.25) * size)} ${n(y + size * (0.14 + i * 0.05))}h${n(size * random.between(0.08, 0.3))}`;
  canvas.add(line(glints, sail, size * 0.012, { opacity: 0.5 }));
}

export function lighthouse(scene: Scene, horizon: number): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  const left = random.chance(0.5);
  const x = width * (left ? random.between(0.18, 0.34) : random.between(0.66, 0.82));
  const ground = horizon + (height - horizon) * 0.12;
  const rock = mix(palette.tones[3], palette.tones[4], 0.65);
  const outline = [{ x: left ? -20 : width + 20, y: ground - unit * 0.1 }, { x: x + (left ? -1 : 1) * unit * 0.12, y: ground - unit * 0.03 }, { x, y: ground - unit * 0.02 }, { x: x + (left ? 1 : -1) * unit * 0.16, y: ground + unit * 0.05 }, { x: x + (left ? 1 : -1) * unit * 0.28, y: ground + unit * 0.16 }, { x: x + (left ? 1 : -1) * unit * 0.36, y: ground + unit * 0.26 }, { x: left ? -20 : width + 20, y: ground + unit * 0.34 }];
  const size = unit * random.between(0.36, 0.46);
  const white = mix('#f7f4ec', palette.tones[2], 0.25);
  const red = mix('#c23b32', palette.tones[4], 0.2);
  const y = ground;
  const tower = (from: number, to: number, fill: string) => {
    const half = (share: number) => size * (0.12 - 0.045 * share);
    return polygon([{ x: x - half(from), y: y - size * from }, { x: x + half(from), y: y - size * from }, { x: x + half(to), y: y - size * to }, { x: x - half(to), y: y - size * to }], fill);
  };
  const lamp = y - size * 0.9;
  const beam = left ? 1 : -1;
  if (hourOf(scene) !== 'day') canvas.add(polygon([{ x, y: lamp }, { x: x + beam * width, y: lamp - unit * 0.16 }, { x: x + beam * width, y: lamp + unit * 0.1 }], canvas.linear([[0, '#fff2b8', 0.6], [1, '#fff2b8', 0]], { x: beam > 0 ? 0 : 1, y: 0 }, { x: beam > 0 ? 1 : 0, y: 0 })));
  canvas.add(polygon(outline, canvas.linear([[0, lighten(rock, 0.12)], [1, darken(rock, 0.35)]])));
  canvas.add(tower(0, 0.83, white), tower(0.14, 0.32, red), tower(0.5, 0.68, red), tower(0, 0.83, canvas.linear([[0, '#000000', 0], [1, '#000000', 0.32]], { x: 0.3, y: 0 }, { x: 1, y: 0 })));
  canvas.add(rect(x - size * 0.11, y - size * 0.85, size * 0.22, size * 0.025, '#33363d'), rect(x - size * 0.055, lamp - size * 0.05, size * 0.11, size * 0.1, '#ffe9a0'), path(`M${n(x - size * 0.08)} ${n(lamp - size * 0.05)}Q${n(x)} ${n(lamp - size * 0.17)} ${n(x + size * 0.08)} ${n(lamp - size * 0.05)}Z`, red), circle(x, lamp, size * 0.25, canvas.radial([[0, '#fff2b8', 0.6], [1, '#fff2b8', 0]])));
  for (let i = 0; i < 7; i += 1) canvas.add(bush(random, x + beam * unit * random.between(0.1, 0.5), ground + unit * random.between(0.2, 0.34), unit * random.between(0.02, 0.05), darken(rock, random.between(0.2, 0.5))));
}

export function pier(scene: Scene, horizon: number): void {
  const { canvas, random } = scene;
  const wood = inkOf(scene, '#7a5a42');
  const far = { x: canvas.width * random.between(0.4, 0.6), y: horizon + 6 };
  const near = canvas.width * random.between(0.4, 0.6);
  const spread = canvas.unit * 0.34;
  canvas.add(polygon([{ x: far.x - 6, y: far.y }, { x: far.x + 6, y: far.y }, { x: near + spread, y: canvas.height }, { x: near - spread, y: canvas.height }], canvas.linear([[0, lighten(wood, 0.3)], [1, wood]])));
  for (let i = 1; i <= 16; i += 1) {
    const share = (i / 16) ** 2.2;
    const y = far.y + (canvas.height - far.y) * share;
    const x = far.x + (near - far.x) * share;
    const half = 6 + (spread - 6) * share;
    canvas.add(line(`M${n(x - half)} ${n(y)}H${n(x + half)}`, darken(wood, 0.45), 1 + share * 5, { opacity: 0.6 }));
    if (i % 3 === 0) for (const side of [-1, 1]) canvas.add(rect(x + side * half - 2 - share * 7, y - 20 - share * 150, 4 + share * 14, 24 + share * 150, darken(wood, 0.25)));
  }
  for (const side of [-1, 1]) canvas.add(line(`M${n(far.x + side * 6)} ${n(far.y - 18)}L${n(near + side * spread)} ${n(canvas.height - 165)}`, darken(wood, 0.2), 5));
}

export function island(scene: Scene, horizon: number): void {
  const { canvas, random, palette } = scene;
  const x = canvas.width * random.between(0.35, 0.65);
  const y = horizon + canvas.unit * 0.06;
  const size = canvas.unit * random.between(0.22, 0.32);
  const sand = inkOf(scene, '#f0d9a5');
  canvas.add(ellipse(x, y + 6, size * 1.25, size * 0.15, mix('#8ff0e6', palette.tones[2], 0.3), { opacity: 0.55 }), ellipse(x, y, size, size * 0.1, sand));
  for (let i = 0; i < 6; i += 1) canvas.add(bush(random, x + random.between(-0.5, 0.5) * size, y - size * 0.06, size * random.between(0.1, 0.2), inkOf(scene, random.pick(['#3f8f45', '#2f7a3d', '#57a653']))));
  for (let i = 0; i < random.int(2, 4); i += 1) canvas.add(...palm(random, x + random.between(-0.5, 0.5) * size, y, size * random.between(0.7, 1.1), { trunk: inkOf(scene, '#8a6444'), leaves: inkOf(scene, '#3f8f45') }));
}

export function umbrella(scene: Scene, x: number, y: number): void {
  const { canvas, random } = scene;
  const size = canvas.unit * 0.2;
  const first = inkOf(scene, random.pick(['#e4572e', '#2e86ab', '#f3a712', '#d1495b', '#2a9d8f']));
  const second = inkOf(scene, '#fff8ea');
  canvas.add(ellipse(x + size * 0.5, y + size * 0.12, size * 1.1, size * 0.12, '#000000', { opacity: 0.25 }));
  canvas.add(line(`M${n(x)} ${n(y - size * 1.5)}L${n(x + size * 0.12)} ${n(y + size * 0.1)}`, inkOf(scene, '#efe6d6'), size * 0.05));
  for (let i = 0; i < 6; i += 1) {
    const [a, b] = [x - size + (i / 6) * size * 2, x - size + ((i + 1) / 6) * size * 2];
    canvas.add(path(`M${n(x)} ${n(y - size * 1.62)}Q${n(a)} ${n(y - size * 1.5)} ${n(a)} ${n(y - size * 0.9)}Q${n((a + b) / 2)} ${n(y - size * 1.02)} ${n(b)} ${n(y - size * 0.9)}Q${n(b)} ${n(y - size * 1.5)} ${n(x)} ${n(y - size * 1.62)}Z`, i % 2 === 0 ? first : second));
  }
  const wood = inkOf(scene, '#a8794f');
  canvas.add(
    line(`M${n(x + size * 0.25)} ${n(y + size * 0.1)}L${n(x + size * 1.1)} ${n(y - size * 0.05)}L${n(x + size * 1.5)} ${n(y - size * 0.6)}`, second, size * 0.11),
    line(`M${n(x + size * 0.35)} ${n(y + size * 0.25)}L${n(x + size * 1.15)} ${n(y - size * 0.1)}M${n(x + size * 1.3)} ${n(y + size * 0.22)}L${n(x + size * 0.6)} ${n(y - size * 0.02)}`, wood, size * 0.05),
  );
}

export function surfboard(scene: Scene, x: number, y: number): void {
  const { canvas, random } = scene;
  const size = canvas.unit * random.between(0.42, 0.55);
  const colour = inkOf(scene, random.pick(['#f7f2e6', '#f3a712', '#2a9d8f', '#e76f51']));
  const board = `M0 ${n(-size)}C${n(size * 0.2)} ${n(-size * 0.75)} ${n(size * 0.2)} ${n(-size * 0.2)} ${n(size * 0.06)} 0H${n(-size * 0.06)}C${n(-size * 0.2)} ${n(-size * 0.2)} ${n(-size * 0.2)} ${n(-size * 0.75)} 0 ${n(-size)}Z`;
  canvas.add(ellipse(x + size * 0.1, y, size * 0.25, size * 0.03, '#000000', { opacity: 0.3 }));
  canvas.add(placed(x, y, [path(board, canvas.linear([[0, lighten(colour, 0.2)], [1, darken(colour, 0.2)]], { x: 0, y: 0 }, { x: 1, y: 0 })), rect(-size * 0.15, -size * 0.55, size * 0.3, size * 0.06, inkOf(scene, '#e4572e')), rect(-size * 0.15, -size * 0.45, size * 0.3, size * 0.03, inkOf(scene, '#29335c')), line(`M0 ${n(-size * 0.97)}V0`, darken(colour, 0.3), 1.5)], { turn: random.between(-9, 9) }));
}

export function starfish(scene: Scene, y: number): void {
  const { canvas, random } = scene;
  const x = canvas.width * random.between(0.3, 0.7);
  const size = canvas.unit * random.between(0.11, 0.16);
  const colour = inkOf(scene, random.pick(['#e07a4f', '#d95d5d', '#e8a24a']));
  const turn = random.between(0, 1);
  const points = Array.from({ length: 10 }, (_, i) => {
    const angle = turn + (i / 10) * Math.PI * 2;
    const reach = i % 2 === 0 ? size : size * 0.4;
    return { x: x + Math.cos(angle) * reach, y: y + Math.sin(angle) * reach * 0.7 };
  });
  canvas.add(path(loop(points.map((point) => ({ x: point.x + 6, y: point.y + 9 }))), '#000000', { opacity: 0.25 }), path(loop(points), canvas.radial([[0, lighten(colour, 0.3)], [1, colour]])));
  for (const [i, point] of points.entries()) {
    if (i % 2 === 0) for (const share of [0.25, 0.5, 0.72]) canvas.add(circle(x + (point.x - x) * share, y + (point.y - y) * share, size * 0.035, lighten(colour, 0.45)));
  }
  for (const [dx, s] of [[0.22, 0.05], [-0.26, 0.04], [0.34, 0.035]] as const) {
    const shell = inkOf(scene, random.pick(['#f4e3d3', '#e9c7b0', '#fff6ec']));
    const [sx, sy, r] = [x + canvas.unit * dx, y + canvas.unit * random.between(-0.05, 0.05), canvas.unit * s];
    canvas.add(ellipse(sx + 4, sy + 5, r, r * 0.7, '#000000', { opacity: 0.22 }), path(`M${n(sx)} ${n(sy + r * 0.7)}C${n(sx - r * 1.3)} ${n(sy - r * 0.2)} ${n(sx - r * 0.6)} ${n(sy - r)} ${n(sx)} ${n(sy - r * 0.9)}C${n(sx + r * 0.6)} ${n(sy - r)} ${n(sx + r * 1.3)} ${n(sy - r * 0.2)} ${n(sx)} ${n(sy + r * 0.7)}Z`, shell));
    for (const fan of [-0.6, -0.2, 0.2, 0.6]) canvas.add(line(`M${n(sx)} ${n(sy + r * 0.6)}L${n(sx + fan * r)} ${n(sy - r * 0.7)}`, darken(shell, 0.25), 1.6));
  }
}
