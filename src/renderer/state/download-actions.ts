import type { BatchVerb } from '../../shared/model/batch.ts';
import type { CompRequest } from '../../shared/model/download.ts';
import type { AssetId, JobId, TransactionId } from '../../shared/model/ids.ts';
import { bridgeStore } from './given.ts';
import { defineStore, hookOf } from './registry/store.ts';
import { toastsStore } from './toasts.ts';
import { told } from './told.ts';

export type JobVerb =
  | 'pause'
  | 'resume'
  | 'cancel'
  | 'retry'
  | 'prioritise'
  | 'moveUp'
  | 'moveDown'
  | 'postpone';

/** Ordering downloads and changing their course. A toast shows failures. */
interface DownloadActions {
  downloadComps(items: readonly CompRequest[]): Promise<void>;
  jobs(verb: JobVerb, ids: readonly JobId[]): Promise<void>;
  batch(verb: BatchVerb, id: string): Promise<void>;
  /** Fetches the files of licences that the group holds once more. */
  downloadAgain(held: readonly Held[]): Promise<void>;
}

interface Held {
  readonly assetId: AssetId;
  readonly transactionId: TransactionId;
}

export const downloadActionsStore = defineStore(
  'download-actions',
  { bridge: bridgeStore, toasts: toastsStore },
  ({ bridge, toasts }): DownloadActions => ({
    downloadComps: (items) => told(toasts, bridge.downloads.enqueueComps({ items: [...items] })),
    jobs: (verb, ids) => told(toasts, bridge.downloads[verb]({ jobIds: [...ids] })),
    batch: (verb, batchId) => told(toasts, bridge.batches.act({ batchId, verb })),
    downloadAgain: (held) =>
      told(
        toasts,
        bridge.purchases
          .downloadAgain({ held: [...held] })
          .then(() => toasts.done('The licensed file is on its way to your library')),
      ),
  }),
);
export const useDownloadActions = hookOf(downloadActionsStore);
