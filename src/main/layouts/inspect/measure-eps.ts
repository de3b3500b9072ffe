import type { Extent } from './report.ts';
import { postscriptOf } from './eps.ts';

/** Comments at the start, and at the end of a file that puts them off, stand within. Bytes. */
const REACH = 1 << 18;

/** The bounding box of its comments: the exact one where there is one. */
export function measureEps(bytes: Buffer): readonly Extent[] | null {
  const program = postscriptOf(bytes);
  if (program === null) return null;
  const lines = headerOf(program.toString('latin1', 0, REACH));
  const found = boxIn(lines, '%%HiResBoundingBox:') ?? boxIn(lines, '%%BoundingBox:');
  if (found !== 'atend') return found === null ? null : [found];
  const end = program.toString('latin1', Math.max(0, program.length - REACH));
  const trailer = end.slice(Math.max(0, end.lastIndexOf('%%Trailer'))).split(/\r\n|\r|\n/);
  const late = boxIn(trailer, '%%HiResBoundingBox:') ?? boxIn(trailer, '%%BoundingBox:');
  return late === null || late === 'atend' ? null : [late];
}

/** The first lines that begin with a percent sign; drawings inside have headers of their own further on. */
function headerOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/);
  const end = lines.findIndex((line) => line.startsWith('%%EndComments') || !line.startsWith('%'));
  return end === -1 ? lines : lines.slice(0, end);
}

function boxIn(lines: readonly string[], key: string): Extent | 'atend' | null {
  const line = lines.find((each) => each.startsWith(key));
  if (line === undefined) return null;
  const value = line.slice(key.length).trim();
  if (value === '(atend)') return 'atend';
  const [left, bottom, right, top, ...more] = value.split(/\s+/).map(Number);
  if (left === undefined || bottom === undefined || right === undefined || top === undefined) return null;
  return more.length > 0 ? null : { width: right - left, height: top - bottom };
}
