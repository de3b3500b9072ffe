import { markerLetters } from './marker-letters.ts';
import type { Charge } from './service.ts';
import type { LedgerRow, World } from './world.ts';

/**
 * What the service's books and its list, as it is served, decide about an order. Written apart from the product, so
 * that the product is judged by it.
 */

const IN_DOUBT = ['sending', 'reconciling', 'unknown', 'ambiguous', 'needs-decision'];

/** Whether the list shows the order mark that a purchase was sent with. */
export function showsItsMark({ service }: World, charge: Charge): boolean {
  const sent = markerLetters(charge.references.other);
  return sent !== null && markerLetters(service.listed(charge).references.other) === sent;
}

/** Whether the list has always shown that a purchase bears the mark of another order. */
export function isTellable({ service }: World, charge: Charge): boolean {
  return (
    markerLetters(charge.references.other) !== null &&
    [...service.fates].every((fate) => fate === 'kept' || fate === 'upper')
  );
}

/** The purchase of an order in doubt, where the list decides that it is this order's; else `null`. */
export function decidedPurchase(world: World, file: string, row: LedgerRow): Charge | null {
  const { service, time } = world;
  if (!IN_DOUBT.includes(row.state)) return null;
  const visible = service.charges.filter(
    ({ assetId, visibleAt }) => assetId === row.assetId && visibleAt <= time.true,
  );
  const own = visible.find(({ intentId, ledger }) => intentId === row.id && ledger === file);
  if (own === undefined) return null;
  if (showsItsMark(world, own)) return own;
  if (row.baseline === null) return null;
  const others = world.rows(file).filter(({ id, assetId }) => id !== row.id && assetId === row.assetId);
  const rivals = others.filter(
    ({ state, doubt }) => IN_DOUBT.includes(state) || (state === 'abandoned' && doubt === 'outcome'),
  );
  if (rivals.length > 0) return null;
  const { transactionIds } = JSON.parse(row.baseline) as { transactionIds: readonly number[] };
  const known = new Set([
    ...transactionIds,
    ...(JSON.parse(row.accepted) as number[]),
    ...others.flatMap(({ transactionId, also }) => [transactionId, ...(JSON.parse(also) as number[])]),
  ]);
  const fresh = visible.filter(
    (charge) => !known.has(charge.transactionId) && (charge === own || !showsItsMark(world, charge)),
  );
  return fresh.length === 1 ? own : null;
}
