import type { Random } from '../../catalogue/index.ts';
import { darken, lighten, mix } from './colour.ts';
import { FULL_TURN, circle, ellipse, line, loop, n, path, placed } from './svg.ts';

/** Flower heads around the origin, radius `r`. */
export type Blossom = 'daisy' | 'rose' | 'tulip' | 'sunflower' | 'peony' | 'poppy' | 'bell';

export const BLOSSOMS: readonly Blossom[] = ['daisy', 'rose', 'tulip', 'peony', 'poppy', 'bell'];

export function blossom(random: Random, kind: Blossom, r: number, colour: string): string[] {
  switch (kind) {
    case 'daisy':
      return daisy(random, r, colour);
    case 'rose':
      return rose(random, r, colour);
    case 'tulip':
      return tulip(r, colour);
    case 'sunflower':
      return sunflower(random, r);
    case 'poppy':
      return poppy(random, r, colour);
    case 'bell':
      return cluster(random, r, colour);
    case 'peony':
      return peony(random, r, colour);
  }
}

function petals(
  count: number,
  long: number,
  wide: number,
  fill: (index: number) => string,
  turn = 0,
): string[] {
  return Array.from({ length: count }, (_, i) =>
    path(
      `M0 0C${n(wide)} ${n(-long * 0.3)} ${n(wide * 1.1)} ${n(-long * 0.86)} 0 ${n(-long)}C${n(-wide * 1.1)} ${n(-long * 0.86)} ${n(-wide)} ${n(-long * 0.3)} 0 0Z`,
      fill(i),
      { transform: `rotate(${n((i / count) * 360 + turn)})` },
    ),
  );
}

function daisy(random: Random, r: number, colour: string): string[] {
  const count = random.int(12, 16);
  return [
    ...petals(count, r, r * 0.13, () => darken(colour, 0.1), 180 / count),
    ...petals(count, r * 0.94, r * 0.12, (i) => (i % 2 === 0 ? colour : mix(colour, '#ffffff', 0.4))),
    circle(r * 0.02, r * 0.03, r * 0.27, '#b5770f', { opacity: 0.5 }),
    circle(0, 0, r * 0.25, '#f2b21c'),
    ...dotsIn(random, r * 0.22, 26, '#d98a0c', r * 0.018),
    circle(-r * 0.06, -r * 0.07, r * 0.1, '#ffd75e', { opacity: 0.6 }),
  ];
}

/** Seeds and stamens: one stroke of dots, so that a field of flowers stays a small drawing. */
function dotsIn(random: Random, r: number, count: number, colour: string, size: number): string[] {
  let data = '';
  for (let i = 0; i < count; i += 1) {
    const angle = random.between(0, FULL_TURN);
    const reach = Math.sqrt(random.next()) * r;
    data += `M${n(Math.cos(angle) * reach)} ${n(Math.sin(angle) * reach)}h0`;
  }
  return [line(data, colour, size * 2)];
}

function sunflower(random: Random, r: number): string[] {
  return [
    ...petals(16, r, r * 0.19, () => '#d98f0a', 11),
    ...petals(16, r * 0.95, r * 0.17, (i) => (i % 2 === 0 ? '#f7b916' : '#fcca36')),
    circle(0, 0, r * 0.44, '#3a2212'),
    circle(0, 0, r * 0.38, '#56331a'),
    ...dotsIn(random, r * 0.4, 60, '#2a170b', r * 0.02),
    ...dotsIn(random, r * 0.2, 24, '#8a5a2a', r * 0.018),
  ];
}

function rose(random: Random, r: number, colour: string): string[] {
  const parts: string[] = [];
  for (const [ring, share] of [1, 0.84, 0.68, 0.52, 0.36, 0.22].entries()) {
    const tone = mix(darken(colour, 0.28), lighten(colour, 0.12), (ring % 2) * 0.4 + ring * 0.1);
    const count = ring < 2 ? 6 : ring < 4 ? 5 : 3;
    const turn = random.between(0, FULL_TURN);
    for (let i = 0; i < count; i += 1) {
      const angle = turn + (i / count) * FULL_TURN;
      const [px, py] = [Math.cos(angle) * r * share * 0.5, Math.sin(angle) * r * share * 0.5];
      parts.push(
        ellipse(px, py, r * share * 0.52, r * share * 0.46, i % 2 === 0 ? tone : lighten(tone, 0.07), {
          transform: `rotate(${n((angle * 180) / Math.PI)} ${n(px)} ${n(py)})`,
          stroke: darken(tone, 0.22),
          strokeWidth: r * 0.012,
        }),
      );
    }
  }
  parts.push(
    line(
      `M${n(-r * 0.1)} 0C${n(-r * 0.1)} ${n(-r * 0.16)} ${n(r * 0.14)} ${n(-r * 0.14)} ${n(r * 0.1)} ${n(r * 0.03)}C${n(r * 0.06)} ${n(r * 0.12)} ${n(-r * 0.06)} ${n(r * 0.1)} ${n(-r * 0.03)} 0`,
      darken(colour, 0.45),
      r * 0.035,
    ),
  );
  return parts;
}

function peony(random: Random, r: number, colour: string): string[] {
  const parts: string[] = [];
  for (const [ring, share] of [1, 0.8, 0.6, 0.4].entries()) {
    const tone = mix(colour, ring % 2 === 0 ? '#ffffff' : darken(colour, 0.3), 0.12 + ring * 0.07);
    const points = Array.from({ length: 16 }, (_, i) => {
      const reach = r * share * (i % 2 === 0 ? 1 : random.between(0.74, 0.84));
      const angle = (i / 16) * FULL_TURN + ring * 0.4;
      return { x: Math.cos(angle) * reach, y: Math.sin(angle) * reach };
    });
    parts.push(path(loop(points), tone, { stroke: darken(tone, 0.14), strokeWidth: r * 0.012 }));
    for (let i = 0; i < 8; i += 1) {
      const angle = ((i * 2) / 16) * FULL_TURN + ring * 0.4;
      parts.push(
        line(
          `M${n(Math.cos(angle) * r * share * 0.4)} ${n(Math.sin(angle) * r * share * 0.4)}L${n(Math.cos(angle) * r * share * 0.8)} ${n(Math.sin(angle) * r * share * 0.8)}`,
          darken(tone, 0.12),
          r * 0.012,
        ),
      );
    }
  }
  return [...parts, ...dotsIn(random, r * 0.2, 18, '#f2c14e', r * 0.03)];
}

function poppy(random: Random, r: number, colour: string): string[] {
  return [
    ...petals(
      5,
      r,
      r * 0.5,
      (i) => (i % 2 === 0 ? colour : lighten(colour, 0.12)),
      random.between(0, 70),
    ).map((petal) => petal),
    circle(0, 0, r * 0.2, darken(colour, 0.55)),
    circle(0, 0, r * 0.13, '#f2c14e'),
    ...dotsIn(random, r * 0.27, 16, darken(colour, 0.6), r * 0.022),
  ];
}

function cluster(random: Random, r: number, colour: string): string[] {
  return Array.from({ length: 16 }, () => {
    const angle = random.between(0, FULL_TURN);
    const reach = Math.sqrt(random.next()) * r * 0.75;
    return placed(
      Math.cos(angle) * reach,
      Math.sin(angle) * reach,
      [
        ...petals(4, r * 0.24, r * 0.13, () =>
          mix(colour, random.chance(0.5) ? '#ffffff' : '#5a3a8a', random.between(0, 0.25)),
        ),
        circle(0, 0, r * 0.045, '#fff2c0'),
      ],
      { turn: random.int(0, 90) },
    );
  });
}

/** From the side, standing on its stem: the stem joins at the origin. */
function tulip(r: number, colour: string): string[] {
  return [
    path(
      `M0 ${n(r * 0.2)}C${n(-r * 0.85)} ${n(r * 0.1)} ${n(-r * 0.75)} ${n(-r * 0.8)} ${n(-r * 0.56)} ${n(-r * 1.15)}Q${n(-r * 0.2)} ${n(-r * 0.7)} 0 ${n(-r * 1.2)}Q${n(r * 0.2)} ${n(-r * 0.7)} ${n(r * 0.56)} ${n(-r * 1.15)}C${n(r * 0.75)} ${n(-r * 0.8)} ${n(r * 0.85)} ${n(r * 0.1)} 0 ${n(r * 0.2)}Z`,
      colour,
    ),
    path(
      `M0 ${n(r * 0.2)}C${n(-r * 0.5)} ${n(-r * 0.1)} ${n(-r * 0.4)} ${n(-r * 0.8)} 0 ${n(-r * 1.2)}C${n(r * 0.4)} ${n(-r * 0.8)} ${n(r * 0.5)} ${n(-r * 0.1)} 0 ${n(r * 0.2)}Z`,
      lighten(colour, 0.16),
    ),
    path(
      `M0 ${n(r * 0.2)}C${n(r * 0.6)} ${n(r * 0.05)} ${n(r * 0.72)} ${n(-r * 0.6)} ${n(r * 0.56)} ${n(-r * 1.15)}C${n(r * 0.86)} ${n(-r * 0.7)} ${n(r * 0.8)} ${n(r * 0.12)} 0 ${n(r * 0.2)}Z`,
      darken(colour, 0.2),
      { opacity: 0.7 },
    ),
  ];
}
