import { darken, lighten, mix } from '../brushes/colour.ts';
import { hourOf } from '../brushes/sky.ts';
import { circle, curve, ellipse, line, n, path, polygon, rect } from '../brushes/svg.ts';
import { leafyTree } from '../brushes/trees.ts';
import type { Scene } from '../scene.ts';

/** Small things that people put into landscapes. */

export function cabin(scene: Scene, x: number, y: number, size: number, roof?: string): void {
  const { canvas, palette } = scene;
  const wood = mix('#5b3a26', palette.tones[4], hourOf(scene) === 'night' ? 0.6 : 0.25);
  const light = hourOf(scene) === 'day' ? mix('#33414d', palette.tones[0], 0.4) : '#ffcf7a';
  const top = roof ?? darken(wood, 0.4);
  canvas.add(
    ellipse(x, y, size * 0.85, size * 0.08, '#000000', { opacity: 0.25 }),
    rect(x - size * 0.55, y - size * 0.55, size * 1.1, size * 0.55, wood),
    rect(x + size * 0.1, y - size * 0.55, size * 0.45, size * 0.55, darken(wood, 0.2)),
    rect(x + size * 0.25, y - size * 1.08, size * 0.12, size * 0.4, darken(wood, 0.35)),
    polygon(
      [
        { x: x - size * 0.7, y: y - size * 0.5 },
        { x: x - size * 0.05, y: y - size * 1.02 },
        { x: x + size * 0.68, y: y - size * 0.5 },
      ],
      top,
    ),
    rect(x - size * 0.4, y - size * 0.42, size * 0.2, size * 0.2, light),
    rect(x + size * 0.22, y - size * 0.42, size * 0.2, size * 0.2, light),
    rect(x - size * 0.1, y - size * 0.38, size * 0.18, size * 0.38, darken(wood, 0.5)),
  );
  if (light === '#ffcf7a')
    canvas.add(
      circle(
        x,
        y - size * 0.3,
        size * 1.1,
        canvas.radial([
          [0, light, 0.4],
          [1, light, 0],
        ]),
      ),
    );
}

export function tent(scene: Scene, x: number, y: number): void {
  const { canvas, palette } = scene;
  const size = canvas.unit * 0.13;
  const lit = hourOf(scene) !== 'day';
  const cloth = palette.accents[0] ?? '#f2a03f';
  if (lit)
    canvas.add(
      circle(
        x,
        y - size * 0.3,
        size * 1.4,
        canvas.radial([
          [0, '#ffca70', 0.45],
          [1, '#ffca70', 0],
        ]),
      ),
    );
  canvas.add(
    polygon(
      [
        { x: x - size, y },
        { x: x - size * 0.1, y: y - size * 0.85 },
        { x: x + size * 0.9, y },
      ],
      lit ? '#f7b24a' : cloth,
    ),
    polygon(
      [
        { x: x - size * 0.1, y: y - size * 0.85 },
        { x: x + size * 0.25, y: y - size * 0.8 },
        { x: x + size * 1.15, y: y - size * 0.06 },
        { x: x + size * 0.9, y },
      ],
      darken(lit ? '#e08f2c' : cloth, 0.25),
    ),
    polygon(
      [
        { x: x - size * 0.35, y },
        { x: x - size * 0.1, y: y - size * 0.6 },
        { x: x + size * 0.15, y },
      ],
      lit ? '#ffe9b8' : darken(cloth, 0.5),
    ),
  );
}

export function hiker(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, palette } = scene;
  const ink = darken(palette.tones[4], 0.35);
  canvas.add(
    circle(x, y - size * 0.9, size * 0.085, ink),
    path(
      `M${n(x - size * 0.11)} ${n(y - size * 0.78)}Q${n(x)} ${n(y - size * 0.84)} ${n(x + size * 0.11)} ${n(y - size * 0.78)}L${n(x + size * 0.1)} ${n(y - size * 0.4)}L${n(x + size * 0.14)} ${n(y)}L${n(x + size * 0.06)} ${n(y)}L${n(x)} ${n(y - size * 0.38)}L${n(x - size * 0.08)} ${n(y)}L${n(x - size * 0.16)} ${n(y)}L${n(x - size * 0.1)} ${n(y - size * 0.4)}Z`,
      ink,
    ),
    rect(
      x - size * 0.22,
      y - size * 0.76,
      size * 0.14,
      size * 0.32,
      darken(palette.accents[0] ?? ink, 0.35),
      { round: size * 0.05 },
    ),
    line(
      `M${n(x + size * 0.1)} ${n(y - size * 0.7)}L${n(x + size * 0.24)} ${n(y - size * 0.5)}L${n(x + size * 0.28)} ${n(y + size * 0.02)}`,
      ink,
      size * 0.035,
    ),
  );
}

export function balloon(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, palette, random } = scene;
  const colours = ['#d1495b', '#edae49', '#00798c', '#f2efe6', ...palette.accents.slice(0, 1)];
  const [first, second] = [random.pick(colours), random.pick(colours)];
  const bulb = (half: number) =>
    `M${n(x)} ${n(y - size)}C${n(x + half * 1.35)} ${n(y - size)} ${n(x + half * 1.2)} ${n(y + size * 0.2)} ${n(x + half * 0.22)} ${n(y + size * 0.9)}L${n(x - half * 0.22)} ${n(y + size * 0.9)}C${n(x - half * 1.2)} ${n(y + size * 0.2)} ${n(x - half * 1.35)} ${n(y - size)} ${n(x)} ${n(y - size)}Z`;
  canvas.add(
    path(bulb(size), first),
    path(bulb(size * 0.66), second),
    path(bulb(size * 0.3), first),
    path(
      bulb(size),
      canvas.linear(
        [
          [0, '#ffffff', 0.25],
          [0.5, '#ffffff', 0],
          [1, '#000000', 0.3],
        ],
        { x: 0, y: 0 },
        { x: 1, y: 0 },
      ),
    ),
    line(
      `M${n(x - size * 0.18)} ${n(y + size * 0.9)}L${n(x - size * 0.1)} ${n(y + size * 1.15)}M${n(x + size * 0.18)} ${n(y + size * 0.9)}L${n(x + size * 0.1)} ${n(y + size * 1.15)}`,
      '#4a3728',
      size * 0.02,
    ),
    rect(x - size * 0.13, y + size * 1.14, size * 0.26, size * 0.18, '#6b4a30', { round: size * 0.03 }),
  );
}

/** Northern lights: curtains along a few winding lines. */
export function aurora(scene: Scene, horizon: number): void {
  const { canvas, random } = scene;
  for (let band = 0; band < 3; band += 1) {
    const colour = band === 2 ? '#b06cf0' : random.chance(0.7) ? '#4dffa6' : '#5ff0d0';
    const level = horizon * random.between(0.3, 0.65);
    const points = Array.from({ length: 7 }, (_, index) => ({
      x: (index / 6) * canvas.width * 1.1 - canvas.width * 0.05,
      y: level + random.between(-0.18, 0.18) * horizon,
    }));
    const tall = horizon * random.between(0.3, 0.55);
    const top = points.map(({ x, y }) => ({
      x: x + canvas.unit * 0.04,
      y: y - tall * random.between(0.7, 1.1),
    }));
    canvas.add(
      path(
        `${curve(points)}${curve([...top].reverse()).replace('M', 'L')}Z`,
        canvas.linear([
          [0, colour, 0],
          [0.55, colour, 0.28],
          [0.92, colour, 0.75],
          [1, colour, 0.1],
        ]),
        { filter: canvas.blur(9) },
      ),
    );
    canvas.add(
      path(curve(points), 'none', {
        stroke: lighten(colour, 0.5),
        strokeWidth: 5,
        opacity: 0.45,
        filter: canvas.blur(5),
      }),
    );
  }
}

export function jetty(scene: Scene, shore: number): void {
  const { canvas, random, palette } = scene;
  const wood = mix('#6a4a35', palette.tones[4], 0.45);
  const far = canvas.width * random.between(0.35, 0.65);
  const near = canvas.width * random.between(0.3, 0.7);
  const top = shore + (canvas.height - shore) * 0.28;
  const deck = [
    { x: far - 14, y: top },
    { x: far + 14, y: top },
    { x: near + canvas.unit * 0.2, y: canvas.height },
    { x: near - canvas.unit * 0.2, y: canvas.height },
  ];
  canvas.add(
    polygon(
      deck,
      canvas.linear([
        [0, lighten(wood, 0.25)],
        [1, wood],
      ]),
    ),
  );
  for (let step = 0; step < 14; step += 1) {
    const share = (step / 14) ** 1.8;
    const y = top + (canvas.height - top) * share;
    const half = 14 + (canvas.unit * 0.2 - 14) * share;
    const x = far + (near - far) * share;
    canvas.add(
      line(`M${n(x - half)} ${n(y)}H${n(x + half)}`, darken(wood, 0.4), 1 + share * 5, { opacity: 0.7 }),
    );
    if (step % 4 === 1) {
      for (const side of [-1, 1])
        canvas.add(
          rect(
            x + side * half - (3 + share * 8),
            y - (16 + share * 60),
            6 + share * 16,
            22 + share * 90,
            darken(wood, 0.3),
          ),
        );
    }
  }
}

export function rowingBoat(scene: Scene, x: number, y: number): void {
  const { canvas, palette } = scene;
  const size = canvas.unit * 0.14;
  const hull = mix('#7a4a2e', palette.tones[4], 0.35);
  canvas.add(
    ellipse(x, y + size * 0.22, size * 1.05, size * 0.09, '#000000', { opacity: 0.3 }),
    path(
      `M${n(x - size)} ${n(y - size * 0.12)}Q${n(x)} ${n(y + size * 0.06)} ${n(x + size)} ${n(y - size * 0.16)}Q${n(x + size * 0.8)} ${n(y + size * 0.22)} ${n(x + size * 0.5)} ${n(y + size * 0.22)}L${n(x - size * 0.6)} ${n(y + size * 0.22)}Q${n(x - size * 0.9)} ${n(y + size * 0.15)} ${n(x - size)} ${n(y - size * 0.12)}Z`,
      hull,
    ),
    path(
      `M${n(x - size)} ${n(y - size * 0.12)}Q${n(x)} ${n(y + size * 0.06)} ${n(x + size)} ${n(y - size * 0.16)}Q${n(x)} ${n(y + size * 0.16)} ${n(x - size)} ${n(y - size * 0.12)}Z`,
      darken(hull, 0.45),
    ),
    line(
      `M${n(x - size * 0.3)} ${n(y - size * 0.02)}L${n(x - size * 0.95)} ${n(y + size * 0.3)}`,
      lighten(hull, 0.25),
      size * 0.03,
    ),
  );
}

/** A path between two rows of trees. */
export function avenue(scene: Scene, horizon: number): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  const [, , low, far, near] = palette.tones;
  const leaves = palette.accents[0] ?? far;
  canvas.add(
    rect(
      0,
      horizon * 0.98,
      width,
      height,
      canvas.linear([
        [0, mix(far, low, 0.3)],
        [1, near],
      ]),
    ),
  );
  canvas.add(
    polygon(
      [
        { x: width * 0.48, y: horizon },
        { x: width * 0.52, y: horizon },
        { x: width * 0.8, y: height },
        { x: width * 0.2, y: height },
      ],
      canvas.linear([
        [0, low],
        [1, mix('#8a7660', near, 0.3)],
      ]),
    ),
  );
  for (let step = 0; step < 6; step += 1) {
    const share = ((step + 1) / 6) ** 1.7;
    const y = horizon + (height - horizon) * share * 0.85;
    const size = unit * (0.16 + share * 0.75);
    for (const side of [-1, 1]) {
      const x = width * (0.5 + side * (0.05 + share * 0.4));
      const tone = mix(mix(leaves, random.pick(palette.accents), 0.3), low, (1 - share) * 0.5);
      canvas.add(
        ellipse(x, y, size * 0.2, size * 0.03, '#000000', { opacity: 0.2 }),
        ...leafyTree(random, x, y, size, { trunk: mix('#3b2a20', low, (1 - share) * 0.5), leaves: tone }),
      );
    }
  }
  for (let i = 0; i < 60; i += 1) {
    const y = random.between(horizon * 1.1, height);
    canvas.add(
      ellipse(
        random.between(0, width),
        y,
        4 + (y / height) * 5,
        3,
        random.pick(palette.accents.slice(0, 2)),
        { opacity: 0.75 },
      ),
    );
  }
}
