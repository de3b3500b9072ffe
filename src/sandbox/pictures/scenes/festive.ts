import { darken, lighten, mix } from '../brushes/colour.ts';
import { paintSky, vignette } from '../brushes/sky.ts';
import { contactShadow, gloss, paintFlatLay, paintTable, rounded, studioVignette } from '../brushes/studio.ts';
import { circle, ellipse, group, line, n, path, placed, rect } from '../brushes/svg.ts';
import type { Painter, Scene } from '../scene.ts';
import { heart } from './care.ts';
import { towers } from './city.ts';

/** Holidays and parties. */
export const festive: Painter = (scene) => {
  if (scene.main === 'fireworks') return fireworks(scene);
  const standing = STANDING[scene.main];
  if (standing === undefined) {
    paintFlatLay(scene);
    (HANGING[scene.main] ?? hearts)(scene);
  } else {
    const y = paintTable(scene);
    standing(scene, scene.canvas.width * 0.5, y, scene.canvas.unit * scene.random.between(0.44, 0.52));
  }
  studioVignette(scene);
};

const STANDING: Readonly<Record<string, (scene: Scene, x: number, y: number, size: number) => void>> = { tree, gifts, eggs, pumpkin };
const HANGING: Readonly<Record<string, Painter>> = { baubles, balloons, hearts };
const FESTIVE = ['#c8202f', '#e0b23a', '#2f7a4a', '#f4f1ea', '#2f5f9f'];

function colours(scene: Scene): string[] {
  const hidden: Readonly<Record<string, readonly string[]>> = { red: ['#c8202f'], green: ['#2f7a4a'], white: ['#f4f1ea'], yellow: ['#e0b23a'], blue: ['#2f5f9f'] };
  return FESTIVE.filter((colour) => hidden[scene.motif.look.key]?.includes(colour) !== true);
}

function tree(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const h = size * 1.45;
  const green = scene.motif.look.key === 'green' ? '#174d2c' : '#23683d';
  canvas.add(contactShadow(scene, x, y, h * 0.4), rect(x - h * 0.045, y - h * 0.14, h * 0.09, h * 0.14, '#5b3a26'));
  for (const [top, foot, half] of [[0.62, 0.1, 0.4], [0.78, 0.34, 0.31], [0.94, 0.58, 0.21]] as const) {
    let hem = '';
    const waves = 7;
    for (let i = 0; i < waves; i += 1) hem += `q${n((-half * h) / waves)} ${n(h * 0.05)} ${n((-half * h * 2) / waves)} 0`;
    canvas.add(path(`M${n(x)} ${n(y - h * top)}Q${n(x + half * h * 0.35)} ${n(y - h * (foot + 0.1))} ${n(x + half * h)} ${n(y - h * foot)}${hem}Q${n(x - half * h * 0.35)} ${n(y - h * (foot + 0.1))} ${n(x)} ${n(y - h * top)}Z`, canvas.linear([[0, lighten(green, 0.16)], [1, darken(green, 0.18)]])));
  }
  const lights = ['#ffd166', '#ff6b6b', '#f4f1ea', '#7fd0ff'];
  for (let i = 0; i < 46; i += 1) {
    const share = random.next();
    const half = 0.36 * (1 - share) + 0.02;
    const [px, py] = [x + random.between(-1, 1) * half * h, y - h * (0.15 + share * 0.74)];
    if (i % 4 === 0) {
      const colour = random.pick(colours(scene).filter((tone) => tone !== '#2f7a4a'));
      canvas.add(circle(px, py, h * 0.026, canvas.radial([[0, lighten(colour, 0.5)], [0.6, colour], [1, darken(colour, 0.4)]], { x: 0.35, y: 0.3 }, 0.8)));
    } else {
      const colour = random.pick(lights);
      canvas.add(circle(px, py, h * 0.026, canvas.radial([[0, colour, 0.8], [1, colour, 0]])), circle(px, py, h * 0.007, '#ffffff'));
    }
  }
  const points = Array.from({ length: 10 }, (_, i) => `${i === 0 ? 'M' : 'L'}${n(x + Math.sin((i / 10) * 6.283) * h * (i % 2 === 0 ? 0.075 : 0.03))} ${n(y - h * 0.96 - Math.cos((i / 10) * 6.283) * h * (i % 2 === 0 ? 0.075 : 0.03))}`).join('');
  canvas.add(circle(x, y - h * 0.96, h * 0.17, canvas.radial([[0, '#ffe9a8', 0.8], [1, '#ffe9a8', 0]])), path(`${points}Z`, '#f7c948'));
  for (const dx of [-0.34, 0.36]) gift(scene, x + dx * h, y + h * 0.02, h * random.between(0.13, 0.18));
}

function gift(scene: Scene, x: number, y: number, s: number): void {
  const { canvas, random } = scene;
  const palette = colours(scene);
  const box = random.pick(palette);
  const ribbon = random.pick(palette.filter((tone) => tone !== box));
  const h = s * random.between(0.8, 1.3);
  canvas.add(contactShadow(scene, x, y, s * 0.85), rect(x - s * 0.6, y - h, s * 1.2, h, canvas.linear([[0, lighten(box, 0.15)], [0.55, box], [1, darken(box, 0.25)]], { x: 0, y: 0 }, { x: 1, y: 0 })), rect(x - s * 0.1, y - h, s * 0.2, h, ribbon), rect(x - s * 0.66, y - h - s * 0.18, s * 1.32, s * 0.24, canvas.linear([[0, lighten(box, 0.25)], [1, darken(box, 0.15)]], { x: 0, y: 0 }, { x: 1, y: 0 })), rect(x - s * 0.1, y - h - s * 0.18, s * 0.2, s * 0.24, lighten(ribbon, 0.1)));
  for (const k of [-1, 1]) canvas.add(path(`M${n(x)} ${n(y - h - s * 0.18)}C${n(x + k * s * 0.1)} ${n(y - h - s * 0.7)} ${n(x + k * s * 0.62)} ${n(y - h - s * 0.72)} ${n(x + k * s * 0.5)} ${n(y - h - s * 0.34)}Q${n(x + k * s * 0.3)} ${n(y - h - s * 0.16)} ${n(x)} ${n(y - h - s * 0.18)}Z`, k < 0 ? ribbon : darken(ribbon, 0.14)), ellipse(x + k * s * 0.3, y - h - s * 0.4, s * 0.1, s * 0.07, darken(ribbon, 0.3)));
  canvas.add(circle(x, y - h - s * 0.22, s * 0.1, lighten(ribbon, 0.12)));
}

function gifts(scene: Scene, x: number, y: number, size: number): void {
  const count = scene.random.int(2, 4);
  for (let i = 0; i < count; i += 1) gift(scene, x + (i - (count - 1) / 2) * size * 0.66, y + (i % 2) * size * 0.07, size * scene.random.between(0.32, 0.46));
}

function baubles(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const count = Math.max(3, Math.round((width / unit) * random.int(3, 5)));
  const palette = colours(scene);
  for (let i = 0; i < width / (unit * 0.06); i += 1) canvas.add(placed(i * unit * 0.06, -unit * 0.01, [line(Array.from({ length: 7 }, (_, k) => `M0 ${n(k * unit * 0.012)}l${n(unit * 0.035)} ${n(unit * 0.03)}M0 ${n(k * unit * 0.012)}l${n(-unit * 0.035)} ${n(unit * 0.03)}`).join(''), random.pick(['#2f6b45', '#235538', '#3f8055']), unit * 0.006)], { turn: random.between(-25, 25) }));
  for (let i = 0; i < count; i += 1) {
    const x = width * ((i + 0.5) / count) + random.between(-0.02, 0.02) * width;
    const y = height * random.between(0.34, 0.72);
    const r = unit * random.between(0.075, 0.125);
    const colour = random.pick(palette);
    const clip = canvas.clip(circle(x, y, r, '#000000'));
    const trim = lighten(colour, 0.55);
    const marks = random.pick([
      [line(`M${n(x - r)} ${n(y)}${Array.from({ length: 8 }, (_, k) => `l${n(r * 0.25)} ${n((k % 2 === 0 ? -1 : 1) * r * 0.25)}`).join('')}`, trim, r * 0.07), line(`M${n(x - r)} ${n(y + r * 0.3)}h${n(r * 2)}M${n(x - r)} ${n(y - r * 0.42)}h${n(r * 2)}`, trim, r * 0.05)],
      [rect(x - r, y - r * 0.25, r * 2, r * 0.5, trim, { opacity: 0.85 })],
      Array.from({ length: 12 }, (_, k) => circle(x + ((k % 4) - 1.5) * r * 0.5, y + (Math.floor(k / 4) - 1) * r * 0.5, r * 0.09, trim)),
      [] as string[],
    ]);
    canvas.add(line(`M${n(x)} 0V${n(y - r)}`, mix('#b58a3c', trim, 0.3), 2.5), rect(x - r * 0.16, y - r * 1.16, r * 0.32, r * 0.2, '#c9a24a', { round: 3 }), circle(x, y, r, colour), group(marks, { clip }), circle(x, y, r, canvas.radial([[0, '#ffffff', 0.65], [0.28, '#ffffff', 0.08], [0.7, '#000000', 0.08], [1, '#000000', 0.48]], { x: 0.32, y: 0.28 }, 0.85)));
  }
  for (let i = 0; i < 26; i += 1) canvas.add(circle(random.between(0, width), random.between(0, height), unit * random.between(0.002, 0.008), '#ffffff', { opacity: 0.7 }));
}

function balloons(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const palette = ['#ef476f', '#ffd166', '#06d6a0', '#118ab2', '#f78c6b', '#9d6fd1', '#ffffff'];
  const knot = { x: width * random.between(0.44, 0.56), y: height * 1.02 };
  const count = random.int(6, 11);
  const spots = Array.from({ length: count }, (_, i) => ({ x: width / 2 + Math.cos(i * 2.4) * unit * 0.3 * Math.sqrt((i + 0.5) / count), y: height * 0.38 + Math.sin(i * 2.4) * unit * 0.24 * Math.sqrt((i + 0.5) / count) })).sort((a, b) => a.y - b.y);
  for (const spot of spots) canvas.add(line(`M${n(spot.x)} ${n(spot.y + unit * 0.14)}Q${n((spot.x + knot.x) / 2 + random.between(-20, 20))} ${n(height * 0.74)} ${n(knot.x)} ${n(knot.y)}`, scene.palette.tones[4], 2, { opacity: 0.7 }));
  for (const spot of spots) {
    const colour = random.pick(palette);
    const r = unit * random.between(0.095, 0.125);
    canvas.add(placed(spot.x, spot.y, [path(`M0 ${n(r * 1.25)}C${n(-r * 1.25)} ${n(r * 0.6)} ${n(-r * 1.15)} ${n(-r * 1.1)} 0 ${n(-r * 1.1)}C${n(r * 1.15)} ${n(-r * 1.1)} ${n(r * 1.25)} ${n(r * 0.6)} 0 ${n(r * 1.25)}Z`, canvas.radial([[0, lighten(colour, 0.45)], [0.5, colour], [1, darken(colour, 0.28)]], { x: 0.34, y: 0.28 }, 0.85)), path(`M${n(-r * 0.12)} ${n(r * 1.4)}L0 ${n(r * 1.2)}L${n(r * 0.12)} ${n(r * 1.4)}Z`, darken(colour, 0.2)), gloss(-r * 0.4, -r * 0.5, r * 0.14, r * 0.28, 0.65)], { turn: random.between(-12, 12) }));
  }
  for (let i = 0; i < 44; i += 1) {
    const [px, py] = [random.between(0, width), random.between(0, height)];
    canvas.add(rect(px, py, unit * 0.016, unit * 0.008, random.pick(palette), { opacity: 0.85, transform: `rotate(${random.int(0, 180)} ${n(px)} ${n(py)})` }));
  }
}

function hearts(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const onRed = scene.motif.look.key === 'red';
  const reds = onRed ? ['#ffffff', '#ffd0d6', '#8f1220'] : ['#d92f3f', '#b8182e', '#ef5468'];
  for (let i = 0; i < 34; i += 1) {
    const share = i / 33;
    const s = unit * (i === 33 ? random.between(0.2, 0.26) : random.between(0.014, 0.06) + share * 0.02);
    const x = i === 33 ? width * random.between(0.38, 0.62) : random.between(0, width);
    const y = i === 33 ? height * 0.5 : random.between(0, height);
    const colour = random.pick(reds);
    canvas.add(placed(x, y, [path(heart(s), '#000000', { opacity: 0.16, transform: `translate(${n(s * 0.07)} ${n(s * 0.13)})` }), path(heart(s), canvas.radial([[0, lighten(colour, 0.35)], [0.7, colour], [1, darken(colour, 0.18)]], { x: 0.34, y: 0.28 }, 0.85)), gloss(-s * 0.42, -s * 0.36, s * 0.09, s * 0.18, 0.45, 35)], { turn: random.between(-24, 24) }));
  }
}

function eggs(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const dyes = ['#f28ca0', '#8fcfe0', '#f2d06b', '#a9d18e', '#b8a0e0', '#f2a66b'];
  const count = random.int(3, 5);
  for (let i = 0; i < count; i += 1) {
    const s = size * random.between(0.22, 0.27);
    const cx = x + (i - (count - 1) / 2) * size * 0.46;
    const foot = y + (i % 2) * size * 0.09;
    const cy = foot - s * 0.92;
    const colour = dyes[(i + random.int(0, 5)) % dyes.length] ?? '#f28ca0';
    const egg = `M${n(cx)} ${n(cy - s * 1.25)}C${n(cx + s * 0.62)} ${n(cy - s * 1.25)} ${n(cx + s * 0.95)} ${n(cy - s * 0.2)} ${n(cx + s * 0.95)} ${n(cy + s * 0.15)}C${n(cx + s * 0.95)} ${n(cy + s * 0.7)} ${n(cx + s * 0.5)} ${n(cy + s)} ${n(cx)} ${n(cy + s)}C${n(cx - s * 0.5)} ${n(cy + s)} ${n(cx - s * 0.95)} ${n(cy + s * 0.7)} ${n(cx - s * 0.95)} ${n(cy + s * 0.15)}C${n(cx - s * 0.95)} ${n(cy - s * 0.2)} ${n(cx - s * 0.62)} ${n(cy - s * 1.25)} ${n(cx)} ${n(cy - s * 1.25)}Z`;
    const clip = canvas.clip(path(egg, '#000000'));
    const second = dyes[(i + 3) % dyes.length] ?? '#ffffff';
    const zig = Array.from({ length: 9 }, (_, k) => `${k === 0 ? 'M' : 'L'}${n(cx - s + k * s * 0.25)} ${n(cy + (k % 2 === 0 ? 0.1 : -0.12) * s)}`).join('');
    const marks = [line(zig, '#ffffff', s * 0.09), rect(cx - s, cy + s * 0.34, s * 2, s * 0.16, second), rect(cx - s, cy - s * 0.62, s * 2, s * 0.16, second), ...[0, 1, 2, 3, 4, 5].map((k) => circle(cx - s * 0.75 + k * s * 0.3, cy - s * 0.36, s * 0.06, '#ffffff')), ...[0, 1, 2, 3, 4].map((k) => circle(cx - s * 0.6 + k * s * 0.3, cy + s * 0.7, s * 0.06, '#ffffff'))];
    canvas.add(contactShadow(scene, cx, foot, s * 1.05), path(egg, colour), group(marks, { clip }), path(egg, canvas.radial([[0, '#ffffff', 0.5], [0.4, '#ffffff', 0], [1, '#000000', 0.38]], { x: 0.34, y: 0.3 }, 0.85)));
  }
}

function pumpkin(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const s = size * 0.62;
  const skin = scene.motif.look.key === 'orange' ? '#c95a10' : '#e8801f';
  const cy = y - s * 0.72;
  canvas.add(contactShadow(scene, x, y, s * 1.2), circle(x, cy, s * 1.7, canvas.radial([[0, '#ffc860', 0.35], [1, '#ffc860', 0]])));
  for (const [dx, w, dark] of [[-0.72, 0.42, 0.28], [0.72, 0.42, 0.34], [-0.4, 0.5, 0.12], [0.4, 0.5, 0.2], [0, 0.52, 0]] as const) canvas.add(ellipse(x + dx * s, cy, s * w, s * 0.74, canvas.radial([[0, lighten(darken(skin, dark), 0.2)], [1, darken(skin, dark + 0.14)]], { x: 0.4, y: 0.3 }, 0.85)));
  canvas.add(path(`M${n(x - s * 0.1)} ${n(cy - s * 0.66)}Q${n(x - s * 0.06)} ${n(cy - s * 0.98)} ${n(x + s * 0.16)} ${n(cy - s * 1.08)}L${n(x + s * 0.26)} ${n(cy - s * 0.98)}Q${n(x + s * 0.1)} ${n(cy - s * 0.9)} ${n(x + s * 0.12)} ${n(cy - s * 0.66)}Z`, rounded(scene, '#5f7a35')));
  const glow = canvas.radial([[0, '#fff3b0'], [0.6, '#ffc93c'], [1, '#f08a1c']]);
  const scary = random.chance(0.5);
  for (const k of [-1, 1]) canvas.add(path(scary ? `M${n(x + k * s * 0.62)} ${n(cy - s * 0.34)}L${n(x + k * s * 0.16)} ${n(cy - s * 0.06)}Q${n(x + k * s * 0.46)} ${n(cy + s * 0.06)} ${n(x + k * s * 0.62)} ${n(cy - s * 0.34)}Z` : `M${n(x + k * s * 0.36)} ${n(cy - s * 0.36)}L${n(x + k * s * 0.56)} ${n(cy - s * 0.04)}H${n(x + k * s * 0.16)}Z`, glow));
  canvas.add(path(`M${n(x)} ${n(cy)}L${n(x + s * 0.09)} ${n(cy + s * 0.15)}H${n(x - s * 0.09)}Z`, glow), path(`M${n(x - s * 0.66)} ${n(cy + s * 0.16)}Q${n(x)} ${n(cy + s * 0.42)} ${n(x + s * 0.66)} ${n(cy + s * 0.16)}Q${n(x + s * 0.5)} ${n(cy + s * 0.58)} ${n(x + s * 0.2)} ${n(cy + s * 0.6)}L${n(x + s * 0.14)} ${n(cy + s * 0.48)}L${n(x + s * 0.02)} ${n(cy + s * 0.62)}H${n(x - s * 0.2)}L${n(x - s * 0.26)} ${n(cy + s * 0.5)}L${n(x - s * 0.34)} ${n(cy + s * 0.56)}Q${n(x - s * 0.55)} ${n(cy + s * 0.46)} ${n(x - s * 0.66)} ${n(cy + s * 0.16)}Z`, glow));
}

function fireworks(scene: Scene): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  const horizon = height * 0.82;
  paintSky(scene, horizon);
  const shells = ['#ffd166', '#ff5d73', '#6fd6ff', '#b78cff', '#8cffb0', '#fff1c9', ...palette.accents];
  for (let i = 0; i < random.int(4, 7); i += 1) {
    const x = width * random.between(0.1, 0.9);
    const y = horizon * random.between(0.12, 0.62);
    const r = unit * random.between(0.12, 0.28);
    const colour = random.pick(shells);
    const rays = random.int(22, 34);
    canvas.add(circle(x, y, r * 1.25, canvas.radial([[0, colour, 0.5], [1, colour, 0]])), line(`M${n(x)} ${n(y + r * 0.2)}Q${n(x + 10)} ${n((y + horizon) / 2)} ${n(x + random.between(-30, 30))} ${n(horizon)}`, colour, 2, { opacity: 0.25 }));
    for (const [reach, wide] of [[1, 2.4], [0.62, 2]] as const) {
      let data = '';
      for (let k = 0; k < rays; k += 1) {
        const angle = (k / rays) * 6.283 + reach;
        const long = r * reach * random.between(0.85, 1.05);
        const [cx, cy] = [Math.cos(angle), Math.sin(angle)];
        data += `M${n(x + cx * long * 0.25)} ${n(y + cy * long * 0.25)}Q${n(x + cx * long * 0.7)} ${n(y + cy * long * 0.7)} ${n(x + cx * long)} ${n(y + cy * long + long * 0.14)}`;
        if (reach === 1 && k % 2 === 0) canvas.add(circle(x + cx * long, y + cy * long + long * 0.14, 3.2, '#ffffff'));
      }
      canvas.add(line(data, reach === 1 ? colour : lighten(colour, 0.5), wide, { opacity: 0.9 }));
    }
  }
  towers(scene, height, unit * 0.22, 1);
  vignette(scene, 0.3);
}
