import { mix } from '../brushes/colour.ts';
import { FULL_TURN, circle, ellipse, line, n, path, placed, polygon, rect } from '../brushes/svg.ts';
import type { Painter, Scene } from '../scene.ts';
import { brick, concrete, waterSurface, wood } from './texture.ts';

/** Repeats that fill the frame: a tile laid side by side, so they really are seamless. */
export const pattern: Painter = (scene) => {
  const { canvas, palette } = scene;
  switch (scene.main) {
    case 'wood':
      return wood(scene);
    case 'brick':
      return brick(scene);
    case 'concrete':
      return concrete(scene);
    case 'water':
      return waterSurface(scene);
    default:
      canvas.add(rect(0, 0, canvas.width, canvas.height, palette.tones[0]));
      if (scene.main === 'scales') scales(scene);
      else repeat(scene, TILES[scene.main] ?? dots);
  }
};

type Tile = (scene: Scene, size: number) => string[];

const TILES: Readonly<Record<string, Tile>> = { leaves, floral, geo, dots, terrazzo, chevron };

/** Draws one tile and repeats it; what hangs over an edge comes in again on the other side. */
function repeat(scene: Scene, tile: Tile): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const size = unit / random.pick([1.5, 2, 2.5, 3]);
  const content = tile(scene, size).join('');
  canvas.add(`<defs><g id="tile">${content}</g></defs>`);
  for (let y = -1; y <= Math.ceil(height / size); y += 1) {
    for (let x = -1; x <= Math.ceil(width / size); x += 1) {
      canvas.add(`<use href="#tile" x="${n(x * size)}" y="${n(y * size)}"/>`);
    }
  }
}

function inksOf(scene: Scene): string[] {
  const { palette } = scene;
  return [palette.tones[2], palette.tones[3], palette.glow, ...palette.accents.slice(0, 2)];
}

/** Spots spread over a tile without touching. */
function spots(scene: Scene, size: number, gap: number, tries = 60): { x: number; y: number }[] {
  const { random } = scene;
  const found: { x: number; y: number }[] = [];
  for (let i = 0; i < tries; i += 1) {
    const spot = { x: random.between(0, size), y: random.between(0, size) };
    const clear = found.every((other) => {
      const dx = Math.abs(other.x - spot.x);
      const dy = Math.abs(other.y - spot.y);
      return Math.hypot(Math.min(dx, size - dx), Math.min(dy, size - dy)) > gap;
    });
    if (clear) found.push(spot);
  }
  return found;
}

/** One leaf along the y axis, tip up. */
export function leafShape(length: number, width: number): string {
  return `M0 0C${n(width)} ${n(-length * 0.25)} ${n(width * 0.8)} ${n(-length * 0.75)} 0 ${n(-length)}C${n(-width * 0.8)} ${n(-length * 0.75)} ${n(-width)} ${n(-length * 0.25)} 0 0Z`;
}

function leaves(scene: Scene, size: number): string[] {
  const { random } = scene;
  const inks = inksOf(scene);
  return spots(scene, size, size * 0.27).map(({ x, y }) => {
    const colour = random.pick(inks);
    const length = size * random.between(0.26, 0.36);
    const vein = mix(colour, scene.palette.tones[0], 0.5);
    const blade = [
      path(leafShape(length, length * 0.3), colour),
      line(
        `M0 ${n(length * 0.12)}V${n(-length * 0.9)}${[0.25, 0.45, 0.65].map((at) => `M0 ${n(-length * at)}l${n(length * 0.13)} ${n(-length * 0.1)}M0 ${n(-length * at)}l${n(-length * 0.13)} ${n(-length * 0.1)}`).join('')}`,
        vein,
        size * 0.008,
      ),
    ];
    const sprig = [
      line(`M0 ${n(length * 0.4)}V${n(-length * 0.6)}`, colour, size * 0.012),
      ...[-1, 1].flatMap((side) =>
        [0, 0.35, 0.7].map((at) =>
          placed(0, length * (0.3 - at), [path(leafShape(length * 0.4, length * 0.13), colour)], {
            turn: side * 58,
          }),
        ),
      ),
    ];
    return placed(x, y, random.chance(0.6) ? blade : sprig, { turn: random.between(0, 360) });
  });
}

function floral(scene: Scene, size: number): string[] {
  const { random } = scene;
  const inks = inksOf(scene);
  return spots(scene, size, size * 0.26).flatMap(({ x, y }, index) => {
    const radius = size * random.between(0.07, 0.13);
    if (index % 4 === 3)
      return [
        placed(x, y, [path(leafShape(radius * 2.2, radius * 0.6), scene.palette.tones[3])], {
          turn: random.between(0, 360),
        }),
      ];
    const petals = random.pick([5, 6, 8]);
    const colour = random.pick(inks);
    const heart = random.pick(inks.filter((ink) => ink !== colour));
    return [
      placed(
        x,
        y,
        [
          ...Array.from(
            { length: petals },
            (_, at) =>
              `<ellipse cx="0" cy="${n(-radius * 0.62)}" rx="${n(radius * (2.3 / petals))}" ry="${n(radius * 0.62)}" fill="${at % 2 === 0 ? colour : mix(colour, '#ffffff', 0.1)}" transform="rotate(${n((at / petals) * 360)})"/>`,
          ),
          circle(0, 0, radius * 0.32, heart),
        ],
        { turn: random.between(0, 90) },
      ),
    ];
  });
}

function geo(scene: Scene, size: number): string[] {
  const { random } = scene;
  const inks = inksOf(scene);
  const cells = 4;
  const cell = size / cells;
  return Array.from({ length: cells * cells }, (_, index) => {
    const x = (index % cells) * cell;
    const y = Math.floor(index / cells) * cell;
    const corners = [
      { x, y },
      { x: x + cell, y },
      { x: x + cell, y: y + cell },
      { x, y: y + cell },
    ];
    const skip = random.int(0, 3);
    const first = polygon(
      corners.filter((_, at) => at !== skip),
      random.pick(inks),
      { opacity: 0.9 },
    );
    return random.chance(0.65) ? first : circle(x + cell / 2, y + cell / 2, cell * 0.3, random.pick(inks));
  });
}

/** Row over row across the whole frame: each scale must cover the row behind it. */
function scales(scene: Scene): void {
  const { canvas, random, palette } = scene;
  const inks = inksOf(scene);
  const ground = palette.tones[0];
  const r = canvas.unit / random.int(6, 12);
  for (const [kind, ink] of [inks[0] ?? ground, inks[1] ?? ground].entries()) {
    const rings = [1, 0.78, 0.56, 0.34].map((share, at) =>
      circle(0, 0, r * share, at % 2 === 0 ? ink : ground, { stroke: ground, strokeWidth: r * 0.03 }),
    );
    canvas.add(`<defs><g id="scale${kind}">${rings.join('')}</g></defs>`);
  }
  for (let row = 0; row * (r / 2) < canvas.height + r; row += 1) {
    for (let x = (row % 2) * r; x < canvas.width + r; x += r * 2) {
      canvas.add(`<use href="#scale${row % 4 < 2 ? 0 : 1}" x="${n(x)}" y="${n(row * (r / 2))}"/>`);
    }
  }
}

function dots(scene: Scene, size: number): string[] {
  const inks = inksOf(scene);
  const cells = 4;
  return Array.from({ length: cells * cells * 2 }, (_, index) => {
    const row = Math.floor(index / cells);
    return circle(
      ((index % cells) + (row % 2) * 0.5 + 0.25) * (size / cells),
      (row + 0.5) * (size / cells / 2),
      (size / cells) * 0.17,
      inks[(index + row) % 3] ?? '#ffffff',
    );
  });
}

function terrazzo(scene: Scene, size: number): string[] {
  const { random } = scene;
  const inks = [...inksOf(scene), scene.palette.tones[4]];
  return spots(scene, size, size * 0.1, 260).map(({ x, y }) => {
    const reach = size * random.between(0.025, 0.07);
    const corners = random.int(4, 6);
    return polygon(
      Array.from({ length: corners }, (_, at) => ({
        x: x + Math.cos((at / corners) * FULL_TURN) * reach * random.between(0.6, 1.3),
        y: y + Math.sin((at / corners) * FULL_TURN) * reach * random.between(0.6, 1.3),
      })),
      random.pick(inks),
    );
  });
}

function chevron(scene: Scene, size: number): string[] {
  const inks = inksOf(scene);
  const rows = 6;
  const h = size / rows;
  return Array.from({ length: rows }, (_, row) => {
    const y = row * h;
    if (row % 3 === 2)
      return [0, 1, 2, 3, 4, 5]
        .map((at) =>
          ellipse((at + 0.5) * (size / 6), y + h / 2, size * 0.022, size * 0.022, inks[2] ?? '#ffffff'),
        )
        .join('');
    const zig = Array.from(
      { length: 9 },
      (_, at) => `${at === 0 ? 'M' : 'L'}${n((at / 8) * size)} ${n(y + (at % 2 === 0 ? h * 0.75 : h * 0.2))}`,
    ).join('');
    return line(zig, inks[row % 3 === 0 ? 0 : 1] ?? '#ffffff', h * 0.24);
  });
}
