import path from 'node:path';
import { formatOf, HEAD_BYTES, isPromised } from './formats.ts';
import type { Archive } from './zip.ts';
import type { Uses } from './uses.ts';

/** Every part that is a picture or may hold one, in the order of the archive, without those that `skip` knows. */
export async function readRest(
  archive: Archive,
  uses: Uses,
  skip: (name: string) => boolean,
  labelsOf: (name: string) => readonly string[] = () => [],
): Promise<void> {
  for (const name of archive.names) {
    if (skip(name)) continue;
    const head = await uses.spare(null, () => headOf(archive, name));
    const last = path.posix.basename(name);
    if (head === null || (formatOf(head, last) === 'other' && !isPromised(last))) continue;
    await uses.part(archive, name, { where: '', labels: labelsOf(name) });
  }
}

async function headOf(archive: Archive, name: string): Promise<Buffer> {
  let head = Buffer.alloc(0);
  for await (const chunk of archive.stream(name)) {
    head = Buffer.concat([head, chunk]);
    if (head.length >= HEAD_BYTES) break;
  }
  return head.subarray(0, HEAD_BYTES);
}
