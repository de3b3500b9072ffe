import type { HeldLicence, LicenceQuery } from '../../../shared/model/held-licence.ts';
import type { AssetId, TransactionId } from '../../../shared/model/ids.ts';
import type { Stores } from '../../state/registry/store.ts';
import { assetViewStore } from '../../state/asset.ts';
import { bridgeStore } from '../../state/given.ts';
import { locationStore } from '../../state/location.ts';
import { toastsStore } from '../../state/toasts.ts';
import { copyText } from '../../state/copy-text.ts';
import { toFailure } from '../../bridge/index.ts';
import { formatCount } from '../../ui/format.ts';
import { referenceText } from '../../parts/words/licence-text.ts';
import { takeFile } from '../../state/take-file.ts';

/** The files come to the library; nothing is bought. */
export async function downloadAgain(stores: Stores, ids: readonly TransactionId[]): Promise<void> {
  try {
    const { queued, failed, failure } = await stores
      .get(bridgeStore)
      .licences.downloadAgain({ transactionIds: [...ids] });
    if (queued > 0) {
      stores
        .get(toastsStore)
        .done(`${formatCount(queued)} ${queued === 1 ? 'file is' : 'files are'} on the way, at no cost.`, {
          label: 'Show',
          run: () => stores.get(locationStore).open('downloads'),
        });
    }
    if (failed > 0 && failure !== null) {
      const which = failed === 1 ? 'One file' : `${formatCount(failed)} files`;
      stores
        .get(toastsStore)
        .failed({ ...failure, message: `${which} could not be queued. ${failure.message}` });
    }
  } catch (error) {
    stores.get(toastsStore).failed(toFailure(error));
  }
}

export function saveCertificate(
  stores: Stores,
  transactionId: TransactionId,
  format: 'pdf' | 'json',
): Promise<void> {
  return takeFile(stores, stores.get(bridgeStore).licences.saveCertificate({ transactionId, format }));
}

export function saveCsv(stores: Stores, query: LicenceQuery): Promise<void> {
  return takeFile(stores, stores.get(bridgeStore).licences.saveCsv({ query }));
}

export async function copyReference(stores: Stores, licence: HeldLicence): Promise<void> {
  await copyText(stores, referenceText(licence), 'Copied the reference.');
}

/** In the search, where everything else about it is. */
export async function openAsset(stores: Stores, id: AssetId): Promise<void> {
  try {
    const asset = await stores.get(bridgeStore).catalog.asset({ id });
    stores.get(locationStore).leave();
    stores.get(assetViewStore).open(asset);
  } catch (error) {
    stores.get(toastsStore).failed(toFailure(error));
  }
}

export async function syncNow(stores: Stores, whole: boolean): Promise<void> {
  try {
    await stores.get(bridgeStore).licences.sync({ whole });
  } catch (error) {
    stores.get(toastsStore).failed(toFailure(error));
  }
}
