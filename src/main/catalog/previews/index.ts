import type { Preview } from '../../../shared/model/asset.ts';
import { StockroomError, isFailureCode } from '../../../shared/model/failure.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { Catalog } from '../assets/index.ts';
import type { FileAccess } from '../../api/index.ts';
import { candidates } from './choose.ts';
import type { ServiceSize } from './choose.ts';
import type { CachedPreview, PreviewCache } from './disk-cache.ts';
import { createSharedCalls } from './shared-calls.ts';
import { sniffPreview } from './sniff.ts';

export { previewMigrations } from './migrations.ts';
export { createPreviewCache } from './disk-cache.ts';
export type { CachedPreview, PictureOf, PreviewCache } from './disk-cache.ts';
export { createSharedCalls } from './shared-calls.ts';

/** A still of 950 px is far below this; a clip is a few seconds long. */
const MAX_BYTES: Readonly<Record<'still' | 'clip', number>> = { still: 16 * 1024 ** 2, clip: 64 * 1024 ** 2 };

/** Screen pictures of assets as the service shows them, from disk or from its own hosts. */
export interface Previews {
  /** Throws `not-found` when the asset has no such preview. */
  read(asset: AssetId, size: ServiceSize, signal?: AbortSignal): Promise<CachedPreview>;
  /** Bytes that they take on disk. */
  used(): number;
  /** Drops the longest unused, down to the limit as it is now. */
  trim(): Promise<void>;
  /** Drops all of them. */
  clear(): Promise<void>;
}

export function createPreviews(options: {
  readonly cache: PreviewCache;
  readonly catalog: Pick<Catalog, 'previews'>;
  readonly files: Pick<FileAccess, 'fetchSmall'>;
}): Previews {
  const { cache, catalog, files } = options;
  const share = createSharedCalls<CachedPreview>();

  const download = async (previews: readonly Preview[], size: ServiceSize, signal: AbortSignal) => {
    let last: unknown = new StockroomError('not-found', {
      message: 'This asset has no preview.',
      action: '',
    });
    for (const { url, kind } of candidates(previews, size)) {
      try {
        const { bytes } = await files.fetchSmall(url, { signal, maxBytes: MAX_BYTES[kind] });
        const contentType = sniffPreview(bytes);
        if (contentType?.startsWith(kind === 'clip' ? 'video/' : 'image/')) return { bytes, contentType };
        last = new StockroomError('file.wrong-type');
      } catch (error) {
        // No use in asking the same dead line for the next size.
        if (isFailureCode(error, 'aborted', 'offline')) throw error;
        last = error;
      }
    }
    throw last;
  };

  const fetchFresh = async (asset: AssetId, size: ServiceSize, signal: AbortSignal) => {
    const known = await catalog.previews(asset, { signal });
    try {
      return await download(known, size, signal);
    } catch (error) {
      if (isFailureCode(error, 'aborted')) throw error;
      // Links age: ask for new ones once.
      const fresh = await catalog.previews(asset, { signal, fresh: true });
      if (same(known, fresh)) throw error;
      return await download(fresh, size, signal);
    }
  };

  return {
    used: () => cache.used(),
    trim: () => cache.trim(),
    clear: () => cache.trim(0),
    read: async (asset, size, signal) => {
      const cached = await cache.read(`asset/${asset}`, size);
      if (cached !== null) return cached;
      return await share(`${asset}/${size}`, signal, async (shared) => {
        const preview = await fetchFresh(asset, size, shared);
        await cache.write(`asset/${asset}`, size, preview);
        return preview;
      });
    },
  };
}

function same(a: readonly Preview[], b: readonly Preview[]): boolean {
  return a.length === b.length && a.every((preview, index) => preview.url === b[index]?.url);
}
