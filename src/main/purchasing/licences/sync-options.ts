import { isFailureCode } from '../../../shared/model/failure.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { Certificate } from '../../../shared/model/licence.ts';
import type { DepositphotosClient } from '../../api/index.ts';
import type { AccountName } from './book/accounts.ts';
import type { OwnPurchase } from './book/additions.ts';
import type { BookThread } from './thread.ts';

export type SyncClient = Pick<
  DepositphotosClient,
  'licensedItems' | 'transfers' | 'licences' | 'members' | 'invoices' | 'invoice' | 'certificate'
>;

/** Keeps a certificate that the service has just told. */
export type KeepCertificate = (account: AccountName, certificate: Certificate) => Promise<void>;

export interface SyncOptions {
  readonly client: SyncClient;
  readonly book: BookThread;
  readonly account: AccountName;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Reads everything again, whatever is known. */
  readonly whole: boolean;
  readonly keep: KeepCertificate;
  /** What this computer has bought. */
  readonly purchases: readonly OwnPurchase[];
  /** The title of an asset that the list does not name; empty when the catalogue has none. */
  readonly titleFor: (asset: AssetId) => string;
  readonly onProgress: (progress: { readonly done: number; readonly total: number } | null) => void;
}

/** Runs a part that the sync can do without. A service out of reach stops the sync all the same. */
export async function optional(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isFailureCode(error, 'forbidden', 'not-found', 'invalid', 'protocol', 'server')) throw error;
  }
}
