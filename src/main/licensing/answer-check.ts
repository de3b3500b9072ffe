import type { TransactionId } from '../../shared/model/ids.ts';
import type { Effects } from './effects.ts';
import { markerIn } from './marker.ts';
import { contradicts } from './match.ts';
import type { IntentRecord } from './record.ts';
import type { Shop } from './shop.ts';

/** The list is a second opinion: an answer that is clear is not kept waiting for it. Milliseconds. */
const PATIENCE = 5_000;

/**
 * Whether the list says that the transaction of an answer is another person's. A cache on the way may answer with
 * what somebody else has bought since the baseline. What the list does not show, or not now, is taken as answered.
 */
export async function isSomebodyElses(
  intent: IntentRecord,
  transactionId: TransactionId,
  { shop, effects }: { readonly shop: Shop; readonly effects: Pick<Effects, 'after'> },
  signal: AbortSignal,
): Promise<boolean> {
  const late = new AbortController();
  const cancel = effects.after(PATIENCE, () => late.abort());
  try {
    const { rows } = await shop.owned([intent.assetId], AbortSignal.any([signal, late.signal]));
    const row = rows.find((one) => one.transactionId === transactionId);
    if (row === undefined) return false;
    return contradicts(intent, row) || markerIn(row.references, intent.marker) === 'other';
  } catch {
    return false;
  } finally {
    cancel();
  }
}
