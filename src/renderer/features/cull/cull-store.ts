import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Asset } from '../../../shared/model/asset.ts';
import { windowStore } from '../../state/given.ts';
import { defineStore, hookOf } from '../../state/registry/store.ts';
import { beginSession, packSession, unpackSession } from './cull-session.ts';
import type { Session } from './cull-session.ts';

export interface CullState {
  /** The one at work, or the one that was left. */
  readonly session: Session | null;
  readonly open: boolean;
}

export interface Cull {
  readonly store: StoreApi<CullState>;
  begin(name: string, assets: readonly Asset[]): void;
  /** Goes on with the session that was left. */
  resume(): void;
  update(change: (session: Session) => Session): void;
  /** Leaves; the session stays for later. */
  leave(): void;
  /** Ends it: nothing is left to go on with. */
  end(): void;
}

const MEMORY = 'cull';

/** Each judgement is kept at once, so a window that closes loses none. */
export function createCull(memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): Cull {
  const store = createStore<CullState>(() => ({
    session: unpackSession(memory.getItem(MEMORY)),
    open: false,
  }));
  const show = (session: Session) => {
    store.setState({ session, open: true });
    try {
      memory.setItem(MEMORY, packSession(session));
    } catch {
      // A full memory costs the way back after a crash, not the session.
    }
  };
  return {
    store,
    begin: (name, assets) => assets.length > 0 && show(beginSession(name, assets)),
    resume: () => store.getState().session !== null && store.setState({ open: true }),
    update: (change) => {
      const { session } = store.getState();
      if (session !== null) show(change(session));
    },
    leave: () => store.setState({ open: false }),
    end: () => {
      memory.removeItem(MEMORY);
      store.setState({ session: null, open: false });
    },
  };
}

/** Assets that are judged one after the other, full screen. */
export const cullStore = defineStore('cull', { page: windowStore }, ({ page }) =>
  createCull(page.localStorage),
);
export const useCull = hookOf(cullStore);
