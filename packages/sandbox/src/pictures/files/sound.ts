import { seededRandom, WAV } from '../../catalogue/index.ts';
import type { CatalogueAsset } from '../../catalogue/index.ts';
import { boundedCache } from './lru.ts';
import { bufferPart, fileOf, repeatedPart } from './parts.ts';
import type { PictureFile } from './parts.ts';

const loops = boundedCache<Buffer>({ entries: 4, bytes: 32_000_000, sizeOf: (buffer) => buffer.length });

/** A recording: a chord sequence of a few bars, repeated for as long as the asset lasts. */
export function soundOf(asset: CatalogueAsset, seconds = asset.duration ?? 1): PictureFile {
  const samples = seconds * WAV.rate * WAV.frameBytes;
  const bytes = WAV.headerBytes + samples;
  const about = { bytes, contentType: 'audio/wav', extension: 'wav', width: 0, height: 0 };
  return fileOf(about, async () => [
    bufferPart(header(samples)),
    repeatedPart(await loops.get(String(asset.id), async () => chords(asset.id)), samples),
  ]);
}

function header(samples: number): Buffer {
  const out = Buffer.alloc(WAV.headerBytes);
  out.write('RIFF', 0, 'latin1');
  out.writeUInt32LE(WAV.headerBytes - 8 + samples, 4);
  out.write('WAVEfmt ', 8, 'latin1');
  out.writeUInt32LE(16, 16);
  out.writeUInt16LE(1, 20);
  out.writeUInt16LE(2, 22);
  out.writeUInt32LE(WAV.rate, 24);
  out.writeUInt32LE(WAV.rate * WAV.frameBytes, 28);
  out.writeUInt16LE(WAV.frameBytes, 32);
  out.writeUInt16LE(16, 34);
  out.write('data', 36, 'latin1');
  out.writeUInt32LE(samples, 40);
  return out;
}

/** Semitones over the root: progressions that please in any key. */
const PROGRESSIONS = [
  [
    [0, 4, 7],
    [-3, 0, 4],
    [-7, -3, 0],
    [-5, -1, 2],
  ],
  [
    [0, 3, 7],
    [-4, 0, 3],
    [-9, -5, -2],
    [-2, 2, 5],
  ],
] as const;

const CHORD_SECONDS = 1.5;
const AMPLITUDE = 5_200;

function chords(seed: number): Buffer {
  const random = seededRandom(seed, 301);
  const root = 196 * 2 ** (random.int(-4, 6) / 12);
  const progression = random.pick(PROGRESSIONS);
  const length = Math.round(CHORD_SECONDS * WAV.rate);
  const out = Buffer.alloc(progression.length * length * WAV.frameBytes);
  progression.forEach((chord, bar) => {
    const tones = chord.map((semitone) => (root * 2 ** (semitone / 12) * 2 * Math.PI) / WAV.rate);
    for (let at = 0; at < length; at += 1) {
      const swell = Math.min(1, at / 2_000) * Math.min(1, (length - at) / 6_000) * Math.exp(-at / length);
      let sum = 0;
      for (const step of tones) sum += Math.sin(step * at) + 0.25 * Math.sin(step * 2 * at);
      const value = Math.round(sum * swell * AMPLITUDE);
      const offset = (bar * length + at) * WAV.frameBytes;
      out.writeInt16LE(value, offset);
      out.writeInt16LE(value, offset + 2);
    }
  });
  return out;
}
