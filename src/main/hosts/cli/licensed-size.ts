import { StockroomError } from '../../../shared/model/failure.ts';
import type { AssetId, TransactionId } from '../../../shared/model/ids.ts';
import type { App } from '../../app.ts';
import { holdingsOf } from './owned.ts';

/**
 * The size in which the group has licensed an asset: of one licence, or of its latest. Our own record knows what was
 * bought here; the list of licences does not tell the size, the certificate does. Throws `not-found` without a
 * licence, `protocol` where the certificate names no size.
 */
export async function licensedSize(
  app: App,
  asset: AssetId,
  transactionId: TransactionId | null,
  signal: AbortSignal,
): Promise<string> {
  const licence = transactionId ?? (await latestLicence(app, asset, signal));
  const own = app.licensing.sizeOf(licence);
  if (own !== null) return own;
  const { option } = await app.client.certificate(licence, { signal });
  if (option !== '') return option;
  throw new StockroomError('protocol', {
    message: 'The service does not say in which size this asset was licensed.',
    action: 'Name it: “stockroom download” takes --size.',
  });
}

async function latestLicence(app: App, asset: AssetId, signal: AbortSignal): Promise<TransactionId> {
  const { items, passedOn } = await holdingsOf(app, [asset], signal);
  const [latest] = items;
  if (latest !== undefined) return latest.transactionId;
  throw new StockroomError('not-found', {
    message:
      passedOn.length > 0
        ? 'The licence of this asset was passed on, so its file is no longer the group’s to use.'
        : 'The group holds no licence for this asset.',
    action: 'License it first, or take a comp.',
  });
}
