import { CallQueue } from './call-queue.ts';
import { type CallEvent, Caller } from './caller.ts';
import type { CallOptions, DepositphotosClient } from './client.ts';
import { getMediaData } from './commands/asset.ts';
import type { Command } from './commands/command.ts';
import { complimentaryDownload } from './commands/comps.ts';
import { getUserEnterpriseGroup } from './commands/group.ts';
import { search } from './commands/search.ts';
import { loginEnterprise, logout, renewSession } from './commands/sign-in.ts';
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
  /** Hosts of files besides the service's own, such as a CDN the account uses. */
  readonly extraFileHosts?: readonly string[];
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
  const call = <I, O>(command: Command<I, O>, input: I, callOptions?: CallOptions): Promise<O> =>
    caller.call({ session, queue }, command, input, callOptions);

  return {
    endpoint,
    session: createSessionControl(session),
    files,
    group: (callOptions) => call(getUserEnterpriseGroup, null, callOptions),
    search: (query, page, callOptions) => call(search, { query, page }, callOptions),
    asset: (id, callOptions) => call(getMediaData, id, callOptions),
    async compLink(assetId, option, callOptions) {
      return files.resolve(await call(complimentaryDownload, { assetId, option }, callOptions));
    },
    close() {
      session.close();
      agents.close();
    },
  };
}
