import type { IncomingHttpHeaders } from 'node:http';

/** Hashes of a whole file that servers send and we can check. */
const LENGTH = { 'sha-256': 32, 'sha-512': 64, md5: 16, sha: 20 } as const;
export type DigestName = keyof typeof LENGTH;
/** Names as `node:crypto` wants them. */
export const HASH: Readonly<Record<DigestName, string>> = {
  'sha-256': 'sha256',
  'sha-512': 'sha512',
  md5: 'md5',
  sha: 'sha1',
};

/**
 * The digest of the whole file in the headers of an answer, `sha-256:hex`, or `null`.
 * `Repr-Digest` (RFC 9530), its predecessor `Digest`, S3's and Google's checksums, `Content-MD5`.
 * Only digests of the whole file are read: `Content-Digest` and, in a partial answer, `Content-MD5` cover the part.
 */
export function expectedDigest(headers: IncomingHttpHeaders): string | null {
  const partial = headers['content-range'] !== undefined && !coversAll(text(headers['content-range']));
  return (
    fromList(text(headers['repr-digest']), /([a-z0-9-]+)=:([A-Za-z0-9+/=]+):/g) ??
    fromList(text(headers['digest']), /([A-Za-z0-9-]+)=([A-Za-z0-9+/]+=*)/g) ??
    (text(headers['x-amz-checksum-type']).toUpperCase() === 'COMPOSITE'
      ? null
      : one('sha-256', text(headers['x-amz-checksum-sha256']))) ??
    fromList(text(headers['x-goog-hash']), /(md5)=([A-Za-z0-9+/]+=*)/g) ??
    (partial ? null : one('md5', text(headers['content-md5'])))
  );
}

function fromList(value: string, pattern: RegExp): string | null {
  const found = [...value.matchAll(pattern)]
    .map(([, name = '', base64 = '']) => ({ name: name.toLowerCase(), base64 }))
    .map(({ name, base64 }) => (name in LENGTH ? one(name as DigestName, base64) : null))
    .filter((digest) => digest !== null);
  return found.find((digest) => digest.startsWith('sha-')) ?? found[0] ?? null;
}

/** A digest of the wrong length is a broken header, not a broken file. */
function one(name: DigestName, base64: string): string | null {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.length === LENGTH[name] ? `${name}:${bytes.toString('hex')}` : null;
}

function coversAll(range: string): boolean {
  const match = /^bytes 0-(\d+)\/(\d+)$/i.exec(range.trim());
  return match !== null && Number(match[1]) + 1 === Number(match[2]);
}

function text(value: string | string[] | undefined): string {
  return Array.isArray(value) ? value.join(', ') : (value ?? '');
}
