import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { instant } from '../../shared/model/instant.ts';
import type { Instant } from '../../shared/model/instant.ts';
import { windowStore } from './given.ts';
import { defineStore, hookOf } from './registry/store.ts';

/** What came of a layout check. */
export interface PastCheck {
  /** Of the file or folder. */
  readonly name: string;
  /** Where it lies; `null` for one that a browser sent. */
  readonly path: string | null;
  readonly at: Instant;
  readonly verdict: string;
  /** Whether nothing in it is left to license. */
  readonly cleared: boolean;
}

export interface PastChecks {
  /** The latest first, each file or folder once. */
  readonly store: StoreApi<readonly PastCheck[]>;
  note(check: PastCheck): void;
}

const MEMORY = 'past-checks';
/** Remembered at most. */
const MOST = 6;

/** Verdicts of the last checks, kept in the browser: they are news, the licences themselves are the proof. */
export function createPastChecks(memory: Pick<Storage, 'getItem' | 'setItem'>): PastChecks {
  const store = createStore<readonly PastCheck[]>(() => read(memory.getItem(MEMORY)));
  return {
    store,
    note(check) {
      const others = store.getState().filter(({ name, path }) => name !== check.name || path !== check.path);
      const next = [check, ...others].slice(0, MOST);
      store.setState(next, true);
      try {
        memory.setItem(MEMORY, JSON.stringify(next));
      } catch {
        // Full or forbidden: they are shown until the page is closed.
      }
    },
  };
}

function read(kept: string | null): readonly PastCheck[] {
  try {
    const entries: unknown = JSON.parse(kept ?? '[]');
    return Array.isArray(entries) ? entries.flatMap(asCheck).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function asCheck(entry: unknown): readonly PastCheck[] {
  if (typeof entry !== 'object' || entry === null) return [];
  const { name, path, at, verdict, cleared }: Partial<Record<keyof PastCheck, unknown>> = entry;
  if (typeof name !== 'string' || typeof at !== 'number' || typeof verdict !== 'string') return [];
  return [
    {
      name,
      path: typeof path === 'string' ? path : null,
      at: instant(at),
      verdict,
      cleared: cleared === true,
    },
  ];
}

/** Verdicts of the last layout checks. */
export const pastChecksStore = defineStore('past-checks', { page: windowStore }, ({ page }) =>
  createPastChecks(page.localStorage),
);
export const usePastChecks = hookOf(pastChecksStore);
