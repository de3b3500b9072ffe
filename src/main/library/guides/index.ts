import { guidesSchema } from '../../../shared/contract/index.ts';
import type { PixelSize } from '../../../shared/model/asset.ts';
import type { BoardId } from '../../../shared/model/board.ts';
import { NO_GUIDES } from '../../../shared/model/guides.ts';
import type { Guides } from '../../../shared/model/guides.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { readJson, readRow } from '../../platform/store/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { guidesSvg } from './svg.ts';

export { guideMigrations } from './migrations.ts';
export { pixelSize } from './pixel-size.ts';

/** Crops and headlines that were tried on pictures, on each board for itself. */
export interface PictureGuides {
  /** `board` is `null` for the picture by itself. */
  get(board: BoardId | null, asset: AssetId): Guides;
  set(board: BoardId | null, asset: AssetId, guides: Guides): void;
  /** A layer over a picture of this size; `null` where nothing was tried on it. */
  svg(board: BoardId | null, asset: AssetId, size: PixelSize): string | null;
}

export function createGuides(store: Store): PictureGuides {
  const get = (board: BoardId | null, asset: AssetId): Guides => {
    const row = store.get<{ guides: string }>(
      'SELECT guides FROM picture_guides WHERE board_id = ? AND asset_id = ?',
      board ?? 0,
      asset,
    );
    if (row === undefined) return NO_GUIDES;
    const where = { unreadable: store.unreadable, table: 'picture_guides' };
    return readRow(where, `${board ?? 0} ${asset}`, () => readJson(guidesSchema, row.guides)) ?? NO_GUIDES;
  };
  return {
    get,
    set: (board, asset, guides) => {
      if (guides.crop === null && guides.headline === null) {
        store.run('DELETE FROM picture_guides WHERE board_id = ? AND asset_id = ?', board ?? 0, asset);
        return;
      }
      store.run(
        'INSERT OR REPLACE INTO picture_guides (board_id, asset_id, guides) VALUES (?, ?, ?)',
        board ?? 0,
        asset,
        JSON.stringify(guides),
      );
    },
    svg: (board, asset, size) => {
      const guides = get(board, asset);
      return guides.crop === null && guides.headline === null ? null : guidesSvg(guides, size);
    },
  };
}
