import { darken, lighten, luminance } from '../brushes/colour.ts';
import { contactShadow, gloss, rounded } from '../brushes/studio.ts';
import {
  FULL_TURN,
  circle,
  curve,
  ellipse,
  group,
  line,
  loop,
  n,
  path,
  placed,
  polygon,
  rect,
} from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';
import { leafShape } from './pattern.ts';

const COVERS = ['#c8503c', '#2e6fa8', '#e0a83a', '#3f7d6e', '#7d5f8f', '#2f3a4a', '#d98ea0'];

export function books(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const count = random.int(3, 6);
  let top = y;
  canvas.add(contactShadow(scene, x, y, size * 0.72));
  for (let i = 0; i < count; i += 1) {
    const w = size * random.between(0.95, 1.2);
    const h = size * random.between(0.12, 0.18);
    const cx = x + random.between(-0.07, 0.07) * size;
    const cover = random.pick(COVERS);
    canvas.add(
      rect(cx - w / 2, top - h, w, h, rounded(scene, cover), { round: h * 0.12 }),
      rect(cx + w * 0.06, top - h * 0.86, w * 0.43, h * 0.72, '#f6efdf', { round: 2 }),
      line(
        [0.3, 0.5, 0.7].map((at) => `M${n(cx + w * 0.08)} ${n(top - h * at)}h${n(w * 0.4)}`).join(''),
        '#cbbf9f',
        1.4,
      ),
      rect(cx - w * 0.42, top - h * 0.9, w * 0.02, h * 0.8, lighten(cover, 0.5)),
      rect(cx - w * 0.3, top - h * 0.65, w * 0.24, h * 0.28, lighten(cover, 0.45), { round: 2 }),
    );
    top -= h;
  }
  const r = size * 0.17;
  const red = '#c22b2b';
  canvas.add(
    ellipse(x, top, r * 0.9, r * 0.14, '#000000', { opacity: 0.3 }),
    path(
      `M${n(x)} ${n(top - r * 1.72)}C${n(x + r * 0.68)} ${n(top - r * 2.1)} ${n(x + r * 1.3)} ${n(top - r * 1.6)} ${n(x + r * 1.15)} ${n(top - r * 0.9)}C${n(x + r)} ${n(top - r * 0.1)} ${n(x + r * 0.5)} ${n(top + r * 0.08)} ${n(x)} ${n(top - r * 0.04)}C${n(x - r * 0.5)} ${n(top + r * 0.08)} ${n(x - r)} ${n(top - r * 0.1)} ${n(x - r * 1.15)} ${n(top - r * 0.9)}C${n(x - r * 1.3)} ${n(top - r * 1.6)} ${n(x - r * 0.68)} ${n(top - r * 2.1)} ${n(x)} ${n(top - r * 1.72)}Z`,
      canvas.radial(
        [
          [0, lighten(red, 0.35)],
          [0.5, red],
          [1, darken(red, 0.4)],
        ],
        { x: 0.34, y: 0.3 },
        0.8,
      ),
    ),
    line(`M${n(x)} ${n(top - r * 1.7)}q2 ${n(-r * 0.3)} ${n(r * 0.16)} ${n(-r * 0.5)}`, '#5a3a22', r * 0.1),
    placed(x + r * 0.08, top - r * 1.9, [path(leafShape(r * 0.75, r * 0.28), '#5d9a3c')], { turn: 62 }),
    gloss(x - r * 0.5, top - r * 1.25, r * 0.16, r * 0.3, 0.5),
  );
}

export function pencils(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const colours = [
    '#e63946',
    '#f3722c',
    '#f9c74f',
    '#90be6d',
    '#43aa8b',
    '#277da1',
    '#577590',
    '#9d4edd',
    '#f28482',
    '#6d4c41',
  ];
  const w = unit * 0.055;
  const count = Math.floor((width * 0.86) / (w * 1.25));
  const long = height * random.between(0.55, 0.7);
  const shift = random.int(0, 9);
  for (let i = 0; i < count; i += 1) {
    const colour = colours[Math.floor(((i + shift) * 10) / Math.max(10, count)) % 10] ?? '#e63946';
    const x = (width - count * w * 1.25) / 2 + (i + 0.5) * w * 1.25;
    const tip = height * 0.24 + Math.sin(i * 0.7) * height * 0.04 + random.between(-0.015, 0.015) * height;
    canvas.add(
      rect(x - w / 2 + 6, tip + w * 1.6 + 8, w, long, '#000000', { opacity: 0.16 }),
      polygon(
        [
          { x: x - w / 2, y: tip + w * 1.7 },
          { x, y: tip },
          { x: x + w / 2, y: tip + w * 1.7 },
        ],
        '#ecc998',
      ),
      polygon(
        [
          { x: x - w * 0.16, y: tip + w * 0.55 },
          { x, y: tip },
          { x: x + w * 0.16, y: tip + w * 0.55 },
        ],
        colour,
      ),
      path(
        `M${n(x - w / 2)} ${n(tip + w * 1.7)}q${n(w * 0.17)} ${n(w * 0.25)} ${n(w / 3)} 0q${n(w * 0.17)} ${n(w * 0.25)} ${n(w / 3)} 0q${n(w * 0.17)} ${n(w * 0.25)} ${n(w / 3)} 0V${n(tip + long)}H${n(x - w / 2)}Z`,
        colour,
      ),
      rect(x - w / 2, tip + w * 1.9, w * 0.3, long - w * 1.9, '#ffffff', { opacity: 0.2 }),
      rect(x + w * 0.2, tip + w * 1.9, w * 0.3, long - w * 1.9, '#000000', { opacity: 0.16 }),
    );
  }
}

export function openBook(scene: Scene): void {
  const { canvas, random } = scene;
  const s = canvas.unit * random.between(0.36, 0.42);
  const turn = random.between(-9, 9);
  const half = (flip: number): string => {
    const page = `M0 ${n(-s * 0.55)}C${n(flip * s * 0.3)} ${n(-s * 0.68)} ${n(flip * s * 0.7)} ${n(-s * 0.62)} ${n(flip * s * 0.98)} ${n(-s * 0.56)}V${n(s * 0.56)}C${n(flip * s * 0.7)} ${n(s * 0.5)} ${n(flip * s * 0.3)} ${n(s * 0.44)} 0 ${n(s * 0.58)}Z`;
    let text = '';
    for (let i = 0; i < 13; i += 1)
      text += `M${n(flip * s * 0.13)} ${n(-s * 0.44 + i * s * 0.07)}q${n(flip * s * 0.3)} ${n(-s * 0.07)} ${n(flip * s * (i % 5 === 4 ? 0.42 : 0.74))} ${n(-s * 0.01)}`;
    return (
      path(
        page,
        canvas.linear(
          [
            [0, flip > 0 ? '#d8cfba' : '#fffaf0'],
            [0.3, '#fffaf0'],
            [1, flip > 0 ? '#fffaf0' : '#d8cfba'],
          ],
          { x: 0, y: 0 },
          { x: 1, y: 0 },
        ),
      ) + line(text, '#9a927f', 3, { opacity: 0.7 })
    );
  };
  canvas.add(
    placed(
      canvas.width / 2 + 10,
      canvas.height / 2 + 18,
      [rect(-s * 1.03, -s * 0.6, s * 2.06, s * 1.22, '#000000', { round: 12, opacity: 0.22 })],
      { turn },
    ),
    placed(
      canvas.width / 2,
      canvas.height / 2,
      [
        rect(-s * 1.04, -s * 0.6, s * 2.08, s * 1.22, random.pick(COVERS), { round: 10 }),
        half(-1),
        half(1),
        ...(random.chance(0.6)
          ? [
              path(
                `M${n(s * 0.08)} ${n(s * 0.3)}V${n(s * 0.78)}L${n(s * 0.13)} ${n(s * 0.7)}L${n(s * 0.18)} ${n(s * 0.78)}V${n(s * 0.3)}Z`,
                '#c8303c',
              ),
            ]
          : []),
      ],
      { turn },
    ),
  );
}

export function globe(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const r = size * 0.46;
  const cy = y - r * 1.5;
  const sea = random.pick(['#5fa3cf', '#3f86b5', '#c9a86f']);
  const land = sea === '#c9a86f' ? '#8a6238' : '#7fae5a';
  const clip = canvas.clip(circle(x, cy, r, '#000000'));
  const lands = Array.from({ length: 6 }, () => {
    const [px, py] = [x + random.between(-0.8, 0.8) * r, cy + random.between(-0.8, 0.8) * r];
    return path(
      loop(
        Array.from({ length: 9 }, (_, i) => ({
          x: px + Math.cos((i / 9) * FULL_TURN) * r * random.between(0.14, 0.42),
          y: py + Math.sin((i / 9) * FULL_TURN) * r * random.between(0.14, 0.36),
        })),
      ),
      land,
    );
  });
  const brass = '#b5893c';
  canvas.add(
    contactShadow(scene, x, y, r * 0.8),
    ellipse(x, y - r * 0.04, r * 0.55, r * 0.11, darken(brass, 0.3)),
    ellipse(x, y - r * 0.09, r * 0.5, r * 0.09, brass),
    rect(x - r * 0.06, y - r * 0.5, r * 0.12, r * 0.42, rounded(scene, brass)),
    circle(x, cy, r, sea),
    group(lands, { clip }),
    circle(
      x,
      cy,
      r,
      canvas.radial(
        [
          [0, '#ffffff', 0.4],
          [0.45, '#ffffff', 0],
          [1, '#00101f', 0.55],
        ],
        { x: 0.33, y: 0.3 },
        0.85,
      ),
    ),
    `<path d="M${n(x + r * 0.5)} ${n(cy - r * 0.98)}A${n(r * 1.1)} ${n(r * 1.1)} 0 0 1 ${n(x - r * 0.5)} ${n(cy + r * 0.98)}" fill="none" stroke="${brass}" stroke-width="${n(r * 0.07)}"/>`,
    circle(x + r * 0.5, cy - r * 0.98, r * 0.06, brass),
    circle(x - r * 0.5, cy + r * 0.98, r * 0.06, brass),
  );
}

export function bulb(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  if (!scene.has('many')) {
    oneBulb(scene, x, y - size * 0.02, size * 0.98, true);
    return;
  }
  const count = canvas.width > canvas.height ? 5 : 3;
  const lit = random.int(0, count - 1);
  for (let i = 0; i < count; i += 1)
    oneBulb(scene, canvas.width * ((i + 0.5) / count), y, size * 0.52, i === lit);
}

function oneBulb(scene: Scene, x: number, y: number, s: number, lit: boolean): void {
  const { canvas } = scene;
  const cy = y - s * 0.82;
  const r = s * 0.34;
  const glass = lit ? '#ffdf7a' : luminance(scene.palette.tones[0]) > 0.6 ? '#aeb6c0' : '#dfe5ec';
  if (lit)
    canvas.add(
      circle(
        x,
        cy,
        r * 2.6,
        canvas.radial([
          [0, '#fff0b0', 0.85],
          [0.35, '#ffe28a', 0.4],
          [1, '#ffe28a', 0],
        ]),
      ),
    );
  const filament = Array.from({ length: 9 }, (_, i) => ({
    x: x + (i - 4) * r * 0.09,
    y: cy - r * 0.05 + (i % 2 === 0 ? -1 : 1) * r * 0.12,
  }));
  canvas.add(
    contactShadow(scene, x, y, r * 0.8),
    path(
      `M${n(x - r * 0.42)} ${n(cy + r * 1.3)}C${n(x - r * 0.42)} ${n(cy + r * 0.9)} ${n(x - r)} ${n(cy + r * 0.6)} ${n(x - r)} ${n(cy)}A${n(r)} ${n(r)} 0 0 1 ${n(x + r)} ${n(cy)}C${n(x + r)} ${n(cy + r * 0.6)} ${n(x + r * 0.42)} ${n(cy + r * 0.9)} ${n(x + r * 0.42)} ${n(cy + r * 1.3)}Z`,
      canvas.radial(
        [
          [0, '#ffffff', lit ? 1 : 0.6],
          [0.5, glass, lit ? 0.95 : 0.45],
          [1, darken(glass, 0.18), lit ? 0.95 : 0.6],
        ],
        { x: 0.4, y: 0.35 },
        0.7,
      ),
      { stroke: darken(glass, 0.25), strokeWidth: 2 },
    ),
    line(
      `M${n(x - r * 0.16)} ${n(cy + r * 1.2)}L${n(x - r * 0.36)} ${n(cy)}M${n(x + r * 0.16)} ${n(cy + r * 1.2)}L${n(x + r * 0.36)} ${n(cy)}`,
      '#8a7a5c',
      2.5,
    ),
    line(curve(filament), lit ? '#ff9f1c' : '#7a6a50', 4),
  );
  for (let i = 0; i < 4; i += 1)
    canvas.add(
      rect(
        x - r * (0.44 - i * 0.03),
        cy + r * (1.28 + i * 0.2),
        r * (0.88 - i * 0.06),
        r * 0.16,
        rounded(scene, '#a5abb4'),
        { round: r * 0.06 },
      ),
    );
  canvas.add(
    path(
      `M${n(x - r * 0.3)} ${n(cy + r * 2.08)}H${n(x + r * 0.3)}L${n(x + r * 0.14)} ${n(cy + r * 2.3)}H${n(x - r * 0.14)}Z`,
      '#3a3d44',
    ),
    gloss(x - r * 0.45, cy - r * 0.4, r * 0.12, r * 0.28, 0.7),
  );
}
