import { isDeepStrictEqual } from 'node:util';
import type { Additions, Said } from './additions.ts';

/** Facts of the file on disk, of ExifTool itself, and what it works out of the rest. */
const OF_THE_TOOL = /^(?:System|File|ExifTool|Composite|XMP-x):/;
/** Addresses in the file: they move when something before them grows. */
const ADDRESS = /:(?:\w+Offsets?|\w+Start)$/;
const DIGEST = 'Photoshop:IPTCDigest';

/**
 * Whether a file that was written to still says everything that it said, but for what the additions bring up to date,
 * and ExifTool has no new doubts about it.
 */
export function isAllKept(before: Said, after: Said, { tags, renewed }: Additions): boolean {
  for (const [key, values] of before) {
    if (OF_THE_TOOL.test(key) || ADDRESS.test(key) || renewed.has(key)) continue;
    if (key === DIGEST && DIGEST in tags) continue;
    const left = [...(after.get(key) ?? [])];
    for (const value of values) {
      const at = left.findIndex((other) =>
        `${key}+` in tags ? includesAll(other, value) : isDeepStrictEqual(other, value),
      );
      if (at === -1) return false;
      left.splice(at, 1);
    }
  }
  const doubts = new Set(doubtsIn(before));
  return doubtsIn(after).every((doubt) => doubts.has(doubt));
}

/** What would no longer hold after any change, however careful: a signature over all bytes, a standard for archives. */
export function isSealed(said: Said): boolean {
  return [...said.keys()].some((key) => /^(?:JUMBF|CBOR|C2PA|XMP-pdfaid):/.test(key));
}

function includesAll(list: unknown, part: unknown): boolean {
  const entries = [list].flat();
  return [part].flat().every((wanted) => entries.some((entry) => isDeepStrictEqual(entry, wanted)));
}

function doubtsIn(said: Said): readonly unknown[] {
  return [said.get('ExifTool:Warning') ?? [], said.get('ExifTool:Error') ?? []].flat();
}
