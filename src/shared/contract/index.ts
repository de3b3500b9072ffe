import type { ContractRouterClient } from '@orpc/contract';
import { account } from './account.ts';
import { basket } from './basket.ts';
import { batches } from './batches.ts';
import { boards } from './boards.ts';
import { cache } from './cache.ts';
import { catalog } from './catalog.ts';
import { downloads } from './downloads.ts';
import { layouts } from './layouts.ts';
import { folder } from './folder.ts';
import { library } from './library.ts';
import { licences } from './licences.ts';
import { purchases } from './purchases.ts';
import { drag } from './drag.ts';
import { listing } from './listing.ts';
import { searches } from './searches.ts';
import { rejections } from './rejections.ts';
import { related } from './related.ts';
import { rights } from './rights.ts';
import { settings } from './settings.ts';
import { storage } from './storage.ts';
import { swaps } from './swaps.ts';
import { system } from './system.ts';

export const contract = {
  account,
  basket,
  batches,
  boards,
  cache,
  catalog,
  downloads,
  layouts,
  folder,
  library,
  licences,
  purchases,
  drag,
  listing,
  related,
  rejections,
  rights,
  searches,
  settings,
  storage,
  swaps,
  system,
};

/** What a page, or a test, holds of the main process. */
export type Bridge = ContractRouterClient<typeof contract>;

export type { BatchesEvent } from './batches.ts';
export { cacheBytes } from './cache.ts';
export { sizePolicy, sizeWish } from './batches.ts';
export type { CacheUsage } from './cache.ts';
export type { DownloadsEvent } from './downloads.ts';
export type { DragOffer, DraggableFile } from './drag.ts';
export { bodyLength, DROPPED_PATH, readParcel } from './dropped.ts';
export { parseDropPath } from './drops.ts';
export { parseFilePath } from './files.ts';
export type { LibraryEvent } from './library.ts';
export type { SaveEvent } from './licences.ts';
export { libraryQuery } from './listing.ts';
export type { CopiedFiles, ListingState, Removed } from './listing.ts';
export { parsePreviewPath } from './previews.ts';
export type { PreviewSize } from './previews.ts';
export { projectName } from './rejections.ts';
export type { RejectedProject, RejectionChange, RejectionsEvent } from './rejections.ts';
export { referenceFields, spendingLimit } from './basket.ts';
export type { MonthToDate } from './purchases.ts';
export {
  bandwidth,
  collision,
  compSuffix,
  markerField,
  maxTransfers,
  maxTransfersPerHost,
  nameTemplate,
  fileHosts,
  rightsInFiles,
} from './settings.ts';
export { spot } from './searches.ts';
export type { LastPlace, SearchesState } from './searches.ts';
export type { SystemInfo } from './system.ts';
