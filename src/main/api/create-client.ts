import { CallQueue } from './call-queue.ts';
import { type CallEvent, Caller } from './caller.ts';
import type { CallOptions, DepositphotosClient } from './client.ts';
import { getMediaData } from './commands/asset.ts';
import { getTransactionLicenseInfo } from './commands/certificate.ts';
import type { Command } from './commands/command.ts';
import { complimentaryDownload, getGroupCompDownloads } from './commands/comps.ts';
import {
  checkItemsStatus,
  getRelated,
  getSearchColors,
  getTagCloud,
  searchHint,
} from './commands/discovery.ts';
import { generate, getGeneratedMediaData, getGeneration } from './commands/generator.ts';
import { getUserEnterpriseGroup } from './commands/group.ts';
import {
  createEnterpriseInvoice,
  getEnterpriseInvoice,
  getEnterpriseInvoiceCount,
  getEnterpriseInvoiceList,
} from './commands/invoices.ts';
import { getLicenseOfGroup } from './commands/licences.ts';
import { licenseItem } from './commands/license-item.ts';
import { getDownloadLink, getLicensedItems, getTransferredLicenses } from './commands/licensed-items.ts';
import { getEnterpriseUserData, getUsersFromGroup } from './commands/members.ts';
import { search } from './commands/search.ts';
import { loginEnterprise, logout, renewSession } from './commands/sign-in.ts';
import {
  getEnterpriseStatisticsDates,
  getEnterpriseStatisticsItems,
  getEnterpriseStatisticsTotal,
} from './commands/statistics.ts';
import { transferEnterpriseLicense } from './commands/transfer.ts';
import { createLinkResolver } from './files/file-hosts.ts';
import { createFiles } from './files/files.ts';
import { Secrets } from './redact.ts';
import { Session } from './session.ts';
import { createSessionControl } from './session-control.ts';
import { SYSTEM_TIME, type Time } from './time.ts';
import { createAgents } from './transport/agents.ts';
import { environmentProxy, guardedProxy, type ProxyFor } from './transport/proxy.ts';

export interface ClientOptions {
  /** From `parseEndpoint`. */
  readonly endpoint: URL;
  /** Default: the environment's variables. Never asked for this computer itself. */
  readonly proxyFor?: ProxyFor;
  readonly userAgent?: string;
  /** API calls in flight at once; a function when it is a setting. Default 6. */
  readonly maxCalls?: number | (() => number);
  /** Download servers besides the service's own, such as a CDN the account uses; see `fileHost`. */
  readonly extraFileHosts?: () => readonly string[];
  readonly time?: Time;
  /** Hears of every attempt. Gets no parameters, links or secrets. */
  readonly log?: (event: CallEvent) => void;
}

const MAX_CALLS = 6;
/** Connections to one host: API calls, a sign-in beside them, and previews. */
const MAX_SOCKETS = 16;

/** The client of the Depositphotos Enterprise API, or of anything that speaks it. */
export function createClient(options: ClientOptions): DepositphotosClient {
  const {
    endpoint,
    userAgent = 'Stockroom',
    maxCalls = MAX_CALLS,
    time = SYSTEM_TIME,
    log = () => {},
  } = options;
  const proxyFor = guardedProxy(options.proxyFor ?? (async (url) => environmentProxy(url)));
  const agents = createAgents({ proxyFor, maxSockets: MAX_SOCKETS });
  const secrets = new Secrets();
  const caller = new Caller({ endpoint, userAgent, agents, secrets, time, log });
  const session = new Session(
    {
      logIn(credentials) {
        secrets.add(credentials.password);
        return caller.callWith({ apiKey: credentials.apiKey, sessionId: null }, loginEnterprise, credentials);
      },
      renew: (apiKey, sessionId) => caller.callWith({ apiKey, sessionId }, renewSession, null),
      async logOut(apiKey, sessionId) {
        await caller.callWith({ apiKey, sessionId }, logout, null);
      },
    },
    time,
  );
  const queue = new CallQueue({ limit: typeof maxCalls === 'number' ? () => maxCalls : maxCalls, time });
  const files = createFiles({
    resolve: createLinkResolver(endpoint, options.extraFileHosts),
    agents,
    userAgent,
    time,
  });
  const call = <I, O>(command: Command<I, O>, input: I, how?: CallOptions): Promise<O> =>
    caller.call({ session, queue }, command, input, how);

  return {
    endpoint,
    session: createSessionControl(session),
    files,

    group: (how) => call(getUserEnterpriseGroup, null, how),
    profile: (userId, how) => call(getEnterpriseUserData, userId, how),
    members: (request, how) => call(getUsersFromGroup, request, how),

    search: (query, page, how) => call(search, { query, page }, how),
    asset: (id, how) => call(getMediaData, id, how),
    related: (request, how) => call(getRelated, request, how),
    hints: (prefix, language, how) => call(searchHint, { prefix, language }, how),
    colours: (how) => call(getSearchColors, null, how),
    tagCloud: (type, how) => call(getTagCloud, type, how),
    itemsStatus: (ids, how) => call(checkItemsStatus, ids, how),

    async compLink(assetId, option, how) {
      return files.resolve(await call(complimentaryDownload, { assetId, option }, how));
    },
    comps: (request, how) => call(getGroupCompDownloads, request, how),

    licences: (how) => call(getLicenseOfGroup, null, how),
    license: (order, how) => call(licenseItem, order, how),
    licensedItems: (request, how) => call(getLicensedItems, request, how),
    async licensedLink(assetId, option, how) {
      return files.resolve(await call(getDownloadLink, { assetId, option }, how));
    },
    certificate: (id, how) => call(getTransactionLicenseInfo, id, how),
    transfer: (order, how) => call(transferEnterpriseLicense, order, how),
    transfers: (request, how) => call(getTransferredLicenses, request, how),

    createInvoice: (order, how) => call(createEnterpriseInvoice, order, how),
    invoice: (id, how) => call(getEnterpriseInvoice, id, how),
    invoiceCount: (request, how) => call(getEnterpriseInvoiceCount, request, how),
    invoices: (request, how) => call(getEnterpriseInvoiceList, request, how),

    generate: (request, how) => call(generate, request, how),
    generation: (uuid, how) => call(getGeneration, uuid, how),
    generatedItem: (uuid, how) => call(getGeneratedMediaData, uuid, how),

    usage: (request, how) => call(getEnterpriseStatisticsTotal, request, how),
    usageByDate: (request, how) => call(getEnterpriseStatisticsDates, request, how),
    usageByAsset: (request, how) => call(getEnterpriseStatisticsItems, request, how),

    async close() {
      session.close();
      await caller.close();
      agents.close();
    },
  };
}
