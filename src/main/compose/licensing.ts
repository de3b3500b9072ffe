import type { AssetId } from '../../shared/model/ids.ts';
import type { Budget } from '../../shared/model/quote.ts';
import type { Account } from '../account/index.ts';
import type { Consent } from '../platform/consent/index.ts';
import type { DepositphotosClient } from '../api/index.ts';
import type { Downloads } from '../downloads/index.ts';
import type { Host } from '../host.ts';
import { buyerOf, createLicensing, shopOfClient } from '../purchasing/index.ts';
import type { Licensing, Licences } from '../purchasing/index.ts';
import type { Log } from '../platform/log/index.ts';
import type { Ownership } from '../ownership/index.ts';
import type { SettingsService } from '../platform/settings/index.ts';

/** Where the files of the licences go that this process buys. The library, unless told; a folder is absolute. */
export type LicensedFiles = 'library' | 'nowhere' | { readonly folder: string };

interface Parts {
  readonly client: DepositphotosClient;
  readonly account: Account;
  readonly downloads: Downloads;
  readonly log: Log;
  readonly host: Host;
  /** Path of the ledger. */
  readonly ledger: string;
  readonly endpoint: URL;
  readonly files: LicensedFiles;
  readonly settings: Pick<SettingsService, 'current' | 'fresh'>;
  readonly consent: Consent;
  readonly budgetOf: (project: string) => Budget | null;
  readonly ownership: Ownership;
  /** What the copy of the group's licences keeps of a certificate. */
  readonly kept: Licences['kept'];
  /** Hears of assets that have been licensed, from whichever process. */
  readonly onRights: (assets: readonly AssetId[]) => void;
}

/** The one way to buy, wired to the account that pays and to the queue that fetches what was bought. */
export function composeLicensing(parts: Parts): Licensing {
  const { client, account, downloads, log, host, ledger, endpoint, files, settings } = parts;
  const { consent, budgetOf, ownership, kept, onRights } = parts;
  const licensing = createLicensing({
    file: ledger,
    shop: shopOfClient({
      licences: (options) => client.licences(options),
      group: (options) => account.readGroup(options),
      licensedItems: (request, options) => client.licensedItems(request, options),
      license: (order, options) => client.license(order, options),
    }),
    buyer: () => buyerOf(account.state, endpoint),
    onLicensed: async ({ assetId, option }) => {
      if (files === 'nowhere') return;
      await downloads.enqueueLicensed([{ assetId, option }], files === 'library' ? {} : files);
    },
    consent,
    settings: {
      // Another process may have set it: asked for inside the commits that spend.
      dailyLimit: () => settings.fresh().dailyLimit,
      askAbove: () => settings.fresh().askAbove,
      markerField: () => settings.current.markerField,
    },
    budgetOf,
    ownership,
    askSize: async (transaction, signal) => {
      const known = await kept(transaction).catch(() => null);
      const certificate =
        known?.certificate ?? (await client.certificate(transaction, { signal, priority: 'batch' }));
      return certificate.option;
    },
    adopts: host.kind !== 'cli',
    log: (message, facts) => log.info(message, facts),
  });
  void wakeWhenOnline(account, licensing);
  void tellRights(licensing, onRights);
  // A command ends before the service has booked what it has bought.
  if (host.kind !== 'cli') void readBalance(account, licensing);
  return licensing;
}

/** Purchases that wait for somebody to sign in, or for a network, go on when it has happened. */
async function wakeWhenOnline(account: Account, licensing: Licensing): Promise<void> {
  let wasOnline = false;
  for await (const state of account.watch()) {
    const isOnline = state.status === 'signed-in' && state.connection === 'online';
    if (isOnline && !wasOnline) licensing.wake();
    wasOnline = isOnline;
  }
}

/** What was licensed has been paid for: the balance that is shown is read again. Ends when licensing closes. */
async function readBalance(account: Account, licensing: Licensing): Promise<void> {
  for await (const { kind, intents } of licensing.watch(new AbortController().signal)) {
    if (kind === 'snapshot' || !intents.some(({ state }) => state === 'licensed')) continue;
    // Out of reach, it is read with the next quote.
    await account.readGroup({ priority: 'batch' }).catch(() => {});
  }
}

/** Ends when licensing closes. */
async function tellRights(
  licensing: Licensing,
  onRights: (assets: readonly AssetId[]) => void,
): Promise<void> {
  for await (const { kind, intents } of licensing.watch(new AbortController().signal)) {
    if (kind === 'snapshot') continue;
    const licensed = intents.filter(({ state }) => state === 'licensed').map(({ order }) => order.assetId);
    if (licensed.length > 0) onRights(licensed);
  }
}
