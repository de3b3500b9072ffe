import { kinAddress, toAddress } from './address.ts';
import type { Search } from './search.ts';

/** The address of the search at hand. */
export function addressOf(search: Pick<Search, 'store'>): string {
  const { query, phase, kin } = search.store.getState();
  if (kin !== null) return kinAddress(kin);
  return toAddress(phase.kind === 'idle' ? null : query);
}
