import type { JsonObject } from '../json.ts';
import type { Party } from '../state/events.ts';
import { TRANSFER_RIGHT } from '../shop/price-list.ts';
import { type SignedInCall, signedIn } from './call.ts';
import { ApiFailure, invalidParameter } from './failure.ts';
import type { Parameters } from './parameters.ts';

const DOCUMENTED_KEYS = [
  'company',
  'fullName',
  'address',
  'city',
  'state',
  'zip',
  'email',
  'phone',
  'country',
  'website',
];
const SEEN_KEYS = ['full_name', 'country_name', 'ein', 'vat'];
const KEYS = new Set([...DOCUMENTED_KEYS, ...SEEN_KEYS]);
const NAMES = ['company', 'fullName', 'full_name'];
const MAX_VALUE = 500;

/**
 * Passes licences on, all or none of them. Only what was bought with transfer rights, and only once.
 * [doc] answers a refusal with `result: false`, [seen] with a failure.
 */
export const transferEnterpriseLicense = signedIn((call) => {
  const { world, params, user, group, voice } = call;
  const one = params.id('dp_item_transaction_id');
  const many = params.ids('dp_item_transaction_ids');
  const transactionIds = [...new Set(many ?? (one === null ? [] : [one]))];
  if (transactionIds.length === 0) throw invalidParameter('dp_item_transaction_id', 'required');
  const from = partyIn(params, 'dp_from');
  const to = partyIn(params, 'dp_to');
  const obstacle = obstacleTo(call, transactionIds);
  if (obstacle !== null) {
    if (voice.choose('refusal', { documented: true, observed: false })) return { result: false };
    throw new ApiFailure('value-not-allowed', obstacle);
  }
  world.books.record({
    type: 'licences-transferred',
    transferId: world.books.nextTransferId(),
    transactionIds,
    from,
    to,
    userId: user.id,
    groupId: group.id,
    at: world.now(),
  });
  return voice.choose<JsonObject, JsonObject>('result', { documented: { result: true }, observed: {} });
}, 'license');

function obstacleTo({ world, group }: SignedInCall, transactionIds: readonly number[]): string | null {
  for (const id of transactionIds) {
    const purchase = world.books.purchase(id);
    if (purchase === null || purchase.groupId !== group.id) return `Transaction ${id} not found`;
    if ((purchase.rights & TRANSFER_RIGHT) === 0)
      return `Transaction ${id} was bought without transfer rights`;
    if (purchase.transfer !== null) return `Transaction ${id} is already transferred`;
  }
  return null;
}

function partyIn(params: Parameters, name: string): Party {
  const object = params.object(name);
  if (object === null) throw invalidParameter(name, 'required');
  const party: Record<string, string> = {};
  for (const [key, value] of Object.entries(object)) {
    if (!KEYS.has(key)) throw invalidParameter(name, `unknown key ${key.slice(0, 40)}`);
    if (value === null || value === undefined || value === '') continue;
    if (typeof value !== 'string' || value.length > MAX_VALUE)
      throw invalidParameter(`${name}[${key}]`, 'text expected');
    party[key] = value;
  }
  const country = party['country'];
  if (country !== undefined && !/^[A-Z]{2}$/.test(country)) {
    throw invalidParameter(`${name}[country]`, 'code of two letters expected');
  }
  if (!NAMES.some((key) => key in party)) throw invalidParameter(name, 'company or name required');
  return party;
}
