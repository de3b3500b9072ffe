import type { HeldLicence, LicenceQuery } from '../../../shared/model/held-licence.ts';
import type { AssetId, TransactionId } from '../../../shared/model/ids.ts';
import type { App } from '../../shell/app.ts';
import { copyText } from '../../shell/copy-text.ts';
import { toFailure } from '../../bridge/index.ts';
import { formatCount } from '../../ui/format.ts';
import { referenceText } from './licence-text.ts';
import { takeFile } from './take-file.ts';

/** The files come to the library; nothing is bought. */
export async function downloadAgain(app: App, ids: readonly TransactionId[]): Promise<void> {
  try {
    const { queued, failed, failure } = await app.bridge.licences.downloadAgain({ transactionIds: [...ids] });
    if (queued > 0) {
      app.toasts.done(
        `${formatCount(queued)} ${queued === 1 ? 'file is' : 'files are'} on the way, at no cost.`,
        {
          label: 'Show',
          run: () => app.place.open('downloads'),
        },
      );
    }
    if (failed > 0 && failure !== null) {
      const which = failed === 1 ? 'One file' : `${formatCount(failed)} files`;
      app.toasts.failed({ ...failure, message: `${which} could not be queued. ${failure.message}` });
    }
  } catch (error) {
    app.toasts.failed(toFailure(error));
  }
}

export function saveCertificate(
  app: App,
  transactionId: TransactionId,
  format: 'pdf' | 'json',
): Promise<void> {
  return takeFile(app, app.bridge.licences.saveCertificate({ transactionId, format }));
}

export function saveCsv(app: App, query: LicenceQuery): Promise<void> {
  return takeFile(app, app.bridge.licences.saveCsv({ query }));
}

export async function copyReference(app: App, licence: HeldLicence): Promise<void> {
  await copyText(app, referenceText(licence), 'Copied the reference.');
}

/** In the search, where everything else about it is. */
export async function openAsset(app: App, id: AssetId): Promise<void> {
  try {
    const asset = await app.bridge.catalog.asset({ id });
    app.place.leave();
    app.asset.open(asset);
  } catch (error) {
    app.toasts.failed(toFailure(error));
  }
}

export async function syncNow(app: App, whole: boolean): Promise<void> {
  try {
    await app.bridge.licences.sync({ whole });
  } catch (error) {
    app.toasts.failed(toFailure(error));
  }
}
