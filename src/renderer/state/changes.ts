import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { toFailure } from '../bridge/index.ts';
import { defineStore, hookOf } from './registry/store.ts';
import { UNDO, toastsStore } from './toasts.ts';
import type { Toasts } from './toasts.ts';

/** Something that the user changed and that can be taken back. */
export interface Change {
  /** Follows "Undo" and "Redo": "rating of 3 assets". */
  readonly name: string;
  readonly undo: () => Promise<unknown>;
  readonly redo: () => Promise<unknown>;
  /** What is told once it was taken back; without it, its name. */
  readonly undone?: string;
}

interface ChangesState {
  /** The latest last. */
  readonly done: readonly Change[];
  /** What was taken back, the latest last; a new change forgets it. */
  readonly undone: readonly Change[];
}

/** The user's changes of records, boards, basket and rejections, in the order in which they were made. */
export interface Changes {
  readonly store: StoreApi<ChangesState>;
  /** Keeps a change; `message` tells it, with the way back. */
  did(change: Change, message?: string): void;
  /** Takes the latest change back, or this one, wherever it stands. A failure is told, and the change forgotten. */
  undo(change?: Change): Promise<void>;
  /** Makes the change again that was taken back last. */
  redo(): Promise<void>;
}

/** Changes that are remembered: as many as the main process remembers the way back from. */
const KEPT = 50;

export function createChanges(toasts: Pick<Toasts, 'done' | 'failed' | 'dismiss'>): Changes {
  const store = createStore<ChangesState>(() => ({ done: [], undone: [] }));
  /** Messages that offer the way back from a change. */
  const offers = new WeakMap<Change, number>();
  let turn: Promise<void> = Promise.resolve();

  const step = (change: Change, act: () => Promise<unknown>, to: 'done' | 'undone'): Promise<void> => {
    const offer = offers.get(change);
    if (offer !== undefined) toasts.dismiss(offer);
    const from = to === 'done' ? 'undone' : 'done';
    store.setState((state) => ({ ...state, [from]: state[from].filter((one) => one !== change) }));
    // One after the other: the way back from a change leads through what came after it.
    turn = turn.then(async () => {
      try {
        await act();
        store.setState((state) => ({ ...state, [to]: [...state[to], change].slice(-KEPT) }));
        toasts.done(
          to === 'undone' ? (change.undone ?? `Undone: ${change.name}.`) : `Done again: ${change.name}.`,
        );
      } catch (error) {
        toasts.failed(toFailure(error));
      }
    });
    return turn;
  };

  const undo = async (change = store.getState().done.at(-1)) => {
    if (change === undefined || !store.getState().done.includes(change)) return;
    await step(change, change.undo, 'undone');
  };

  return {
    store,
    did(change, message) {
      store.setState(({ done }) => ({ done: [...done, change].slice(-KEPT), undone: [] }));
      if (message === undefined) return;
      offers.set(change, toasts.done(message, { label: UNDO, run: () => void undo(change) }));
    },
    undo,
    redo: async () => {
      const change = store.getState().undone.at(-1);
      if (change !== undefined) await step(change, change.redo, 'done');
    },
  };
}

/** What can be undone and made again. */
export const changesStore = defineStore('changes', { toasts: toastsStore }, ({ toasts }) =>
  createChanges(toasts),
);
export const useChanges = hookOf(changesStore);
