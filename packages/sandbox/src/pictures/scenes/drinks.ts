import { darken, lighten } from '../brushes/colour.ts';
import { contactShadow, gloss, rounded } from '../brushes/studio.ts';
import { circle, ellipse, line, n, path, placed, rect } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';
import { leafShape } from './pattern.ts';
import { citrusSlice } from './fruit.ts';

export function wine(scene: Scene, x: number, y: number, size: number): void {
  const { random } = scene;
  const red = scene.has('bottle') ? random.pick(['#6d1328', '#7d1a30']) : '#741830';
  if (scene.has('bottle')) {
    bottle(scene, x - size * 0.5, y - size * 0.04, size * 1.25);
    glass(scene, x + size * 0.38, y, size * 0.95, red);
  } else glass(scene, x, y, size * 1.2, red);
}

function glass(scene: Scene, x: number, y: number, s: number, liquid: string): void {
  const { canvas } = scene;
  const light = scene.palette.tones[0] > '#bbbbbb' ? '#aab4be' : '#ffffff';
  const bowl = `M${n(x - s * 0.21)} ${n(y - s)}C${n(x - s * 0.34)} ${n(y - s * 0.6)} ${n(x - s * 0.22)} ${n(y - s * 0.42)} ${n(x)} ${n(y - s * 0.4)}C${n(x + s * 0.22)} ${n(y - s * 0.42)} ${n(x + s * 0.34)} ${n(y - s * 0.6)} ${n(x + s * 0.21)} ${n(y - s)}Z`;
  canvas.add(
    contactShadow(scene, x, y, s * 0.35),
    ellipse(x, y, s * 0.2, s * 0.035, light, { opacity: 0.55 }),
    rect(x - s * 0.014, y - s * 0.42, s * 0.028, s * 0.41, light, { opacity: 0.6 }),
    path(bowl, light, { opacity: 0.24 }),
    path(
      `M${n(x - s * 0.275)} ${n(y - s * 0.74)}C${n(x - s * 0.28)} ${n(y - s * 0.52)} ${n(x - s * 0.16)} ${n(y - s * 0.43)} ${n(x)} ${n(y - s * 0.42)}C${n(x + s * 0.16)} ${n(y - s * 0.43)} ${n(x + s * 0.28)} ${n(y - s * 0.52)} ${n(x + s * 0.275)} ${n(y - s * 0.74)}Z`,
      canvas.linear(
        [
          [0, lighten(liquid, 0.16)],
          [0.5, liquid],
          [1, darken(liquid, 0.35)],
        ],
        { x: 0, y: 0 },
        { x: 1, y: 0 },
      ),
    ),
    ellipse(x, y - s * 0.74, s * 0.275, s * 0.045, lighten(liquid, 0.2)),
    path(bowl, 'none', { stroke: light, strokeWidth: s * 0.012, opacity: 0.7 }),
    ellipse(x, y - s, s * 0.21, s * 0.03, 'none', { stroke: light, strokeWidth: s * 0.01, opacity: 0.7 }),
    gloss(x - s * 0.17, y - s * 0.74, s * 0.022, s * 0.15, 0.5, 8),
  );
}

function bottle(scene: Scene, x: number, y: number, s: number): void {
  const { canvas, random } = scene;
  const green = random.pick(['#23402c', '#1d2f2a', '#3a2320']);
  canvas.add(
    contactShadow(scene, x, y, s * 0.26),
    path(
      `M${n(x - s * 0.15)} ${n(y)}V${n(y - s * 0.62)}C${n(x - s * 0.15)} ${n(y - s * 0.76)} ${n(x - s * 0.055)} ${n(y - s * 0.78)} ${n(x - s * 0.05)} ${n(y - s * 0.9)}V${n(y - s * 1.12)}H${n(x + s * 0.05)}V${n(y - s * 0.9)}C${n(x + s * 0.055)} ${n(y - s * 0.78)} ${n(x + s * 0.15)} ${n(y - s * 0.76)} ${n(x + s * 0.15)} ${n(y - s * 0.62)}V${n(y)}Z`,
      rounded(scene, green),
    ),
    rect(x - s * 0.056, y - s * 1.14, s * 0.112, s * 0.17, '#7d1a30', { round: s * 0.012 }),
    rect(x - s * 0.15, y - s * 0.48, s * 0.3, s * 0.3, '#f3ead6'),
    rect(x - s * 0.15, y - s * 0.44, s * 0.3, s * 0.025, '#b48a3c'),
    circle(x, y - s * 0.32, s * 0.05, '#7d1a30'),
    line(`M${n(x - s * 0.1)} ${n(y - s * 0.225)}H${n(x + s * 0.1)}`, '#8a7a5c', s * 0.012),
    rect(x - s * 0.115, y - s * 0.66, s * 0.02, s * 0.6, '#ffffff', { opacity: 0.22, round: s * 0.01 }),
  );
}

export function cocktail(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const s = size * 1.1;
  const liquid = random.pick(['#b8dc6f', '#f39a4a', '#ef6f6c', '#7fd0d8']);
  const w = s * 0.24;
  canvas.add(
    contactShadow(scene, x, y, s * 0.4),
    path(
      `M${n(x - w)} ${n(y - s * 0.88)}L${n(x - w * 0.88)} ${n(y)}H${n(x + w * 0.88)}L${n(x + w)} ${n(y - s * 0.88)}Z`,
      '#ffffff',
      { opacity: 0.3 },
    ),
    path(
      `M${n(x - w * 0.97)} ${n(y - s * 0.76)}L${n(x - w * 0.85)} ${n(y - s * 0.03)}H${n(x + w * 0.85)}L${n(x + w * 0.97)} ${n(y - s * 0.76)}Z`,
      canvas.linear([
        [0, lighten(liquid, 0.4)],
        [1, liquid],
      ]),
      { opacity: 0.9 },
    ),
  );
  for (let i = 0; i < 6; i += 1)
    canvas.add(
      rect(
        x + random.between(-0.8, 0.3) * w,
        y - s * random.between(0.2, 0.74),
        s * 0.1,
        s * 0.1,
        '#ffffff',
        {
          opacity: 0.42,
          round: s * 0.018,
          transform: `rotate(${random.int(-30, 30)} ${n(x)} ${n(y - s * 0.5)})`,
        },
      ),
    );
  for (let i = 0; i < 4; i += 1)
    canvas.add(
      placed(
        x + random.between(-0.5, 0.5) * w,
        y - s * random.between(0.55, 0.85),
        [path(leafShape(s * 0.14, s * 0.055), random.pick(['#3f9a4a', '#5db85f']))],
        { turn: random.between(-70, 70) },
      ),
    );
  citrusSlice(scene, x + w * 0.95, y - s * 0.9, s * 0.15, '#8fc93a', true);
  canvas.add(
    line(
      `M${n(x - w * 0.2)} ${n(y - s * 0.3)}L${n(x - w * 0.9)} ${n(y - s * 1.18)}`,
      random.pick(['#e4572e', '#2e86ab', '#f3a712']),
      s * 0.028,
    ),
    rect(x - w * 0.8, y - s * 0.8, s * 0.02, s * 0.7, '#ffffff', { opacity: 0.45, round: 3 }),
  );
}
