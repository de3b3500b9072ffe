import type { ContractRouterClient } from '@orpc/contract';
import * as areas from './areas.ts';

/** What a page may ask of the main process, area by area. */
export const contract = { ...areas };

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
export { guidesSchema } from './guides.ts';
export type { LibraryEvent } from './library.ts';
export type { SaveEvent } from './licences.ts';
export { libraryQuery } from './listing.ts';
export type { CopiedFiles, ListingState, Removed } from './listing.ts';
export type { ProofsEvent } from './proofs.ts';
export { parsePreviewPath } from './previews.ts';
export type { AlikePair } from './related.ts';
export type { PreviewRequest, PreviewSize } from './previews.ts';
export { projectName } from './rejections.ts';
export type { RejectedProject, RejectionChange, RejectionsEvent } from './rejections.ts';
export { referenceFields, spendingLimit } from './basket.ts';
export type { MonthToDate } from './purchases.ts';
export {
  areaValues,
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
