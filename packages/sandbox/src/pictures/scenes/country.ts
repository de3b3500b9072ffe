import { darken, lighten, mix } from '../brushes/colour.ts';
import { hourOf } from '../brushes/sky.ts';
import { circle, ellipse, line, n, path, polygon, rect } from '../brushes/svg.ts';
import { below, heightAt, hills } from '../brushes/terrain.ts';
import { grass, leafyTree } from '../brushes/trees.ts';
import type { Scene } from '../scene.ts';

/** Fields, farms and deserts. */

const CROPS = {
  wheat: { crop: '#d9a441', gap: '#b57f28', plants: false },
  lavender: { crop: '#7d5ba6', gap: '#6d7a4a', plants: true },
  vineyard: { crop: '#5d8a3a', gap: '#a98a5a', plants: true },
} as const;

/** Rows that run to a vanishing point. */
export function furrows(scene: Scene, horizon: number, kind: keyof typeof CROPS): void {
  const { canvas, random, palette } = scene;
  const { width, height } = canvas;
  const { crop, gap, plants } = CROPS[kind];
  const dim = hourOf(scene) === 'night' ? 0.6 : 0.22;
  const cropColour = mix(crop, palette.tones[4], dim);
  const gapColour = mix(gap, palette.tones[4], dim);
  const top = horizon + (height - horizon) * 0.22;
  const vanish = { x: width * random.between(0.3, 0.7), y: top - height * 0.06 };
  canvas.add(
    path(
      below(hills(random, width, top, height * 0.02, 3), height, true),
      canvas.linear([
        [0, lighten(gapColour, 0.2)],
        [1, gapColour],
      ]),
    ),
  );
  const rows = random.int(9, 15);
  for (let row = -rows; row <= rows; row += 1) {
    const x = width * 0.5 + (row / rows) * width * 2.2;
    const half = (width / rows) * 0.62;
    const shape = [
      { x: vanish.x + (x - half - vanish.x) * 0.09, y: top },
      { x: vanish.x + (x + half - vanish.x) * 0.09, y: top },
      { x: x + half, y: height + 10 },
      { x: x - half, y: height + 10 },
    ];
    canvas.add(
      polygon(
        shape,
        canvas.linear([
          [0, lighten(cropColour, 0.3)],
          [1, cropColour],
        ]),
      ),
    );
    if (!plants) continue;
    for (let step = 0; step < 9; step += 1) {
      const share = 0.1 + 0.9 * ((step + 1) / 9) ** 1.9;
      const at = { x: vanish.x + (x - vanish.x) * share, y: top + (height - top) * ((share - 0.09) / 0.91) };
      if (at.x < -60 || at.x > width + 60) continue;
      canvas.add(
        ellipse(
          at.x,
          at.y,
          half * share * 0.95,
          half * share * 0.55,
          mix(cropColour, random.chance(0.5) ? '#ffffff' : '#000000', random.between(0.02, 0.16)),
        ),
      );
    }
  }
  if (kind === 'wheat') {
    canvas.add(
      line(
        grass(
          random,
          240,
          { from: 0, to: width },
          () => random.between(height * 0.9, height * 1.02),
          height * 0.13,
        ),
        lighten(cropColour, 0.25),
        2.4,
        { opacity: 0.8 },
      ),
    );
  }
  if (kind === 'vineyard') cypresses(scene, top);
}

function cypresses(scene: Scene, y: number): void {
  const { canvas, random, palette } = scene;
  const from = random.between(0.1, 0.6) * canvas.width;
  for (let i = 0; i < 6; i += 1) {
    const x = from + i * canvas.unit * 0.045;
    const size = canvas.unit * random.between(0.09, 0.14);
    canvas.add(
      path(
        `M${n(x)} ${n(y - size)}Q${n(x + size * 0.2)} ${n(y - size * 0.3)} ${n(x + size * 0.06)} ${n(y)}L${n(x - size * 0.06)} ${n(y)}Q${n(x - size * 0.2)} ${n(y - size * 0.3)} ${n(x)} ${n(y - size)}Z`,
        mix('#26402a', palette.tones[4], 0.35),
      ),
    );
  }
}

export function poppies(scene: Scene, horizon: number): void {
  const { canvas, random, palette } = scene;
  const { width, height } = canvas;
  const ground = mix('#5e8a3f', palette.tones[4], 0.4);
  const red = hourOf(scene) === 'night' ? '#8a2b3a' : '#d7302a';
  canvas.add(
    rect(
      0,
      horizon + (height - horizon) * 0.2,
      width,
      height,
      canvas.linear([
        [0, lighten(ground, 0.2)],
        [1, darken(ground, 0.25)],
      ]),
    ),
  );
  canvas.add(
    line(
      grass(
        random,
        260,
        { from: 0, to: width },
        () => random.between(horizon * 1.1, height * 1.03),
        height * 0.07,
      ),
      lighten(ground, 0.15),
      2,
      { opacity: 0.6 },
    ),
  );
  for (let i = 0; i < 120; i += 1) {
    const share = (i / 120) ** 1.6;
    const size = canvas.unit * (0.004 + share * 0.03);
    const x = random.between(0, width);
    const y = horizon + (height - horizon) * (0.22 + share * 0.76) + random.between(-8, 8);
    canvas.add(ellipse(x, y, size, size * 0.72, mix(red, '#ffb08a', random.between(0, 0.25))));
    if (share > 0.25) canvas.add(ellipse(x, y + size * 0.1, size * 0.3, size * 0.22, '#2a1616'));
  }
}

export function oneTree(scene: Scene, horizon: number): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  canvas.add(
    path(
      below(hills(random, width, horizon, unit * 0.1, 3), height, true),
      mix(palette.tones[3], palette.tones[2], 0.3),
    ),
  );
  const hill = hills(random, width, horizon + (height - horizon) * 0.35, unit * 0.12, 2);
  const x = width * random.between(0.3, 0.7);
  const y = heightAt(hill, x);
  const foliage = palette.accents[0] ?? palette.tones[3];
  const backlit = hourOf(scene) === 'low-sun' && scene.motif.look.key !== 'autumn';
  const ink = darken(palette.tones[4], 0.2);
  canvas.add(
    ...leafyTree(random, x, y + 8, unit * random.between(0.4, 0.58), {
      trunk: mix('#33241a', ink, 0.5),
      leaves: hourOf(scene) === 'night' || backlit ? mix(ink, foliage, 0.15) : foliage,
      bare: scene.motif.look.key === 'winter',
    }),
  );
  canvas.add(
    path(
      below(hill, height, true),
      canvas.linear([
        [0, lighten(palette.tones[4], 0.12)],
        [1, darken(palette.tones[4], 0.25)],
      ]),
    ),
  );
  canvas.add(
    line(
      grass(random, 160, { from: 0, to: width }, (at) => heightAt(hill, at) + 4, unit * 0.03),
      lighten(palette.tones[4], 0.15),
      1.8,
      { opacity: 0.7 },
    ),
  );
  if (scene.has('bench')) {
    const bx = x + unit * 0.12;
    const by = heightAt(hill, bx) + 14;
    canvas.add(
      rect(bx, by - unit * 0.07, unit * 0.16, unit * 0.014, ink),
      rect(bx, by - unit * 0.04, unit * 0.16, unit * 0.014, ink),
      rect(bx + unit * 0.015, by - unit * 0.07, unit * 0.01, unit * 0.08, ink),
      rect(bx + unit * 0.135, by - unit * 0.07, unit * 0.01, unit * 0.08, ink),
    );
  }
}

export function barnFarm(scene: Scene, horizon: number): void {
  const { canvas, random, palette } = scene;
  const size = canvas.unit * random.between(0.15, 0.22);
  const x = canvas.width * random.between(0.25, 0.75);
  const y = horizon + (canvas.height - horizon) * 0.38;
  const red = mix('#a8322a', palette.tones[4], hourOf(scene) === 'night' ? 0.6 : 0.15);
  canvas.add(
    rect(
      0,
      y - 6,
      canvas.width,
      canvas.height,
      canvas.linear([
        [0, mix(palette.tones[4], palette.tones[2], 0.25)],
        [1, darken(palette.tones[4], 0.15)],
      ]),
    ),
  );
  canvas.add(
    ellipse(x, y, size * 1.1, size * 0.06, '#000000', { opacity: 0.3 }),
    rect(x - size * 0.7, y - size * 0.7, size * 1.4, size * 0.7, red),
    path(
      `M${n(x - size * 0.8)} ${n(y - size * 0.66)}L${n(x - size * 0.55)} ${n(y - size * 1.05)}L${n(x)} ${n(y - size * 1.3)}L${n(x + size * 0.55)} ${n(y - size * 1.05)}L${n(x + size * 0.8)} ${n(y - size * 0.66)}Z`,
      mix('#55504c', palette.tones[4], 0.2),
    ),
    polygon(
      [
        { x: x - size * 0.5, y: y - size * 0.66 },
        { x: x - size * 0.4, y: y - size * 0.98 },
        { x, y: y - size * 1.16 },
        { x: x + size * 0.4, y: y - size * 0.98 },
        { x: x + size * 0.5, y: y - size * 0.66 },
      ],
      red,
    ),
    rect(x - size * 0.22, y - size * 0.48, size * 0.44, size * 0.48, '#f0e6d8'),
    rect(x - size * 0.19, y - size * 0.45, size * 0.38, size * 0.45, darken(red, 0.2)),
    line(
      `M${n(x - size * 0.19)} ${n(y - size * 0.45)}L${n(x + size * 0.19)} ${n(y)}M${n(x + size * 0.19)} ${n(y - size * 0.45)}L${n(x - size * 0.19)} ${n(y)}`,
      '#f0e6d8',
      size * 0.03,
    ),
    rect(x + size * 0.9, y - size * 1.05, size * 0.34, size * 1.05, mix('#b9bec2', palette.tones[2], 0.3)),
    ellipse(
      x + size * 1.07,
      y - size * 1.05,
      size * 0.17,
      size * 0.14,
      mix('#8e959a', palette.tones[2], 0.2),
    ),
  );
  for (let i = 0; i < 7; i += 1) {
    const bx = random.between(0, canvas.width);
    const by = random.between(y + 20, canvas.height * 0.96);
    const s = 10 + ((by - y) / (canvas.height - y)) * canvas.unit * 0.05;
    canvas.add(
      ellipse(bx, by + s * 0.7, s * 1.2, s * 0.25, '#000000', { opacity: 0.22 }),
      ellipse(bx, by, s * 1.1, s * 0.8, mix('#d8b25c', palette.tones[4], 0.2)),
      circle(bx + s * 0.45, by, s * 0.55, mix('#b98f42', palette.tones[4], 0.2)),
    );
  }
}
