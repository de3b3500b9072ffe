import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge, RejectionsEvent } from '../../shared/contract/index.ts';
import type { Asset } from '../../shared/model/asset.ts';
import { isSameName } from '../../shared/model/fold-name.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import { toFailure } from '../bridge/index.ts';
import { toastsStore } from './toasts.ts';
import type { Toasts } from './toasts.ts';
import { assetsText } from '../ui/format.ts';
import { changesStore } from './changes.ts';
import type { Changes } from './changes.ts';
import { bridgeStore } from './given.ts';
import { streamsStore } from './streams.ts';
import { projectStore } from './project.ts';
import { defineStore, hookOf } from './registry/store.ts';

export interface RejectionsState {
  /** Everything rejected for the project at hand. */
  readonly rejected: ReadonlySet<AssetId>;
  /** Counts up when another list was loaded: of another project, or the first. */
  readonly list: number;
}

/** What the user does not want to see again for the project at hand. */
export interface Rejections {
  readonly store: StoreApi<RejectionsState>;
  /** Rejects them; if all of them are rejected already, takes that back. The toast undoes it. */
  toggle(assets: readonly Asset[]): void;
  onEvent(event: RejectionsEvent): void;
}

/** The contract's limit for one change. */
const AT_ONCE = 10_000;

export function createRejections(options: {
  readonly bridge: Pick<Bridge['rejections'], 'list' | 'set'>;
  readonly project: StoreApi<string>;
  readonly toasts: Pick<Toasts, 'failed'>;
  readonly changes: Pick<Changes, 'did'>;
}): Rejections {
  const { bridge, changes, project, toasts } = options;
  const store = createStore<RejectionsState>(() => ({ rejected: new Set(), list: 0 }));

  async function load(): Promise<void> {
    const name = project.getState();
    // Nothing is hidden that can't be told; the next event asks again.
    const ids = await bridge.list({ project: name }).catch(() => null);
    if (ids === null || project.getState() !== name) return;
    store.setState(({ list }) => ({ rejected: new Set(ids), list: list + 1 }));
  }
  project.subscribe(() => void load());

  function apply(ids: readonly AssetId[], isRejected: boolean): void {
    const { rejected } = store.getState();
    if (ids.every((id) => rejected.has(id) === isRejected)) return;
    const changed = new Set(rejected);
    for (const id of ids) {
      if (isRejected) changed.add(id);
      else changed.delete(id);
    }
    store.setState({ rejected: changed });
  }

  /** Shown at once; what could not be kept is taken back. */
  async function set(name: string, ids: readonly AssetId[], rejected: boolean): Promise<boolean> {
    if (project.getState() === name) apply(ids, rejected);
    try {
      for (let from = 0; from < ids.length; from += AT_ONCE) {
        await bridge.set({ project: name, assetIds: ids.slice(from, from + AT_ONCE), rejected });
      }
      return true;
    } catch (error) {
      toasts.failed(toFailure(error));
      void load();
      return false;
    }
  }

  return {
    store,
    toggle(assets) {
      const name = project.getState();
      const { rejected } = store.getState();
      const fresh = assets.map(({ id }) => id).filter((id) => !rejected.has(id));
      const [ids, to] = fresh.length > 0 ? [fresh, true] : [assets.map(({ id }) => id), false];
      if (ids.length === 0) return;
      void set(name, ids, to).then((kept) => {
        if (!kept) return;
        const change = {
          name: `${to ? 'rejection' : 'return'} of ${assetsText(ids.length)}`,
          undo: () => set(name, ids, !to),
          redo: () => set(name, ids, to),
        };
        changes.did(change, sentence(ids.length, to, name));
      });
    },
    onEvent({ changes }) {
      if (changes.length === 0) void load();
      for (const { project: name, assetIds, rejected } of changes) {
        if (isSameName(name, project.getState())) apply(assetIds, rejected);
      }
    },
  };
}

function sentence(count: number, rejected: boolean, project: string): string {
  const what = assetsText(count);
  const where = project === '' ? '' : ` for ${project}`;
  return rejected
    ? `Rejected ${what}${where}; hidden from the next search on`
    : `${what} shown again${where}`;
}

/** What was rejected for the project at hand. */
export const rejectionsStore = defineStore(
  'rejections',
  {
    bridge: bridgeStore,
    changes: changesStore,
    follow: streamsStore,
    project: projectStore,
    toasts: toastsStore,
  },
  ({ bridge, changes, follow, project, toasts }) => {
    const rejections = createRejections({
      bridge: bridge.rejections,
      project: project.store,
      toasts,
      changes,
    });
    follow(bridge.rejections.watch, rejections.onEvent);
    return rejections;
  },
);
export const useRejections = hookOf(rejectionsStore);
