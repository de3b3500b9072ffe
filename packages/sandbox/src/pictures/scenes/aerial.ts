import { darken, lighten, mix } from '../brushes/colour.ts';
import { hourOf } from '../brushes/sky.ts';
import { FULL_TURN, circle, curve, ellipse, line, n, path, rect } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';
import { waterColours } from './sea-colours.ts';

/** A beach from straight above: water, foam, sand, a few parasols. */
export function aerialBeach(scene: Scene): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  const { far, near } = waterColours(scene);
  const night = hourOf(scene) === 'night';
  const sand = mix('#f2dcae', night ? palette.tones[4] : palette.tones[2], night ? 0.75 : 0.3);
  canvas.add(
    rect(
      0,
      0,
      width,
      height,
      canvas.linear(
        [
          [0, far],
          [0.6, near],
        ],
        { x: 0, y: 0 },
        { x: 0.3, y: 1 },
      ),
    ),
  );
  const shore = height * random.between(0.5, 0.66);
  const tilt = height * random.between(-0.2, 0.2);
  const edge = (dy: number, wobble: number) =>
    Array.from({ length: 9 }, (_, i) => ({
      x: (i / 8) * width * 1.1 - width * 0.05,
      y: shore + tilt * (i / 8 - 0.5) + dy + random.between(-1, 1) * wobble,
    }));
  for (let i = 5; i >= 1; i -= 1) {
    const foam = edge(-unit * 0.075 * i, unit * 0.03);
    canvas.add(
      path(`${curve(foam)}L${n(width)} ${n(height)}H0Z`, mix(near, '#ffffff', 0.1 + (5 - i) * 0.07), {
        opacity: 0.5,
      }),
    );
    canvas.add(line(curve(foam), '#ffffff', random.between(2, 9), { opacity: 0.6 }));
  }
  const line1 = edge(0, unit * 0.02);
  canvas.add(
    path(`${curve(line1)}L${n(width * 1.05)} ${n(height + 20)}H${n(-width * 0.05)}Z`, darken(sand, 0.14)),
  );
  canvas.add(line(curve(line1), '#ffffff', 14, { opacity: 0.95 }));
  canvas.add(
    path(
      `${curve(line1.map(({ x, y }) => ({ x, y: y + unit * 0.05 })))}L${n(width * 1.05)} ${n(height + 20)}H${n(-width * 0.05)}Z`,
      canvas.linear([
        [0, sand],
        [1, lighten(sand, 0.15)],
      ]),
    ),
  );
  const colours = ['#e4572e', '#2e86ab', '#f3a712', '#ffffff', '#d1495b'];
  for (let i = random.int(0, 7); i > 0; i -= 1) {
    const x = random.between(0.05, 0.95) * width;
    const y = random.between(shore + tilt / 2 + unit * 0.14, height * 0.97);
    const size = unit * 0.035;
    const colour = random.pick(colours);
    canvas.add(
      ellipse(x + size * 0.5, y + size * 0.5, size, size * 0.9, '#000000', { opacity: 0.22 }),
      circle(x, y, size, colour),
    );
    for (let wedge = 0; wedge < 4; wedge += 1) {
      const a = (wedge / 4) * FULL_TURN;
      const b = a + Math.PI / 4;
      canvas.add(
        path(
          `M${n(x)} ${n(y)}L${n(x + Math.cos(a) * size)} ${n(y + Math.sin(a) * size)}A${n(size)} ${n(size)} 0 0 1 ${n(x + Math.cos(b) * size)} ${n(y + Math.sin(b) * size)}Z`,
          '#ffffff',
          { opacity: 0.85 },
        ),
      );
    }
    canvas.add(
      rect(x + size * 1.2, y - size * 0.3, size * 1.4, size * 0.6, mix(colour, '#ffffff', 0.4), { round: 3 }),
    );
  }
}
