import { darken, lighten, mix } from '../brushes/colour.ts';
import { hourOf } from '../brushes/sky.ts';
import { circle, ellipse, line, n, path, polygon, rect } from '../brushes/svg.ts';
import { bush, palm } from '../brushes/trees.ts';
import type { Scene } from '../scene.ts';
import { inkOf } from './beach-things.ts';

/** Things that stand or float by the sea. */

export function sailboat(scene: Scene, x: number, y: number, size: number): void {
  const { canvas, palette, random } = scene;
  const sail = mix('#ffffff', palette.tones[2], hourOf(scene) === 'day' ? 0.05 : 0.35);
  const hull = inkOf(scene, random.pick(['#23395d', '#8a2f2f', '#f2f2ee', '#2f5d50']));
  canvas.add(
    ellipse(x, y + size * 0.09, size * 0.5, size * 0.04, '#000000', { opacity: 0.22 }),
    path(
      `M${n(x)} ${n(y - size)}Q${n(x + size * 0.36)} ${n(y - size * 0.45)} ${n(x + size * 0.4)} ${n(y - size * 0.12)}L${n(x)} ${n(y - size * 0.1)}Z`,
      canvas.linear(
        [
          [0, sail],
          [1, darken(sail, 0.14)],
        ],
        { x: 0, y: 0 },
        { x: 1, y: 0 },
      ),
    ),
    path(
      `M${n(x - size * 0.03)} ${n(y - size * 0.9)}Q${n(x - size * 0.12)} ${n(y - size * 0.4)} ${n(x - size * 0.34)} ${n(y - size * 0.12)}L${n(x - size * 0.03)} ${n(y - size * 0.1)}Z`,
      darken(sail, 0.07),
    ),
    line(`M${n(x - size * 0.01)} ${n(y - size * 1.03)}V${n(y)}`, darken(hull, 0.2), size * 0.018),
    path(
      `M${n(x - size * 0.45)} ${n(y - size * 0.05)}H${n(x + size * 0.5)}Q${n(x + size * 0.42)} ${n(y + size * 0.1)} ${n(x + size * 0.28)} ${n(y + size * 0.1)}H${n(x - size * 0.3)}Q${n(x - size * 0.4)} ${n(y + size * 0.06)} ${n(x - size * 0.45)} ${n(y - size * 0.05)}Z`,
      hull,
    ),
    line(
      `M${n(x - size * 0.43)} ${n(y - size * 0.02)}H${n(x + size * 0.47)}`,
      lighten(hull, 0.4),
      size * 0.014,
    ),
  );
  let glints = '';
  for (let i = 0; i < 8; i += 1)
    glints += `M${n(x + random.between(-0.3, 0.25) * size)} ${n(y + size * (0.14 + i * 0.05))}h${n(size * random.between(0.08, 0.3))}`;
  canvas.add(line(glints, sail, size * 0.012, { opacity: 0.5 }));
}

export function lighthouse(scene: Scene, horizon: number): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  const left = random.chance(0.5);
  const x = width * (left ? random.between(0.18, 0.34) : random.between(0.66, 0.82));
  const ground = horizon + (height - horizon) * 0.12;
  const rock = mix(palette.tones[3], palette.tones[4], 0.65);
  const outline = [
    { x: left ? -20 : width + 20, y: ground - unit * 0.1 },
    { x: x + (left ? -1 : 1) * unit * 0.12, y: ground - unit * 0.03 },
    { x, y: ground - unit * 0.02 },
    { x: x + (left ? 1 : -1) * unit * 0.16, y: ground + unit * 0.05 },
    { x: x + (left ? 1 : -1) * unit * 0.28, y: ground + unit * 0.16 },
    { x: x + (left ? 1 : -1) * unit * 0.36, y: ground + unit * 0.26 },
    { x: left ? -20 : width + 20, y: ground + unit * 0.34 },
  ];
  const size = unit * random.between(0.36, 0.46);
  const white = mix('#f7f4ec', palette.tones[2], 0.25);
  const red = mix('#c23b32', palette.tones[4], 0.2);
  const y = ground;
  const tower = (from: number, to: number, fill: string) => {
    const half = (share: number) => size * (0.12 - 0.045 * share);
    return polygon(
      [
        { x: x - half(from), y: y - size * from },
        { x: x + half(from), y: y - size * from },
        { x: x + half(to), y: y - size * to },
        { x: x - half(to), y: y - size * to },
      ],
      fill,
    );
  };
  const lamp = y - size * 0.9;
  const beam = left ? 1 : -1;
  if (hourOf(scene) !== 'day')
    canvas.add(
      polygon(
        [
          { x, y: lamp },
          { x: x + beam * width, y: lamp - unit * 0.16 },
          { x: x + beam * width, y: lamp + unit * 0.1 },
        ],
        canvas.linear(
          [
            [0, '#fff2b8', 0.6],
            [1, '#fff2b8', 0],
          ],
          { x: beam > 0 ? 0 : 1, y: 0 },
          { x: beam > 0 ? 1 : 0, y: 0 },
        ),
      ),
    );
  canvas.add(
    polygon(
      outline,
      canvas.linear([
        [0, lighten(rock, 0.12)],
        [1, darken(rock, 0.35)],
      ]),
    ),
  );
  canvas.add(
    tower(0, 0.83, white),
    tower(0.14, 0.32, red),
    tower(0.5, 0.68, red),
    tower(
      0,
      0.83,
      canvas.linear(
        [
          [0, '#000000', 0],
          [1, '#000000', 0.32],
        ],
        { x: 0.3, y: 0 },
        { x: 1, y: 0 },
      ),
    ),
  );
  canvas.add(
    rect(x - size * 0.11, y - size * 0.85, size * 0.22, size * 0.025, '#33363d'),
    rect(x - size * 0.055, lamp - size * 0.05, size * 0.11, size * 0.1, '#ffe9a0'),
    path(
      `M${n(x - size * 0.08)} ${n(lamp - size * 0.05)}Q${n(x)} ${n(lamp - size * 0.17)} ${n(x + size * 0.08)} ${n(lamp - size * 0.05)}Z`,
      red,
    ),
    circle(
      x,
      lamp,
      size * 0.25,
      canvas.radial([
        [0, '#fff2b8', 0.6],
        [1, '#fff2b8', 0],
      ]),
    ),
  );
  for (let i = 0; i < 7; i += 1)
    canvas.add(
      bush(
        random,
        x + beam * unit * random.between(0.1, 0.5),
        ground + unit * random.between(0.2, 0.34),
        unit * random.between(0.02, 0.05),
        darken(rock, random.between(0.2, 0.5)),
      ),
    );
}

export function pier(scene: Scene, horizon: number): void {
  const { canvas, random } = scene;
  const wood = inkOf(scene, '#7a5a42');
  const far = { x: canvas.width * random.between(0.4, 0.6), y: horizon + 6 };
  const near = canvas.width * random.between(0.4, 0.6);
  const spread = canvas.unit * 0.34;
  canvas.add(
    polygon(
      [
        { x: far.x - 6, y: far.y },
        { x: far.x + 6, y: far.y },
        { x: near + spread, y: canvas.height },
        { x: near - spread, y: canvas.height },
      ],
      canvas.linear([
        [0, lighten(wood, 0.3)],
        [1, wood],
      ]),
    ),
  );
  for (let i = 1; i <= 16; i += 1) {
    const share = (i / 16) ** 2.2;
    const y = far.y + (canvas.height - far.y) * share;
    const x = far.x + (near - far.x) * share;
    const half = 6 + (spread - 6) * share;
    canvas.add(
      line(`M${n(x - half)} ${n(y)}H${n(x + half)}`, darken(wood, 0.45), 1 + share * 5, { opacity: 0.6 }),
    );
    if (i % 3 === 0)
      for (const side of [-1, 1])
        canvas.add(
          rect(
            x + side * half - 2 - share * 7,
            y - 20 - share * 150,
            4 + share * 14,
            24 + share * 150,
            darken(wood, 0.25),
          ),
        );
  }
  for (const side of [-1, 1])
    canvas.add(
      line(
        `M${n(far.x + side * 6)} ${n(far.y - 18)}L${n(near + side * spread)} ${n(canvas.height - 165)}`,
        darken(wood, 0.2),
        5,
      ),
    );
}

export function island(scene: Scene, horizon: number): void {
  const { canvas, random, palette } = scene;
  const x = canvas.width * random.between(0.35, 0.65);
  const y = horizon + canvas.unit * 0.06;
  const size = canvas.unit * random.between(0.22, 0.32);
  const sand = inkOf(scene, '#f0d9a5');
  canvas.add(
    ellipse(x, y + 6, size * 1.25, size * 0.15, mix('#8ff0e6', palette.tones[2], 0.3), { opacity: 0.55 }),
    ellipse(x, y, size, size * 0.1, sand),
  );
  for (let i = 0; i < 6; i += 1)
    canvas.add(
      bush(
        random,
        x + random.between(-0.5, 0.5) * size,
        y - size * 0.06,
        size * random.between(0.1, 0.2),
        inkOf(scene, random.pick(['#3f8f45', '#2f7a3d', '#57a653'])),
      ),
    );
  for (let i = 0; i < random.int(2, 4); i += 1)
    canvas.add(
      ...palm(random, x + random.between(-0.5, 0.5) * size, y, size * random.between(0.7, 1.1), {
        trunk: inkOf(scene, '#8a6444'),
        leaves: inkOf(scene, '#3f8f45'),
      }),
    );
}
