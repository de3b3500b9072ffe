import type { DownloadsEvent } from '../../../shared/contract/index.ts';
import type { Asset } from '../../../shared/model/asset.ts';
import type { CompRequest, DownloadJob } from '../../../shared/model/download.ts';
import type { AssetId, FileId, JobId } from '../../../shared/model/ids.ts';
import type { FileWant, LibraryFile } from '../../../shared/model/library.ts';

/** What a size is chosen by. */
export type AssetFacts = Pick<Asset, 'type' | 'size' | 'fileSize'>;

export interface FactsPort {
  /** What is known without asking anybody. */
  known(id: AssetId): AssetFacts | null;
  /** Asks the service if need be, behind everything that a person waits for. */
  ask(id: AssetId, signal: AbortSignal): Promise<AssetFacts>;
}

export interface DownloadsPort {
  enqueueComps(
    items: readonly CompRequest[],
    options: { readonly folder: string; readonly batchId: string },
  ): Promise<readonly JobId[]>;
  /** The project that the latest click with one has taken this asset for; empty without one. */
  projectOf(asset: AssetId): string;
  jobs(filter: { readonly ids: readonly JobId[] }): readonly DownloadJob[];
  watch(signal: AbortSignal): AsyncIterable<DownloadsEvent>;
  pause(ids: readonly JobId[]): Promise<void>;
  resume(ids: readonly JobId[]): Promise<void>;
  cancel(ids: readonly JobId[]): Promise<void>;
}

export interface LibraryPort {
  folder(): string;
  find(want: FileWant): LibraryFile | null;
  /** Whether a file is still the one that was fetched; one that is not is not found again. */
  intact(id: FileId): Promise<boolean>;
  file(id: FileId): LibraryFile;
}
