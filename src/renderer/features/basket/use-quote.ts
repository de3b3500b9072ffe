import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useAccount } from '../../state/account.ts';
import { useCheckout } from './checkout.ts';
import type { ShownLine } from './use-priced-lines.ts';

/** Asks for a quote of these lines, and again when they change, while they are shown and the service can be reached. */
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
  useEffect(() => () => checkout.clear(), [checkout]);
}
