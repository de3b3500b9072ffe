import type { Look, Palette } from './types.ts';

/** A palette from two space-separated lists of `#rrggbb`: five tones, then any number of accents. */
export function palette(tones: string, glow: string, accents: string): Palette {
  const [a, b, c, d, e] = tones.split(' ');
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined) {
    throw new RangeError(`A palette has five tones: ${tones}`);
  }
  return { tones: [a, b, c, d, e], glow, accents: accents.split(' ') };
}

export function look(
  key: string,
  phrase: string,
  tags: string,
  palettes: readonly Palette[],
  weight = 1,
): Look {
  return { key, phrase, tags, palettes, weight };
}
