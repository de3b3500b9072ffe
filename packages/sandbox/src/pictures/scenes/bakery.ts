import { darken, lighten } from '../brushes/colour.ts';
import { contactShadow, gloss, rounded } from '../brushes/studio.ts';
import { FULL_TURN, circle, ellipse, line, n, path, rect } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';

const FROSTINGS = ['#f7a8c4', '#fbe3c0', '#a9d6e5', '#7a4a32', '#c9e4b4', '#ffffff'];

const SPRINKLES = ['#ef476f', '#ffd166', '#06d6a0', '#118ab2', '#ffffff'];

function sprinkles(scene: Scene, x: number, y: number, rx: number, ry: number, count: number): void {
  const { canvas, random } = scene;
  for (let i = 0; i < count; i += 1) {
    const angle = random.between(0, FULL_TURN);
    const reach = Math.sqrt(random.next());
    const [px, py] = [x + Math.cos(angle) * reach * rx, y + Math.sin(angle) * reach * ry];
    canvas.add(
      rect(px, py, rx * 0.07, rx * 0.022, random.pick(SPRINKLES), {
        round: rx * 0.011,
        transform: `rotate(${random.int(0, 180)} ${n(px)} ${n(py)})`,
      }),
    );
  }
}

export function cake(scene: Scene, x: number, y: number, s: number): void {
  const { canvas, random } = scene;
  const cream = random.pick(FROSTINGS);
  const sponge = random.pick(['#6b3f26', '#e9c48a', '#c96f5a']);
  const w = s * 0.62;
  const tiers = random.chance(0.4) ? 2 : 1;
  canvas.add(
    contactShadow(scene, x, y, w * 1.5),
    ellipse(x, y, w * 1.25, w * 0.22, '#e4e4e6'),
    ellipse(x, y - w * 0.04, w * 1.25, w * 0.21, '#ffffff'),
  );
  let top = y - w * 0.05;
  for (let tier = 0; tier < tiers; tier += 1) {
    const r = w * (tier === 0 ? 1 : 0.66);
    const h = w * (tiers === 1 ? 0.85 : 0.58);
    canvas.add(
      path(
        `M${n(x - r)} ${n(top - h)}V${n(top)}A${n(r)} ${n(r * 0.2)} 0 0 0 ${n(x + r)} ${n(top)}V${n(top - h)}Z`,
        rounded(scene, tier === 0 && random.chance(0.5) ? sponge : lighten(cream, 0.1)),
      ),
      path(
        `M${n(x - r)} ${n(top - h * 0.45)}A${n(r)} ${n(r * 0.2)} 0 0 0 ${n(x + r)} ${n(top - h * 0.45)}V${n(top - h * 0.58)}A${n(r)} ${n(r * 0.2)} 0 0 1 ${n(x - r)} ${n(top - h * 0.58)}Z`,
        cream,
        { opacity: 0.9 },
      ),
      ellipse(x, top - h, r, r * 0.2, lighten(cream, 0.25)),
    );
    const drips = 11;
    let drip = `M${n(x - r)} ${n(top - h)}`;
    for (let i = 0; i < drips; i += 1) {
      const a = Math.PI - ((i + 0.5) / drips) * Math.PI;
      const b = Math.PI - ((i + 1) / drips) * Math.PI;
      const long = h * random.between(0.1, 0.32);
      drip += `Q${n(x + Math.cos(a) * r)} ${n(top - h + Math.sin(a) * r * 0.2 + long * 2)} ${n(x + Math.cos(b) * r)} ${n(top - h + Math.sin(b) * r * 0.2)}`;
    }
    canvas.add(path(`${drip}A${n(r)} ${n(r * 0.2)} 0 0 0 ${n(x - r)} ${n(top - h)}Z`, lighten(cream, 0.2)));
    for (let i = 0; i < 9; i += 1) {
      const a = Math.PI - ((i + 0.5) / 9) * Math.PI;
      canvas.add(
        circle(
          x + Math.cos(a) * r * 0.98,
          top + Math.sin(a) * r * 0.2 - r * 0.05,
          r * 0.1,
          lighten(cream, 0.35),
        ),
      );
    }
    top -= h;
  }
  const r = w * (tiers === 1 ? 1 : 0.66);
  sprinkles(scene, x, top, r * 0.85, r * 0.15, 22);
  const candles = random.int(3, 6);
  for (let i = 0; i < candles; i += 1) {
    const cx = x + (i - (candles - 1) / 2) * r * (1.4 / candles);
    const cy = top + (i % 2) * r * 0.06;
    canvas.add(
      rect(cx - w * 0.025, cy - w * 0.36, w * 0.05, w * 0.36, random.pick(SPRINKLES)),
      circle(
        cx,
        cy - w * 0.46,
        w * 0.22,
        canvas.radial([
          [0, '#ffdc8a', 0.75],
          [1, '#ffdc8a', 0],
        ]),
      ),
      path(
        `M${n(cx)} ${n(cy - w * 0.56)}Q${n(cx + w * 0.06)} ${n(cy - w * 0.44)} ${n(cx)} ${n(cy - w * 0.37)}Q${n(cx - w * 0.06)} ${n(cy - w * 0.44)} ${n(cx)} ${n(cy - w * 0.56)}Z`,
        '#ff9f1c',
      ),
      ellipse(cx, cy - w * 0.42, w * 0.014, w * 0.04, '#fff3b0'),
    );
  }
}

export function cupcake(scene: Scene, x: number, y: number, s: number): void {
  const { canvas, random } = scene;
  const cream = random.pick(FROSTINGS);
  const cup = random.pick(['#c8553d', '#5b3a29', '#e9b44c', '#2e86ab', '#d98ea0']);
  const w = s * 0.46;
  canvas.add(
    contactShadow(scene, x, y, w * 1.2),
    path(
      `M${n(x - w)} ${n(y - w * 0.95)}L${n(x - w * 0.7)} ${n(y)}Q${n(x)} ${n(y + w * 0.1)} ${n(x + w * 0.7)} ${n(y)}L${n(x + w)} ${n(y - w * 0.95)}Z`,
      rounded(scene, cup),
    ),
  );
  for (let i = -4; i <= 4; i += 1)
    canvas.add(
      line(
        `M${n(x + i * w * 0.22)} ${n(y - w * 0.93)}L${n(x + i * w * 0.16)} ${n(y)}`,
        darken(cup, 0.25),
        2.4,
        { opacity: 0.6 },
      ),
    );
  for (const [share, at] of [
    [1.14, 0.98],
    [0.95, 1.3],
    [0.7, 1.6],
    [0.42, 1.86],
  ] as const)
    canvas.add(
      path(
        `M${n(x - w * share)} ${n(y - w * at)}C${n(x - w * share * 1.12)} ${n(y - w * (at + 0.4))} ${n(x + w * share * 1.12)} ${n(y - w * (at + 0.4))} ${n(x + w * share)} ${n(y - w * at)}C${n(x + w * share)} ${n(y - w * (at - 0.2))} ${n(x - w * share)} ${n(y - w * (at - 0.2))} ${n(x - w * share)} ${n(y - w * at)}Z`,
        canvas.linear([
          [0, lighten(cream, 0.3)],
          [1, darken(cream, 0.14)],
        ]),
      ),
    );
  sprinkles(scene, x, y - w * 1.35, w * 0.75, w * 0.4, 22);
  canvas.add(
    line(
      `M${n(x)} ${n(y - w * 2.2)}q${n(w * 0.1)} ${n(-w * 0.3)} ${n(w * 0.36)} ${n(-w * 0.4)}`,
      '#4f7a35',
      w * 0.045,
    ),
    circle(
      x,
      y - w * 2.08,
      w * 0.2,
      canvas.radial(
        [
          [0, '#f4655a'],
          [0.6, '#c8202c'],
          [1, '#8a0f1c'],
        ],
        { x: 0.36, y: 0.34 },
        0.75,
      ),
    ),
    gloss(x - w * 0.07, y - w * 2.15, w * 0.035, w * 0.06, 0.7),
  );
}

export function donuts(scene: Scene, x: number, y: number, s: number): void {
  const { canvas, random } = scene;
  const count = random.int(2, 4);
  for (let i = 0; i < count; i += 1) {
    const cx = x + random.between(-0.06, 0.06) * s;
    const cy = y - s * 0.14 - i * s * 0.27;
    const w = s * 0.56;
    const glaze = random.pick(FROSTINGS);
    if (i === 0) canvas.add(contactShadow(scene, cx, y + s * 0.02, w * 1.25));
    canvas.add(
      ellipse(
        cx,
        cy,
        w,
        w * 0.32,
        canvas.linear([
          [0, '#e5b06a'],
          [1, '#b5722f'],
        ]),
      ),
      path(
        `M${n(cx - w * 0.97)} ${n(cy - w * 0.05)}C${n(cx - w)} ${n(cy - w * 0.42)} ${n(cx + w)} ${n(cy - w * 0.42)} ${n(cx + w * 0.97)} ${n(cy - w * 0.05)}Q${n(cx + w * 0.8)} ${n(cy + w * 0.16)} ${n(cx + w * 0.6)} ${n(cy + w * 0.06)}T${n(cx + w * 0.2)} ${n(cy + w * 0.12)}T${n(cx - w * 0.25)} ${n(cy + w * 0.1)}T${n(cx - w * 0.65)} ${n(cy + w * 0.08)}Q${n(cx - w * 0.85)} ${n(cy + w * 0.14)} ${n(cx - w * 0.97)} ${n(cy - w * 0.05)}Z`,
        canvas.linear([
          [0, lighten(glaze, 0.25)],
          [1, darken(glaze, 0.08)],
        ]),
      ),
    );
    if (i === count - 1)
      canvas.add(
        ellipse(cx, cy - w * 0.17, w * 0.3, w * 0.08, '#b5722f'),
        ellipse(cx, cy - w * 0.155, w * 0.26, w * 0.06, '#7d4519'),
      );
    sprinkles(scene, cx, cy - w * 0.1, w * 0.82, w * 0.13, 26);
  }
}

export function iceCream(scene: Scene, x: number, y: number, s: number): void {
  const { canvas, random } = scene;
  const h = s * 0.9;
  const w = s * 0.27;
  const foot = y + s * 0.05;
  const clip = canvas.clip(
    path(`M${n(x - w)} ${n(foot - h)}L${n(x)} ${n(foot)}L${n(x + w)} ${n(foot - h)}Z`, '#000000'),
  );
  let lattice = '';
  for (let i = -8; i < 14; i += 1)
    lattice += `M${n(x - w + i * w * 0.3)} ${n(foot - h)}l${n(w * 1.2)} ${n(h)}M${n(x + w - i * w * 0.3)} ${n(foot - h)}l${n(-w * 1.2)} ${n(h)}`;
  canvas.add(
    contactShadow(scene, x, foot, s * 0.2),
    path(
      `M${n(x - w)} ${n(foot - h)}L${n(x)} ${n(foot)}L${n(x + w)} ${n(foot - h)}Z`,
      rounded(scene, '#dfa65a'),
    ),
    line(lattice, '#a86a28', 2.6, { clip, opacity: 0.7 }),
  );
  const scoops = random.int(1, 3);
  for (let i = 0; i < scoops; i += 1) {
    const flavour = random.pick(['#f7b2c4', '#fdf0cf', '#8a5a3c', '#b9e0b0', '#f2d06b', '#c7a8e0']);
    const cy = foot - h - w * (0.45 + i * 1.05);
    const r = w * (1.12 - i * 0.12);
    canvas.add(
      circle(
        x,
        cy,
        r,
        canvas.radial(
          [
            [0, lighten(flavour, 0.4)],
            [0.6, flavour],
            [1, darken(flavour, 0.2)],
          ],
          { x: 0.35, y: 0.3 },
          0.8,
        ),
      ),
      ...[-0.8, -0.4, 0, 0.4, 0.8].map((dx, k) =>
        circle(
          x + dx * r,
          cy + r * 0.72,
          r * (0.26 + (k % 2) * 0.06),
          k % 2 === 0 ? flavour : lighten(flavour, 0.08),
        ),
      ),
    );
    if (i === scoops - 1 && random.chance(0.6)) sprinkles(scene, x, cy - r * 0.2, r * 0.7, r * 0.5, 18);
  }
}
