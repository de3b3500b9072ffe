import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../../shared/contract/index.ts';
import { bridgeStore } from '../../state/given.ts';
import { pause } from '../../bridge/index.ts';
import { defineStore, hookOf } from '../../state/registry/store.ts';

/** Milliseconds without a key before the service is asked. */
const PAUSE = 120;
/** One letter says nothing. */
const SHORTEST = 2;
const LONGEST = 100;
const NONE: readonly string[] = [];

export interface Suggestions {
  /** Phrases of the service that begin with what is typed. */
  readonly store: StoreApi<readonly string[]>;
  typed(text: string): void;
}

export interface SuggestionOptions {
  readonly catalog: Pick<Bridge['catalog'], 'hints'>;
  /** Resolves after so many milliseconds, or when the signal aborts. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Asks while the user types: one question at a time, and only the answer to the last one counts. */
export function createSuggestions({ catalog, pause }: SuggestionOptions): Suggestions {
  const store = createStore<readonly string[]>(() => NONE);
  let current = new AbortController();

  const ask = async (prefix: string, signal: AbortSignal) => {
    await pause(PAUSE, signal);
    if (signal.aborted) return;
    // Without hints one can search as well: a failure is no news.
    const hints = await catalog.hints({ prefix }, { signal }).catch(() => NONE);
    if (!signal.aborted) store.setState(hints, true);
  };

  return {
    store,
    typed(text) {
      const prefix = text.trim();
      current.abort();
      current = new AbortController();
      // Those that still fit stay until the answer is here, so that the list does not flicker.
      const fitting = store.getState().filter((hint) => hint.toLowerCase().startsWith(prefix.toLowerCase()));
      const asks = prefix.length >= SHORTEST && prefix.length <= LONGEST;
      store.setState(asks ? fitting : NONE, true);
      if (asks) void ask(prefix, current.signal);
    },
  };
}

/** Hints for what is typed into the search field. */
export const suggestionsStore = defineStore('suggestions', { bridge: bridgeStore }, ({ bridge }) =>
  createSuggestions({ catalog: bridge.catalog, pause }),
);
export const useSuggestions = hookOf(suggestionsStore);
