import type { Pixels } from '../../../shared/model/swap.ts';
import { attempt } from '../../platform/failures/index.ts';

/** What a file is, as far as a swap asks: a kind that must be the same, and what its proportion shows by. */
export interface Looks {
  /** `jpeg`, `eps`, …; the extension where nothing better is known, `unknown` for what could not be opened. */
  readonly kind: string;
  /** The size of a picture or film, the boxes of a drawing; empty where there is none, or none that can be read. */
  readonly extents: readonly Pixels[];
}

/** Of drawings and films; `null` for what is neither. */
export type Measure = (file: string) => Promise<Looks | null>;

const DRAWINGS = new Set(['svg', 'eps', 'ai', 'pdf', 'ps']);
const FILMS = new Set(['mp4', 'mov', 'm4v', 'webm', 'mkv']);
/** Without pixels, the type alone decides. */
const SOUNDS = new Set(['mp3', 'wav', 'aif', 'aiff', 'flac', 'm4a', 'ogg']);

export function needsPixels(kind: string): boolean {
  return !SOUNDS.has(kind);
}

export function isDrawing(kind: string): boolean {
  return DRAWINGS.has(kind);
}

/** Of a picture or film; a drawing has a size on paper only. */
export function pixelsOf({ kind, extents }: Looks): Pixels | null {
  return isDrawing(kind) ? null : (extents[0] ?? null);
}

export async function looksOf(file: string, measure: Measure): Promise<Looks> {
  const extension = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  const measured = DRAWINGS.has(extension) || FILMS.has(extension) ? await measure(file) : null;
  if (measured !== null) return measured;
  return attempt(
    async () => {
      // Loaded with the first picture: it is no part of a quick start.
      const { default: sharp } = await import('sharp');
      const { format, width, height, orientation = 1 } = await sharp(file).metadata();
      // From five on, the picture lies on its side in the file and is shown upright.
      const pixels = orientation >= 5 ? { width: height, height: width } : { width, height };
      return { kind: format, extents: [pixels] };
    },
    { kind: extension, extents: [] },
  );
}
