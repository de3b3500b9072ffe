import type { PreviewRequest } from '../../../shared/contract/index.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { StockroomError } from '../../../shared/model/failure.ts';
import { createSharedCalls } from '../../catalog/index.ts';
import type { CachedPreview, PreviewCache, Previews } from '../../catalog/index.ts';
import { overlooked } from '../../platform/failures/index.ts';
import type { Library, StandingContent } from '../files/index.ts';

/** A picture for the page. */
export interface Picture extends CachedPreview {
  /** Made from a file of ours; unset for the service's preview. */
  readonly own: boolean;
}

/**
 * What assets look like: by their own file where one stands on the disk, a licensed one before a comp; else, and for a file
 * that can't be shown, by the service's preview. The only way a picture reaches a page.
 */
export interface Pictures {
  /** Throws `not-found` when there is no such picture, and where one of a certain right was wanted and no file gives it. */
  read(request: Pick<PreviewRequest, 'asset' | 'size' | 'of'>, signal?: AbortSignal): Promise<Picture>;
  /** Sees to it that the looks of these assets are known; what has no picture now is passed over. */
  look(assets: readonly AssetId[], signal?: AbortSignal): Promise<void>;
}

/** What remembers how assets look. */
export interface LookMemory {
  knows(asset: AssetId): Promise<boolean>;
  learn(asset: AssetId, picture: Uint8Array): Promise<void>;
}

type DrawnSize = Exclude<PreviewRequest['size'], 'clip'>;

/** What opens files in threads; the area of layouts stands above the library and gives it this. */
export interface Painter {
  /** `null` for a file that is gone. `picture` is `null` where the file holds none that is worth showing at this size. */
  draw(
    path: string,
    size: DrawnSize,
    signal: AbortSignal,
  ): Promise<{
    /** Of the file, lower-case hex. */
    readonly sha256: string;
    readonly picture: (CachedPreview & { /** The file itself. */ readonly isFile: boolean }) | null;
  } | null>;
}

/** Contents that are remembered until the app ends: without a picture, and of files that changed. */
const REMEMBERED = 20_000;

export function createPictures(options: {
  readonly library: Pick<Library, 'standingContents'>;
  readonly layouts: Painter;
  readonly previews: Pick<Previews, 'read'>;
  readonly cache: Pick<PreviewCache, 'read' | 'write'>;
  readonly looks: LookMemory;
}): Pictures {
  const { library, layouts, previews, cache, looks } = options;
  const share = createSharedCalls<CachedPreview | null>();
  /** Sizes of contents in which nothing can be shown. */
  const blank = new Set<string>();
  /** What was read of files that the folder's own look has not come to yet, by path and stamp. */
  const learned = new Map<string, string>();

  const drawn = async (
    file: StandingContent,
    size: DrawnSize,
    signal: AbortSignal | undefined,
  ): Promise<CachedPreview | null> => {
    const stamped = `${file.path} ${file.stamp}`;
    const known = file.sha256 ?? learned.get(stamped);
    if (known !== undefined) {
      if (blank.has(`${known} ${size}`)) return null;
      const kept = await cache.read(`file/${known}`, size);
      if (kept !== null) return kept;
    }
    return await share(`${stamped} ${size}`, signal, async (shared) => {
      const answer = await layouts.draw(file.path, size, shared);
      if (answer === null) return null;
      const { sha256, picture } = answer;
      remember(learned, stamped, sha256);
      if (picture === null) {
        if (blank.size >= REMEMBERED) blank.clear();
        blank.add(`${sha256} ${size}`);
        return null;
      }
      const { bytes, contentType } = picture;
      // A file that is shown as it is need not lie on the disk twice.
      if (!picture.isFile) await cache.write(`file/${sha256}`, size, { bytes, contentType });
      return { bytes, contentType };
    });
  };

  const find = async (
    { asset, size, of }: Pick<PreviewRequest, 'asset' | 'size' | 'of'>,
    signal: AbortSignal | undefined,
  ): Promise<Picture> => {
    if (size === 'clip') return { ...(await previews.read(asset, size, signal)), own: false };
    for (const file of library.standingContents(asset)) {
      if (of !== null && file.right !== of) continue;
      const picture = await drawn(file, size, signal);
      if (picture !== null) return { ...picture, own: true };
    }
    if (of !== null) {
      throw new StockroomError('not-found', {
        message: 'This file has no picture that can be shown.',
        action: '',
      });
    }
    const { bytes, contentType } = await previews.read(asset, size === 'full' ? 'large' : size, signal);
    return { bytes, contentType, own: false };
  };

  return {
    async read(request, signal) {
      const picture = await find(request, signal);
      // Once for each asset, in a thread; a look that is not learned now is learned the next time.
      if (request.size !== 'clip' && request.size !== 'full')
        void looks.learn(request.asset, picture.bytes).catch(overlooked('pictures.look'));
      return picture;
    },
    async look(assets, signal) {
      await Promise.all(
        assets.map(async (asset) => {
          if (await looks.knows(asset)) return;
          // Offline, or of sounds, there is none.
          const picture = await find({ asset, size: 'grid', of: null }, signal).catch(
            overlooked('pictures.find', null),
          );
          signal?.throwIfAborted();
          if (picture !== null) await looks.learn(asset, picture.bytes);
        }),
      );
    },
  };
}

function remember(map: Map<string, string>, key: string, value: string): void {
  if (map.size >= REMEMBERED) map.clear();
  map.set(key, value);
}
