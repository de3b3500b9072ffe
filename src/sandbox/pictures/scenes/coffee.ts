import { darken, lighten, mix } from '../brushes/colour.ts';
import { contactShadow, dropShadow, gloss, rounded, steam } from '../brushes/studio.ts';
import { circle, ellipse, line, n, path, placed, polygon, rect } from '../brushes/svg.ts';
import { leafShape } from './pattern.ts';
import type { Scene } from '../scene.ts';

const COFFEE = '#4a2a17';

function crockery(scene: Scene): string {
  const light = ['#fdfdfb', '#f4efe6', '#e9e4da'];
  return scene.random.pick(scene.motif.look.key === 'white' ? ['#d1495b', '#2e86ab', '#3d405b', '#e9b44c', '#ffffff'] : [...light, ...light, scene.palette.accents[0] ?? '#fdfdfb']);
}

export function bean(x: number, y: number, size: number, turn: number, colour: string): string {
  return placed(x, y, [ellipse(size * 0.08, size * 0.12, size, size * 0.7, '#000000', { opacity: 0.25 }), ellipse(0, 0, size, size * 0.68, colour), ellipse(-size * 0.25, -size * 0.2, size * 0.4, size * 0.2, '#ffffff', { opacity: 0.14 }), line(`M${n(-size * 0.85)} 0Q${n(-size * 0.3)} ${n(size * 0.28)} 0 0T${n(size * 0.85)} 0`, darken(colour, 0.5), size * 0.13)], { turn });
}

export function scatterBeans(scene: Scene, count: number, keepOff: { readonly x: number; readonly y: number; readonly radius: number }): void {
  const { canvas, random } = scene;
  const size = canvas.unit * 0.022;
  const focus = random.between(0, 6.28);
  for (let i = 0; i < count; i += 1) {
    const angle = focus + random.between(-1.3, 1.3);
    const reach = keepOff.radius * (1.08 + random.next() ** 1.5 * 0.9);
    canvas.add(bean(keepOff.x + Math.cos(angle) * reach, keepOff.y + Math.sin(angle) * reach, size * random.between(0.85, 1.15), random.between(0, 180), mix('#6b3e22', '#3a2012', random.next())));
  }
}

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
  canvas.add(dropShadow(scene, x, y, radius), circle(x, y, radius, canvas.linear([[0, lighten(ware, 0.3)], [1, darken(ware, 0.1)]], { x: 0, y: 0 }, { x: 1, y: 1 })), circle(x, y, radius * 0.76, canvas.linear([[0, darken(ware, 0.09)], [1, lighten(ware, 0.25)]], { x: 0, y: 0 }, { x: 1, y: 1 })));
  canvas.add(placed(x, y, [rect(r * 0.9, -r * 0.14, r * 0.5, r * 0.28, darken(ware, 0.06), { round: r * 0.12 })], { turn }));
  canvas.add(dropShadow(scene, x, y, r), circle(x, y, r, canvas.linear([[0, lighten(ware, 0.4)], [1, darken(ware, 0.06)]], { x: 0, y: 0 }, { x: 1, y: 1 })), circle(x, y, r * 0.88, darken(liquid, 0.35)), circle(x + r * 0.02, y + r * 0.02, r * 0.85, canvas.radial([[0, lighten(liquid, 0.12)], [0.8, liquid], [1, darken(liquid, 0.25)]])));
  return { x, y, radius };
}

export function coffeeTop(scene: Scene): void {
  const { canvas, random } = scene;
  const latte = !scene.has('beans') || random.chance(0.4);
  if (scene.has('beans')) scatterBeans(scene, random.int(40, 80), { x: canvas.width / 2, y: canvas.height / 2, radius: canvas.unit * 0.34 });
  const cup = cupAbove(scene, latte ? '#a8683a' : COFFEE);
  const r = cup.radius * 0.56;
  if (latte) rosetta(scene, cup.x, cup.y, r);
  else canvas.add(`<ellipse cx="${n(cup.x)}" cy="${n(cup.y)}" rx="${n(r * 0.97)}" ry="${n(r * 0.97)}" fill="none" stroke="#b07a45" stroke-width="${n(r * 0.06)}" opacity="0.7"/>`, gloss(cup.x - r * 0.35, cup.y - r * 0.4, r * 0.3, r * 0.1, 0.3));
  if (scene.has('croissant')) {
    const side = cup.x < canvas.width * 0.45 ? 1 : cup.x > canvas.width * 0.55 ? -1 : random.pick([-1, 1]);
    croissant(scene, cup.x + side * canvas.unit * 0.44, cup.y + canvas.unit * random.between(-0.1, 0.15), canvas.unit * 0.17, random.between(-40, 40));
  }
  if (random.chance(0.5)) spoon(scene, cup);
}

function rosetta(scene: Scene, x: number, y: number, r: number): void {
  const { canvas, random } = scene;
  const milk = '#f6e7cd';
  const parts: string[] = [];
  if (random.chance(0.45)) {
    for (const share of [0.78, 0.52, 0.27]) parts.push(path(`M0 ${n(r * share)}C${n(-r * share * 1.5)} ${n(-r * share * 0.2)} ${n(-r * share * 0.6)} ${n(-r * share * 1.1)} 0 ${n(-r * share * 0.35)}C${n(r * share * 0.6)} ${n(-r * share * 1.1)} ${n(r * share * 1.5)} ${n(-r * share * 0.2)} 0 ${n(r * share)}Z`, share === 0.52 ? '#b47a48' : milk));
  } else {
    for (let i = 0; i < 6; i += 1) {
      const at = -0.62 + i * 0.21;
      const w = 0.3 + Math.sin((i / 5) * Math.PI * 0.8 + 0.4) * 0.42;
      parts.push(path(`M0 ${n(r * (at + 0.16))}Q${n(-r * w)} ${n(r * (at + 0.1))} ${n(-r * w)} ${n(r * (at - 0.16))}Q${n(-r * w * 0.4)} ${n(r * (at - 0.02))} 0 ${n(r * at)}Q${n(r * w * 0.4)} ${n(r * (at - 0.02))} ${n(r * w)} ${n(r * (at - 0.16))}Q${n(r * w)} ${n(r * (at + 0.1))} 0 ${n(r * (at + 0.16))}Z`, milk));
    }
    parts.push(line(`M0 ${n(-r * 0.75)}V${n(r * 0.82)}`, milk, r * 0.05));
  }
  canvas.add(placed(x, y, parts, { turn: random.between(-40, 40), opacity: 0.95 }));
}

function spoon(scene: Scene, cup: { x: number; y: number; radius: number }): void {
  const { canvas, random } = scene;
  const r = cup.radius;
  const metal = canvas.linear([[0, '#f4f5f7'], [0.5, '#b9bec6'], [1, '#8c929b']], { x: 0, y: 0 }, { x: 1, y: 0 });
  canvas.add(placed(cup.x, cup.y, [ellipse(r * 0.86, r * 0.34, r * 0.085, r * 0.15, metal), rect(r * 0.835, -r * 0.5, r * 0.05, r * 0.72, metal, { round: r * 0.025 })], { turn: random.between(-30, 200) }));
}

export function croissant(scene: Scene, x: number, y: number, size: number, turn: number): void {
  const parts: string[] = [ellipse(size * 0.06, size * 0.22, size * 1.15, size * 0.55, '#000000', { opacity: 0.22 })];
  const segments = 7;
  for (let i = 0; i < segments; i += 1) {
    const t = i / (segments - 1) - 0.5;
    const w = size * (0.42 - Math.abs(t) * 0.42);
    const cx = t * size * 2;
    const cy = t * t * size * 1.5 - size * 0.15;
    parts.push(ellipse(cx, cy, w * 0.62, w, mix('#d9933f', '#b36a26', (i % 2) * 0.5), { transform: `rotate(${n(t * 70)} ${n(cx)} ${n(cy)})` }), ellipse(cx - w * 0.15, cy - w * 0.3, w * 0.2, w * 0.5, '#f4c47e', { opacity: 0.65, transform: `rotate(${n(t * 70)} ${n(cx)} ${n(cy)})` }));
  }
  scene.canvas.add(placed(x, y, parts, { turn }));
}

export function beansOnly(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const heap = random.between(0.3, 0.45);
  const angle = random.between(0, 6.28);
  const centre = { x: width / 2 + Math.cos(angle) * width * 0.32, y: height / 2 + Math.sin(angle) * height * 0.32 };
  for (let i = 0; i < 230; i += 1) {
    const reach = random.next() ** 0.6 * Math.max(width, height) * heap;
    const at = random.between(0, 6.28);
    canvas.add(bean(centre.x + Math.cos(at) * reach, centre.y + Math.sin(at) * reach, unit * random.between(0.024, 0.03), random.between(0, 180), mix('#6b3e22', '#341c10', random.next())));
  }
}

export function teaTop(scene: Scene): void {
  const { canvas, random } = scene;
  const cup = cupAbove(scene, random.pick(['#c9a13b', '#a8662a', '#b7b24a']));
  const r = cup.radius;
  for (let i = 0; i < 3; i += 1) canvas.add(placed(cup.x + random.between(-0.1, 0.2) * r, cup.y + random.between(-0.1, 0.2) * r, [path(leafShape(r * 0.34, r * 0.14), '#4f9a46'), line(`M0 0V${n(-r * 0.3)}`, '#2f6d2f', r * 0.012)], { turn: i * 120 + random.between(-20, 20) }));
  for (let i = 0; i < 7; i += 1) canvas.add(placed(random.between(0.06, 0.94) * canvas.width, random.pick([0.1, 0.9]) * canvas.height + random.between(-30, 30), [path(leafShape(r * 0.4, r * 0.16), random.pick(['#4f9a46', '#6fb35c', '#3b7f3a'])), line(`M0 0V${n(-r * 0.36)}`, '#2f6d2f', r * 0.012)], { turn: random.between(0, 360) }));
}

export function coffeeSide(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const ware = crockery(scene);
  const s = size * 0.82;
  const w = s * random.between(0.42, 0.5);
  const h = s * random.between(0.56, 0.72);
  if (scene.has('teapot')) teapot(scene, x - s * 0.85, y - s * 0.02, s * 0.62, ware);
  canvas.add(contactShadow(scene, x, y, s * 0.95), ellipse(x, y, s * 0.78, s * 0.13, darken(ware, 0.16)), ellipse(x, y - s * 0.025, s * 0.78, s * 0.125, lighten(ware, 0.15)), ellipse(x, y - s * 0.03, s * 0.45, s * 0.065, darken(ware, 0.12)));
  canvas.add(`<path d="M${n(x + w * 0.9)} ${n(y - h * 0.82)}c${n(s * 0.36)} ${n(-s * 0.06)} ${n(s * 0.34)} ${n(s * 0.42)} ${n(-s * 0.06)} ${n(h * 0.52)}" fill="none" stroke="${darken(ware, 0.1)}" stroke-width="${n(s * 0.085)}"/>`);
  canvas.add(path(`M${n(x - w)} ${n(y - h)}C${n(x - w)} ${n(y - h * 0.3)} ${n(x - w * 0.72)} ${n(y - s * 0.02)} ${n(x - w * 0.45)} ${n(y - s * 0.02)}H${n(x + w * 0.45)}C${n(x + w * 0.72)} ${n(y - s * 0.02)} ${n(x + w)} ${n(y - h * 0.3)} ${n(x + w)} ${n(y - h)}Z`, rounded(scene, ware)), ellipse(x, y - h, w, w * 0.2, lighten(ware, 0.3)), ellipse(x, y - h + w * 0.02, w * 0.9, w * 0.16, COFFEE), ellipse(x - w * 0.2, y - h + w * 0.01, w * 0.5, w * 0.07, '#a8683a', { opacity: 0.7 }));
  canvas.add(steam(scene, x, y - h - s * 0.06, s * 0.55));
  for (let i = 0; i < 12; i += 1) canvas.add(bean(x + random.between(-1.5, 1.5) * s, y + s * random.between(0.16, 0.36), s * 0.055, random.between(0, 180), '#54301b'));
}

function teapot(scene: Scene, x: number, y: number, s: number, ware: string): void {
  const { canvas } = scene;
  const dark = darken(ware, 0.12);
  canvas.add(contactShadow(scene, x, y, s * 1.1), `<path d="M${n(x - s * 0.6)} ${n(y - s * 0.75)}c${n(-s * 0.6)} ${n(-s * 0.1)} ${n(-s * 0.5)} ${n(s * 0.7)} ${n(s * 0.05)} ${n(s * 0.5)}" fill="none" stroke="${dark}" stroke-width="${n(s * 0.12)}"/>`, path(`M${n(x + s * 0.5)} ${n(y - s * 0.35)}Q${n(x + s * 0.9)} ${n(y - s * 0.4)} ${n(x + s)} ${n(y - s * 0.95)}L${n(x + s * 1.12)} ${n(y - s * 0.92)}Q${n(x + s * 1.1)} ${n(y - s * 0.2)} ${n(x + s * 0.5)} ${n(y - s * 0.1)}Z`, dark), ellipse(x, y - s * 0.48, s * 0.72, s * 0.5, rounded(scene, ware)), ellipse(x, y - s * 0.93, s * 0.36, s * 0.1, dark), path(`M${n(x - s * 0.32)} ${n(y - s * 0.95)}Q${n(x)} ${n(y - s * 1.28)} ${n(x + s * 0.32)} ${n(y - s * 0.95)}Z`, lighten(ware, 0.12)), circle(x, y - s * 1.16, s * 0.08, dark));
}

export function coffeeToGo(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const s = size;
  const paper = random.pick(['#f6f2ea', '#c8986a', '#ffffff', '#2f3237']);
  const sleeve = random.pick(['#8a5a33', '#c08a55', scene.palette.accents[0] ?? '#8a5a33']);
  const side = (share: number) => s * (0.27 + 0.1 * share);
  canvas.add(contactShadow(scene, x, y, s * 0.5), polygon([{ x: x - side(1), y: y - s * 1.02 }, { x: x + side(1), y: y - s * 1.02 }, { x: x + side(0), y }, { x: x - side(0), y }], rounded(scene, paper)), ellipse(x, y, side(0), s * 0.045, darken(paper, 0.25)), polygon([{ x: x - side(0.74), y: y - s * 0.74 }, { x: x + side(0.74), y: y - s * 0.74 }, { x: x + side(0.26), y: y - s * 0.24 }, { x: x - side(0.26), y: y - s * 0.24 }], rounded(scene, sleeve)), circle(x, y - s * 0.49, s * 0.1, lighten(sleeve, 0.55)), bean(x, y - s * 0.49, s * 0.055, 60, '#4a2a17'));
  const lid = paper === '#2f3237' ? '#f2f2f2' : '#3a3d42';
  canvas.add(rect(x - side(1) - s * 0.025, y - s * 1.08, side(1) * 2 + s * 0.05, s * 0.075, rounded(scene, lid), { round: s * 0.02 }), polygon([{ x: x - side(0.8), y: y - s * 1.17 }, { x: x + side(0.8), y: y - s * 1.17 }, { x: x + side(1), y: y - s * 1.07 }, { x: x - side(1), y: y - s * 1.07 }], rounded(scene, lighten(lid, 0.06))));
  for (let i = 0; i < 9; i += 1) canvas.add(bean(x + random.between(-1.3, 1.3) * s, y + s * random.between(0.08, 0.28), s * 0.045, random.between(0, 180), '#54301b'));
}
