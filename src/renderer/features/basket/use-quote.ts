import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useAccount } from '../../state/account.ts';
import { useCheckout } from './checkout.ts';
import type { ShownLine } from './use-priced-lines.ts';

/**
 * Asks for a quote of these lines while they are shown and the service can be reached, and again when they change, or
 * when the account has another balance than the quote: all sums on the page come from one answer.
 */
export function useQuote(lines: readonly ShownLine[]): void {
  const checkout = useCheckout();
  const account = useAccount();
  const online = useStore(account, (state) => state.status === 'signed-in' && state.connection === 'online');
  const buyable = lines.filter(({ problem }) => problem === null || problem === 'no-terms');
  const content = JSON.stringify(
    buyable.map(({ line: { asset, licenceId, option, extendedRights, references } }) => [
      asset.id,
      licenceId,
      option,
      extendedRights,
      references,
    ]),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the content changes, not the objects.
  useEffect(() => {
    checkout.ask(
      online ? buyable.filter(({ line }) => line.licenceId !== null).map(({ line }) => line.asset.id) : [],
    );
  }, [checkout, content, online]);
  const balance = useStore(account, (state) =>
    state.status === 'signed-in' ? (state.group?.balance ?? null) : null,
  );
  const quoted = useStore(checkout.store, ({ quote }) => quote?.balance?.told ?? null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the balance is what makes the quote old.
  useEffect(() => {
    if (online && quoted !== null && balance !== null && quoted !== balance) checkout.askAgain();
  }, [checkout, online, balance]);
  useEffect(() => () => checkout.clear(), [checkout]);
}
