import { join } from 'node:path';
import type { AssetId } from '../../shared/model/ids.ts';
import type { Account } from '../account/index.ts';
import type { Catalog, Previews } from '../catalog/index.ts';
import type { DepositphotosClient } from '../api/index.ts';
import type { Downloads } from '../downloads/index.ts';
import type { Host, ProfilePaths } from '../host.ts';
import type { Library } from '../library/index.ts';
import { createLicences, buyerOf } from '../purchasing/index.ts';
import type { Licences, OwnPurchase, Licensing } from '../purchasing/index.ts';
import type { Log } from '../platform/log/index.ts';

interface Parts {
  readonly client: DepositphotosClient;
  readonly account: Account;
  readonly catalog: Catalog;
  readonly downloads: Downloads;
  readonly library: Library;
  readonly licensing: Licensing;
  readonly previews: Previews;
  readonly log: Log;
  readonly host: Host;
  readonly paths: ProfilePaths;
  readonly endpoint: URL;
  /** Hears of assets whose licences have come or ended. */
  readonly onRights: (assets: readonly AssetId[] | 'everything') => void;
}

/** Purchases of one basket are followed by one sync, in milliseconds. */
const AFTER_PURCHASE = 1_500;

/** The group's licences, brought up to date after signing in and after each purchase. */
export function composeLicences(parts: Parts): Licences {
  const { client, account, catalog, downloads, library, licensing, previews, log, host, paths, endpoint } =
    parts;
  const { onRights } = parts;
  const licences = createLicences({
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
      if (assets === 'everything') library.touchAll();
      else library.touch(assets);
      onRights(assets);
    },
    onError: (error) => log.error('licences', {}, error),
    adopt: host.kind !== 'cli',
  });
  // A command asks when it needs to know, and ends before the list shows what it has bought.
  if (host.kind !== 'cli') {
    void followAccount(account, licences);
    void followPurchases(licensing, licences);
  }
  return licences;
}

async function followAccount(account: Account, licences: Licences): Promise<void> {
  let was = false;
  for await (const state of account.watch()) {
    await licences.changeAccount();
    const isOnline = state.status === 'signed-in' && state.connection === 'online';
    if (isOnline && !was) void licences.sync().catch(() => {});
    was = isOnline;
  }
}

async function followPurchases(licensing: Licensing, licences: Licences): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  for await (const event of licensing.watch(new AbortController().signal)) {
    if (event.kind !== 'changed' || !event.intents.some(({ state }) => state === 'licensed')) continue;
    clearTimeout(timer);
    timer = setTimeout(() => void licences.sync().catch(() => {}), AFTER_PURCHASE);
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
