import { darken, lighten, luminance, mix } from '../brushes/colour.ts';
import {
  FULL_TURN,
  QUARTER_TURN,
  circle,
  line,
  loop,
  n,
  path,
  placed,
  polygon,
  rect,
} from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';
import { GLYPHS, THEMES } from './glyphs.ts';
import { inksOn } from './ink-contrast.ts';

const NAMES = [...(THEMES['business'] ?? []), ...(THEMES['tech'] ?? [])];

function glyph(scene: Scene, x: number, y: number, size: number, ink: string): string {
  return placed(x, y, [line(GLYPHS[scene.random.pick(NAMES)] ?? '', ink, 1.7)], { scale: size / 24 });
}

/** Lines that stand for text, so that no font is needed. */
function textLines(x: number, y: number, width: number, count: number, ink: string, thick: number): string {
  let data = '';
  for (let i = 0; i < count; i += 1)
    data += `M${n(x)} ${n(y + i * thick * 2.6)}h${n(width * (i === count - 1 ? 0.6 : 1 - (i % 2) * 0.12))}`;
  return line(data, ink, thick, { opacity: 0.55 });
}

export function steps(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const inks = inksOn(scene);
  const count = random.int(4, 5);
  const down = height > width;
  const kind = random.int(0, 2);
  for (let i = 0; i < count; i += 1) {
    const share = (i + 0.5) / count;
    const x = down ? width * 0.3 : width * (0.04 + share * 0.92);
    const y = down ? height * (0.04 + share * 0.92) : height * 0.4;
    const r = Math.min(unit * 0.13, ((down ? height : width) / count) * 0.4);
    const ink = inks[i % inks.length] ?? '#ffffff';
    const contrast = luminance(ink) > 0.6 ? '#2b2f38' : '#ffffff';
    if (i < count - 1)
      canvas.add(
        line(
          down
            ? `M${n(x)} ${n(y + r)}V${n(y + height / count - r)}`
            : `M${n(x + r)} ${n(y)}H${n(x + width / count - r)}`,
          ink,
          5,
          { opacity: 0.6 },
        ),
      );
    if (kind === 0) canvas.add(circle(x, y, r * 1.16, ink, { opacity: 0.28 }), circle(x, y, r, ink));
    else if (kind === 1)
      canvas.add(
        polygon(
          Array.from({ length: 6 }, (_, k) => ({
            x: x + Math.cos((k / 6) * FULL_TURN) * r * 1.12,
            y: y + Math.sin((k / 6) * FULL_TURN) * r * 1.12,
          })),
          ink,
        ),
      );
    else canvas.add(rect(x - r, y - r, r * 2, r * 2, ink, { round: r * 0.35 }));
    canvas.add(glyph(scene, x, y, r * 1.1, contrast));
    const tx = down ? x + r * 1.6 : x - r * 0.95;
    const ty = down ? y - r * 0.5 : y + r * 1.75;
    canvas.add(
      rect(tx, ty, r * 1.1, r * 0.2, ink, { round: r * 0.1 }),
      textLines(tx, ty + r * 0.6, down ? width * 0.42 : r * 1.9, down ? 3 : 5, ink, r * 0.1),
    );
  }
  canvas.add(
    textLines(width * 0.3, height * (down ? 0.02 : 0.09), width * 0.4, 1, inks[0] ?? '#ffffff', unit * 0.028),
  );
}

export function charts(scene: Scene): void {
  const { canvas, random, palette } = scene;
  const { width, height } = canvas;
  const inks = inksOn(scene);
  const columns = width > height * 1.1 ? 3 : 2;
  const rows = Math.max(2, Math.round((height / width) * columns));
  const gap = canvas.unit * 0.03;
  const w = (width - gap * (columns + 1)) / columns;
  const h = (height - gap * (rows + 1)) / rows;
  const light = luminance(palette.tones[0]) > 0.55;
  const card = light ? mix(palette.tones[0], '#ffffff', 0.75) : lighten(palette.tones[0], 0.09);
  const show = [bars, pie, trend, rings];
  for (let i = 0; i < columns * rows; i += 1) {
    const x = gap + (i % columns) * (w + gap);
    const y = gap + Math.floor(i / columns) * (h + gap);
    canvas.add(
      rect(x, y, w, h, card, { round: gap * 0.6 }),
      textLines(x + w * 0.08, y + h * 0.1, w * 0.4, 1, inks[0] ?? '#888888', h * 0.03),
    );
    const readable = inks.filter((ink) => Math.abs(luminance(ink) - luminance(card)) > 0.12);
    (show[(i + random.int(0, 1)) % show.length] ?? bars)(
      scene,
      { x: x + w * 0.1, y: y + h * 0.22, w: w * 0.8, h: h * 0.66 },
      readable.length > 0 ? readable : inks,
    );
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

function bars({ canvas, random }: Scene, { x, y, w, h }: Box, inks: readonly string[]): void {
  const count = 7;
  for (let i = 0; i < count; i += 1) {
    const tall = h * (0.25 + 0.6 * (i / count) + random.between(-0.12, 0.14));
    canvas.add(
      rect(
        x + (i / count) * w,
        y + h - tall,
        (w / count) * 0.62,
        tall,
        inks[i % Math.min(2, inks.length)] ?? '#888888',
        { round: 4 },
      ),
    );
  }
}

function slice(x: number, y: number, r: number, from: number, to: number, ink: string): string {
  const at = (share: number) => ({
    x: x + Math.cos(share * FULL_TURN - QUARTER_TURN) * r,
    y: y + Math.sin(share * FULL_TURN - QUARTER_TURN) * r,
  });
  const [a, b] = [at(from), at(to)];
  return path(
    `M${n(x)} ${n(y)}L${n(a.x)} ${n(a.y)}A${n(r)} ${n(r)} 0 ${to - from > 0.5 ? 1 : 0} 1 ${n(b.x)} ${n(b.y)}Z`,
    ink,
  );
}

function pie({ canvas, random }: Scene, { x, y, w, h }: Box, inks: readonly string[]): void {
  const cuts = [0, random.between(0.25, 0.4), random.between(0.5, 0.65), random.between(0.72, 0.85), 1];
  const r = Math.min(w, h) * 0.5;
  for (let i = 0; i < 4; i += 1)
    canvas.add(
      slice(
        x + w / 2,
        y + h / 2,
        r * (i === 0 ? 1.06 : 1),
        cuts[i] ?? 0,
        cuts[i + 1] ?? 1,
        mix(inks[i % inks.length] ?? '#888888', '#000000', i >= inks.length ? 0.25 : 0),
      ),
    );
}

function trend({ canvas, random }: Scene, { x, y, w, h }: Box, inks: readonly string[]): void {
  const points = Array.from({ length: 7 }, (_, i) => ({
    x: x + (i / 6) * w,
    y: y + h * (0.85 - (i / 6) * 0.65 + random.between(-0.14, 0.14)),
  }));
  const ink = inks[0] ?? '#888888';
  const data = points.map((point, i) => `${i === 0 ? 'M' : 'L'}${n(point.x)} ${n(point.y)}`).join('');
  canvas.add(
    path(`${data}L${n(x + w)} ${n(y + h)}H${n(x)}Z`, ink, { opacity: 0.22 }),
    line(data, ink, 6),
    ...points.map((point) => circle(point.x, point.y, 8, inks[1] ?? ink)),
  );
}

function rings({ canvas, random }: Scene, { x, y, w, h }: Box, inks: readonly string[]): void {
  const r = Math.min(w, h) * 0.44;
  for (const [i, share] of [1, 0.72, 0.44].entries()) {
    const radius = r * share;
    const turn = FULL_TURN * radius;
    const ink = inks[i % inks.length] ?? '#888888';
    const centre = `cx="${n(x + w / 2)}" cy="${n(y + h / 2)}" r="${n(radius)}" fill="none" stroke="${ink}" stroke-width="${n(r * 0.17)}"`;
    canvas.add(
      `<circle ${centre} opacity="0.22"/>`,
      `<circle ${centre} stroke-linecap="round" stroke-dasharray="${n(turn * random.between(0.4, 0.85))} ${n(turn)}" transform="rotate(-90 ${n(x + w / 2)} ${n(y + h / 2)})"/>`,
    );
  }
}

export function logo(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const inks = inksOn(scene);
  const [first, second, third] = [random.pick(inks), random.pick(inks), random.pick(inks)] as const;
  const x = width / 2;
  const y = height * 0.43;
  const r = unit * random.between(0.18, 0.24);
  const count = random.int(3, 8);
  const petal = random.pick([
    (k: number) =>
      path(
        `M0 0C${n(r * 0.6)} ${n(-r * 0.3)} ${n(r * 0.5)} ${n(-r)} 0 ${n(-r)}C${n(-r * 0.5)} ${n(-r)} ${n(-r * 0.6)} ${n(-r * 0.3)} 0 0Z`,
        k % 2 === 0 ? first : second,
        { opacity: 0.88 },
      ),
    (k: number) =>
      polygon(
        [
          { x: 0, y: 0 },
          { x: r * 0.42, y: -r * 0.7 },
          { x: 0, y: -r },
        ],
        k % 2 === 0 ? first : second,
      ),
    (k: number) => circle(0, -r * 0.55, r * 0.42, [first, second, third][k % 3] ?? first, { opacity: 0.75 }),
    (k: number) => rect(-r * 0.13, -r, r * 0.26, r * 0.72, k % 2 === 0 ? first : third, { round: r * 0.13 }),
  ]);
  for (let k = 0; k < count; k += 1) canvas.add(placed(x, y, [petal(k)], { turn: (k / count) * 360 }));
  if (random.chance(0.4)) canvas.add(circle(x, y, r * 0.2, scene.palette.tones[0]));
  canvas.add(
    rect(x - r * 0.95, y + r * 1.4, r * 1.9, r * 0.2, first, { round: r * 0.1 }),
    rect(x - r * 0.5, y + r * 1.75, r, r * 0.08, first, { round: r * 0.04, opacity: 0.6 }),
  );
}

export function badges(scene: Scene): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  const inks = inksOn(scene);
  const cell = unit / random.int(2, 3);
  const columns = Math.max(1, Math.floor(width / cell));
  const rows = Math.max(1, Math.floor(height / cell));
  for (let i = 0; i < columns * rows; i += 1) {
    const x = (width - columns * cell) / 2 + ((i % columns) + 0.5) * cell;
    const y = (height - rows * cell) / 2 + (Math.floor(i / columns) + 0.5) * cell;
    const r = cell * 0.4;
    const ink = inks[i % inks.length] ?? '#ffffff';
    const paper = luminance(ink) > 0.6 ? darken(palette.tones[0], 0.45) : '#fff8ea';
    const teeth = 18;
    const edge = Array.from({ length: teeth * 2 }, (_, k) => ({
      x: x + Math.cos((k / teeth) * Math.PI) * r * (k % 2 === 0 ? 1 : 0.92),
      y: y + Math.sin((k / teeth) * Math.PI) * r * (k % 2 === 0 ? 1 : 0.92),
    }));
    const kind = (i + random.int(0, 1)) % 3;
    canvas.add(
      kind === 0
        ? path(loop(edge), ink)
        : kind === 1
          ? circle(x, y, r, ink)
          : path(
              `M${n(x - r * 0.8)} ${n(y - r * 0.85)}Q${n(x)} ${n(y - r * 1.1)} ${n(x + r * 0.8)} ${n(y - r * 0.85)}V${n(y + r * 0.2)}Q${n(x + r * 0.7)} ${n(y + r * 0.8)} ${n(x)} ${n(y + r)}Q${n(x - r * 0.7)} ${n(y + r * 0.8)} ${n(x - r * 0.8)} ${n(y + r * 0.2)}Z`,
              ink,
            ),
    );
    canvas.add(
      `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r * 0.74)}" fill="none" stroke="${paper}" stroke-width="${n(r * 0.035)}"/>`,
      glyph(scene, x, y - r * 0.14, r * 0.72, paper),
      rect(x - r * 0.42, y + r * 0.36, r * 0.84, r * 0.1, paper, { round: r * 0.05 }),
    );
    if (kind === 1)
      canvas.add(
        polygon(
          [
            { x: x - r * 1.1, y: y + r * 0.24 },
            { x: x + r * 1.1, y: y + r * 0.24 },
            { x: x + r * 0.98, y: y + r * 0.42 },
            { x: x + r * 1.1, y: y + r * 0.6 },
            { x: x - r * 1.1, y: y + r * 0.6 },
            { x: x - r * 0.98, y: y + r * 0.42 },
          ],
          mix(ink, '#000000', 0.25),
        ),
        rect(x - r * 0.55, y + r * 0.37, r * 1.1, r * 0.1, paper, { round: r * 0.05 }),
      );
  }
}
