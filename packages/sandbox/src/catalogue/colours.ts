import type { Motif } from './motifs.ts';
import { swatchOf } from './swatches.ts';
import { LAND_LIGHT } from './vocabulary/light.ts';
import type { Palette } from './vocabulary/index.ts';

type Rgb = readonly [number, number, number];

/** A swatch counts when it takes at least this share of the picture. */
const MIN_SHARE = 0.12;
const MAX_SWATCHES = 3;
/** Samples along one run from tone to tone. */
const STEPS = 8;

const OUTDOORS = new Set(LAND_LIGHT);
const known = new WeakMap<Palette, readonly number[]>();

/** Swatches of a motif, the dominant one first: what the gradients of its palette come down to. */
export function coloursOf({ palette, look }: Motif): readonly number[] {
  const cached = known.get(palette);
  if (cached !== undefined) return cached;
  const [a, b, c, d, e] = palette.tones.map(channels);
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined) return [];
  // Outdoors the sky runs down through three tones, slowest near the horizon, and land fades into it;
  // elsewhere the backdrop rules.
  const runs: readonly (readonly [Rgb, Rgb])[] = OUTDOORS.has(look)
    ? [
        [a, b],
        [b, c],
        [b, c],
        [between(d, c, 0.3), d],
        [d, e],
      ]
    : [
        [a, a],
        [a, b],
        [a, c],
      ];
  const colours = dominant(runs.flatMap(([from, to]) => samples(from, to)));
  known.set(palette, colours);
  return colours;
}

function dominant(shown: readonly Rgb[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const colour of shown) {
    const swatch = swatchOf(...colour);
    counts.set(swatch, (counts.get(swatch) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([, one], [, other]) => other - one);
  const shares = ranked.filter(([, count], index) => index === 0 || count / shown.length >= MIN_SHARE);
  return shares.slice(0, MAX_SWATCHES).map(([swatch]) => swatch);
}

function samples(from: Rgb, to: Rgb): Rgb[] {
  return Array.from({ length: STEPS }, (_, index) => between(from, to, (index + 0.5) / STEPS));
}

function between(from: Rgb, to: Rgb, share: number): Rgb {
  const mix = (one: number, other: number) => one + (other - one) * share;
  return [mix(from[0], to[0]), mix(from[1], to[1]), mix(from[2], to[2])];
}

function channels(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
