import { createStore } from 'zustand/vanilla';
import { accountStore } from './account.ts';
import { defineStore, hookOf } from './registry/store.ts';

/** How often the service could be reached again after it could not. */
export const reconnectsStore = defineStore('reconnects', { account: accountStore }, ({ account }) => {
  const reconnects = createStore(() => 0);
  account.subscribe((now, before) => {
    const isBack =
      now.status === 'signed-in' &&
      before.status === 'signed-in' &&
      now.connection === 'online' &&
      before.connection !== 'online';
    if (isBack) reconnects.setState((count) => count + 1, true);
  });
  return reconnects;
});
export const useReconnects = hookOf(reconnectsStore);
