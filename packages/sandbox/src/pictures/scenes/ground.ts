import { darken, lighten, mix } from '../brushes/colour.ts';
import { clouds, hourOf } from '../brushes/sky.ts';
import { curve, ellipse, line, n, path, polygon, rect } from '../brushes/svg.ts';
import { bush, grass, pineRow } from '../brushes/trees.ts';
import type { Scene } from '../scene.ts';

/** Water, roads and the inside of forests. */

/** Still water that mirrors sky and shore, with ripples and a path of light. */
export function lakeMirror(scene: Scene, shore: number): void {
  const { canvas, random, palette } = scene;
  const { width, height } = canvas;
  const [top, middle, low, far, near] = palette.tones;
  const water = height - shore;
  canvas.add(
    rect(
      0,
      shore,
      width,
      water,
      canvas.linear([
        [0, mix(far, near, 0.55)],
        [0.18, mix(low, far, 0.45)],
        [0.5, mix(middle, near, 0.25)],
        [1, mix(top, near, 0.55)],
      ]),
    ),
  );
  const hills = Array.from({ length: 9 }, (_, index) => ({
    x: (index / 8) * width,
    y: shore + water * random.between(0.08, 0.4),
  }));
  canvas.add(
    path(
      `M0 ${n(shore)}H${n(width)}L${n(width)} ${n(shore + water * 0.2)}${curve([...hills].reverse()).replace('M', 'L')}Z`,
      mix(far, near, 0.5),
      { opacity: 0.5 },
    ),
  );
  let ripples = '';
  for (let i = 0; i < 90; i += 1) {
    const share = random.next() ** 1.5;
    const length = 14 + share * 130;
    ripples += `M${n(random.between(-40, width))} ${n(shore + 4 + share * water)}h${n(length)}`;
  }
  canvas.add(line(ripples, lighten(low, 0.35), 1.3, { opacity: 0.4 }));
  if (hourOf(scene) === 'overcast') return;
  lightPath(scene, width * random.between(0.25, 0.75), shore, height);
}

/** Glitter on water below a light. */
export function lightPath(scene: Scene, x: number, top: number, bottom: number): void {
  const { canvas, random, palette } = scene;
  let data = '';
  for (let i = 0; i < 46; i += 1) {
    const share = (i / 46) ** 1.3;
    const spread = canvas.unit * (0.02 + share * 0.11);
    const half = canvas.unit * (0.008 + share * 0.03) * random.between(0.5, 1.4);
    data += `M${n(x + random.between(-1, 1) * spread - half)} ${n(top + 3 + share * (bottom - top))}h${n(half * 2)}`;
  }
  canvas.add(line(data, palette.glow, 2.6, { opacity: 0.65 }));
}

export function river(scene: Scene, top: number): void {
  const { canvas, random, palette } = scene;
  const { width, height } = canvas;
  const x = width * random.between(0.4, 0.6);
  const swing = width * random.between(0.1, 0.2) * (random.chance(0.5) ? 1 : -1);
  const mid = top + (height - top) * 0.35;
  const data = `M${n(x - 4)} ${n(top)}C${n(x + swing)} ${n(top + 30)} ${n(x - swing)} ${n(mid - 20)} ${n(x - swing * 0.4)} ${n(mid)}C${n(x + swing * 1.2)} ${n(mid + 70)} ${n(x - swing)} ${n(height * 0.9)} ${n(x - width * 0.3)} ${n(height)}L${n(x + width * 0.28)} ${n(height)}C${n(x + swing)} ${n(height * 0.86)} ${n(x + swing * 2.2)} ${n(mid + 60)} ${n(x - swing * 0.1)} ${n(mid)}C${n(x - swing * 0.6)} ${n(mid - 20)} ${n(x + swing * 1.3)} ${n(top + 30)} ${n(x + 4)} ${n(top)}Z`;
  canvas.add(
    path(
      data,
      canvas.linear([
        [0, lighten(palette.tones[2], 0.2)],
        [1, mix(palette.tones[0], palette.tones[2], 0.4)],
      ]),
    ),
  );
}

export function waterfall(scene: Scene, horizon: number): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  const [, , low, far, near] = palette.tones;
  const rock = mix(far, near, 0.55);
  const top = height * random.between(0.16, 0.28);
  const pool = height * 0.78;
  const x = width * random.between(0.4, 0.6);
  const half = unit * random.between(0.06, 0.13);
  if (scene.has('pines'))
    canvas.add(
      path(
        pineRow(random, 26, (share) => ({ x: share * width, y: top + 20 }), unit * 0.2),
        mix(far, near, 0.75),
      ),
    );
  for (const side of [-1, 1]) {
    const edge = x + side * half * 0.8;
    const outer = side < 0 ? -20 : width + 20;
    const steps = Array.from({ length: 6 }, (_, i) => ({
      x: edge + side * random.between(0, 0.05) * width - side * i * 3,
      y: top + (pool - top) * (i / 5),
    }));
    canvas.add(
      polygon(
        [
          { x: outer, y: top - unit * random.between(0, 0.1) },
          { x: edge + side * width * 0.2, y: top - unit * random.between(0, 0.05) },
          ...steps,
          { x: outer, y: pool + 30 },
        ],
        canvas.linear([
          [0, lighten(rock, 0.14)],
          [1, darken(rock, 0.25)],
        ]),
      ),
    );
    let cracks = '';
    for (let i = 0; i < 16; i += 1)
      cracks += `M${n(edge + side * random.between(0.02, 0.45) * width)} ${n(random.between(top, pool * 0.9))}l${n(random.between(-14, 14))} ${n(random.between(30, 110))}`;
    canvas.add(line(cracks, darken(rock, 0.45), 3, { opacity: 0.5 }));
  }
  const water = mix('#ffffff', low, 0.18);
  canvas.add(
    path(
      `M${n(x - half * 0.7)} ${n(top)}C${n(x - half)} ${n(top + 60)} ${n(x - half * 1.1)} ${n(pool - 80)} ${n(x - half * 1.4)} ${n(pool)}H${n(x + half * 1.4)}C${n(x + half * 1.1)} ${n(pool - 80)} ${n(x + half)} ${n(top + 60)} ${n(x + half * 0.7)} ${n(top)}Z`,
      canvas.linear([
        [0, mix(water, far, 0.3)],
        [0.4, water],
        [1, '#ffffff'],
      ]),
    ),
  );
  let strands = '';
  for (let i = 0; i < 22; i += 1)
    strands += `M${n(x + random.between(-0.65, 0.65) * half)} ${n(top + random.between(0, 80))}q${n(random.between(-8, 8))} ${n((pool - top) * 0.4)} ${n(random.between(-14, 14))} ${n((pool - top) * random.between(0.5, 0.85))}`;
  canvas.add(line(strands, mix(far, '#ffffff', 0.4), 2.4, { opacity: 0.55 }));
  canvas.add(
    rect(
      0,
      pool,
      width,
      height - pool,
      canvas.linear([
        [0, mix(low, far, 0.4)],
        [1, darken(mix(palette.tones[0], near, 0.5), 0.15)],
      ]),
    ),
  );
  canvas.add(
    ellipse(
      x,
      pool,
      half * 3.4,
      unit * 0.07,
      canvas.radial([
        [0, '#ffffff', 0.95],
        [0.6, '#ffffff', 0.5],
        [1, '#ffffff', 0],
      ]),
    ),
  );
  for (let i = 0; i < 14; i += 1) {
    const y = random.between(pool, height);
    canvas.add(
      bush(
        random,
        random.between(0, width),
        y,
        unit * (0.015 + ((y - pool) / (height - pool)) * 0.05),
        darken(rock, random.between(0.2, 0.5)),
      ),
    );
  }
  if (horizon > 0) clouds(scene, top, 1, 0.4);
}

export function road(scene: Scene, horizon: number, straight: boolean): void {
  const { canvas, random, palette } = scene;
  const { width, height } = canvas;
  const asphalt = mix('#45484d', palette.tones[4], hourOf(scene) === 'night' ? 0.6 : 0.25);
  const x = width * random.between(0.42, 0.58);
  const top = horizon + (height - horizon) * (straight ? 0.02 : 0.12);
  const bend = straight ? 0 : width * random.between(0.15, 0.28) * (random.chance(0.5) ? 1 : -1);
  if (straight)
    canvas.add(
      rect(
        0,
        top,
        width,
        height - top,
        canvas.linear([
          [0, mix(palette.tones[4], palette.tones[2], 0.3)],
          [1, palette.tones[4]],
        ]),
      ),
    );
  const at = (share: number): { x: number; y: number; half: number } => ({
    x: x + bend * Math.sin(share * Math.PI * 1.5) * (1 - share * 0.35),
    y: top + (height - top) * share ** 1.35,
    half: 3 + share ** 1.6 * width * 0.26,
  });
  const steps = Array.from({ length: 15 }, (_, index) => at(index / 14));
  const left = steps.map((step) => ({ x: step.x - step.half, y: step.y }));
  const right = steps.map((step) => ({ x: step.x + step.half, y: step.y }));
  canvas.add(
    path(
      `${curve(left)}${curve([...right].reverse()).replace('M', 'L')}Z`,
      canvas.linear([
        [0, lighten(asphalt, 0.3)],
        [1, asphalt],
      ]),
    ),
  );
  for (const [side, colour] of [
    [left, '#f3f3ee'],
    [right, '#f3f3ee'],
  ] as const)
    canvas.add(line(curve(side), colour, 3, { opacity: 0.6 }));
  for (let dash = 0; dash < 9; dash += 1) {
    const [from, to] = [at((dash + 0.25) / 9), at((dash + 0.7) / 9)];
    canvas.add(
      polygon(
        [
          { x: from.x - from.half * 0.02, y: from.y },
          { x: from.x + from.half * 0.02, y: from.y },
          { x: to.x + to.half * 0.025, y: to.y },
          { x: to.x - to.half * 0.025, y: to.y },
        ],
        straight ? '#f2c94c' : '#f3f3ee',
      ),
    );
  }
  canvas.add(
    line(
      grass(
        random,
        140,
        { from: 0, to: width },
        () => random.between(height * 0.93, height * 1.02),
        height * 0.05,
      ),
      lighten(palette.tones[4], 0.2),
      2,
      {
        opacity: 0.5,
        clip: canvas.clip(
          `<path d="M0 0H${n(left.at(-1)?.x ?? 0)}V${n(height)}H0ZM${n(right.at(-1)?.x ?? width)} 0H${n(width)}V${n(height)}H${n(right.at(-1)?.x ?? width)}Z"/>`,
        ),
      },
    ),
  );
}
