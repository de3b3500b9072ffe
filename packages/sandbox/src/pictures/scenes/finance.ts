import { darken, lighten, luminance, mix } from '../brushes/colour.ts';
import { contactShadow } from '../brushes/studio.ts';
import { FULL_TURN, circle, ellipse, line, n, path, placed, polygon, rect } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';

/** Charts, coins, cards. */

function inks(scene: Scene): string[] {
  const ground = luminance(scene.palette.tones[0]);
  const clear = [...scene.palette.accents, scene.palette.glow, scene.palette.tones[4]].filter(
    (ink) => Math.abs(luminance(ink) - ground) > 0.14,
  );
  return clear.length > 1 ? clear : ['#ffffff', '#2a2f3a'];
}

export function chart(scene: Scene): void {
  const { canvas } = scene;
  const w = Math.min(canvas.width * 0.76, canvas.unit * 1.05);
  const h = Math.min(canvas.height * 0.62, w * 0.72);
  const box = { x: (canvas.width - w) / 2, y: (canvas.height - h) / 2, w, h };
  let grid = '';
  for (let i = 0; i <= 5; i += 1) grid += `M${n(box.x)} ${n(box.y + (h * i) / 5)}h${n(w)}`;
  if (!scene.has('pie')) canvas.add(line(grid, scene.palette.tones[4], 2, { opacity: 0.22 }));
  if (scene.has('candles')) candles(scene, box);
  else if (scene.has('pie')) pie(scene, box);
  else bars(scene, box);
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

function bars(scene: Scene, { x, y, w, h }: Box): void {
  const { canvas, random } = scene;
  const [first = '#2e86ab', second = first] = inks(scene);
  const count = random.int(5, 8);
  const tops: { x: number; y: number }[] = [];
  const deep = (w / count) * 0.16;
  for (let i = 0; i < count; i += 1) {
    const tall = h * (0.16 + 0.62 * ((i + 0.4) / count) ** 1.2 + random.between(0, 0.07));
    const bx = x + (i / count) * w + (w / count) * 0.16;
    const bw = (w / count) * 0.6;
    const by = y + h - tall;
    const colour = i === count - 1 ? second : first;
    canvas.add(
      polygon(
        [
          { x: bx + bw, y: by },
          { x: bx + bw + deep, y: by - deep },
          { x: bx + bw + deep, y: y + h - deep },
          { x: bx + bw, y: y + h },
        ],
        darken(colour, 0.3),
      ),
      polygon(
        [
          { x: bx, y: by },
          { x: bx + deep, y: by - deep },
          { x: bx + bw + deep, y: by - deep },
          { x: bx + bw, y: by },
        ],
        lighten(colour, 0.3),
      ),
      rect(
        bx,
        by,
        bw,
        tall,
        canvas.linear([
          [0, lighten(colour, 0.14)],
          [1, darken(colour, 0.1)],
        ]),
      ),
    );
    tops.push({ x: bx + bw / 2, y: by - h * 0.12 });
  }
  const tip = { x: x + w * 1.02, y: y - h * 0.02 };
  const [from = tip] = tops;
  const ink = inks(scene)[2] ?? '#e4572e';
  const trail = [...tops.slice(0, -1), tip]
    .map((point, i) => `${i === 0 ? 'M' : 'L'}${n(point.x)} ${n(point.y)}`)
    .join('');
  const turn = (Math.atan2(tip.y - from.y, tip.x - from.x) * 180) / Math.PI;
  canvas.add(
    line(trail, ink, w * 0.02),
    placed(
      tip.x,
      tip.y,
      [
        polygon(
          [
            { x: w * 0.05, y: 0 },
            { x: -w * 0.03, y: -w * 0.04 },
            { x: -w * 0.03, y: w * 0.04 },
          ],
          ink,
        ),
      ],
      { turn: turn - 12 },
    ),
  );
}

function candles(scene: Scene, { x, y, w, h }: Box): void {
  const { canvas, random } = scene;
  const up = luminance(scene.palette.tones[0]) > 0.5 ? '#1f9d6b' : '#3fd39a';
  const down = luminance(scene.palette.tones[0]) > 0.5 ? '#d23a3a' : '#ff6b6b';
  const count = 26;
  let level = 0.25;
  let trend = '';
  for (let i = 0; i < count; i += 1) {
    const move = random.between(-0.07, 0.1);
    const from = level;
    level = Math.min(0.92, Math.max(0.08, level + move));
    const cx = x + ((i + 0.5) / count) * w;
    const at = (value: number) => y + h * (1 - value);
    const colour = move >= 0 ? up : down;
    canvas.add(
      line(
        `M${n(cx)} ${n(at(Math.max(from, level) + random.between(0.01, 0.06)))}V${n(at(Math.min(from, level) - random.between(0.01, 0.06)))}`,
        colour,
        2.5,
      ),
      rect(
        cx - (w / count) * 0.33,
        at(Math.max(from, level)),
        (w / count) * 0.66,
        Math.max(4, Math.abs(move) * h),
        colour,
        { round: 2 },
      ),
    );
    trend += `${i === 0 ? 'M' : 'L'}${n(cx)} ${n(at((from + level) / 2) + 18)}`;
  }
  canvas.add(line(trend, inks(scene)[0] ?? '#ffd166', 3, { opacity: 0.8 }));
}

function pie(scene: Scene, { x, y, w, h }: Box): void {
  const { canvas, random } = scene;
  const colours = inks(scene);
  const sheet = luminance(scene.palette.tones[0]) > 0.8 ? '#eef1f5' : '#fdfdfb';
  const turn = random.between(-7, 7);
  const parts: string[] = [rect(-w * 0.42, -h * 0.5, w * 0.84, h, sheet, { round: 10 })];
  const cuts = [0, random.between(0.22, 0.34), random.between(0.48, 0.6), random.between(0.74, 0.86), 1];
  const r = h * 0.3;
  for (let i = 0; i < 4; i += 1) {
    const [a, b] = [(cuts[i] ?? 0) * FULL_TURN, (cuts[i + 1] ?? 1) * FULL_TURN];
    const cx = -w * 0.18;
    parts.push(
      path(
        `M${n(cx)} 0L${n(cx + Math.cos(a) * r)} ${n(Math.sin(a) * r)}A${n(r)} ${n(r)} 0 ${b - a > 3.14 ? 1 : 0} 1 ${n(cx + Math.cos(b) * r)} ${n(Math.sin(b) * r)}Z`,
        ['#e4572e', '#2e86ab', '#f3a712', '#3f7d6e'][i] ?? '#888888',
      ),
      rect(
        w * 0.13,
        -h * 0.24 + i * h * 0.13,
        w * 0.03,
        w * 0.03,
        ['#e4572e', '#2e86ab', '#f3a712', '#3f7d6e'][i] ?? '#888888',
        { round: 3 },
      ),
      rect(w * 0.18, -h * 0.235 + i * h * 0.13, w * random.between(0.1, 0.18), w * 0.018, '#b5bcc6', {
        round: 3,
      }),
    );
  }
  parts.push(
    circle(-w * 0.18, 0, r * 0.45, sheet),
    rect(-w * 0.36, -h * 0.43, w * 0.3, h * 0.03, colours[0] ?? '#2a2f3a', { round: 3 }),
  );
  canvas.add(
    placed(
      x + w / 2 + 8,
      y + h / 2 + 14,
      [rect(-w * 0.42, -h * 0.5, w * 0.84, h, '#000000', { round: 10, opacity: 0.2 })],
      { turn },
    ),
    placed(x + w / 2, y + h / 2, parts, { turn }),
  );
}

export function coins(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, random } = scene;
  const stacks = random.int(3, 5);
  const r = size * 0.2;
  for (let i = 0; i < stacks; i += 1) {
    const cx = x + (i - (stacks - 1) / 2) * r * 2.25;
    const count = Math.round(2 + i * random.between(1.8, 2.6));
    const gold = random.chance(0.8) ? '#e0aa30' : '#b9bdc4';
    canvas.add(contactShadow(scene, cx, y + r * 0.1, r * 1.35));
    for (let c = 0; c < count; c += 1) {
      const cy = y - c * r * 0.27;
      const dx = random.between(-0.05, 0.05) * r;
      canvas.add(
        path(
          `M${n(cx + dx - r)} ${n(cy - r * 0.22)}V${n(cy)}A${n(r)} ${n(r * 0.3)} 0 0 0 ${n(cx + dx + r)} ${n(cy)}V${n(cy - r * 0.22)}Z`,
          canvas.linear(
            [
              [0, darken(gold, 0.3)],
              [0.3, lighten(gold, 0.35)],
              [0.6, gold],
              [1, darken(gold, 0.4)],
            ],
            { x: 0, y: 0 },
            { x: 1, y: 0 },
          ),
        ),
        ellipse(cx + dx, cy - r * 0.22, r, r * 0.3, lighten(gold, 0.2)),
        ellipse(cx + dx, cy - r * 0.22, r * 0.78, r * 0.22, gold, {
          stroke: darken(gold, 0.25),
          strokeWidth: 1.5,
        }),
      );
    }
    if (random.chance(0.35))
      canvas.add(
        line(`M${n(cx)} ${n(y - count * r * 0.27)}v${n(-r * 0.7)}`, '#4f8f4a', r * 0.09),
        ...[-1, 1].map((k) =>
          path(
            `M0 0Q${n(k * r * 0.6)} ${n(-r * 0.6)} ${n(k * r * 0.8)} 0Q${n(k * r * 0.4)} ${n(r * 0.3)} 0 0Z`,
            '#6fae5f',
            { transform: `translate(${n(cx)} ${n(y - count * r * 0.27 - r * 0.6)})` },
          ),
        ),
      );
  }
}

export function card(scene: Scene): void {
  const { canvas, random } = scene;
  const w = canvas.unit * random.between(0.62, 0.72);
  const h = w * 0.63;
  const [first = '#2e4a7a', second = '#c8553d'] = inks(scene);
  for (const [i, colour] of [second, first].entries()) {
    const turn = random.between(-16, -4) + i * 14;
    const x = canvas.width / 2 + (i - 0.5) * w * 0.12;
    const y = canvas.height / 2 + (i - 0.5) * h * 0.3;
    const ink = luminance(colour) > 0.6 ? '#3a3f4a' : '#ffffff';
    canvas.add(
      placed(x + 9, y + 15, [rect(-w / 2, -h / 2, w, h, '#000000', { round: w * 0.05, opacity: 0.22 })], {
        turn,
      }),
      placed(
        x,
        y,
        [
          rect(
            -w / 2,
            -h / 2,
            w,
            h,
            canvas.linear(
              [
                [0, lighten(colour, 0.2)],
                [1, darken(colour, 0.2)],
              ],
              { x: 0, y: 0 },
              { x: 1, y: 1 },
            ),
            { round: w * 0.05 },
          ),
          path(
            `M${n(-w / 2)} ${n(h * 0.1)}Q0 ${n(-h * 0.3)} ${n(w / 2)} ${n(h * 0.14)}V${n(h * 0.4)}Q0 ${n(h * 0.06)} ${n(-w / 2)} ${n(h * 0.42)}Z`,
            '#ffffff',
            { opacity: 0.09 },
          ),
          rect(-w * 0.4, -h * 0.2, w * 0.13, h * 0.17, '#e6c66a', { round: 6 }),
          line(
            `M${n(-w * 0.335)} ${n(-h * 0.2)}v${n(h * 0.17)}M${n(-w * 0.4)} ${n(-h * 0.115)}h${n(w * 0.13)}`,
            '#a8862c',
            2,
          ),
          ...[0, 1, 2, 3].map((g) =>
            line(`M${n(-w * 0.4 + g * w * 0.2)} ${n(h * 0.12)}h${n(w * 0.14)}`, ink, h * 0.045, {
              opacity: 0.85,
            }),
          ),
          line(`M${n(-w * 0.4)} ${n(h * 0.32)}h${n(w * 0.3)}`, ink, h * 0.03, { opacity: 0.6 }),
          circle(w * 0.29, h * 0.3, h * 0.11, '#f0a23a', { opacity: 0.9 }),
          circle(w * 0.38, h * 0.3, h * 0.11, mix('#e4572e', colour, 0.1), { opacity: 0.85 }),
        ],
        { turn },
      ),
    );
  }
}
