import type { Scene } from '../scene.ts';
import { darken, lighten, mix } from './colour.ts';
import { circle, ellipse, n, rect } from './svg.ts';

/** Parks, beaches and streets behind people, out of focus. */

export function softLights(scene: Scene, count: number, colours: readonly string[], size: number): void {
  const { canvas, random } = scene;
  for (let i = 0; i < count; i += 1) {
    const colour = random.pick(colours);
    canvas.add(
      circle(
        random.between(0, canvas.width),
        random.between(0, canvas.height * 0.9),
        canvas.unit * size * random.between(0.4, 1.4),
        canvas.radial([
          [0, colour, 0.5],
          [0.8, colour, 0.45],
          [1, colour, 0],
        ]),
      ),
    );
  }
}

export function park(scene: Scene): void {
  const { palette } = scene;
  foliage(scene, [lighten(palette.tones[0], 0.22), palette.tones[1], palette.tones[2], palette.tones[3]]);
  softLights(scene, 22, [lighten(palette.tones[0], 0.5), palette.glow, palette.tones[0]], 0.06);
}

function foliage(scene: Scene, colours: readonly string[]): void {
  const { canvas, random } = scene;
  canvas.add(`<g filter="${canvas.blur(9)}">`);
  for (let i = 0; i < 26; i += 1)
    canvas.add(
      ellipse(
        random.between(0, canvas.width),
        random.between(0, 0.7) * canvas.height,
        canvas.unit * random.between(0.08, 0.24),
        canvas.unit * random.between(0.06, 0.18),
        random.pick(colours),
        { opacity: 0.75 },
      ),
    );
  for (let i = 0; i < 3; i += 1)
    canvas.add(
      rect(
        random.between(0, 1) * canvas.width,
        canvas.height * 0.25,
        canvas.unit * random.between(0.02, 0.05),
        canvas.height * 0.5,
        darken(colours.at(-1) ?? '#333333', 0.45),
        { opacity: 0.6 },
      ),
    );
  canvas.add('</g>');
}

export function beach(scene: Scene): void {
  const { canvas, palette, random } = scene;
  const { width, height, unit } = canvas;
  const horizon = height * random.between(0.42, 0.55);
  const x = width * random.between(0.15, 0.85);
  const sea = mix('#c96f4a', '#5d4a78', 0.35);
  canvas.add(
    `<g filter="${canvas.blur(4)}">`,
    rect(
      -20,
      -20,
      width + 40,
      horizon + 20,
      canvas.linear([
        [0, darken(palette.tones[0], 0.08)],
        [1, '#ffd98f'],
      ]),
    ),
    circle(
      x,
      horizon - unit * 0.1,
      unit * 0.5,
      canvas.radial([
        [0, '#fff3cf', 0.9],
        [1, '#fff3cf', 0],
      ]),
    ),
    circle(x, horizon - unit * 0.1, unit * 0.08, '#fff7df'),
    rect(
      -20,
      horizon,
      width + 40,
      height * 0.2,
      canvas.linear([
        [0, mix(sea, '#ffd98f', 0.4)],
        [1, sea],
      ]),
    ),
    rect(-20, horizon + height * 0.16, width + 40, height * 0.02, '#fff3e0', { opacity: 0.8 }),
    rect(-20, horizon + height * 0.18, width + 40, height, palette.tones[2]),
    '</g>',
  );
}

export function city(scene: Scene): void {
  const { canvas, palette, random } = scene;
  canvas.add(`<g filter="${canvas.blur(6)}">`);
  for (let i = 0; i < 9; i += 1)
    canvas.add(
      rect(
        (i / 9) * canvas.width,
        canvas.height * random.between(0.05, 0.4),
        canvas.width / 9.5,
        canvas.height,
        mix(palette.tones[3], palette.tones[1], random.between(0, 0.6)),
      ),
    );
  canvas.add('</g>');
  softLights(scene, 34, [...palette.accents, palette.glow], 0.055);
}

export function autumn(scene: Scene): void {
  const { palette, canvas, random } = scene;
  foliage(scene, ['#e8a33d', palette.tones[0], palette.tones[1], '#b3471c']);
  for (let i = 0; i < 16; i += 1)
    canvas.add(
      ellipse(
        random.between(0, canvas.width),
        random.between(0, canvas.height),
        canvas.unit * 0.02,
        canvas.unit * 0.011,
        random.pick(['#f2b632', '#d9541e', '#b3331f']),
        {
          opacity: 0.85,
          transform: `rotate(${random.int(0, 180)} ${n(canvas.width / 2)} ${n(canvas.height / 2)})`,
        },
      ),
    );
}

export function winter(scene: Scene): void {
  const { canvas, random, palette } = scene;
  foliage(scene, ['#dfeaf3', palette.tones[0], '#b3c9da', '#8fabc2']);
  canvas.add(rect(0, canvas.height * 0.66, canvas.width, canvas.height, palette.tones[2], { opacity: 0.9 }));
  for (let i = 0; i < 70; i += 1)
    canvas.add(
      circle(
        random.between(0, canvas.width),
        random.between(0, canvas.height),
        random.between(2, 7),
        '#ffffff',
        { opacity: random.between(0.4, 0.95) },
      ),
    );
}
