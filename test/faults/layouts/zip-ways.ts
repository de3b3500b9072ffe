import { withZip64 } from '../../unit/layouts/fixtures/zip.ts';
import type { Chance } from './chance.ts';

/** The same archive as it comes from other programs and servers. */
export function repacked(zip: Buffer, chance: Chance): Buffer {
  const form = chance.below(4);
  let bytes = form === 0 ? withZip64(zip) : zip;
  if (form === 1) {
    const comment = Buffer.from('made by hand'.repeat(1 + chance.below(50)));
    bytes = Buffer.concat([zip, comment]);
    bytes.writeUInt16LE(chance.once(3) ? 1 : comment.length, zip.length - 2);
  }
  if (chance.once(4)) bytes = Buffer.concat([bytes, Buffer.alloc(1 + chance.below(3000))]);
  return bytes;
}

/** With a program before it, which only a name that promises an archive tells from any other file. */
export function prefixed(zip: Buffer, chance: Chance): Buffer {
  return chance.once(6) ? Buffer.concat([Buffer.alloc(1 + chance.below(500), 'MZ'), zip]) : zip;
}
