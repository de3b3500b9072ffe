import { darken, lighten, mix } from '../brushes/colour.ts';
import { contactShadow } from '../brushes/studio.ts';
import { FULL_TURN, circle, ellipse, group, line, n, path, placed, rect } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';

const FESTIVE = ['#c8202f', '#e0b23a', '#2f7a4a', '#f4f1ea', '#2f5f9f'];

function colours(scene: Scene): string[] {
  const hidden: Readonly<Record<string, readonly string[]>> = {
    red: ['#c8202f'],
    green: ['#2f7a4a'],
    white: ['#f4f1ea'],
    yellow: ['#e0b23a'],
    blue: ['#2f5f9f'],
  };
  return FESTIVE.filter((colour) => hidden[scene.motif.look.key]?.includes(colour) !== true);
}

export function tree(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const h = size * 1.45;
  const green = scene.motif.look.key === 'green' ? '#174d2c' : '#23683d';
  canvas.add(
    contactShadow(scene, x, y, h * 0.4),
    rect(x - h * 0.045, y - h * 0.14, h * 0.09, h * 0.14, '#5b3a26'),
  );
  for (const [top, foot, half] of [
    [0.62, 0.1, 0.4],
    [0.78, 0.34, 0.31],
    [0.94, 0.58, 0.21],
  ] as const) {
    let hem = '';
    const waves = 7;
    for (let i = 0; i < waves; i += 1)
      hem += `q${n((-half * h) / waves)} ${n(h * 0.05)} ${n((-half * h * 2) / waves)} 0`;
    canvas.add(
      path(
        `M${n(x)} ${n(y - h * top)}Q${n(x + half * h * 0.35)} ${n(y - h * (foot + 0.1))} ${n(x + half * h)} ${n(y - h * foot)}${hem}Q${n(x - half * h * 0.35)} ${n(y - h * (foot + 0.1))} ${n(x)} ${n(y - h * top)}Z`,
        canvas.linear([
          [0, lighten(green, 0.16)],
          [1, darken(green, 0.18)],
        ]),
      ),
    );
  }
  const lights = ['#ffd166', '#ff6b6b', '#f4f1ea', '#7fd0ff'];
  for (let i = 0; i < 46; i += 1) {
    const share = random.next();
    const half = 0.36 * (1 - share) + 0.02;
    const [px, py] = [x + random.between(-1, 1) * half * h, y - h * (0.15 + share * 0.74)];
    if (i % 4 === 0) {
      const colour = random.pick(colours(scene).filter((tone) => tone !== '#2f7a4a'));
      canvas.add(
        circle(
          px,
          py,
          h * 0.026,
          canvas.radial(
            [
              [0, lighten(colour, 0.5)],
              [0.6, colour],
              [1, darken(colour, 0.4)],
            ],
            { x: 0.35, y: 0.3 },
            0.8,
          ),
        ),
      );
    } else {
      const colour = random.pick(lights);
      canvas.add(
        circle(
          px,
          py,
          h * 0.026,
          canvas.radial([
            [0, colour, 0.8],
            [1, colour, 0],
          ]),
        ),
        circle(px, py, h * 0.007, '#ffffff'),
      );
    }
  }
  const points = Array.from(
    { length: 10 },
    (_, i) =>
      `${i === 0 ? 'M' : 'L'}${n(x + Math.sin((i / 10) * FULL_TURN) * h * (i % 2 === 0 ? 0.075 : 0.03))} ${n(y - h * 0.96 - Math.cos((i / 10) * FULL_TURN) * h * (i % 2 === 0 ? 0.075 : 0.03))}`,
  ).join('');
  canvas.add(
    circle(
      x,
      y - h * 0.96,
      h * 0.17,
      canvas.radial([
        [0, '#ffe9a8', 0.8],
        [1, '#ffe9a8', 0],
      ]),
    ),
    path(`${points}Z`, '#f7c948'),
  );
  for (const dx of [-0.34, 0.36]) gift(scene, x + dx * h, y + h * 0.02, h * random.between(0.13, 0.18));
}

function gift(scene: Scene, x: number, y: number, s: number): void {
  const { canvas, random } = scene;
  const palette = colours(scene);
  const box = random.pick(palette);
  const ribbon = random.pick(palette.filter((tone) => tone !== box));
  const h = s * random.between(0.8, 1.3);
  canvas.add(
    contactShadow(scene, x, y, s * 0.85),
    rect(
      x - s * 0.6,
      y - h,
      s * 1.2,
      h,
      canvas.linear(
        [
          [0, lighten(box, 0.15)],
          [0.55, box],
          [1, darken(box, 0.25)],
        ],
        { x: 0, y: 0 },
        { x: 1, y: 0 },
      ),
    ),
    rect(x - s * 0.1, y - h, s * 0.2, h, ribbon),
    rect(
      x - s * 0.66,
      y - h - s * 0.18,
      s * 1.32,
      s * 0.24,
      canvas.linear(
        [
          [0, lighten(box, 0.25)],
          [1, darken(box, 0.15)],
        ],
        { x: 0, y: 0 },
        { x: 1, y: 0 },
      ),
    ),
    rect(x - s * 0.1, y - h - s * 0.18, s * 0.2, s * 0.24, lighten(ribbon, 0.1)),
  );
  for (const k of [-1, 1])
    canvas.add(
      path(
        `M${n(x)} ${n(y - h - s * 0.18)}C${n(x + k * s * 0.1)} ${n(y - h - s * 0.7)} ${n(x + k * s * 0.62)} ${n(y - h - s * 0.72)} ${n(x + k * s * 0.5)} ${n(y - h - s * 0.34)}Q${n(x + k * s * 0.3)} ${n(y - h - s * 0.16)} ${n(x)} ${n(y - h - s * 0.18)}Z`,
        k < 0 ? ribbon : darken(ribbon, 0.14),
      ),
      ellipse(x + k * s * 0.3, y - h - s * 0.4, s * 0.1, s * 0.07, darken(ribbon, 0.3)),
    );
  canvas.add(circle(x, y - h - s * 0.22, s * 0.1, lighten(ribbon, 0.12)));
}

export function gifts(scene: Scene, x: number, y: number, size: number): void {
  const count = scene.random.int(2, 4);
  for (let i = 0; i < count; i += 1)
    gift(
      scene,
      x + (i - (count - 1) / 2) * size * 0.66,
      y + (i % 2) * size * 0.07,
      size * scene.random.between(0.32, 0.46),
    );
}

export function baubles(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const count = Math.max(3, Math.round((width / unit) * random.int(3, 5)));
  const palette = colours(scene);
  for (let i = 0; i < width / (unit * 0.06); i += 1)
    canvas.add(
      placed(
        i * unit * 0.06,
        -unit * 0.01,
        [
          line(
            Array.from(
              { length: 7 },
              (_, k) =>
                `M0 ${n(k * unit * 0.012)}l${n(unit * 0.035)} ${n(unit * 0.03)}M0 ${n(k * unit * 0.012)}l${n(-unit * 0.035)} ${n(unit * 0.03)}`,
            ).join(''),
            random.pick(['#2f6b45', '#235538', '#3f8055']),
            unit * 0.006,
          ),
        ],
        { turn: random.between(-25, 25) },
      ),
    );
  for (let i = 0; i < count; i += 1) {
    const x = width * ((i + 0.5) / count) + random.between(-0.02, 0.02) * width;
    const y = height * random.between(0.34, 0.72);
    const r = unit * random.between(0.075, 0.125);
    const colour = random.pick(palette);
    const clip = canvas.clip(circle(x, y, r, '#000000'));
    const trim = lighten(colour, 0.55);
    const marks = random.pick([
      [
        line(
          `M${n(x - r)} ${n(y)}${Array.from({ length: 8 }, (_, k) => `l${n(r * 0.25)} ${n((k % 2 === 0 ? -1 : 1) * r * 0.25)}`).join('')}`,
          trim,
          r * 0.07,
        ),
        line(
          `M${n(x - r)} ${n(y + r * 0.3)}h${n(r * 2)}M${n(x - r)} ${n(y - r * 0.42)}h${n(r * 2)}`,
          trim,
          r * 0.05,
        ),
      ],
      [rect(x - r, y - r * 0.25, r * 2, r * 0.5, trim, { opacity: 0.85 })],
      Array.from({ length: 12 }, (_, k) =>
        circle(x + ((k % 4) - 1.5) * r * 0.5, y + (Math.floor(k / 4) - 1) * r * 0.5, r * 0.09, trim),
      ),
      [] as string[],
    ]);
    canvas.add(
      line(`M${n(x)} 0V${n(y - r)}`, mix('#b58a3c', trim, 0.3), 2.5),
      rect(x - r * 0.16, y - r * 1.16, r * 0.32, r * 0.2, '#c9a24a', { round: 3 }),
      circle(x, y, r, colour),
      group(marks, { clip }),
      circle(
        x,
        y,
        r,
        canvas.radial(
          [
            [0, '#ffffff', 0.65],
            [0.28, '#ffffff', 0.08],
            [0.7, '#000000', 0.08],
            [1, '#000000', 0.48],
          ],
          { x: 0.32, y: 0.28 },
          0.85,
        ),
      ),
    );
  }
  for (let i = 0; i < 26; i += 1)
    canvas.add(
      circle(
        random.between(0, width),
        random.between(0, height),
        unit * random.between(0.002, 0.008),
        '#ffffff',
        { opacity: 0.7 },
      ),
    );
}
