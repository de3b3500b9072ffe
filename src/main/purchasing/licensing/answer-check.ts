import type { AssetId } from '../../../shared/model/ids.ts';
import type { Effects } from './effects.ts';
import type { Owned, Shop } from './shop.ts';
import { overlooked } from '../../platform/failures/index.ts';

/** The list is a second opinion: an answer that is clear is not kept waiting for it. Milliseconds. */
const PATIENCE = 5_000;

/** The group's licences of an asset right after an answer; `null` where the service does not tell in time. */
export async function readAfterAnswer(
  assetId: AssetId,
  { shop, effects }: { readonly shop: Shop; readonly effects: Pick<Effects, 'after'> },
  signal: AbortSignal,
): Promise<Owned | null> {
  const late = new AbortController();
  const cancel = effects.after(PATIENCE, () => late.abort());
  try {
    return await shop.owned([assetId], AbortSignal.any([signal, late.signal]));
  } catch (error) {
    // The answer stands by itself; the guard reads the list again later.
    return overlooked('licensing.owned', null)(error);
  } finally {
    cancel();
  }
}
