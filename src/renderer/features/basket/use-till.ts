import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useAccount } from '../../state/account.ts';
import { useCheckout } from './checkout.ts';
import type { ShownLine } from './use-priced-lines.ts';

/** Keeps asking for the true cost of these lines while somebody looks at them and the service can be reached. */
export function useTill(lines: readonly ShownLine[]): void {
  const till = useCheckout();
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
    till.ask(
      online ? buyable.filter(({ line }) => line.licenceId !== null).map(({ line }) => line.asset.id) : [],
    );
  }, [till, content, online]);
  useEffect(() => () => till.clear(), [till]);
}
