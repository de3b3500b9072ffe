/**
 * The demo customers. Every value here is public and worthless: keys and passwords look like what they are.
 */

import type { References } from './events.ts';

/** What a user may do; the wire calls them permissions. */
export type Action = 'login' | 'license' | 'compDownloads' | 'edit';

export type AccountKind = 'prepaid' | 'postpaid' | 'no-comps' | 'no-ai' | 'view-only';

/** What it takes to sign in as one of the demo users. */
export interface DemoAccount {
  readonly kind: AccountKind;
  readonly apiKey: string;
  readonly user: string;
  readonly password: string;
}

export interface Group {
  readonly id: number;
  readonly profileId: number;
  readonly company: string;
  readonly apiKey: string;
  readonly payment: 'prepaid' | 'postpaid';
  /** Decimal; what a prepaid group starts with. */
  readonly openingBalance: string;
  readonly vat: { readonly enabled: boolean; readonly rate: string; readonly number: string | null };
  readonly aiPlan: boolean;
  readonly currencyId: number;
  readonly address: Address;
  /** The reference fields that the account manager has set up; what is sent in others is lost. */
  readonly references: readonly (keyof References)[];
}

interface Address {
  readonly street: string;
  /** `null` where the country has none. */
  readonly state: string | null;
  readonly city: string;
  readonly zip: string;
  readonly country: string;
}

export interface User {
  readonly id: number;
  readonly username: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly groupId: number;
  readonly timezone: string;
  /** `null` where the user has told none. */
  readonly phone: string | null;
  readonly actions: readonly Action[];
}

export const GROUPS: readonly Group[] = [
  {
    id: 9309784,
    profileId: 410011,
    company: 'Larkspur Studio',
    apiKey: 'demo-api-key-larkspur-prepaid',
    payment: 'prepaid',
    openingBalance: '2500.00',
    vat: { enabled: true, rate: '19', number: 'DE000000001' },
    aiPlan: true,
    currencyId: 0,
    address: { street: 'Kornblumenweg 12', state: null, city: 'Berlin', zip: '10115', country: 'DE' },
    references: ['project', 'client', 'purchaseOrder', 'other'],
  },
  {
    id: 9309911,
    profileId: 410027,
    company: 'Northlight Agency',
    apiKey: 'demo-api-key-northlight-postpaid',
    payment: 'postpaid',
    openingBalance: '0.00',
    vat: { enabled: true, rate: '5.5', number: 'AX-1234' },
    aiPlan: true,
    currencyId: 5,
    address: { street: '4 Harbour Row', state: null, city: 'Bristol', zip: 'BS1 4QA', country: 'GB' },
    references: ['project', 'purchaseOrder'],
  },
  {
    id: 9310042,
    profileId: 410039,
    company: 'Hollow Oak Press',
    apiKey: 'demo-api-key-hollow-oak-without-ai',
    payment: 'prepaid',
    openingBalance: '120.00',
    vat: { enabled: false, rate: '0', number: null },
    aiPlan: false,
    currencyId: 0,
    address: { street: '77 Mill Lane', state: 'OR', city: 'Portland', zip: '97204', country: 'US' },
    references: ['project', 'client', 'purchaseOrder', 'isbn', 'other'],
  },
];

const LARKSPUR = 9309784;
const NORTHLIGHT = 9309911;
const HOLLOW_OAK = 9310042;

const USERS: readonly User[] = [
  user(112488877, 'demo', 'Ada', 'Larkspur', LARKSPUR, ['login', 'license', 'compDownloads', 'edit']),
  user(112488901, 'demo.colleague', 'Mara', 'Lindqvist', LARKSPUR, ['login', 'license', 'compDownloads']),
  user(112488915, 'demo.no-comps', 'Tomas', 'Weiss', LARKSPUR, ['login', 'license']),
  user(112488923, 'demo.view-only', 'Iris', 'Okafor', LARKSPUR, ['login']),
  user(112490004, 'demo.postpaid', 'Noor', 'Haddad', NORTHLIGHT, [
    'login',
    'license',
    'compDownloads',
    'edit',
  ]),
  user(112490018, 'demo.postpaid.colleague', 'Jun', 'Park', NORTHLIGHT, [
    'login',
    'license',
    'compDownloads',
  ]),
  user(112491230, 'demo.no-ai', 'Ben', 'Hollis', HOLLOW_OAK, ['login', 'license', 'compDownloads', 'edit']),
];

/** The accounts to sign in with, the demo's default first. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  account('prepaid', 'demo'),
  account('postpaid', 'demo.postpaid'),
  account('no-comps', 'demo.no-comps'),
  account('no-ai', 'demo.no-ai'),
  account('view-only', 'demo.view-only'),
];

export function groupById(id: number): Group {
  const found = GROUPS.find((group) => group.id === id);
  if (found === undefined) throw new Error(`No demo group ${id}`);
  return found;
}

export function groupByKey(apiKey: string): Group | null {
  return GROUPS.find((group) => group.apiKey === apiKey) ?? null;
}

export function userById(id: number): User | null {
  return USERS.find((entry) => entry.id === id) ?? null;
}

export function usersOf(group: Group): readonly User[] {
  return USERS.filter((entry) => entry.groupId === group.id);
}

function user(
  id: number,
  username: string,
  firstName: string,
  lastName: string,
  groupId: number,
  actions: readonly Action[],
): User {
  const password = `${username}-password`;
  const phone = actions.includes('edit') ? `+49 30 555 ${String(id).slice(-4)}` : null;
  return { id, username, password, firstName, lastName, groupId, timezone: 'Europe/Berlin', phone, actions };
}

function account(kind: AccountKind, username: string): DemoAccount {
  const found = USERS.find((entry) => entry.username === username);
  if (found === undefined) throw new Error(`No demo user ${username}`);
  return { kind, apiKey: groupById(found.groupId).apiKey, user: username, password: found.password };
}
