import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PreviewSize } from '../../../shared/contract/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { createTurns } from '../../platform/turns/index.ts';
import { overlooked } from '../../platform/failures/index.ts';

/** What a picture is of: an asset as the service shows it, or a file's content. */
export type PictureOf = `asset/${number}` | `file/${string}`;

export interface CachedPreview {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** What a page may be told that a preview is. */
const MEDIA = /^(?:image|video|audio)\/[\w.+-]+$/;

interface Row {
  readonly sha256: string;
  readonly content_type: string;
}

/** Pictures by content on disk, bounded: the longest unused go first. Everything in it can be fetched or drawn again. */
export interface PreviewCache {
  read(of: PictureOf, size: PreviewSize): Promise<CachedPreview | null>;
  write(of: PictureOf, size: PreviewSize, preview: CachedPreview): Promise<void>;
  /** Bytes on disk. */
  used(): number;
  /** Drops the longest unused until no more than so many bytes are left; usually the limit. */
  trim(toBytes?: number): Promise<void>;
}

export function createPreviewCache(options: {
  readonly store: Store;
  readonly folder: string;
  /** Asked each time: the user may change it. */
  readonly limitBytes: () => number;
  readonly now: () => number;
}): PreviewCache {
  const { store, folder, limitBytes, now } = options;
  mkdirSync(folder, { recursive: true });
  const fileOf = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256);
  let total =
    store.get<{ total: number }>('SELECT coalesce(sum(bytes), 0) AS total FROM preview')?.total ?? 0;

  const evict = async (limit: number) => {
    while (total > limit) {
      const oldest = store.get<{ subject: string; size: string; sha256: string; bytes: number }>(
        'SELECT subject, size, sha256, bytes FROM preview ORDER BY used_at LIMIT 1',
      );
      if (oldest === undefined) return;
      store.run('DELETE FROM preview WHERE subject = ? AND size = ?', oldest.subject, oldest.size);
      total -= oldest.bytes;
      const shared = store.get('SELECT 1 FROM preview WHERE sha256 = ? LIMIT 1', oldest.sha256);
      if (shared === undefined) await rm(fileOf(oldest.sha256), { force: true });
    }
  };

  /** One after the other: two at once would both count what only one of them drops. */
  const inTurn = createTurns();
  const trim = (toBytes = limitBytes()) => inTurn(() => evict(toBytes));

  return {
    used: () => total,
    trim,
    read: async (of, size) => {
      const row = store.get<Row>(
        'UPDATE preview SET used_at = ? WHERE subject = ? AND size = ? RETURNING sha256, content_type',
        now(),
        of,
        size,
      );
      if (row === undefined) return null;
      const bytes = await readFile(fileOf(row.sha256)).catch(overlooked('previews.read', null));
      const isWhole = bytes !== null && sha256Of(bytes) === row.sha256 && MEDIA.test(row.content_type);
      if (isWhole) return { bytes, contentType: row.content_type };
      // The file is gone, or file or row were damaged on the disk: it is fetched again.
      store.run('DELETE FROM preview WHERE subject = ? AND size = ?', of, size);
      return null;
    },
    write: async (of, size, { bytes, contentType }) => {
      const sha256 = sha256Of(bytes);
      const target = fileOf(sha256);
      const temporary = `${target}.${randomUUID()}`;
      mkdirSync(path.dirname(target), { recursive: true });
      await writeFile(temporary, bytes);
      await rename(temporary, target);
      store.run(
        'INSERT OR REPLACE INTO preview (subject, size, sha256, content_type, bytes, used_at) VALUES (?, ?, ?, ?, ?, ?)',
        of,
        size,
        sha256,
        contentType,
        bytes.byteLength,
        now(),
      );
      total += bytes.byteLength;
      if (total > limitBytes()) await trim();
    },
  };
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
