import { darken, lighten, mix } from '../brushes/colour.ts';
import { stars } from '../brushes/sky.ts';
import { FULL_TURN, circle, ellipse, group, line, loop, n, path, placed, rect } from '../brushes/svg.ts';
import type { Painter, Scene } from '../scene.ts';

/** Planets, galaxies, rockets. */
export const space: Painter = (scene) => {
  const { canvas, palette, random } = scene;
  const { width, height, unit } = canvas;
  const [top, middle, low] = palette.tones;
  canvas.add(
    rect(
      0,
      0,
      width,
      height,
      canvas.linear(
        [
          [0, top],
          [0.6, middle],
          [1, top],
        ],
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ),
    ),
  );
  for (let i = 0; i < 7; i += 1) {
    const colour = random.pick([low, ...palette.accents]);
    canvas.add(
      ellipse(
        random.between(0, width),
        random.between(0, height),
        unit * random.between(0.2, 0.5),
        unit * random.between(0.12, 0.35),
        canvas.radial([
          [0, colour, 0.32],
          [1, colour, 0],
        ]),
      ),
    );
  }
  stars(scene, height, 170);
  switch (scene.main) {
    case 'galaxy':
      return galaxy(scene);
    case 'rocket':
      planet(
        scene,
        width * random.between(0.1, 0.9),
        height * random.between(0.75, 1.05),
        unit * 0.3,
        '#b9bcc6',
        false,
      );
      return rocket(scene);
    case 'earth':
      return earth(scene);
    default:
      planet(
        scene,
        width * random.between(0.35, 0.65),
        height * random.between(0.4, 0.6),
        unit * random.between(0.2, 0.32),
        random.pick(['#e0a458', '#c8553d', '#7fa9d0', '#b58fd8', '#d9c08a', '#6fb7a8']),
        true,
      );
      if (random.chance(0.6))
        planet(
          scene,
          width * random.between(0.05, 0.95),
          height * random.between(0.1, 0.3),
          unit * random.between(0.03, 0.07),
          '#c9ccd4',
          false,
        );
  }
};

/** Light falls from the upper left on everything in one picture. */
function sphere(scene: Scene, x: number, y: number, r: number, colour: string): void {
  const { canvas } = scene;
  canvas.add(
    circle(
      x,
      y,
      r * 1.25,
      canvas.radial([
        [0.72, lighten(colour, 0.3), 0.4],
        [1, colour, 0],
      ]),
    ),
    circle(x, y, r, colour),
  );
}

function terminator(scene: Scene, x: number, y: number, r: number): void {
  scene.canvas.add(
    circle(
      x,
      y,
      r,
      scene.canvas.radial(
        [
          [0, '#ffffff', 0.16],
          [0.45, '#000000', 0.02],
          [0.8, '#000010', 0.6],
          [1, '#000010', 0.88],
        ],
        { x: 0.3, y: 0.28 },
        0.85,
      ),
    ),
  );
}

function planet(scene: Scene, x: number, y: number, r: number, colour: string, ringed: boolean): void {
  const { canvas, random } = scene;
  sphere(scene, x, y, r, colour);
  const clip = canvas.clip(circle(x, y, r, '#000000'));
  const bands = Array.from({ length: 9 }, () =>
    ellipse(
      x,
      y + random.between(-0.9, 0.9) * r,
      r * 1.15,
      r * random.between(0.03, 0.13),
      random.chance(0.5) ? lighten(colour, 0.28) : darken(colour, 0.25),
      { opacity: 0.5 },
    ),
  );
  const craters = Array.from({ length: 11 }, () =>
    circle(
      x + random.between(-0.8, 0.8) * r,
      y + random.between(-0.8, 0.8) * r,
      r * random.between(0.04, 0.16),
      darken(colour, 0.2),
      { opacity: 0.6 },
    ),
  );
  const tilt = random.between(-28, 28);
  canvas.add(
    group([group(ringed ? bands : craters, { transform: `rotate(${n(tilt)} ${n(x)} ${n(y)})` })], { clip }),
  );
  terminator(scene, x, y, r);
  if (!ringed) return;
  const ring = lighten(mix(colour, '#d9c9a8', 0.5), 0.2);
  const arc = (share: number) =>
    `M${n(-r * share)} 0A${n(r * share)} ${n(r * share * 0.28)} 0 0 0 ${n(r * share)} 0`;
  const back = (share: number) =>
    `M${n(-r * share)} 0A${n(r * share)} ${n(r * share * 0.28)} 0 0 1 ${n(r * share)} 0`;
  const front = [
    [1.45, 0.16, 0.75],
    [1.72, 0.1, 0.9],
    [1.93, 0.05, 0.6],
  ] as const;
  canvas.add(
    placed(
      x,
      y,
      front.map(([share, wide, opacity]) => line(arc(share), ring, r * wide, { opacity })),
      { turn: tilt },
    ),
  );
  const outside = canvas.clip(
    `<path clip-rule="evenodd" d="M-2000 -2000H4000V4000H-2000ZM${n(x - r)} ${n(y)}A${n(r)} ${n(r)} 0 1 0 ${n(x + r)} ${n(y)}A${n(r)} ${n(r)} 0 1 0 ${n(x - r)} ${n(y)}Z"/>`,
  );
  canvas.add(
    group(
      [
        placed(
          x,
          y,
          front.map(([share, wide, opacity]) =>
            line(back(share), darken(ring, 0.3), r * wide, { opacity: opacity * 0.8 }),
          ),
          { turn: tilt },
        ),
      ],
      { clip: outside },
    ),
  );
}

function earth(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const r = unit * random.between(0.28, 0.48);
  const x = width * random.between(0.4, 0.6);
  const y = height * random.between(0.5, 0.72);
  canvas.add(
    circle(
      x,
      y,
      r * 1.22,
      canvas.radial([
        [0.78, '#7cc4ff', 0.65],
        [1, '#7cc4ff', 0],
      ]),
    ),
    circle(
      x,
      y,
      r,
      canvas.radial(
        [
          [0, '#3f8fdc'],
          [1, '#123f86'],
        ],
        { x: 0.35, y: 0.3 },
        0.8,
      ),
    ),
  );
  const clip = canvas.clip(circle(x, y, r, '#000000'));
  const lands = Array.from({ length: 6 }, () => {
    const centre = { x: x + random.between(-0.7, 0.7) * r, y: y + random.between(-0.7, 0.7) * r };
    const size = r * random.between(0.16, 0.42);
    return path(
      loop(
        Array.from({ length: 10 }, (_, i) => ({
          x: centre.x + Math.cos((i / 10) * FULL_TURN) * size * random.between(0.5, 1.2),
          y: centre.y + Math.sin((i / 10) * FULL_TURN) * size * random.between(0.5, 1.1),
        })),
      ),
      random.pick(['#4f8a4a', '#7a8f4e', '#a38c58', '#3f7a4a']),
    );
  });
  const weather = Array.from({ length: 11 }, () =>
    ellipse(
      x + random.between(-0.9, 0.9) * r,
      y + random.between(-0.9, 0.9) * r,
      r * random.between(0.1, 0.5),
      r * random.between(0.02, 0.06),
      '#ffffff',
      {
        opacity: random.between(0.4, 0.85),
        transform: `rotate(${n(random.between(-24, 8))} ${n(x)} ${n(y)})`,
      },
    ),
  );
  canvas.add(
    group([...lands, ellipse(x, y - r * 0.96, r * 0.4, r * 0.12, '#ffffff', { opacity: 0.9 }), ...weather], {
      clip,
    }),
  );
  terminator(scene, x, y, r);
}

function galaxy(scene: Scene): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  const centre = { x: width / 2, y: height / 2 };
  const turn = random.between(-40, 40);
  const flat = random.between(0.35, 0.65);
  const parts: string[] = [
    ellipse(
      0,
      0,
      unit * 0.55,
      unit * 0.55 * flat,
      canvas.radial([
        [0, '#fff4d8', 0.9],
        [0.15, palette.glow, 0.5],
        [0.5, palette.accents[2] ?? palette.glow, 0.25],
        [1, palette.tones[2], 0],
      ]),
    ),
  ];
  const arms = random.int(2, 4);
  for (let i = 0; i < 420; i += 1) {
    const share = random.next() ** 0.7;
    const angle = ((i % arms) / arms) * FULL_TURN + share * 5 + (random.next() + random.next() - 1) * 0.7;
    const reach = unit * 0.52 * share;
    parts.push(
      circle(
        Math.cos(angle) * reach,
        Math.sin(angle) * reach * flat,
        random.between(1, 4.2),
        mix('#fff4d8', random.pick([...palette.accents, '#9cc4ff']), share),
        { opacity: random.between(0.4, 1) },
      ),
    );
  }
  parts.push(
    ellipse(
      0,
      0,
      unit * 0.1,
      unit * 0.09 * (flat + 0.2),
      canvas.radial([
        [0, '#ffffff', 1],
        [0.4, '#fff1cf', 0.9],
        [1, '#fff1cf', 0],
      ]),
    ),
  );
  canvas.add(placed(centre.x, centre.y, parts, { turn }));
}

function rocket(scene: Scene): void {
  const { canvas, random } = scene;
  const size = canvas.unit * random.between(0.36, 0.48);
  const trim = random.pick(['#e4572e', '#2e86ab', '#f3a712', '#d1495b']);
  const s = size;
  canvas.add(
    placed(
      canvas.width * random.between(0.4, 0.6),
      canvas.height * random.between(0.38, 0.5),
      [
        path(`M${n(-s * 0.1)} ${n(s * 0.4)}Q0 ${n(s * 1.05)} ${n(s * 0.1)} ${n(s * 0.4)}Z`, '#ff9f1c'),
        path(`M${n(-s * 0.055)} ${n(s * 0.4)}Q0 ${n(s * 0.8)} ${n(s * 0.055)} ${n(s * 0.4)}Z`, '#fff3b0'),
        path(
          `M${n(-s * 0.15)} ${n(s * 0.1)}L${n(-s * 0.3)} ${n(s * 0.42)}L${n(-s * 0.12)} ${n(s * 0.36)}ZM${n(s * 0.15)} ${n(s * 0.1)}L${n(s * 0.3)} ${n(s * 0.42)}L${n(s * 0.12)} ${n(s * 0.36)}Z`,
          trim,
        ),
        path(
          `M0 ${n(-s * 0.6)}C${n(s * 0.22)} ${n(-s * 0.32)} ${n(s * 0.2)} ${n(s * 0.12)} ${n(s * 0.12)} ${n(s * 0.4)}H${n(-s * 0.12)}C${n(-s * 0.2)} ${n(s * 0.12)} ${n(-s * 0.22)} ${n(-s * 0.32)} 0 ${n(-s * 0.6)}Z`,
          canvas.linear(
            [
              [0, '#ffffff'],
              [0.55, '#e9ecf1'],
              [1, '#aeb6c2'],
            ],
            { x: 0, y: 0 },
            { x: 1, y: 0 },
          ),
        ),
        path(
          `M0 ${n(-s * 0.6)}C${n(s * 0.1)} ${n(-s * 0.48)} ${n(s * 0.14)} ${n(-s * 0.38)} ${n(s * 0.155)} ${n(-s * 0.3)}H${n(-s * 0.155)}C${n(-s * 0.14)} ${n(-s * 0.38)} ${n(-s * 0.1)} ${n(-s * 0.48)} 0 ${n(-s * 0.6)}Z`,
          trim,
        ),
        circle(0, -s * 0.12, s * 0.09, trim),
        circle(0, -s * 0.12, s * 0.062, '#1d3557'),
        circle(-s * 0.02, -s * 0.14, s * 0.02, '#9fd0f5'),
        rect(-s * 0.025, s * 0.08, s * 0.05, s * 0.32, darken(trim, 0.15), { round: s * 0.02 }),
      ],
      { turn: random.between(18, 48) },
    ),
  );
}
