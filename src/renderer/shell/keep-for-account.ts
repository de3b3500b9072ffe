import type { StoreApi } from 'zustand/vanilla';
import type { AccountState } from '../../shared/model/account.ts';
import { follow } from '../bridge/index.ts';
import type { Line } from '../bridge/index.ts';

/** A stream of the contract. */
export type Watch<Event> = (
  input: undefined,
  options: { readonly signal: AbortSignal },
) => Promise<AsyncIterable<Event>>;

interface Parts {
  readonly account: StoreApi<AccountState>;
  readonly line: Line;
  readonly signal: AbortSignal;
}

/** Follows streams that tell what belongs to one account: opened anew for whoever signs in, forgotten on the way out. */
export function keepForAccount({ account, line, signal }: Parts) {
  return <Event>(watch: Watch<Event>, onEvent: (event: Event) => void, forget: () => void): void => {
    let stop = new AbortController();
    account.subscribe((now, before) => {
      if (whose(now) === whose(before)) return;
      stop.abort();
      forget();
      if (whose(now) === null) return;
      stop = new AbortController();
      const { signal: own } = stop;
      const until = AbortSignal.any([signal, own]);
      const heard = (event: Event) => {
        if (!own.aborted) onEvent(event);
      };
      void follow(line, (ended) => watch(undefined, { signal: ended }), heard, until);
    });
  };
}

function whose(state: AccountState): string | null {
  return state.status === 'signed-in' ? state.userName : null;
}
