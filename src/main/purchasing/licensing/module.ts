import type { JobId } from '../../../shared/model/ids.ts';
import type { Account } from '../../account/index.ts';
import type { DepositphotosClient } from '../../api/index.ts';
import type { Downloads, JobWords } from '../../downloads/index.ts';
import type { Ownership, OwnershipChanged, OwnershipSources } from '../../ownership/index.ts';
import type { Consent } from '../../platform/consent/index.ts';
import type { Host, ProfilePaths } from '../../platform/host/index.ts';
import type { EventLog, Log } from '../../platform/log/index.ts';
import { createSlot, defineModule } from '../../platform/modules/index.ts';
import type { SettingsService } from '../../platform/settings/index.ts';
import { buyerOf, createLicensing, shopOfClient } from './index.ts';
import type { LicensedFiles, Licensing, LicensingSlots } from './index.ts';
import { overlooked } from '../../platform/failures/index.ts';

export interface Needs {
  readonly client: DepositphotosClient;
  readonly account: Account;
  readonly downloads: Downloads;
  readonly jobWords: JobWords;
  readonly log: Log;
  readonly events: EventLog;
  readonly host: Host;
  readonly paths: ProfilePaths;
  readonly endpoint: URL;
  readonly licensedFiles: LicensedFiles;
  readonly settings: Pick<SettingsService, 'current' | 'fresh'>;
  readonly consent: Consent;
  readonly ownership: Ownership;
  readonly ownershipSources: OwnershipSources;
  readonly ownershipChanged: OwnershipChanged;
}

export interface Provides {
  readonly licensing: Licensing;
  readonly licensingSlots: LicensingSlots;
}

/** The one way to buy, wired to the account that pays and to the queue that fetches what was bought. */
export const licensingModule = defineModule<Needs, Provides>({
  name: 'licensing',
  needs: [
    'client',
    'account',
    'downloads',
    'jobWords',
    'log',
    'events',
    'host',
    'paths',
    'endpoint',
    'licensedFiles',
    'settings',
    'consent',
    'ownership',
    'ownershipSources',
    'ownershipChanged',
  ],
  provides: ['licensing', 'licensingSlots'],
  create: (needs) => {
    const licensingSlots: LicensingSlots = {
      budgetOf: createSlot('the budgets of the projects'),
      kept: createSlot("the copy of the group's licences"),
    };
    const licensing = licensingOf(needs, licensingSlots);
    needs.ownershipSources.purchases.fill((assets) => licensing.claims(assets));
    needs.jobWords.purchase.fill((job) => projectOf(job, licensing, needs.downloads));
    void wakeWhenOnline(needs.account, licensing).catch(overlooked('licensing.online'));
    void tellOwnership(licensing, needs.ownershipChanged).catch(overlooked('licensing.ownership'));
    // A command ends before the service has booked what it has bought.
    if (needs.host.kind !== 'cli') void readBalance(needs.account, licensing);
    return { licensing, licensingSlots };
  },
  wake: ({ licensing }) => licensing.wake(),
  setOnline: (isOnline, { licensing }) => {
    if (isOnline) licensing.wake();
  },
  // Before the queue that its files go to.
  close: ({ licensing }) => licensing.close(),
});

function licensingOf(needs: Needs, licensingSlots: LicensingSlots): Licensing {
  const { client, account, downloads, log, host, paths, endpoint, licensedFiles } = needs;
  const { settings, consent, ownership } = needs;
  return createLicensing({
    file: paths.ledger,
    shop: shopOfClient({
      licences: (options) => client.licences(options),
      group: (options) => account.readGroup(options),
      licensedItems: (request, options) => client.licensedItems(request, options),
      license: (order, options) => client.license(order, options),
    }),
    buyer: () => buyerOf(account.state, endpoint),
    onLicensed: async ({ assetId, option }) => {
      if (licensedFiles === 'nowhere') return;
      await downloads.enqueueLicensed(
        [{ assetId, option }],
        licensedFiles === 'library' ? {} : licensedFiles,
      );
    },
    consent,
    settings: {
      // Another process may have set it: asked for inside the commits that spend.
      dailyLimit: () => settings.fresh().dailyLimit,
      askAbove: () => settings.fresh().askAbove,
      markerField: () => settings.current.markerField,
    },
    budgetOf: (project) => licensingSlots.budgetOf.get()(project),
    ownership,
    askSize: async (transaction, signal) => {
      const known = await licensingSlots.kept
        .get()(transaction)
        .catch(overlooked('licensing.certificate', null));
      const certificate =
        known?.certificate ?? (await client.certificate(transaction, { signal, priority: 'batch' }));
      return certificate.option;
    },
    adopts: host.kind !== 'cli',
    log: (message, facts) => log.info(message, facts),
    events: needs.events,
  });
}

/** A licensed file is filed under the project it was bought for. */
function projectOf(job: JobId, licensing: Licensing, downloads: Downloads) {
  const [found] = downloads.jobs({ ids: [job] });
  const references = found?.right === 'licensed' ? licensing.referencesOf(found.assetId) : null;
  return references === null ? null : { project: references.project, name: '' };
}

/** Purchases that wait for a sign-in or for a network go on when it is there. */
async function wakeWhenOnline(account: Account, licensing: Licensing): Promise<void> {
  let wasOnline = false;
  for await (const state of account.watch()) {
    const isOnline = state.status === 'signed-in' && state.connection === 'online';
    if (isOnline && !wasOnline) licensing.wake();
    wasOnline = isOnline;
  }
}

/** Reads the balance that is shown again after each purchase. Ends when licensing closes. */
async function readBalance(account: Account, licensing: Licensing): Promise<void> {
  for await (const { kind, intents } of licensing.watch(new AbortController().signal)) {
    if (kind === 'snapshot' || !intents.some(({ state }) => state === 'licensed')) continue;
    // Out of reach, it is read with the next quote.
    await account.readGroup({ priority: 'batch' }).catch(overlooked('licensing.group'));
  }
}

/** Ends when licensing closes. */
async function tellOwnership(licensing: Licensing, changed: OwnershipChanged): Promise<void> {
  for await (const { kind, intents } of licensing.watch(new AbortController().signal)) {
    if (kind === 'snapshot') continue;
    const licensed = intents.filter(({ state }) => state === 'licensed').map(({ order }) => order.assetId);
    if (licensed.length > 0) changed.tell(licensed);
  }
}
