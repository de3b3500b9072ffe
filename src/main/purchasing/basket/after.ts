import { StockroomError } from '../../../shared/model/failure.ts';
import type { AssetId, TransactionId } from '../../../shared/model/ids.ts';
import { instant } from '../../../shared/model/instant.ts';
import type { MonthToDate } from '../../../shared/contract/index.ts';
import type { DepositphotosClient } from '../../api/index.ts';
import type { Downloads } from '../../downloads/index.ts';
import type { Licensing } from '../licensing/index.ts';
import { overlooked } from '../../platform/failures/index.ts';

/** A licence that the group holds. */
export interface Held {
  readonly assetId: AssetId;
  readonly transactionId: TransactionId;
}

/** Fetches licensed files again, at no cost. The list of licences does not tell the size; the certificate does. */
export async function downloadAgain(
  held: readonly Held[],
  parts: { client: Pick<DepositphotosClient, 'certificate'>; downloads: Pick<Downloads, 'enqueueLicensed'> },
): Promise<void> {
  const items = [];
  for (const { assetId, transactionId } of held) {
    const { option } = await parts.client.certificate(transactionId);
    if (option === '') {
      throw new StockroomError('protocol', {
        message: 'The service does not say in which size this asset was licensed.',
        action: 'Download it on the Depositphotos site.',
      });
    }
    items.push({ assetId, option });
  }
  await parts.downloads.enqueueLicensed(items);
}

const DAY_MS = 86_400_000;

/** Since the first of the month, where the user is. */
export async function monthToDate(parts: {
  client: Pick<DepositphotosClient, 'usage'>;
  licensing: Pick<Licensing, 'spentSince'>;
  now: () => number;
}): Promise<MonthToDate> {
  const today = new Date(parts.now());
  const from = instant(new Date(today.getFullYear(), today.getMonth()).getTime());
  // The clocks of the service and of this computer differ; nothing is counted beyond today.
  const to = instant(parts.now() + DAY_MS);
  // Only some services tell [seen].
  const usage = await parts.client.usage({ from, to }).catch(overlooked('basket.usage', null));
  return { licences: usage?.licensed ?? null, spent: parts.licensing.spentSince(from) };
}
