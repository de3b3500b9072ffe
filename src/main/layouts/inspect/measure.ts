import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { withSource } from './boxes.ts';
import { measureFilm } from './film.ts';
import { formatOf, HEAD_BYTES } from './formats.ts';
import { LIMITS } from './limits.ts';
import { measurePdf } from './measure-pdf.ts';
import { measureEps } from './measure-eps.ts';
import { measureSvg } from './measure-svg.ts';
import type { Extent, Measured } from './report.ts';

/** `null` for what is neither drawing nor film. Never throws for what is wrong with one. */
export async function measure(file: string): Promise<Measured | null> {
  const name = path.basename(file);
  const extension = path.extname(name).slice(1).toLowerCase();
  const handle = await open(file, 'r');
  let head: Buffer;
  let bytes: number;
  try {
    const read = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    head = read.buffer.subarray(0, read.bytesRead);
    bytes = (await handle.stat()).size;
  } finally {
    await handle.close();
  }
  const format = formatOf(head, name);
  // Illustrator writes PDF today and wrote PostScript once: both are its own.
  const own = extension === 'ai' ? extension : null;
  if (format === 'film') {
    return { kind: extension, extents: (await withSource(file, measureFilm)) ?? [] };
  }
  if (format !== 'svg' && format !== 'pdf' && format !== 'postscript') return null;
  const kind = format === 'svg' ? 'svg' : (own ?? (format === 'pdf' ? 'pdf' : 'eps'));
  if (bytes > LIMITS.wholeBytes) return { kind, extents: [] };
  const whole = await readFile(file);
  const found =
    format === 'svg' ? await measureSvg(whole) : format === 'pdf' ? measurePdf(whole) : measureEps(whole);
  return { kind, extents: (found ?? []).every(isSound) ? (found ?? []) : [] };
}

function isSound({ width, height }: Extent): boolean {
  return [width, height].every((edge) => Number.isFinite(edge) && edge > 0);
}
