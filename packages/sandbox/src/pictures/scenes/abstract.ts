import { darken, lighten, mix } from '../brushes/colour.ts';
import { vignette } from '../brushes/sky.ts';
import { FULL_TURN, circle, curve, ellipse, line, loop, n, path, rect } from '../brushes/svg.ts';
import type { Point } from '../brushes/svg.ts';
import type { Painter, Scene } from '../scene.ts';
import { lowpoly, bauhaus } from './geometry.ts';

/** Backgrounds that show nothing but form and colour. */
export const abstract: Painter = (scene) => {
  const { canvas, palette, random } = scene;
  const [ground, second] = palette.tones;
  const angle = random.between(0, 1);
  canvas.add(
    rect(
      0,
      0,
      canvas.width,
      canvas.height,
      canvas.linear(
        [
          [0, ground],
          [1, second],
        ],
        { x: angle, y: 0 },
        { x: 1 - angle, y: 1 },
      ),
    ),
  );
  (FORMS[scene.main] ?? waves)(scene);
  if (scene.main !== 'bauhaus' && scene.main !== 'lowpoly') vignette(scene, 0.18);
};

const FORMS: Readonly<Record<string, Painter>> = {
  waves,
  blobs,
  lowpoly,
  bokeh,
  paper,
  lines,
  bauhaus,
  network,
  marble,
};

function band(scene: Scene, y: number, swing: number, steps = 5): Point[] {
  const { canvas, random } = scene;
  return Array.from({ length: steps + 1 }, (_, i) => ({
    x: -0.05 * canvas.width + (i / steps) * canvas.width * 1.1,
    y: y + random.between(-1, 1) * swing,
  }));
}

function waves(scene: Scene): void {
  const { canvas, palette, random } = scene;
  const { width, height } = canvas;
  const [ground, second, third] = palette.tones;
  if (random.chance(0.5)) {
    ribbons(scene);
    return;
  }
  const count = random.int(4, 7);
  for (let i = 0; i < count; i += 1) {
    const share = (i + 1) / count;
    const points = band(scene, height * (0.3 + share * 0.6), height * 0.11);
    const colour = mix(mix(ground, third, share * 0.75), second, random.between(0, 0.5));
    canvas.add(
      path(
        `${curve(points)}L${n(width * 1.1)} ${n(height * 1.05)}H${n(-width * 0.1)}Z`,
        canvas.linear(
          [
            [0, lighten(colour, 0.16)],
            [0.35, colour],
            [1, darken(colour, 0.12)],
          ],
          { x: 0, y: 0 },
          { x: random.between(0.2, 1), y: 1 },
        ),
        { opacity: 0.9 },
      ),
    );
    canvas.add(line(curve(points), lighten(colour, 0.45), 2, { opacity: 0.5 }));
  }
}

/** Bundles of fine lines that swing together. */
function ribbons(scene: Scene): void {
  const { canvas, palette, random } = scene;
  const { height } = canvas;
  for (let bundle = 0; bundle < 2; bundle += 1) {
    const from = band(scene, height * random.between(0.35, 0.7), height * 0.26, 4);
    const to = band(scene, height * random.between(0.35, 0.75), height * 0.26, 4);
    const [a, b] = [random.pick([palette.glow, ...palette.accents.slice(0, 2)]), palette.tones[2]];
    const strands = 34;
    for (let i = 0; i < strands; i += 1) {
      const share = i / (strands - 1);
      const points = from.map((point, at) => ({
        x: point.x,
        y: point.y + ((to[at]?.y ?? 0) - point.y) * share,
      }));
      canvas.add(line(curve(points), mix(a, b, share), 1.8, { opacity: 0.25 + 0.5 * Math.abs(share - 0.5) }));
    }
  }
}

function blobs(scene: Scene): void {
  const { canvas, palette, random } = scene;
  const colours = [
    palette.tones[2],
    palette.tones[1],
    palette.tones[3],
    palette.accents[0] ?? palette.glow,
    palette.glow,
  ];
  for (let i = 0; i < 9; i += 1) {
    const colour = colours[i % colours.length] ?? palette.glow;
    const strength = i % colours.length > 2 ? 0.5 : 0.85;
    canvas.add(
      circle(
        random.between(0, canvas.width),
        random.between(0, canvas.height),
        canvas.unit * random.between(0.35, 0.75),
        canvas.radial([
          [0, colour, strength],
          [0.5, colour, strength * 0.45],
          [1, colour, 0],
        ]),
      ),
    );
  }
}

function bokeh(scene: Scene): void {
  const { canvas, palette, random } = scene;
  const { width, height, unit } = canvas;
  const colours = [palette.glow, palette.tones[2], ...palette.accents];
  canvas.add(
    circle(
      width * random.between(0.2, 0.8),
      height * random.between(0.2, 0.8),
      unit * 0.8,
      canvas.radial([
        [0, palette.tones[2], 0.7],
        [1, palette.tones[2], 0],
      ]),
    ),
  );
  for (let i = 0; i < 48; i += 1) {
    const radius = unit * (0.008 + random.next() ** 2.6 * 0.13);
    const colour = random.pick(colours);
    canvas.add(
      circle(
        random.between(0, width),
        random.between(0, height),
        radius,
        canvas.radial([
          [0, colour, 0.35],
          [0.82, colour, 0.5],
          [0.94, lighten(colour, 0.5), 0.7],
          [1, colour, 0],
        ]),
        { opacity: random.between(0.25, 0.85) },
      ),
    );
  }
}

function paper(scene: Scene): void {
  const { canvas, palette, random } = scene;
  const { width, height, unit } = canvas;
  const fromCorner = random.chance(0.6);
  const centre = fromCorner
    ? { x: random.chance(0.5) ? 0 : width, y: random.chance(0.5) ? 0 : height }
    : { x: width / 2, y: height / 2 };
  const layers = 7;
  const order = [palette.tones[0], palette.tones[1], palette.tones[2], palette.tones[3]];
  for (let i = layers; i >= 1; i -= 1) {
    const reach =
      (i / layers) * (fromCorner ? Math.max(width, height) * 0.95 : Math.max(width, height) * 0.62);
    const points = Array.from({ length: 11 }, (_, at) => {
      const angle = (at / 11) * FULL_TURN;
      const r = reach * random.between(0.78, 1.12);
      return { x: centre.x + Math.cos(angle) * r, y: centre.y + Math.sin(angle) * r };
    });
    const tone = mix(order[i % order.length] ?? palette.tones[0], palette.tones[0], 0.35);
    const shape = loop(points);
    for (const [offset, opacity] of [
      [0.03, 0.1],
      [0.018, 0.14],
      [0.008, 0.18],
    ] as const)
      canvas.add(
        path(
          loop(points.map(({ x, y }) => ({ x: x + unit * offset * 0.6, y: y + unit * offset }))),
          palette.tones[4],
          { opacity },
        ),
      );
    canvas.add(path(shape, tone));
  }
}

function lines(scene: Scene): void {
  const { canvas, palette, random } = scene;
  const { width, height, unit } = canvas;
  const centre = { x: width * random.between(0.2, 0.8), y: height * random.between(0.2, 0.8) };
  for (let i = 1; i < 26; i += 1)
    canvas.add(
      circle(centre.x, centre.y, unit * 0.045 * i, 'none', {
        stroke: mix(palette.glow, palette.tones[2], (i % 7) / 7),
        strokeWidth: i % 5 === 0 ? 5 : 1.6,
        opacity: Math.max(0.08, 0.7 - i * 0.022),
      }),
    );
  for (let i = 0; i < 5; i += 1) {
    const x = random.between(0, width);
    const y = random.between(0, height);
    const size = unit * random.between(0.03, 0.13);
    canvas.add(
      circle(
        x,
        y,
        size,
        canvas.linear(
          [
            [0, palette.accents[i % palette.accents.length] ?? palette.glow, 0.9],
            [1, palette.tones[2], 0.2],
          ],
          { x: 0, y: 0 },
          { x: 1, y: 1 },
        ),
      ),
    );
  }
  const slope = random.between(-0.6, 0.6);
  for (let i = 0; i < 9; i += 1) {
    const y = height * random.between(-0.1, 1.1);
    canvas.add(
      line(
        `M-10 ${n(y)}L${n(width + 10)} ${n(y + slope * height)}`,
        palette.glow,
        random.pick([1, 1, 2, 6]),
        { opacity: random.between(0.1, 0.35) },
      ),
    );
  }
}

function network(scene: Scene): void {
  const { canvas, palette, random } = scene;
  const { width, height, unit } = canvas;
  canvas.add(
    circle(
      width * random.between(0.2, 0.8),
      height * random.between(0.2, 0.8),
      unit * 0.7,
      canvas.radial([
        [0, palette.tones[2], 0.55],
        [1, palette.tones[2], 0],
      ]),
    ),
  );
  const nodes = Array.from({ length: 58 }, () => ({
    x: random.between(-0.02, 1.02) * width,
    y: random.between(-0.02, 1.02) * height,
  }));
  const reach = Math.sqrt((width * height) / nodes.length) * 1.55;
  const near: string[] = ['', '', ''];
  for (const [i, a] of nodes.entries()) {
    for (const b of nodes.slice(i + 1)) {
      const distance = Math.hypot(a.x - b.x, a.y - b.y) / reach;
      const level = Math.floor(distance * 3);
      if (distance < 1) near[level] = `${near[level] ?? ''}M${n(a.x)} ${n(a.y)}L${n(b.x)} ${n(b.y)}`;
    }
  }
  const ink = palette.glow;
  for (const [level, data] of near.entries())
    canvas.add(line(data, ink, 1.6, { opacity: 0.6 - level * 0.2 }));
  for (const [i, node] of nodes.entries()) {
    const size = i % 9 === 0 ? 9 : random.between(2.5, 5);
    if (i % 9 === 0)
      canvas.add(
        circle(
          node.x,
          node.y,
          30,
          canvas.radial([
            [0, palette.accents[0] ?? ink, 0.8],
            [1, palette.accents[0] ?? ink, 0],
          ]),
        ),
      );
    canvas.add(
      circle(node.x, node.y, size, i % 9 === 0 ? (palette.accents[1] ?? ink) : ink, { opacity: 0.9 }),
    );
  }
}

function marble(scene: Scene): void {
  const { canvas, palette, random } = scene;
  const { width, height, unit } = canvas;
  const colours = [palette.tones[0], palette.tones[2], palette.tones[1], palette.glow, palette.tones[3]];
  for (let i = 0; i < 16; i += 1) {
    const centre = { x: random.between(0, width), y: random.between(0, height) };
    const stretch = random.between(1.2, 2.4);
    const size = unit * random.between(0.35, 0.06) * (1.3 - i / 16);
    const turn = random.between(-50, 50);
    for (let ring = 4; ring >= 1; ring -= 1) {
      const points = Array.from({ length: 9 }, (_, at) => {
        const angle = (at / 9) * FULL_TURN;
        const r = size * (ring / 4) * random.between(0.7, 1.3);
        return { x: Math.cos(angle) * r * stretch, y: Math.sin(angle) * r };
      });
      canvas.add(
        path(loop(points), colours[(i + ring) % colours.length] ?? palette.tones[0], {
          opacity: 0.82,
          transform: `translate(${n(centre.x)} ${n(centre.y)}) rotate(${n(turn)})`,
        }),
      );
    }
  }
  const gold = palette.accents[3] === '#ffffff' ? (palette.accents[2] ?? palette.glow) : palette.glow;
  for (let i = 0; i < 6; i += 1)
    canvas.add(
      line(curve(band(scene, random.between(0, height), height * 0.2, 6)), gold, random.between(1, 4), {
        opacity: 0.7,
      }),
    );
  canvas.add(
    ellipse(
      width * 0.3,
      height * 0.25,
      unit * 0.6,
      unit * 0.4,
      canvas.radial([
        [0, '#ffffff', 0.22],
        [1, '#ffffff', 0],
      ]),
    ),
  );
}
