import type { TransactionId } from '../../../shared/model/ids.ts';
import type { Certificate } from '../../../shared/model/licence.ts';
import type { Budget } from '../../../shared/model/quote.ts';
import type { Slot } from '../../platform/modules/index.ts';

/** Where the files of the licences go that this process buys. The library, unless told; a folder is absolute. */
export type LicensedFiles = 'library' | 'nowhere' | { readonly folder: string };

/** What those tell licensing that need it themselves. */
export interface LicensingSlots {
  readonly budgetOf: Slot<(project: string) => Budget | null>;
  /** What the copy of the group's licences keeps of a certificate. */
  readonly kept: Slot<(transaction: TransactionId) => Promise<{ readonly certificate: Certificate } | null>>;
}
