import { failureOf, StockroomError } from '../../../shared/model/failure.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { AssetId, TransactionId } from '../../../shared/model/ids.ts';
import type { HeldLicence } from '../../../shared/model/held-licence.ts';
import { isHeld } from '../../ownership/index.ts';
import type { AccountName } from './book/accounts.ts';
import type { Proofs } from './proofs.ts';
import type { BookThread } from './thread.ts';

export interface LicensedWant {
  readonly assetId: AssetId;
  readonly option: string;
}

export interface DownloadAgain {
  readonly queued: number;
  /** Licences that were not queued, and the failure of the first. */
  readonly failed: number;
  readonly failure: Failure | null;
}

/** Licences whose size is asked for at the same time. */
const AT_ONCE = 4;

/** Puts the files of licences into the queue; that costs nothing. */
export async function downloadAgain(
  transactions: readonly TransactionId[],
  {
    account,
    book,
    proofs,
    enqueue,
    signal,
  }: {
    readonly account: AccountName;
    readonly book: BookThread;
    readonly proofs: Proofs;
    readonly enqueue: (items: readonly LicensedWant[]) => Promise<unknown>;
    readonly signal: AbortSignal;
  },
): Promise<DownloadAgain> {
  const failures: Failure[] = [];
  let queued = 0;
  const left = [...new Set(transactions)].values();
  const work = async (): Promise<void> => {
    for (const id of left) {
      signal.throwIfAborted();
      try {
        const licence = await book.one(account, id);
        if (licence === null) continue;
        assertHeld(licence);
        const option = await proofs.optionOf(account, licence, signal);
        await enqueue([{ assetId: licence.assetId, option }]);
        queued += 1;
      } catch (error) {
        failures.push(failureOf(error));
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { queued, failed: failures.length, failure: failures[0] ?? null };
}

/** The file of a licence that gives no right any more would lie in the library as if it did. */
function assertHeld(licence: HeldLicence): void {
  if (isHeld(licence)) return;
  throw new StockroomError('forbidden', {
    message: licence.transferred
      ? `The licence of asset ${licence.assetId} was passed on, so its file is no longer yours to use.`
      : `The service no longer lists the licence of asset ${licence.assetId}.`,
    action: 'License it again if you need it.',
  });
}
