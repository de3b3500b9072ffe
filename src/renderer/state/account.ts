import { createStore } from 'zustand/vanilla';
import type { AccountState } from '../../shared/model/account.ts';
import { bridgeStore } from './given.ts';
import { defineStore, hookOf } from './registry/store.ts';
import { streamsStore } from './streams.ts';

/** Who is signed in. */
export const accountStore = defineStore(
  'account',
  { bridge: bridgeStore, follow: streamsStore },
  ({ bridge, follow }) => {
    const account = createStore<AccountState>(() => ({ status: 'starting' }));
    follow(bridge.account.watch, (now) => account.setState(now, true));
    return account;
  },
);
export const useAccount = hookOf(accountStore);
