import { createStore } from 'zustand/vanilla';
import type { SystemInfo } from '../../shared/contract/index.ts';
import { bridgeStore, lineStore, signalStore, windowStore } from './given.ts';
import { defineStore, hookOf } from './registry/store.ts';

/** The host and its core; `null` until they are known. */
export const systemStore = defineStore(
  'system',
  { bridge: bridgeStore, line: lineStore, page: windowStore, signal: signalStore },
  ({ bridge, line, page, signal }) => {
    const system = createStore<SystemInfo | null>(() => null);

    /** A page belongs to one profile: when the host has moved to another one, it starts over. */
    async function learn(): Promise<void> {
      const info = await bridge.system.info(undefined, { signal }).catch(() => null);
      if (info === null) return;
      const before = system.getState();
      if (before !== null && (before.demo !== info.demo || before.version !== info.version))
        page.location.reload();
      else system.setState(info, true);
    }
    line.status.subscribe((status) => {
      if (status === 'open') void learn();
    });
    return system;
  },
);
export const useSystem = hookOf(systemStore);
