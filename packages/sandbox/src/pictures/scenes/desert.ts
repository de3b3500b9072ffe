import { darken, lighten, mix } from '../brushes/colour.ts';
import { hourOf } from '../brushes/sky.ts';
import { ellipse, line, n, path, polygon, rect } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';

export function dunes(scene: Scene, horizon: number): void {
  const { canvas, random, palette } = scene;
  const sand = mix('#dfa35e', palette.tones[2], hourOf(scene) === 'night' ? 0.55 : 0.25);
  const shade = mix('#8a4f2a', palette.tones[4], hourOf(scene) === 'night' ? 0.75 : 0.35);
  for (let layer = 0; layer < 5; layer += 1) {
    const depth = layer / 4;
    const base = horizon + (canvas.height - horizon) * depth * 0.72;
    const crest = {
      x: canvas.width * random.between(0.2, 0.8),
      y: base - canvas.unit * random.between(0.06, 0.17),
    };
    const left = { x: -20, y: base + random.between(-10, 30) };
    const right = { x: canvas.width + 20, y: base + random.between(-10, 30) };
    const rise = `M${n(left.x)} ${n(left.y)}C${n(crest.x * 0.5)} ${n(left.y)} ${n(crest.x * 0.75)} ${n(crest.y)} ${n(crest.x)} ${n(crest.y)}`;
    const fall = `C${n(crest.x + (right.x - crest.x) * 0.3)} ${n(crest.y)} ${n(crest.x + (right.x - crest.x) * 0.5)} ${n(right.y)} ${n(right.x)} ${n(right.y)}`;
    const tint = mix(mix(sand, palette.tones[2], 0.5 * (1 - depth)), shade, depth * 0.15);
    canvas.add(
      path(
        `${rise}${fall}V${n(canvas.height)}H-20Z`,
        canvas.linear([
          [0, lighten(tint, 0.12)],
          [1, mix(tint, shade, 0.4)],
        ]),
      ),
    );
    const foot = crest.x + random.between(-0.1, 0.35) * canvas.width;
    canvas.add(
      path(
        `M${n(crest.x)} ${n(crest.y)}${fall}V${n(canvas.height)}H${n(foot)}C${n(foot - 60)} ${n(base + 130)} ${n(crest.x - 90)} ${n(base + 60)} ${n(crest.x)} ${n(crest.y)}Z`,
        canvas.linear([
          [0, shade, 0.75],
          [1, shade, 0.25],
        ]),
      ),
    );
  }
}

export function camels(scene: Scene, horizon: number): void {
  const { canvas, random, palette } = scene;
  const ink = darken(mix('#4a2c1a', palette.tones[4], 0.6), 0.2);
  const size = canvas.unit * 0.075;
  const y = horizon + (canvas.height - horizon) * 0.18;
  const from = canvas.width * random.between(0.15, 0.45);
  for (let i = 0; i < random.int(3, 5); i += 1) {
    const x = from + i * size * 2;
    canvas.add(
      path(
        `M${n(x - size * 0.7)} ${n(y - size * 0.75)}q${n(size * 0.2)} ${n(-size * 0.1)} ${n(size * 0.3)} 0q${n(size * 0.15)} ${n(-size * 0.5)} ${n(size * 0.35)} 0q${n(size * 0.15)} ${n(-size * 0.35)} ${n(size * 0.3)} ${n(size * 0.05)}q${n(size * 0.2)} ${n(size * 0.1)} ${n(size * 0.32)} ${n(-size * 0.35)}l${n(size * 0.08)} ${n(-size * 0.2)}l${n(size * 0.28)} ${n(size * 0.06)}l${n(-size * 0.02)} ${n(size * 0.1)}l${n(-size * 0.2)} ${n(size * 0.04)}q${n(-size * 0.05)} ${n(size * 0.6)} ${n(-size * 0.4)} ${n(size * 0.66)}l${n(size * 0.03)} ${n(size * 0.75)}h${n(-size * 0.09)}l${n(-size * 0.08)} ${n(-size * 0.68)}h${n(-size * 0.5)}l${n(-size * 0.1)} ${n(size * 0.68)}h${n(-size * 0.09)}l${n(-size * 0.02)} ${n(-size * 0.78)}Z`,
        ink,
      ),
    );
  }
}

export function saguaros(scene: Scene, horizon: number): void {
  const { canvas, random, palette } = scene;
  for (let i = 0; i < 4; i += 1) {
    const share = i === 3 ? 1 : random.between(0.15, 0.5);
    const x = canvas.width * random.between(0.1, 0.9);
    const y = horizon + (canvas.height - horizon) * (0.2 + share * 0.55);
    const size = canvas.unit * (0.1 + share * 0.32);
    const green = mix(
      '#3f6b3f',
      palette.tones[4],
      hourOf(scene) === 'low-sun' || hourOf(scene) === 'night' ? 0.65 : 0.2,
    );
    const stroke = size * 0.17;
    canvas.add(
      ellipse(x, y, size * 0.3, size * 0.03, '#000000', { opacity: 0.3 }),
      line(
        `M${n(x)} ${n(y)}V${n(y - size)}M${n(x)} ${n(y - size * 0.38)}H${n(x - size * 0.26)}V${n(y - size * 0.68)}M${n(x)} ${n(y - size * 0.5)}H${n(x + size * 0.25)}V${n(y - size * 0.85)}`,
        green,
        stroke,
      ),
      line(
        `M${n(x + stroke * 0.22)} ${n(y - 4)}V${n(y - size)}M${n(x - stroke * 0.12)} ${n(y - 4)}V${n(y - size)}`,
        darken(green, 0.25),
        stroke * 0.08,
      ),
    );
  }
}

export function buttes(scene: Scene, horizon: number): void {
  const { canvas, random, palette } = scene;
  const rock = mix('#b8532f', palette.tones[4], hourOf(scene) === 'night' ? 0.65 : 0.2);
  const { width, height, unit } = canvas;
  canvas.add(
    rect(
      0,
      horizon,
      width,
      height,
      canvas.linear([
        [0, mix(rock, palette.tones[2], 0.45)],
        [1, darken(rock, 0.35)],
      ]),
    ),
  );
  for (let i = 0; i < 4; i += 1) {
    const near = i / 3;
    const x = width * (0.12 + 0.26 * i + random.between(-0.08, 0.08));
    const tall = unit * random.between(0.14, 0.34);
    const half = unit * random.between(0.05, 0.12);
    const y = horizon + near * 14;
    const tone = mix(rock, palette.tones[2], 0.4 * (1 - near));
    canvas.add(
      polygon(
        [
          { x: x - half * 2.2, y: y + 4 },
          { x: x - half * 1.1, y: y - tall * 0.42 },
          { x: x - half, y: y - tall },
          { x: x - half * 0.2, y: y - tall * random.between(0.94, 1.03) },
          { x: x + half * 0.9, y: y - tall },
          { x: x + half * 1.1, y: y - tall * 0.42 },
          { x: x + half * 2.3, y: y + 4 },
        ],
        tone,
      ),
      polygon(
        [
          { x: x + half * 0.25, y: y - tall },
          { x: x + half * 0.9, y: y - tall },
          { x: x + half * 1.1, y: y - tall * 0.42 },
          { x: x + half * 2.3, y: y + 4 },
          { x: x + half * 0.4, y: y + 4 },
        ],
        darken(tone, 0.3),
      ),
      line(
        `M${n(x - half)} ${n(y - tall * 0.7)}H${n(x + half)}M${n(x - half * 1.1)} ${n(y - tall * 0.45)}H${n(x + half * 1.1)}`,
        darken(tone, 0.25),
        2.5,
        { opacity: 0.6 },
      ),
    );
  }
  for (let i = 0; i < 26; i += 1) {
    const y = random.between(horizon * 1.05, height);
    canvas.add(
      ellipse(
        random.between(0, width),
        y,
        8 + (y - horizon) * 0.08,
        4 + (y - horizon) * 0.03,
        mix('#6f7d45', palette.tones[4], 0.4),
        { opacity: 0.8 },
      ),
    );
  }
}
