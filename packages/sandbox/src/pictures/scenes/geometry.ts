import { mix } from '../brushes/colour.ts';
import { polygon, rect, n } from '../brushes/svg.ts';
import type { Point } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';

/** Abstract forms with straight edges. */

export function lowpoly(scene: Scene): void {
  const { canvas, palette, random } = scene;
  const { width, height } = canvas;
  const cell = canvas.unit / random.int(5, 9);
  const columns = Math.ceil(width / cell) + 2;
  const rows = Math.ceil(height / cell) + 2;
  const jitter = () => random.between(-0.34, 0.34) * cell;
  const grid = Array.from({ length: rows }, (_, y) =>
    Array.from({ length: columns }, (_, x) => ({
      x: (x - 0.5) * cell + jitter(),
      y: (y - 0.5) * cell + jitter(),
    })),
  );
  const light = { x: random.between(0, width), y: random.between(0, height) };
  const reach = Math.hypot(width, height) * 0.75;
  const facet = (a: Point, b: Point, c: Point): void => {
    const centre = { x: (a.x + b.x + c.x) / 3, y: (a.y + b.y + c.y) / 3 };
    const distance = Math.min(1, Math.hypot(centre.x - light.x, centre.y - light.y) / reach);
    const base =
      distance < 0.4
        ? mix(palette.tones[2], palette.tones[1], distance / 0.4)
        : mix(palette.tones[1], palette.tones[3], (distance - 0.4) / 0.6);
    const colour = mix(base, random.chance(0.5) ? '#ffffff' : palette.tones[4], random.between(0, 0.16));
    canvas.add(polygon([a, b, c], colour, { stroke: colour, strokeWidth: 0.8 }));
  };
  for (let y = 0; y < rows - 1; y += 1) {
    for (let x = 0; x < columns - 1; x += 1) {
      const [a, b, c, d] = [grid[y]?.[x], grid[y]?.[x + 1], grid[y + 1]?.[x], grid[y + 1]?.[x + 1]];
      if (a === undefined || b === undefined || c === undefined || d === undefined) continue;
      if (random.chance(0.5)) {
        facet(a, b, c);
        facet(b, d, c);
      } else {
        facet(a, b, d);
        facet(a, d, c);
      }
    }
  }
}

export function bauhaus(scene: Scene): void {
  const { canvas, palette, random } = scene;
  const { width, height } = canvas;
  const cell = canvas.unit / random.int(3, 5);
  const columns = Math.ceil(width / cell);
  const rows = Math.ceil(height / cell);
  const colours = [
    palette.tones[2],
    palette.tones[3],
    palette.accents[0],
    palette.accents[1],
    palette.accents[2],
    palette.glow,
    palette.tones[4],
  ].filter((colour) => colour !== undefined);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const x = column * cell;
      const y = row * cell;
      if (random.chance(0.4))
        canvas.add(
          rect(
            x,
            y,
            cell + 0.5,
            cell + 0.5,
            random.chance(0.6) ? palette.tones[random.chance(0.5) ? 0 : 1] : random.pick(colours),
          ),
        );
      if (random.chance(0.78))
        canvas.add(
          tile(x, y, cell, random.pick(colours), random.pick(colours), random.int(0, 6), random.int(0, 3)),
        );
    }
  }
}

function tile(
  x: number,
  y: number,
  s: number,
  first: string,
  second: string,
  kind: number,
  turn: number,
): string {
  const shape = [
    `<path d="M0 0H${n(s)}A${n(s)} ${n(s)} 0 0 1 0 ${n(s)}Z" fill="${first}"/>`,
    `<circle cx="${n(s / 2)}" cy="${n(s / 2)}" r="${n(s * 0.42)}" fill="${first}"/><circle cx="${n(s / 2)}" cy="${n(s / 2)}" r="${n(s * 0.2)}" fill="${second}"/>`,
    `<path d="M0 ${n(s / 2)}A${n(s / 2)} ${n(s / 2)} 0 0 1 ${n(s)} ${n(s / 2)}Z" fill="${first}"/><path d="M0 ${n(s)}A${n(s / 2)} ${n(s / 2)} 0 0 1 ${n(s)} ${n(s)}Z" fill="${second}"/>`,
    `<path d="M0 ${n(s)}L${n(s)} ${n(s)}L${n(s)} 0Z" fill="${first}"/>`,
    [0.1, 0.3, 0.5, 0.7, 0.9]
      .map(
        (at) =>
          `<rect x="0" y="${n(s * at - s * 0.05)}" width="${n(s)}" height="${n(s * 0.1)}" fill="${first}"/>`,
      )
      .join(''),
    [0, 1, 2, 3]
      .flatMap((i) =>
        [0, 1, 2, 3].map(
          (j) =>
            `<circle cx="${n(s * (0.125 + i * 0.25))}" cy="${n(s * (0.125 + j * 0.25))}" r="${n(s * 0.06)}" fill="${first}"/>`,
        ),
      )
      .join(''),
    `<path d="M0 0A${n(s)} ${n(s)} 0 0 0 ${n(s)} ${n(s)}A${n(s)} ${n(s)} 0 0 0 0 0Z" fill="${first}"/>`,
  ][kind];
  return `<g transform="translate(${n(x)} ${n(y)}) rotate(${turn * 90} ${n(s / 2)} ${n(s / 2)})">${shape ?? ''}</g>`;
}
