import { relatedAddress, toAddress } from './address.ts';
import type { Search } from './search.ts';

/** The address of the search at hand. */
export function addressOf(search: Pick<Search, 'store'>): string {
  const { query, phase, relatedTo } = search.store.getState();
  if (relatedTo !== null) return relatedAddress(relatedTo);
  return toAddress(phase.kind === 'idle' ? null : query);
}
