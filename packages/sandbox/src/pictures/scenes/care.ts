import { darken, lighten, mix } from '../brushes/colour.ts';
import { contactShadow, dropShadow, gloss, rounded } from '../brushes/studio.ts';
import { circle, ellipse, line, n, path, placed, rect } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';
import { leafShape } from './pattern.ts';

/** Medicine and wellness. */

export function stethoscope(scene: Scene): void {
  const { canvas, random } = scene;
  const s = canvas.unit * 0.36;
  const tube = random.pick(['#23395d', '#2a2d33', '#7a2f3b', '#2f6f6f']);
  const x = canvas.width * 0.5;
  const y = canvas.height * 0.5;
  const course = `M${n(x - s * 0.9)} ${n(y - s * 0.9)}C${n(x - s * 1)} ${n(y - s * 0.1)} ${n(x - s * 0.75)} ${n(y + s * 0.2)} ${n(x - s * 0.45)} ${n(y + s * 0.2)}S${n(x + s * 0.1)} ${n(y - s * 0.1)} ${n(x)} ${n(y - s * 0.9)}M${n(x - s * 0.45)} ${n(y + s * 0.2)}C${n(x - s * 0.5)} ${n(y + s * 1.1)} ${n(x + s * 0.7)} ${n(y + s * 1.2)} ${n(x + s * 0.75)} ${n(y + s * 0.55)}`;
  canvas.add(
    line(course, '#000000', s * 0.12, { opacity: 0.16, transform: 'translate(8 14)' }),
    line(course, tube, s * 0.115),
    line(course, lighten(tube, 0.3), s * 0.025, { opacity: 0.6 }),
  );
  for (const px of [x - s * 0.9, x])
    canvas.add(
      circle(px, y - s * 0.94, s * 0.07, '#3a3d44'),
      line(`M${n(px)} ${n(y - s * 0.88)}v${n(s * 0.24)}`, '#c4c9d1', s * 0.07),
    );
  canvas.add(
    dropShadow(scene, x + s * 0.76, y + s * 0.42, s * 0.22),
    circle(x + s * 0.76, y + s * 0.42, s * 0.22, '#d5d9de'),
    circle(x + s * 0.76, y + s * 0.42, s * 0.16, '#9aa1ab'),
    circle(x + s * 0.76, y + s * 0.42, s * 0.12, '#eef0f2'),
  );
  const red = scene.motif.look.key === 'red' ? '#ffffff' : '#d92f3f';
  canvas.add(
    placed(
      x + s * 0.62,
      y - s * 0.42,
      [
        path(heart(s * 0.44), '#000000', { opacity: 0.18, transform: 'translate(6 11)' }),
        path(
          heart(s * 0.44),
          canvas.radial(
            [
              [0, lighten(red, 0.35)],
              [1, darken(red, 0.12)],
            ],
            { x: 0.35, y: 0.3 },
            0.85,
          ),
        ),
        line(
          `M${n(-s * 0.3)} ${n(s * 0.02)}H${n(-s * 0.1)}L${n(-s * 0.04)} ${n(-s * 0.14)}L${n(s * 0.05)} ${n(s * 0.16)}L${n(s * 0.1)} ${n(s * 0.02)}H${n(s * 0.3)}`,
          red === '#ffffff' ? '#d92f3f' : '#ffffff',
          s * 0.03,
        ),
      ],
      { turn: random.between(-12, 12) },
    ),
  );
}

export function heart(s: number): string {
  return `M0 ${n(s * 0.85)}C${n(-s * 1.3)} ${n(-s * 0.05)} ${n(-s * 0.8)} ${n(-s)} 0 ${n(-s * 0.38)}C${n(s * 0.8)} ${n(-s)} ${n(s * 1.3)} ${n(-s * 0.05)} 0 ${n(s * 0.85)}Z`;
}

export function pills(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const colours = ['#e4572e', '#f3a712', '#2e86ab', '#3f9d7a', '#d98ea0', '#ffffff', '#7d6fc8'];
  const spots: { x: number; y: number }[] = [];
  for (let i = 0; i < 260 && spots.length < 34; i += 1) {
    const spot = {
      x: width / 2 + (random.next() + random.next() - 1) * width * 0.5,
      y: height / 2 + (random.next() + random.next() - 1) * height * 0.5,
    };
    if (spots.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) > unit * 0.115))
      spots.push(spot);
  }
  for (const { x, y } of spots) {
    const turn = random.between(0, 180);
    const s = unit * 0.05;
    if (random.chance(0.62)) {
      const [first, second] = [
        random.pick(colours),
        random.pick(['#ffffff', '#fdf3dc', random.pick(colours)]),
      ];
      canvas.add(
        placed(
          x + 4,
          y + 7,
          [rect(-s, -s * 0.42, s * 2, s * 0.84, '#000000', { round: s * 0.42, opacity: 0.2 })],
          { turn },
        ),
        placed(
          x,
          y,
          [
            rect(-s, -s * 0.42, s * 2, s * 0.84, second, { round: s * 0.42 }),
            path(
              `M0 ${n(-s * 0.42)}H${n(-s * 0.58)}A${n(s * 0.42)} ${n(s * 0.42)} 0 0 0 ${n(-s * 0.58)} ${n(s * 0.42)}H0Z`,
              first,
            ),
            rect(-s * 0.75, -s * 0.3, s * 1.5, s * 0.16, '#ffffff', { round: s * 0.08, opacity: 0.55 }),
            rect(
              -s,
              -s * 0.42,
              s * 2,
              s * 0.84,
              canvas.linear([
                [0, '#000000', 0],
                [1, '#000000', 0.2],
              ]),
              { round: s * 0.42 },
            ),
          ],
          { turn },
        ),
      );
    } else {
      const colour = random.pick(['#ffffff', '#f7e3b0', '#f2b8c6', '#bfe3ea']);
      canvas.add(
        circle(x + 4, y + 7, s * 0.6, '#000000', { opacity: 0.2 }),
        circle(
          x,
          y,
          s * 0.6,
          canvas.radial([
            [0, lighten(colour, 0.4)],
            [0.8, colour],
            [1, darken(colour, 0.14)],
          ]),
        ),
        placed(x, y, [line(`M${n(-s * 0.45)} 0H${n(s * 0.45)}`, darken(colour, 0.2), s * 0.06)], { turn }),
      );
    }
  }
}

export function flasks(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const liquids = ['#e4573a', '#3f9de0', '#58b368', '#f2b632', '#9a6fd1'];
  const glass = scene.palette.tones[0] > '#c0c0c0' ? '#8fa3b5' : '#ffffff';
  for (const [dx, kind, k] of [
    [-0.62, 'tube', 0.9],
    [0, 'erlenmeyer', 1.1],
    [0.66, 'round', 0.95],
  ] as const) {
    const s = size * 0.62 * k;
    const cx = x + dx * size;
    const liquid = random.pick(liquids);
    const shape =
      kind === 'tube'
        ? `M${n(-s * 0.14)} ${n(-s * 1.1)}V${n(-s * 0.14)}A${n(s * 0.14)} ${n(s * 0.14)} 0 0 0 ${n(s * 0.14)} ${n(-s * 0.14)}V${n(-s * 1.1)}Z`
        : kind === 'erlenmeyer'
          ? `M${n(-s * 0.13)} ${n(-s * 1.15)}V${n(-s * 0.72)}L${n(-s * 0.5)} ${n(-s * 0.1)}Q${n(-s * 0.54)} 0 ${n(-s * 0.42)} 0H${n(s * 0.42)}Q${n(s * 0.54)} 0 ${n(s * 0.5)} ${n(-s * 0.1)}L${n(s * 0.13)} ${n(-s * 0.72)}V${n(-s * 1.15)}Z`
          : `M${n(-s * 0.11)} ${n(-s * 1.15)}V${n(-s * 0.78)}A${n(s * 0.42)} ${n(s * 0.42)} 0 1 0 ${n(s * 0.11)} ${n(-s * 0.78)}V${n(-s * 1.15)}Z`;
    const clip = canvas.clip(path(shape, '#000000'));
    const level = -s * random.between(0.42, 0.6);
    canvas.add(
      contactShadow(scene, cx, y, s * 0.55),
      placed(cx, y, [
        path(shape, '#ffffff', { opacity: 0.28 }),
        `<g clip-path="${clip}">${path(
          `M${n(-s)} ${n(level)}Q${n(-s * 0.3)} ${n(level - s * 0.05)} 0 ${n(level)}T${n(s)} ${n(level)}V20H${n(-s)}Z`,
          canvas.linear([
            [0, lighten(liquid, 0.25)],
            [1, darken(liquid, 0.12)],
          ]),
          { opacity: 0.92 },
        )}${Array.from({ length: 8 }, () => circle(random.between(-0.3, 0.3) * s, -s * random.between(0.05, 0.4), s * random.between(0.012, 0.04), '#ffffff', { opacity: 0.4 })).join('')}</g>`,
        path(shape, 'none', { stroke: glass, strokeWidth: s * 0.025, opacity: 0.75 }),
        rect(-s * 0.17, -s * 1.18, s * 0.34, s * 0.05, glass, { round: s * 0.02, opacity: 0.8 }),
        gloss(-s * (kind === 'tube' ? 0.07 : 0.24), -s * 0.36, s * 0.03, s * 0.14, 0.55, 14),
      ]),
    );
  }
}

export function stones(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  let top = y;
  for (const [i, w] of [0.5, 0.4, 0.3, 0.2].entries()) {
    const grey = mix('#3f4349', '#8a8f96', random.next());
    if (i === 0) canvas.add(contactShadow(scene, x - size * 0.3, y, size * w * 1.3));
    const h = size * w * 0.3;
    canvas.add(
      ellipse(
        x - size * 0.3 + random.between(-0.03, 0.03) * size,
        top - h,
        size * w,
        h,
        canvas.radial(
          [
            [0, lighten(grey, 0.35)],
            [0.6, grey],
            [1, darken(grey, 0.4)],
          ],
          { x: 0.36, y: 0.25 },
          0.85,
        ),
      ),
    );
    top -= h * 1.82;
  }
  const cx = x + size * 0.5;
  const wax = random.pick(['#fdf6e6', '#f2d9c0', '#e9c9d0', '#d5dfd0']);
  const h = size * random.between(0.5, 0.7);
  canvas.add(
    contactShadow(scene, cx, y, size * 0.3),
    rect(cx - size * 0.2, y - h, size * 0.4, h, rounded(scene, wax), { round: size * 0.03 }),
    ellipse(cx, y - h, size * 0.2, size * 0.045, lighten(wax, 0.3)),
    line(`M${n(cx)} ${n(y - h)}v${n(-size * 0.05)}`, '#3a2c20', 3),
    circle(
      cx,
      y - h - size * 0.12,
      size * 0.42,
      canvas.radial([
        [0, '#ffe0a0', 0.8],
        [0.4, '#ffd27a', 0.28],
        [1, '#ffd27a', 0],
      ]),
    ),
    path(
      `M${n(cx)} ${n(y - h - size * 0.24)}Q${n(cx + size * 0.07)} ${n(y - h - size * 0.1)} ${n(cx)} ${n(y - h - size * 0.04)}Q${n(cx - size * 0.07)} ${n(y - h - size * 0.1)} ${n(cx)} ${n(y - h - size * 0.24)}Z`,
      '#ffb03a',
    ),
    ellipse(cx, y - h - size * 0.09, size * 0.018, size * 0.05, '#fff6d0'),
  );
  for (const [turn, dx] of [
    [64, 0.12],
    [88, 0.16],
    [112, 0.1],
  ] as const)
    canvas.add(
      placed(
        x + dx * size,
        y + size * 0.03,
        [
          path(leafShape(size * 0.42, size * 0.07), '#5a9f5f'),
          line(`M0 0V${n(-size * 0.36)}`, '#9fd09a', 1.8),
        ],
        { turn: turn - 120 },
      ),
    );
  for (let i = 0; i < 5; i += 1)
    canvas.add(
      path(leafShape(size * 0.17, size * 0.07), i % 2 === 0 ? '#ffffff' : '#f7e6ea', {
        transform: `translate(${n(x + size * 0.1)} ${n(y + size * 0.1)}) scale(1 0.6) rotate(${i * 72})`,
      }),
    );
  canvas.add(circle(x + size * 0.1, y + size * 0.1, size * 0.025, '#f2c14e'));
}

export function cosmetics(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const tone = random.pick(['#f4e6da', '#dfe8dc', '#3f4a46', '#e8c9c0', '#b5793f']);
  const cap = random.pick(['#c9a25a', '#2a2d33', '#f7f4ee', '#b58a63']);
  for (let i = 0; i < 6; i += 1)
    canvas.add(
      placed(
        x + (i - 2.5) * size * 0.28,
        y - size * 0.02,
        [
          path(leafShape(size * random.between(0.7, 1.1), size * 0.13), i % 2 === 0 ? '#5a8f5f' : '#7fae7a', {
            opacity: 0.9,
          }),
          line(`M0 0V${n(-size * 0.7)}`, '#a9cfa0', 2),
        ],
        { turn: (i - 2.5) * 22 },
      ),
    );
  const s = size * 0.62;
  canvas.add(
    contactShadow(scene, x - s * 0.75, y, s * 0.45),
    rect(x - s * 1.05, y - s * 1.15, s * 0.6, s * 1.15, rounded(scene, tone), { round: s * 0.07 }),
    rect(x - s * 0.83, y - s * 1.4, s * 0.16, s * 0.27, rounded(scene, cap)),
    rect(x - s * 0.98, y - s * 1.5, s * 0.38, s * 0.12, rounded(scene, cap), { round: s * 0.04 }),
    rect(x - s * 0.96, y - s * 0.8, s * 0.42, s * 0.4, '#ffffff', { opacity: 0.75, round: 4 }),
    line(
      `M${n(x - s * 0.88)} ${n(y - s * 0.66)}h${n(s * 0.26)}M${n(x - s * 0.84)} ${n(y - s * 0.56)}h${n(s * 0.18)}`,
      '#6a6258',
      4,
    ),
  );
  canvas.add(
    contactShadow(scene, x, y + s * 0.04, s * 0.4),
    rect(x - s * 0.25, y - s * 0.8, s * 0.5, s * 0.84, rounded(scene, '#8a5226'), { round: s * 0.08 }),
    rect(x - s * 0.11, y - s * 1, s * 0.22, s * 0.22, rounded(scene, '#2a2d33')),
    ellipse(x, y - s * 1.1, s * 0.09, s * 0.16, '#2a2d33'),
    rect(x - s * 0.25, y - s * 0.56, s * 0.5, s * 0.36, '#f7f1e4'),
  );
  canvas.add(
    contactShadow(scene, x + s * 0.72, y + s * 0.05, s * 0.52),
    rect(x + s * 0.36, y - s * 0.32, s * 0.74, s * 0.37, rounded(scene, tone), { round: s * 0.07 }),
    rect(x + s * 0.34, y - s * 0.5, s * 0.78, s * 0.2, rounded(scene, cap), { round: s * 0.05 }),
  );
}
