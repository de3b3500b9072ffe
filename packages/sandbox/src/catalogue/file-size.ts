import type { Motif } from './motifs.ts';
import { hash } from './random.ts';

const KB = 1_000;
const MB = 1_000_000;
const GB = 1_000_000_000;

/** Bytes of the original: hundreds of kilobytes for a drawing, gigabytes for some 4K footage. */
/** 16-bit stereo at 44.1 kHz after a header of 44 bytes: the size of a WAV file follows from its length. */
export const WAV = { rate: 44_100, frameBytes: 4, headerBytes: 44 } as const;

export function fileSizeOf(id: number, motif: Motif, duration: number): number {
  const { format } = motif;
  const chance = hash(id, 23) / 0x1_0000_0000;
  const pixels = format.width * format.height;
  switch (format.type) {
    case 'image':
      return Math.round(Math.max(1.2 * MB, pixels * (0.35 + chance * 0.4)));
    case 'vector':
      return Math.round(200 * KB + chance ** 3 * 6 * MB);
    case 'video':
      return Math.round(pixels < 4_000_000 ? (18 + chance ** 2 * 240) * MB : (0.3 + chance ** 3 * 3.7) * GB);
    case 'audio':
      return WAV.headerBytes + duration * WAV.rate * WAV.frameBytes;
  }
}
