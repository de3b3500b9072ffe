import { blossom } from '../brushes/blossom.ts';
import { darken, mix } from '../brushes/colour.ts';
import { hourOf, paintSky, vignette } from '../brushes/sky.ts';
import { ellipse, line, n, placed, polygon } from '../brushes/svg.ts';
import { grass } from '../brushes/trees.ts';
import type { Scene } from '../scene.ts';

export function meadow(scene: Scene): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  const horizon = height * random.between(0.4, 0.55);
  paintSky(scene, horizon);
  const dim = hourOf(scene) === 'low-sun' ? 0.35 : 0.12;
  const green = mix('#6da34a', palette.tones[4], dim + 0.2);
  const far = mix(green, palette.tones[2], 0.45);
  canvas.add(
    polygon(
      [
        { x: 0, y: horizon },
        { x: width, y: horizon - unit * 0.02 },
        { x: width, y: height },
        { x: 0, y: height },
      ],
      canvas.linear([
        [0, far],
        [0.4, green],
        [1, darken(green, 0.3)],
      ]),
    ),
  );
  const tulip = scene.has('tulips');
  const sun = scene.has('sunflower');
  const scheme = tulip
    ? ['#d7304a', '#f2b632', '#e8487a', '#ffffff']
    : sun
      ? ['#f7b916']
      : ['#ffffff', '#e4572e', '#f2b632', '#8f7fd1', '#e8487a'];
  for (let layer = 0; layer < 5; layer += 1) {
    const depth = layer / 4;
    const ground = horizon + (height - horizon) * (0.06 + depth ** 1.4 * 1.05);
    const size = unit * (0.008 + depth ** 1.7 * 0.075);
    canvas.add(
      line(
        grass(random, 70, { from: 0, to: width }, () => ground + random.between(0, size * 2), size * 4.2),
        mix(far, darken(green, 0.2), depth),
        1 + depth * 3,
        { opacity: 0.8 },
      ),
    );
    const count = Math.round(depth < 0.4 ? 46 : sun ? 9 : 15);
    for (let i = 0; i < count; i += 1) {
      const x = random.between(0, width);
      const y = ground - size * random.between(0.6, 3);
      const colour = mix(random.pick(scheme), palette.tones[4], dim * 0.5);
      if (depth < 0.4) canvas.add(ellipse(x, y, size, size * 0.8, colour));
      else {
        canvas.add(
          line(
            `M${n(x)} ${n(y)}q${n(random.between(-1, 1) * size)} ${n(size * 3)} 0 ${n(size * 6)}`,
            mix(green, '#2f5a2a', 0.4),
            size * 0.16,
          ),
        );
        canvas.add(
          placed(
            x,
            y,
            blossom(
              random,
              tulip ? 'tulip' : sun ? 'sunflower' : random.pick(['daisy', 'poppy']),
              size * (sun ? 1.5 : 1),
              colour,
            ),
            { turn: tulip ? random.between(-8, 8) : random.between(0, 90) },
          ),
        );
      }
    }
  }
  vignette(scene, 0.25);
}
