import type { Asset } from '../../../shared/model/asset.ts';
import type { BoardId } from '../../../shared/model/board.ts';
import type { AssetId } from '../../../shared/model/ids.ts';

/** What others know of an asset that its record tells. */
export interface ListingPorts {
  /** Facts as they were seen; makes no request. */
  known(id: AssetId): Asset | null;
  /** What the asset was taken for: the project it is found under, and every other word on licence or order. */
  references(id: AssetId): { readonly project: string; readonly words: readonly string[] };
  boardAssets(board: BoardId): readonly AssetId[];
  /** Those of these assets whose licences have all ended: paid files of them give no right any more. */
  ended(ids: readonly AssetId[]): ReadonlySet<AssetId>;
}
