import { darken, lighten, luminance, mix } from '../brushes/colour.ts';
import { contactShadow, gloss, rounded } from '../brushes/studio.ts';
import { circle, ellipse, line, n, path, placed, polygon, rect } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';
import { headphones } from './instruments.ts';
import { leafShape } from './pattern.ts';

/** Computers, phones, cameras, clocks. */

function metal(scene: Scene): string {
  return luminance(scene.palette.tones[0]) > 0.85 ? scene.random.pick(['#9aa0a8', '#43474f', '#7d848d']) : scene.random.pick(['#d5d9de', '#3a3e46', '#e6e2da']);
}

export function laptop(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const s = size * 1.25;
  const shell = metal(scene);
  const screen = random.pick(['#f7f9fb', '#e8eef3', '#2b3140']);
  canvas.add(contactShadow(scene, x, y + s * 0.03, s * 0.78), rect(x - s * 0.56, y - s * 0.74, s * 1.12, s * 0.72, darken(shell, 0.45), { round: s * 0.035 }), rect(x - s * 0.53, y - s * 0.71, s * 1.06, s * 0.64, canvas.linear([[0, lighten(screen, 0.2)], [1, darken(screen, 0.06)]], { x: 0, y: 0 }, { x: 1, y: 1 }), { round: s * 0.012 }), path(`M${n(x - s * 0.53)} ${n(y - s * 0.71)}H${n(x + s * 0.1)}L${n(x - s * 0.24)} ${n(y - s * 0.07)}H${n(x - s * 0.53)}Z`, '#ffffff', { opacity: 0.12 }), circle(x, y - s * 0.725, s * 0.006, '#9aa2ad'), polygon([{ x: x - s * 0.58, y: y - s * 0.03 }, { x: x + s * 0.58, y: y - s * 0.03 }, { x: x + s * 0.7, y: y + s * 0.05 }, { x: x - s * 0.7, y: y + s * 0.05 }], canvas.linear([[0, darken(shell, 0.15)], [1, lighten(shell, 0.2)]])), rect(x - s * 0.7, y + s * 0.045, s * 1.4, s * 0.022, darken(shell, 0.3), { round: s * 0.011 }), polygon([{ x: x - s * 0.46, y: y - s * 0.018 }, { x: x + s * 0.46, y: y - s * 0.018 }, { x: x + s * 0.5, y: y + s * 0.015 }, { x: x - s * 0.5, y: y + s * 0.015 }], darken(shell, 0.55), { opacity: 0.6 }));
  if (random.chance(0.6)) mug(scene, x + s * 0.88, y + s * 0.06, s * 0.17);
  if (random.chance(0.5)) sprout(scene, x - s * 0.88, y + s * 0.05, s * 0.2);
}

function mug(scene: Scene, x: number, y: number, s: number): void {
  const colour = scene.palette.accents[0] ?? '#c8553d';
  scene.canvas.add(contactShadow(scene, x, y, s * 0.9), `<path d="M${n(x + s * 0.5)} ${n(y - s * 0.8)}c${n(s * 0.5)} 0 ${n(s * 0.5)} ${n(s * 0.6)} 0 ${n(s * 0.6)}" fill="none" stroke="${darken(colour, 0.15)}" stroke-width="${n(s * 0.14)}"/>`, rect(x - s * 0.5, y - s * 1.1, s, s * 1.1, rounded(scene, colour), { round: s * 0.12 }), ellipse(x, y - s * 1.07, s * 0.48, s * 0.1, darken(colour, 0.5)));
}

function sprout(scene: Scene, x: number, y: number, s: number): void {
  const parts = [-50, -25, 0, 25, 50].map((turn, i) => path(leafShape(s * (1.3 - Math.abs(turn) / 120), s * 0.2), i % 2 === 0 ? '#4f8f4a' : '#6fae5f', { transform: `rotate(${turn})` }));
  scene.canvas.add(contactShadow(scene, x, y, s * 0.7), placed(x, y - s * 0.7, parts), polygon([{ x: x - s * 0.45, y: y - s * 0.75 }, { x: x + s * 0.45, y: y - s * 0.75 }, { x: x + s * 0.34, y }, { x: x - s * 0.34, y }], rounded(scene, '#e8e2d8')));
}

export function phone(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const s = size * 1.05;
  const body = metal(scene);
  const w = s * 0.52;
  const h = s * 1.08;
  const turn = random.between(-9, 9);
  const glow = random.pick(['#f6f8fb', '#20242e', '#3a6fd8', '#f2a65a', '#7d5fc8']);
  const parts: string[] = [rect(-w / 2, -h, w, h, darken(body, 0.25), { round: w * 0.15 }), rect(-w * 0.47, -h + w * 0.03, w * 0.94, h - w * 0.06, canvas.linear([[0, lighten(glow, 0.25)], [1, darken(glow, 0.12)]], { x: 0, y: 0 }, { x: 1, y: 1 }), { round: w * 0.12 }), rect(-w * 0.13, -h + w * 0.07, w * 0.26, w * 0.05, '#14161b', { round: w * 0.025 })];
  if (scene.has('apps')) {
    const colours = ['#ef476f', '#ffd166', '#06d6a0', '#118ab2', '#f78c6b', '#8f6fd1', '#ffffff', '#3ecfd0'];
    for (let i = 0; i < 20; i += 1) parts.push(rect(-w * 0.38 + (i % 4) * w * 0.2, -h * 0.86 + Math.floor(i / 4) * w * 0.24, w * 0.15, w * 0.15, colours[(i * 3 + random.int(0, 2)) % colours.length] ?? '#ffffff', { round: w * 0.035 }));
    parts.push(rect(-w * 0.42, -w * 0.3, w * 0.84, w * 0.22, '#ffffff', { round: w * 0.06, opacity: 0.25 }), ...[0, 1, 2, 3].map((i) => rect(-w * 0.38 + i * w * 0.2, -w * 0.265, w * 0.15, w * 0.15, colours[i + 2] ?? '#ffffff', { round: w * 0.035 })));
  } else parts.push(path(`M${n(-w * 0.47)} ${n(-h + w * 0.16)}Q${n(-w * 0.47)} ${n(-h + w * 0.03)} ${n(-w * 0.3)} ${n(-h + w * 0.03)}H${n(w * 0.22)}L${n(-w * 0.3)} ${n(-w * 0.05)}Q${n(-w * 0.47)} ${n(-w * 0.05)} ${n(-w * 0.47)} ${n(-w * 0.2)}Z`, '#ffffff', { opacity: 0.16 }), rect(-w * 0.16, -w * 0.09, w * 0.32, w * 0.018, '#8f959e', { round: 2 }));
  canvas.add(contactShadow(scene, x, y + s * 0.02, w * 0.8), placed(x, y + s * 0.02, parts, { turn }));
}

export function camera(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const s = size * 1.05;
  const leather = random.pick(['#2b2b2e', '#6b3f2a', '#2f4a4f', '#c8553d']);
  const silver = '#cfd2d6';
  canvas.add(contactShadow(scene, x, y, s * 0.8), rect(x - s * 0.7, y - s * 0.76, s * 1.4, s * 0.76, rounded(scene, silver), { round: s * 0.06 }), rect(x - s * 0.7, y - s * 0.6, s * 1.4, s * 0.42, rounded(scene, leather)), polygon([{ x: x - s * 0.26, y: y - s * 0.75 }, { x: x - s * 0.18, y: y - s * 0.93 }, { x: x + s * 0.18, y: y - s * 0.93 }, { x: x + s * 0.26, y: y - s * 0.75 }], rounded(scene, lighten(silver, 0.1))), rect(x - s * 0.1, y - s * 0.89, s * 0.2, s * 0.09, '#23262b', { round: 4 }), rect(x + s * 0.38, y - s * 0.85, s * 0.2, s * 0.1, rounded(scene, '#8a8f96'), { round: 4 }), rect(x - s * 0.58, y - s * 0.83, s * 0.15, s * 0.08, rounded(scene, '#8a8f96'), { round: 4 }), circle(x - s * 0.5, y - s * 0.5, s * 0.05, '#f2c94c'));
  for (const [r, colour] of [[0.36, '#b9bdc2'], [0.32, '#2a2c31'], [0.26, '#1a1c20'], [0.19, '#263a5a'], [0.11, '#0f1a30']] as const) canvas.add(circle(x, y - s * 0.39, s * r, r === 0.19 ? canvas.radial([[0, '#5f86c8'], [1, '#14203a']], { x: 0.35, y: 0.3 }, 0.8) : colour));
  canvas.add(gloss(x - s * 0.07, y - s * 0.46, s * 0.05, s * 0.03, 0.7));
}

export function clock(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const r = size * 0.5;
  const colour = random.pick(['#c8503c', '#3f7d8f', '#2f3640', '#e0a83a', '#d98ea0'].filter((tone) => tone !== scene.palette.tones[0]));
  const cy = y - r * 1.15;
  canvas.add(contactShadow(scene, x, y, r * 0.95), line(`M${n(x - r * 0.55)} ${n(cy + r * 0.75)}L${n(x - r * 0.78)} ${n(y)}M${n(x + r * 0.55)} ${n(cy + r * 0.75)}L${n(x + r * 0.78)} ${n(y)}`, darken(colour, 0.3), r * 0.1));
  for (const k of [-1, 1]) canvas.add(placed(x + k * r * 0.62, cy - r * 0.84, [path(`M${n(-r * 0.36)} ${n(r * 0.12)}A${n(r * 0.36)} ${n(r * 0.36)} 0 0 1 ${n(r * 0.36)} ${n(r * 0.12)}Z`, darken(colour, 0.12))], { turn: k * 36 }));
  canvas.add(rect(x - r * 0.05, cy - r * 1.22, r * 0.1, r * 0.25, '#8a8f96'), circle(x, cy - r * 1.22, r * 0.1, '#8a8f96'), circle(x, cy, r, canvas.radial([[0, lighten(colour, 0.2)], [1, darken(colour, 0.15)]], { x: 0.35, y: 0.3 }, 0.8)), circle(x, cy, r * 0.83, '#fffdf7'));
  for (let i = 0; i < 12; i += 1) canvas.add(placed(x, cy, [rect(-r * 0.018, -r * 0.76, r * 0.036, i % 3 === 0 ? r * 0.16 : r * 0.08, '#2a2d33')], { turn: i * 30 }));
  canvas.add(placed(x, cy, [rect(-r * 0.035, -r * 0.46, r * 0.07, r * 0.54, '#2a2d33', { round: r * 0.03 })], { turn: random.int(0, 359) }), placed(x, cy, [rect(-r * 0.025, -r * 0.66, r * 0.05, r * 0.76, '#2a2d33', { round: r * 0.02 })], { turn: random.int(0, 359) }), circle(x, cy, r * 0.06, colour));
}

/** A desk from above. */
export function desktop(scene: Scene): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  const flip = random.chance(0.5) ? 1 : -1;
  const at = (dx: number, dy: number) => ({ x: width / 2 + flip * dx * width, y: height / 2 + dy * height });
  const soft = (parts: readonly string[], p: { x: number; y: number }, turn: number, w: number, h: number): void => canvas.add(placed(p.x + unit * 0.012, p.y + unit * 0.018, [rect(-w / 2, -h / 2, w, h, '#000000', { round: 8, opacity: 0.2 })], { turn }), placed(p.x, p.y, parts, { turn }));
  const w = unit * 0.52;
  if (scene.has('notes')) {
    const cover = random.pick(['#f7f2e8', palette.accents[0] ?? '#c8553d', '#3f4a58']);
    soft([rect(-w * 0.36, -w * 0.46, w * 0.72, w * 0.92, cover, { round: 8 }), ...Array.from({ length: 11 }, (_, i) => line(`M${n(-w * 0.28)} ${n(-w * 0.34 + i * w * 0.07)}H${n(w * 0.28)}`, mix(cover, '#5a6270', 0.35), 1.6)), ...Array.from({ length: 9 }, (_, i) => circle(-w * 0.36, -w * 0.38 + i * w * 0.095, w * 0.018, '#8a8f96'))], at(-0.04, 0), random.between(-10, 10), w * 0.72, w * 0.92);
  } else {
    const shell = metal(scene);
    soft([rect(-w * 0.56, -w * 0.38, w * 1.12, w * 0.76, shell, { round: 16 }), ...Array.from({ length: 48 }, (_, i) => rect(-w * 0.49 + (i % 12) * w * 0.082, -w * 0.3 + Math.floor(i / 12) * w * 0.085, w * 0.07, w * 0.07, darken(shell, 0.62), { round: 3 })), rect(-w * 0.19, w * 0.08, w * 0.38, w * 0.24, darken(shell, 0.07), { round: 6 })], at(-0.04, 0.06), random.between(-8, 8), w * 1.12, w * 0.76);
  }
  const cup = at(0.32, -0.16);
  canvas.add(circle(cup.x + 8, cup.y + 12, unit * 0.1, '#000000', { opacity: 0.2 }), circle(cup.x, cup.y, unit * 0.1, '#fbfaf6'), circle(cup.x, cup.y, unit * 0.083, '#4a2a17'), ellipse(cup.x - unit * 0.025, cup.y - unit * 0.03, unit * 0.03, unit * 0.014, '#a8683a'));
  const pen = random.pick(['#2e6fa8', '#c8503c', '#2a2d33', '#e0a83a']);
  soft([rect(-unit * 0.17, -unit * 0.011, unit * 0.3, unit * 0.022, pen, { round: unit * 0.01 }), polygon([{ x: unit * 0.13, y: -unit * 0.011 }, { x: unit * 0.165, y: 0 }, { x: unit * 0.13, y: unit * 0.011 }], '#d9c49a')], at(0.28, 0.24), random.between(-60, -20), unit * 0.3, unit * 0.022);
  const glasses = at(-0.38, 0.28);
  canvas.add(placed(glasses.x, glasses.y, [-1, 1].map((k) => `<circle cx="${n(k * unit * 0.062)}" cy="0" r="${n(unit * 0.05)}" fill="#ffffff" fill-opacity="0.25" stroke="#2a2420" stroke-width="${n(unit * 0.01)}"/>`).concat(line(`M${n(-unit * 0.012)} 0H${n(unit * 0.012)}M${n(-unit * 0.112)} 0L${n(-unit * 0.1)} ${n(-unit * 0.13)}M${n(unit * 0.112)} 0L${n(unit * 0.1)} ${n(-unit * 0.13)}`, '#2a2420', unit * 0.01)), { turn: random.between(-30, 30) }));
  const plant = at(-0.42, -0.34);
  for (let i = 0; i < 9; i += 1) canvas.add(placed(plant.x, plant.y, [path(leafShape(unit * random.between(0.12, 0.2), unit * 0.05), i % 2 === 0 ? '#4f8f4a' : '#6fae5f'), line(`M0 0V${n(-unit * 0.12)}`, '#a8d08a', 1.6)], { turn: i * 40 + random.between(-12, 12) }));
  if (random.chance(0.5)) headphones(scene, at(0.4, 0.36).x, at(0.4, 0.36).y, unit * 0.2);
}
