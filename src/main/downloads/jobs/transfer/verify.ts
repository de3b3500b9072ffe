import { createHash } from 'node:crypto';
import type { OpenFile } from '../filesystem.ts';
import { HASH } from './digests.ts';
import type { DigestName } from './digests.ts';

const BLOCK = 1024 * 1024;

/** Reads the whole file once and hashes it in each of these ways; lower-case hex. */
export async function hashFile(
  file: Pick<OpenFile, 'read'>,
  size: number,
  algorithms: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const hashes = algorithms.map((name) => ({ name, hash: createHash(name) }));
  const buffer = Buffer.allocUnsafe(Math.min(BLOCK, Math.max(1, size)));
  for (let position = 0; position < size; ) {
    signal.throwIfAborted();
    const bytes = await readFully(file, buffer, Math.min(buffer.length, size - position), position);
    if (bytes.length === 0) break;
    for (const { hash } of hashes) hash.update(bytes);
    position += bytes.length;
  }
  return new Map(hashes.map(({ name, hash }) => [name, hash.digest('hex')]));
}

/** Reads until the length is there or the file ends. */
export async function readFully(
  file: Pick<OpenFile, 'read'>,
  buffer: Buffer,
  length: number,
  position: number,
): Promise<Buffer> {
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/** A digest the server gave, in the words of `node:crypto`. */
export function parseDigest(digest: string): { readonly algorithm: string; readonly hex: string } {
  const colon = digest.indexOf(':');
  const name = digest.slice(0, colon) as DigestName;
  return { algorithm: HASH[name], hex: digest.slice(colon + 1) };
}
