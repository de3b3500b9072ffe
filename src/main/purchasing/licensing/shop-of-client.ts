import type { AccountState } from '../../../shared/model/account.ts';
import { failureOf, isFailureCode, StockroomError } from '../../../shared/model/failure.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { AssetId, TransactionId } from '../../../shared/model/ids.ts';
import type { Instant } from '../../../shared/model/instant.ts';
import type { LicensedItem } from '../../../shared/model/licence.ts';
import { inItsWords } from '../../api/index.ts';
import type { DepositphotosClient, LicenseResult } from '../../api/index.ts';
import type { Buyer, BuyResult, Owned, Shop } from './shop.ts';

export type ShopClient = Pick<DepositphotosClient, 'licences' | 'group' | 'licensedItems' | 'license'>;

const PAGE = 100;
/** A million licences; a list that goes on longer repeats itself. */
const MAX_PAGES = 10_000;

/** Purchases wait behind what a person is looking for. */
const PRIORITY = 'batch';

/** The service, as licensing sees it. */
export function shopOfClient(client: ShopClient): Shop {
  return {
    prices: async (signal) => (await client.licences({ signal, priority: PRIORITY })).licences,
    group: (signal) => client.group({ signal, priority: PRIORITY }),
    owned: (assetIds, signal) => readOwned(client, assetIds, signal),
    buy: async ({ assetId, ...order }) => {
      try {
        // No signal: an order that is stopped halfway is an order in doubt.
        return resultOf(await client.license({ ...order, assetIds: [assetId] }, { priority: PRIORITY }));
      } catch (thrown) {
        return resultOfFailure(thrown);
      }
    },
  };
}

/**
 * Without a type the service lists all types [doc]. New purchases push rows on to the next page, so each transaction
 * counts once. The total may be missing or wrong and a short page may be the service's own limit: the list ends
 * with a page that brings nothing new.
 */
async function readOwned(
  client: ShopClient,
  assetIds: readonly AssetId[],
  signal: AbortSignal,
): Promise<Owned> {
  const seen = new Map<TransactionId, LicensedItem>();
  let unreadable = 0;
  let at: Instant | null = null;
  let offset = 0;
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const page = await client.licensedItems(
      { assetIds, offset, limit: PAGE },
      { signal, priority: PRIORITY },
    );
    const known = seen.size;
    at ??= page.servedAt ?? null;
    for (const { row } of page.rows) seen.set(row.transactionId, row);
    unreadable += page.unreadable;
    const count = page.rows.length + page.unreadable;
    offset += count;
    const isLast = count < PAGE && offset >= page.total;
    if (isLast || (seen.size === known && page.unreadable === 0)) {
      const rows = [...seen.values()].filter(({ assetId }) => assetIds.includes(assetId));
      return { rows, unreadable, at };
    }
  }
  throw new StockroomError('protocol', { message: 'The list of the group’s licences has no end.' });
}

function resultOf({ outcomes: [outcome] }: LicenseResult): BuyResult {
  if (outcome?.status === 'rejected') {
    const { code, message } = outcome;
    return { kind: 'rejected', code, message: inItsWords(message === '' ? code : message) };
  }
  const [first, ...more] = outcome?.status === 'licensed' ? outcome.transactionIds : [];
  return first === undefined ? unknown() : { kind: 'licensed', transactionIds: [first, ...more] };
}

/** `licenseItem` itself, not a sign-in on the way to it. */
const COMMAND = 'licenseItem';

/** Codes of a complete failure of the service; for an order the client throws them for nothing else. */
const REFUSALS = ['auth.key', 'auth.password', 'forbidden', 'invalid', 'not-found', 'rate-limited'] as const;

function resultOfFailure(thrown: unknown): BuyResult {
  const failure = failureOf(thrown);
  if (!(thrown instanceof StockroomError)) return unknown(failure);
  // A failure of another command, or of the wait for a turn, came before the order.
  if (failure.command !== COMMAND) return neverLeft(failure);
  if (failure.code === 'session.expired') return { kind: 'session-refused' };
  if (isFailureCode(thrown, ...REFUSALS)) {
    return { kind: 'rejected', code: failure.code, message: failure.message };
  }
  // For an order these two mean that nothing was sent; see `DepositphotosClient.license`.
  if (isFailureCode(thrown, 'offline', 'timeout', 'aborted')) return neverLeft(failure);
  return unknown(failure);
}

function neverLeft(failure: Failure): BuyResult {
  return { kind: 'never-left', failure };
}

function unknown(failure: Failure = new StockroomError('outcome-unknown').failure): BuyResult {
  return { kind: 'unknown', failure };
}

/**
 * The account that buys. The user name tells accounts apart, because the service tells its number only after a first
 * answer; the address keeps the demo's purchases away from the real ones.
 */
export function buyerOf(state: AccountState, endpoint: URL): Buyer | null {
  if (state.status !== 'signed-in') return null;
  const { userId, userName } = state;
  return { accountId: `${endpoint.host}/${userName.trim().toLowerCase()}`, userId, userName };
}
