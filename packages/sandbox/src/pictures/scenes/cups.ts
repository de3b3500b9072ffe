import { darken, lighten } from '../brushes/colour.ts';
import { contactShadow, rounded, steam } from '../brushes/studio.ts';
import { circle, ellipse, n, path, polygon, rect } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';
import { bean } from './beans.ts';

export const COFFEE = '#4a2a17';

export function crockery(scene: Scene): string {
  const light = ['#fdfdfb', '#f4efe6', '#e9e4da'];
  return scene.random.pick(
    scene.motif.look.key === 'white'
      ? ['#d1495b', '#2e86ab', '#3d405b', '#e9b44c', '#ffffff']
      : [...light, ...light, scene.palette.accents[0] ?? '#fdfdfb'],
  );
}

export function coffeeSide(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const ware = crockery(scene);
  const s = size * 0.82;
  const w = s * random.between(0.42, 0.5);
  const h = s * random.between(0.56, 0.72);
  if (scene.has('teapot')) teapot(scene, x - s * 0.85, y - s * 0.02, s * 0.62, ware);
  canvas.add(
    contactShadow(scene, x, y, s * 0.95),
    ellipse(x, y, s * 0.78, s * 0.13, darken(ware, 0.16)),
    ellipse(x, y - s * 0.025, s * 0.78, s * 0.125, lighten(ware, 0.15)),
    ellipse(x, y - s * 0.03, s * 0.45, s * 0.065, darken(ware, 0.12)),
  );
  canvas.add(
    `<path d="M${n(x + w * 0.9)} ${n(y - h * 0.82)}c${n(s * 0.36)} ${n(-s * 0.06)} ${n(s * 0.34)} ${n(s * 0.42)} ${n(-s * 0.06)} ${n(h * 0.52)}" fill="none" stroke="${darken(ware, 0.1)}" stroke-width="${n(s * 0.085)}"/>`,
  );
  canvas.add(
    path(
      `M${n(x - w)} ${n(y - h)}C${n(x - w)} ${n(y - h * 0.3)} ${n(x - w * 0.72)} ${n(y - s * 0.02)} ${n(x - w * 0.45)} ${n(y - s * 0.02)}H${n(x + w * 0.45)}C${n(x + w * 0.72)} ${n(y - s * 0.02)} ${n(x + w)} ${n(y - h * 0.3)} ${n(x + w)} ${n(y - h)}Z`,
      rounded(scene, ware),
    ),
    ellipse(x, y - h, w, w * 0.2, lighten(ware, 0.3)),
    ellipse(x, y - h + w * 0.02, w * 0.9, w * 0.16, COFFEE),
    ellipse(x - w * 0.2, y - h + w * 0.01, w * 0.5, w * 0.07, '#a8683a', { opacity: 0.7 }),
  );
  canvas.add(steam(scene, x, y - h - s * 0.06, s * 0.55));
  for (let i = 0; i < 12; i += 1)
    canvas.add(
      bean(
        x + random.between(-1.5, 1.5) * s,
        y + s * random.between(0.16, 0.36),
        s * 0.055,
        random.between(0, 180),
        '#54301b',
      ),
    );
}

function teapot(scene: Scene, x: number, y: number, s: number, ware: string): void {
  const { canvas } = scene;
  const dark = darken(ware, 0.12);
  canvas.add(
    contactShadow(scene, x, y, s * 1.1),
    `<path d="M${n(x - s * 0.6)} ${n(y - s * 0.75)}c${n(-s * 0.6)} ${n(-s * 0.1)} ${n(-s * 0.5)} ${n(s * 0.7)} ${n(s * 0.05)} ${n(s * 0.5)}" fill="none" stroke="${dark}" stroke-width="${n(s * 0.12)}"/>`,
    path(
      `M${n(x + s * 0.5)} ${n(y - s * 0.35)}Q${n(x + s * 0.9)} ${n(y - s * 0.4)} ${n(x + s)} ${n(y - s * 0.95)}L${n(x + s * 1.12)} ${n(y - s * 0.92)}Q${n(x + s * 1.1)} ${n(y - s * 0.2)} ${n(x + s * 0.5)} ${n(y - s * 0.1)}Z`,
      dark,
    ),
    ellipse(x, y - s * 0.48, s * 0.72, s * 0.5, rounded(scene, ware)),
    ellipse(x, y - s * 0.93, s * 0.36, s * 0.1, dark),
    path(
      `M${n(x - s * 0.32)} ${n(y - s * 0.95)}Q${n(x)} ${n(y - s * 1.28)} ${n(x + s * 0.32)} ${n(y - s * 0.95)}Z`,
      lighten(ware, 0.12),
    ),
    circle(x, y - s * 1.16, s * 0.08, dark),
  );
}

export function coffeeToGo(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const s = size;
  const paper = random.pick(['#f6f2ea', '#c8986a', '#ffffff', '#2f3237']);
  const sleeve = random.pick(['#8a5a33', '#c08a55', scene.palette.accents[0] ?? '#8a5a33']);
  const side = (share: number) => s * (0.27 + 0.1 * share);
  canvas.add(
    contactShadow(scene, x, y, s * 0.5),
    polygon(
      [
        { x: x - side(1), y: y - s * 1.02 },
        { x: x + side(1), y: y - s * 1.02 },
        { x: x + side(0), y },
        { x: x - side(0), y },
      ],
      rounded(scene, paper),
    ),
    ellipse(x, y, side(0), s * 0.045, darken(paper, 0.25)),
    polygon(
      [
        { x: x - side(0.74), y: y - s * 0.74 },
        { x: x + side(0.74), y: y - s * 0.74 },
        { x: x + side(0.26), y: y - s * 0.24 },
        { x: x - side(0.26), y: y - s * 0.24 },
      ],
      rounded(scene, sleeve),
    ),
    circle(x, y - s * 0.49, s * 0.1, lighten(sleeve, 0.55)),
    bean(x, y - s * 0.49, s * 0.055, 60, '#4a2a17'),
  );
  const lid = paper === '#2f3237' ? '#f2f2f2' : '#3a3d42';
  canvas.add(
    rect(x - side(1) - s * 0.025, y - s * 1.08, side(1) * 2 + s * 0.05, s * 0.075, rounded(scene, lid), {
      round: s * 0.02,
    }),
    polygon(
      [
        { x: x - side(0.8), y: y - s * 1.17 },
        { x: x + side(0.8), y: y - s * 1.17 },
        { x: x + side(1), y: y - s * 1.07 },
        { x: x - side(1), y: y - s * 1.07 },
      ],
      rounded(scene, lighten(lid, 0.06)),
    ),
  );
  for (let i = 0; i < 9; i += 1)
    canvas.add(
      bean(
        x + random.between(-1.3, 1.3) * s,
        y + s * random.between(0.08, 0.28),
        s * 0.045,
        random.between(0, 180),
        '#54301b',
      ),
    );
}
