import { expect } from 'vitest';
import {
  type AccountKind,
  type DemoAccount,
  type Ledger,
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from '../src/index.ts';

/** Saturday, 21 November 2026, 09:00 UTC. */
const MORNING = Date.UTC(2026, 10, 21, 9);

/** What the statistics are asked for: everything these tests do. */
export const ALL_TIME = { dp_date_start: '2026-01-01 00:00:00', dp_date_end: '2027-12-31 23:59:59' };

// biome-ignore lint/suspicious/noExplicitAny: answers are what these tests are about; they are read by path
export type Answer = any;

/** A sandbox whose clock stands still until it is pushed. Closing it tells whether it had a fault of its own. */
export async function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ now: () => MORNING, seed: 7, ...options });
  return {
    ...sandbox,
    close: async () => {
      await sandbox.close();
      expect(sandbox.ledger().bugs).toEqual([]);
    },
  };
}

export function accountOf(sandbox: Pick<Sandbox, 'accounts'>, kind: AccountKind = 'prepaid'): DemoAccount {
  const account = sandbox.accounts.find((entry) => entry.kind === kind);
  if (account === undefined) throw new Error(`No account ${kind}`);
  return account;
}

/** A JSON call as the vendor's guide has it. */
export async function call(
  url: string,
  apiKey: string,
  command: string,
  params: object = {},
): Promise<Answer> {
  const query = new URLSearchParams({ dp_apikey: apiKey, dp_command: command });
  const response = await fetch(`${url}?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  });
  return response.json();
}

/** The calls of a user who is signed in. */
export interface Client {
  readonly session: string;
  (command: string, params?: object): Promise<Answer>;
}

export async function signIn(
  sandbox: Pick<Sandbox, 'accounts' | 'url'>,
  kind: AccountKind = 'prepaid',
): Promise<Client> {
  const { apiKey, user, password } = accountOf(sandbox, kind);
  const login = await call(sandbox.url, apiKey, 'loginEnterprise', {
    dp_login_user: user,
    dp_login_password: password,
  });
  const session: string = login.sessionid;
  const client = (command: string, params: object = {}) =>
    call(sandbox.url, apiKey, command, { dp_session_id: session, ...params });
  return Object.assign(client, { session });
}

/** IDs of items that can be bought in any size, from a fixed search. */
export async function itemIds(client: Client, count: number, filter: object = {}): Promise<number[]> {
  const answer = await client('search', {
    dp_search_query: 'mountain',
    dp_search_imagesize: 'xl',
    dp_search_vector: 0,
    dp_search_editorial: 0,
    dp_search_limit: count,
    ...filter,
  });
  return answer.result.map((item: Answer) => Number(item.id));
}

export interface Bought {
  readonly transactionId: number;
  readonly answer: Answer;
}

/** The group's licence for a type whose prices are lowest, in any dialect. */
export async function licenceFor(client: Client, productType: string): Promise<number> {
  const { data } = await client('getLicenseOfGroup');
  const licence = data.find((entry: Answer) => entry.productType === productType);
  return Number(licence.licenseId ?? licence.licenseID);
}

export async function buy(client: Client, itemId: number, extra: object = {}): Promise<Bought> {
  const dp_license_id = await licenceFor(client, 'image');
  const { rights = 0, option = 's-2015', ...references } = extra as { rights?: number; option?: string };
  const answer = await client('licenseItem', {
    dp_licensing: { dp_item_id: itemId, dp_license_id, dp_option: option, dp_ext_options: rights },
    ...references,
  });
  return { transactionId: Number(answer.result?.[itemId]?.transaction?.[0]?.transactionId), answer };
}

export async function advance(sandbox: Pick<Sandbox, 'url'>, milliseconds: number): Promise<void> {
  await control(sandbox, 'POST', 'clock', { advanceMs: milliseconds });
}

export async function control(
  sandbox: Pick<Sandbox, 'url'>,
  method: string,
  path: string,
  body?: object,
): Promise<{ readonly status: number; readonly body: Answer }> {
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

export async function ledger(sandbox: Pick<Sandbox, 'url'>): Promise<Ledger> {
  return (await control(sandbox, 'GET', 'ledger')).body;
}
