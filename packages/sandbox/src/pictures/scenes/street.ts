import { darken, lighten, mix } from '../brushes/colour.ts';
import { hourOf, paintSky, vignette } from '../brushes/sky.ts';
import { circle, ellipse, line, n, polygon, rect } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';

/** City lights out of focus. */
export function bokehLights(scene: Scene): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  const [top, middle, low, , near] = palette.tones;
  canvas.add(
    rect(
      0,
      0,
      width,
      height,
      canvas.linear([
        [0, top],
        [0.5, mix(middle, near, 0.3)],
        [1, mix(top, near, 0.5)],
      ]),
    ),
  );
  canvas.add(
    rect(
      0,
      height * 0.3,
      width,
      height * 0.4,
      canvas.linear([
        [0, low, 0],
        [0.5, low, 0.6],
        [1, low, 0],
      ]),
    ),
  );
  const colours = [...palette.accents, '#ffc861', '#ff7f50', palette.glow];
  for (let i = 0; i < 60; i += 1) {
    const share = random.next();
    const radius = unit * (0.012 + share ** 3 * 0.1);
    const x = random.between(0, width);
    const y = height * (0.5 + (random.next() + random.next() - 1) * 0.42);
    const colour = random.pick(colours);
    canvas.add(
      circle(
        x,
        y,
        radius,
        canvas.radial([
          [0, colour, 0.45],
          [0.8, colour, 0.6],
          [0.94, lighten(colour, 0.4), 0.75],
          [1, colour, 0],
        ]),
        { opacity: random.between(0.35, 0.95) },
      ),
    );
  }
  vignette(scene, 0.4);
}

/** Looking down a street between buildings. */
export function streetScene(scene: Scene): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  const horizon = height * random.between(0.52, 0.62);
  paintSky(scene, horizon, random.between(0.42, 0.58));
  const [, middle, low, far, near] = palette.tones;
  const vanish = { x: width * random.between(0.44, 0.56), y: horizon };
  const night = hourOf(scene) === 'night';
  const steps = [0.1, 0.17, 0.27, 0.42, 0.66, 1.05];
  for (const side of [-1, 1]) {
    const edge = side < 0 ? 0 : width;
    for (let i = 0; i < steps.length - 1; i += 1) {
      const [a, b] = [steps[i] ?? 0, steps[i + 1] ?? 1];
      const at = (share: number) => vanish.x + (edge - vanish.x) * share;
      const top = (share: number, tall: number) => vanish.y - tall * share;
      const tall = height * random.between(0.75, 1.3);
      const tone = mix(mix(far, mix(low, middle, 0.5), 0.35), near, (i + 1) / steps.length);
      const floor = (share: number) => vanish.y + (height - vanish.y) * share * 0.62;
      canvas.add(
        polygon(
          [
            { x: at(a), y: top(a, tall) },
            { x: at(b), y: top(b, tall) },
            { x: at(b), y: floor(b) },
            { x: at(a), y: floor(a) },
          ],
          mix(tone, '#ffffff', random.between(0, 0.1)),
        ),
      );
      facade(scene, { at, top, floor, a, b, tall });
    }
  }
  const asphalt = mix('#4a4d55', near, night ? 0.75 : 0.45);
  const reach = (share: number) => (width / 2) * share;
  canvas.add(
    polygon(
      [
        { x: vanish.x - 5, y: horizon },
        { x: vanish.x + 5, y: horizon },
        { x: width * 1.02, y: height },
        { x: -width * 0.02, y: height },
      ],
      canvas.linear([
        [0, mix(asphalt, low, 0.4)],
        [1, darken(asphalt, 0.2)],
      ]),
    ),
  );
  for (let i = 0; i < 7; i += 1) {
    const [a, b] = [((i + 0.2) / 7) ** 2, ((i + 0.62) / 7) ** 2];
    canvas.add(
      polygon(
        [
          { x: vanish.x - reach(a) * 0.02, y: horizon + (height - horizon) * a },
          { x: vanish.x + reach(a) * 0.02, y: horizon + (height - horizon) * a },
          { x: vanish.x + reach(b) * 0.025, y: horizon + (height - horizon) * b },
          { x: vanish.x - reach(b) * 0.025, y: horizon + (height - horizon) * b },
        ],
        '#f0efe8',
        { opacity: 0.8 },
      ),
    );
  }
  for (let i = 0; i < 5; i += 1) {
    const share = ((i + 1) / 5.5) ** 1.7;
    carAt(
      scene,
      vanish.x + (i % 2 === 0 ? -1 : 1) * reach(share) * 0.42,
      horizon + (height - horizon) * share * 0.8,
      unit * (0.02 + share * 0.22),
      i % 2 === 0,
    );
  }
  lamps(scene, vanish, horizon);
  canvas.add(
    circle(
      vanish.x,
      horizon,
      unit * 0.35,
      canvas.radial([
        [0, palette.glow, night ? 0.35 : 0.45],
        [1, palette.glow, 0],
      ]),
    ),
  );
  vignette(scene, 0.4);
}

interface Facade {
  readonly at: (share: number) => number;
  readonly top: (share: number, tall: number) => number;
  readonly floor: (share: number) => number;
  readonly a: number;
  readonly b: number;
  readonly tall: number;
}

function facade(scene: Scene, { at, top, floor, a, b, tall }: Facade): void {
  const { canvas, random, palette } = scene;
  const day = hourOf(scene) === 'day' || hourOf(scene) === 'overcast';
  let lit = '';
  const rows = 9;
  for (let column = 0; column < 4; column += 1) {
    const left = a + (b - a) * ((column + 0.25) / 4);
    const right = a + (b - a) * ((column + 0.75) / 4);
    for (let row = 0; row < rows; row += 1) {
      if (random.chance(day ? 0.25 : 0.5)) continue;
      const y = (share: number, at2: number) => top(share, tall) + (floor(share) - top(share, tall)) * at2;
      const [u, v] = [(row + 0.3) / rows, (row + 0.68) / rows];
      lit += `M${n(at(left))} ${n(y(left, u))}L${n(at(right))} ${n(y(right, u))}L${n(at(right))} ${n(y(right, v))}L${n(at(left))} ${n(y(left, v))}Z`;
    }
  }
  const glass = day
    ? lighten(palette.tones[1], 0.3)
    : random.pick(['#ffd98a', '#ffe3b0', palette.accents[0] ?? '#ffd98a']);
  canvas.add(`<path d="${lit}" fill="${glass}" opacity="${day ? 0.45 : 0.75}"/>`);
  if (random.chance(0.6)) {
    const sign = random.pick(palette.accents);
    const y = (share: number) => floor(share) - (floor(share) - top(share, tall)) * 0.13;
    canvas.add(
      polygon(
        [
          { x: at(a + (b - a) * 0.1), y: y(a) },
          { x: at(b - (b - a) * 0.1), y: y(b) },
          { x: at(b - (b - a) * 0.1), y: y(b) + (floor(b) - y(b)) * 0.3 },
          { x: at(a + (b - a) * 0.1), y: y(a) + (floor(a) - y(a)) * 0.3 },
        ],
        sign,
        { opacity: 0.9 },
      ),
    );
  }
}

function carAt(scene: Scene, x: number, y: number, size: number, coming: boolean): void {
  const { canvas, random } = scene;
  const body = random.pick(['#2f3b4c', '#8a2f2f', '#c9ccd1', '#1d1f24', '#d9a441']);
  const lamp = coming ? '#fff6d0' : '#ff3b30';
  canvas.add(
    ellipse(x, y + size * 0.02, size * 0.62, size * 0.09, '#000000', { opacity: 0.45 }),
    rect(x - size * 0.36, y - size * 0.66, size * 0.72, size * 0.4, darken(body, 0.1), {
      round: size * 0.14,
    }),
    rect(x - size * 0.28, y - size * 0.6, size * 0.56, size * 0.26, '#9fb4c4', { round: size * 0.08 }),
    rect(x - size * 0.5, y - size * 0.4, size, size * 0.34, body, { round: size * 0.1 }),
    rect(x - size * 0.44, y - size * 0.1, size * 0.18, size * 0.14, '#15161a', { round: size * 0.03 }),
    rect(x + size * 0.26, y - size * 0.1, size * 0.18, size * 0.14, '#15161a', { round: size * 0.03 }),
  );
  for (const side of [-1, 1]) {
    canvas.add(
      circle(
        x + side * size * 0.36,
        y - size * 0.25,
        size * 0.4,
        canvas.radial([
          [0, lamp, 0.7],
          [1, lamp, 0],
        ]),
      ),
      ellipse(x + side * size * 0.36, y - size * 0.25, size * 0.09, size * 0.065, lamp),
    );
  }
}

function lamps(scene: Scene, vanish: { x: number; y: number }, horizon: number): void {
  const { canvas } = scene;
  const { width, height, unit } = canvas;
  for (const share of [0.16, 0.32, 0.6]) {
    for (const side of [-1, 1]) {
      const x = vanish.x + side * (width / 2) * share * 0.95;
      const y = horizon + (height - horizon) * share * 0.66;
      const tall = unit * share * 0.62;
      canvas.add(
        line(
          `M${n(x)} ${n(y)}V${n(y - tall)}q0 ${n(-tall * 0.1)} ${n(-side * tall * 0.18)} ${n(-tall * 0.1)}`,
          '#1b1d22',
          2 + share * 8,
        ),
      );
      if (hourOf(scene) !== 'day')
        canvas.add(
          circle(
            x - side * tall * 0.2,
            y - tall * 1.08,
            tall * 0.3,
            canvas.radial([
              [0, '#ffe2a0', 0.95],
              [0.25, '#ffd27a', 0.5],
              [1, '#ffd27a', 0],
            ]),
          ),
        );
    }
  }
}
