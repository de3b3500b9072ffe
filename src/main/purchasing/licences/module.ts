import { join } from 'node:path';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { LibraryFile } from '../../../shared/model/library.ts';
import type { Account } from '../../account/index.ts';
import type { DepositphotosClient } from '../../api/index.ts';
import type { Catalog, Previews } from '../../catalog/index.ts';
import type { Downloads } from '../../downloads/index.ts';
import type { OwnershipChanged, OwnershipSources } from '../../ownership/index.ts';
import type { Host, ProfilePaths } from '../../platform/host/index.ts';
import type { EventLog, Log } from '../../platform/log/index.ts';
import { createSignal, defineModule } from '../../platform/modules/index.ts';
import type { Signal } from '../../platform/modules/index.ts';
import { buyerOf } from '../licensing/index.ts';
import type { Licensing, LicensingSlots } from '../licensing/index.ts';
import { createLicences } from './index.ts';
import type { Licences, OwnPurchase } from './index.ts';
import { overlooked } from '../../platform/failures/index.ts';

export interface Needs {
  readonly client: DepositphotosClient;
  readonly account: Account;
  readonly catalog: Catalog;
  readonly downloads: Downloads;
  /** The records of the files that stand in the library folder. */
  readonly library: { files(asset: AssetId): readonly LibraryFile[] };
  readonly licensing: Licensing;
  readonly licensingSlots: LicensingSlots;
  readonly previews: Previews;
  readonly log: Log;
  readonly events: EventLog;
  readonly host: Host;
  readonly paths: ProfilePaths;
  readonly endpoint: URL;
  readonly ownershipSources: OwnershipSources;
  readonly ownershipChanged: OwnershipChanged;
}

export interface Provides {
  readonly licences: Licences;
  /** Assets whose rows in the copy have changed; told after `ownershipChanged`. */
  readonly licencesChanged: Signal<readonly AssetId[] | 'everything'>;
}

/** Purchases of one basket are followed by one sync, in milliseconds. */
const AFTER_PURCHASE = 1_500;

/** The group's licences, brought up to date after signing in and after each purchase. */
export const licencesModule = defineModule<Needs, Provides>({
  name: 'licences',
  needs: [
    'client',
    'account',
    'catalog',
    'downloads',
    'library',
    'licensing',
    'licensingSlots',
    'previews',
    'log',
    'events',
    'host',
    'paths',
    'endpoint',
    'ownershipSources',
    'ownershipChanged',
  ],
  provides: ['licences', 'licencesChanged'],
  create: (needs) => {
    const licencesChanged: Provides['licencesChanged'] = createSignal();
    const licences = licencesOf(needs, licencesChanged);
    needs.ownershipSources.copy.fill((assets) => licences.known(assets));
    needs.licensingSlots.kept.fill((transaction) => licences.kept(transaction));
    // A command asks when it needs to know, and ends before the list shows what it has bought.
    if (needs.host.kind !== 'cli') {
      void followAccount(needs.account, licences).catch(overlooked('licences.account'));
      void followPurchases(needs.licensing, licences).catch(overlooked('licences.purchases'));
    }
    return { licences, licencesChanged };
  },
  close: ({ licences }) => licences.close(),
  closesAfter: ['licensing', 'basket'],
});

function licencesOf(needs: Needs, licencesChanged: Provides['licencesChanged']): Licences {
  const { client, account, catalog, downloads, library, licensing, previews, log, host, paths, endpoint } =
    needs;
  const { ownershipChanged } = needs;
  return createLicences({
    client,
    file: paths.licences,
    certificates: join(paths.profile, 'certificates'),
    service: endpoint.host,
    account: () => buyerOf(account.state, endpoint)?.accountId ?? null,
    purchases: () => licensing.intents({ states: ['licensed'] }).flatMap(purchaseOf),
    fileOf: (assetId, option) => {
      const files = library
        .files(assetId)
        .filter(({ right, presence }) => right === 'licensed' && presence === 'here');
      const file = files.find((one) => one.option === option) ?? (option === '' ? files[0] : undefined);
      if (file === undefined) return null;
      const { relativePath, bytes, sha256 } = file;
      return { name: relativePath, option: file.option, bytes, sha256 };
    },
    onCertificate: (certificate) => licensing.noteCharge(certificate),
    readsAll: host.kind !== 'cli',
    titleFor: (asset) => catalog.known(asset)?.title ?? '',
    picture: (asset, signal) => previews.read(asset, 'large', signal),
    enqueue: (items) => downloads.enqueueLicensed(items),
    onRights: (assets) => {
      ownershipChanged.tell(assets);
      licencesChanged.tell(assets);
    },
    onError: (error) => log.error('licences', {}, error),
    events: needs.events,
    adopt: host.kind !== 'cli',
  });
}

async function followAccount(account: Account, licences: Licences): Promise<void> {
  let was = false;
  for await (const state of account.watch()) {
    await licences.changeAccount();
    const isOnline = state.status === 'signed-in' && state.connection === 'online';
    if (isOnline && !was) void licences.sync().catch(overlooked('licences.sync'));
    was = isOnline;
  }
}

async function followPurchases(licensing: Licensing, licences: Licences): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  for await (const event of licensing.watch(new AbortController().signal)) {
    if (event.kind !== 'changed' || !event.intents.some(({ state }) => state === 'licensed')) continue;
    clearTimeout(timer);
    timer = setTimeout(() => void licences.sync().catch(overlooked('licences.sync')), AFTER_PURCHASE);
    timer.unref();
  }
  clearTimeout(timer);
}

function purchaseOf(intent: ReturnType<Licensing['intents']>[number]): readonly OwnPurchase[] {
  if (intent.state !== 'licensed') return [];
  const { transactionId, charged, order } = intent;
  const price = charged?.whole === true ? charged.amount : intent.price;
  return [{ transactionId, price, option: order.option, extendedRights: order.extendedRights }];
}
