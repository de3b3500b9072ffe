import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../../shared/contract/index.ts';
import type { Asset } from '../../../shared/model/asset.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { Shot, ShotList, ShotListId } from '../../../shared/model/shot.ts';
import { toFailure } from '../../bridge/index.ts';
import { bridgeStore } from '../../state/given.ts';
import { libraryStore } from '../../state/library.ts';
import { defineStore, hookOf } from '../../state/registry/store.ts';
import { streamsStore } from '../../state/streams.ts';

export interface ShotsState {
  /** `null` until they have come. */
  readonly lists: readonly ShotList[] | null;
  readonly open: ShotListId | null;
  /** Of the open list; `null` until they have come. */
  readonly shots: readonly Shot[] | null;
  readonly failure: Failure | null;
  /** Waiting for a shot to be chosen for them. */
  readonly adding: readonly Asset[] | null;
}

/** Shot lists as the page sees them. */
export interface Shots {
  readonly store: StoreApi<ShotsState>;
  open(list: ShotListId | null): void;
  /** Reads the open list again: an asset was licensed, or a comp came. */
  refresh(): void;
  offer(assets: readonly Asset[] | null): void;
  onEvent(lists: readonly ShotList[]): void;
}

export function createShots(bridge: Pick<Bridge['shots'], 'shots'>): Shots {
  const store = createStore<ShotsState>(() => ({
    lists: null,
    open: null,
    shots: null,
    failure: null,
    adding: null,
  }));
  let asked = 0;
  const ask = async () => {
    const { open: listId } = store.getState();
    asked += 1;
    const question = asked;
    if (listId === null) return;
    try {
      const shots = await bridge.shots({ listId });
      if (question === asked) store.setState({ shots, failure: null });
    } catch (error) {
      if (question === asked) store.setState({ failure: toFailure(error) });
    }
  };
  return {
    store,
    open(list) {
      if (store.getState().open === list) return;
      store.setState({ open: list, shots: null, failure: null });
      void ask();
    },
    refresh: () => void ask(),
    offer: (adding) => store.setState({ adding }),
    onEvent(lists) {
      store.setState({ lists });
      void ask();
    },
  };
}

/** Shot lists, and the one that is open. */
export const shotsStore = defineStore(
  'shots',
  { bridge: bridgeStore, follow: streamsStore, library: libraryStore },
  ({ bridge, follow, library }) => {
    const shots = createShots(bridge.shots);
    library.store.subscribe(() => shots.refresh());
    follow(bridge.shots.watch, shots.onEvent);
    return shots;
  },
);
export const useShots = hookOf(shotsStore);
