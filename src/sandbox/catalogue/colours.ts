import type { Motif } from './motifs.ts';
import { swatchOfHex } from './swatches.ts';

/** Swatches of a motif, by the area that its palette takes in the picture; at most three. */
export function coloursOf(motif: Motif): readonly number[] {
  const [first, second, third, , fifth] = motif.palette.tones;
  const shown = outdoors(motif) ? [first, second, third, fifth] : [first, second, third];
  return [...new Set(shown.map(swatchOfHex))].slice(0, 3);
}

function outdoors(motif: Motif): boolean {
  return motif.subject.family === 'landscape' || motif.subject.family === 'coast';
}
