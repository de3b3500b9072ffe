import type { Asset } from './asset.ts';
import type { Right } from './download.ts';
import type { AssetId, Branded } from './ids.ts';
import type { Instant } from './instant.ts';
import type { Money } from './money.ts';

export type BoardId = Branded<number, 'BoardId'>;

/** The most that one board holds. */
export const MAX_BOARD_ASSETS = 5_000;
export const MAX_BOARD_NAME = 120;
export const MAX_NOTE = 10_000;

/** A named set of assets, picked for a job. */
export interface Board {
  readonly id: BoardId;
  readonly name: string;
  readonly note: string;
  readonly count: number;
  /** The one chosen, or the first; `null` while the board is empty. */
  readonly cover: AssetId | null;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
}

export interface BoardAsset {
  readonly asset: Asset;
  /** What is said of it on this board. */
  readonly note: string;
  /** What this computer holds of it; `null` for nothing. */
  readonly right: Right | null;
}

/** A board that an asset is on. */
export interface BoardPlace {
  readonly boardId: BoardId;
  /** The note on the asset there. */
  readonly note: string;
}

/** The cost of licensing the assets that are not licensed yet. */
export interface BoardCost {
  readonly licensed: number;
  readonly open: readonly AssetId[];
  /** How many of `open` the price list has a price for. */
  readonly priced: number;
  readonly total: Money | null;
  /** Each at the largest size of the first licence for its kind. */
  readonly basis: string;
}

export const BOARD_EXPORTS = ['pdf', 'csv', 'files'] as const;
export type BoardExport = (typeof BOARD_EXPORTS)[number];
