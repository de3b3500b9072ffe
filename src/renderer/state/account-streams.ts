import type { StoreApi } from 'zustand/vanilla';
import type { AccountState } from '../../shared/model/account.ts';
import { follow } from '../bridge/index.ts';
import type { Line } from '../bridge/index.ts';
import { accountStore } from './account.ts';
import { lineStore, signalStore } from './given.ts';
import { defineStore } from './registry/store.ts';
import type { Watch } from './streams.ts';

interface Parts {
  readonly account: StoreApi<AccountState>;
  readonly line: Line;
  readonly signal: AbortSignal;
}

/** Follows a stream anew for each account that signs in; `forget` is called when the account changes. */
export type FollowForAccount = <Event>(
  watch: Watch<Event>,
  onEvent: (event: Event) => void,
  forget: () => void,
) => void;

/** Follows streams whose events belong to one account. */
export function followForAccount({ account, line, signal }: Parts): FollowForAccount {
  return <Event>(watch: Watch<Event>, onEvent: (event: Event) => void, forget: () => void): void => {
    let stop = new AbortController();
    account.subscribe((now, before) => {
      if (userOf(now) === userOf(before)) return;
      stop.abort();
      forget();
      if (userOf(now) === null) return;
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

function userOf(state: AccountState): string | null {
  return state.status === 'signed-in' ? state.userName : null;
}

export const accountStreamsStore = defineStore(
  'account-streams',
  { account: accountStore, line: lineStore, signal: signalStore },
  followForAccount,
);
