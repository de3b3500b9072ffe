import type { AssetId } from '../../shared/model/ids.ts';
import type { ScrollPosition } from '../../shared/model/scroll-position.ts';
import { bridgeStore, windowStore } from './given.ts';
import { accountStore } from './account.ts';
import { searchStore } from './search.ts';
import { addressOf } from './address-of.ts';
import { defineStore } from './registry/store.ts';

/** Where the user stood in each search they may come back to, by entry of the history. */
export interface ScrollPositions {
  /** A search begins, or is come back to: then where one stood. From now on notes are about it. */
  begin(entry: string, back: ScrollPosition | null): void;
  /** All is as it was, the panel too. Until then what is told is on the way there, and not noted. */
  arrived(): void;
  /** Between two searches nothing is noted: what is reset then is no position of the user. */
  pause(): void;
  note(change: Partial<ScrollPosition>): void;
  of(entry: string): ScrollPosition | null;
  /** Where the grid of this search begins, until the user moves. */
  start(): Pick<ScrollPosition, 'index' | 'y'> | null;
}

interface Parts {
  /** Survives a reload of the page. */
  readonly memory: Pick<Storage, 'getItem' | 'setItem'>;
  /** Called some time after the last note. */
  readonly onRest: (spot: ScrollPosition) => void;
  readonly setTimer: (task: () => void, ms: number) => number;
  readonly clearTimer: (timer: number) => void;
}

const KEY = 'spots';
/** Entries remembered; the oldest go first. */
const KEPT = 50;
/** A write may wait; it must not come with every key. */
const REST_MS = 400;
const TOP: ScrollPosition = { index: 0, y: 0, focus: 0, open: null };

export function createScrollPositions({ memory, onRest, setTimer, clearTimer }: Parts): ScrollPositions {
  const positions = read(memory.getItem(KEY));
  let current: string | null = null;
  let isUnderWay = false;
  let timer = 0;

  const write = () => {
    for (const entry of [...positions.keys()].slice(0, -KEPT)) positions.delete(entry);
    try {
      memory.setItem(KEY, JSON.stringify([...positions]));
    } catch {
      // A full storage: back and forward still know.
    }
  };

  return {
    begin(entry, back) {
      current = entry;
      positions.delete(entry);
      // Anew, as the youngest.
      if (back !== null) positions.set(entry, back);
      isUnderWay = back !== null;
    },
    arrived() {
      isUnderWay = false;
    },
    pause() {
      clearTimer(timer);
      write();
      current = null;
    },
    note(change) {
      if (current === null || isUnderWay) return;
      const spot = { ...(positions.get(current) ?? TOP), ...change };
      positions.set(current, spot);
      clearTimer(timer);
      timer = setTimer(() => {
        write();
        onRest(spot);
      }, REST_MS);
    },
    of: (entry) => positions.get(entry) ?? null,
    start: () => (current === null ? null : (positions.get(current) ?? null)),
  };
}

/** What another version of this page left may be anything. */
function read(text: string | null): Map<string, ScrollPosition> {
  try {
    const entries: unknown = JSON.parse(text ?? '[]');
    return new Map(Array.isArray(entries) ? entries.filter(isEntry) : []);
  } catch {
    return new Map();
  }
}

function isEntry(value: unknown): value is [string, ScrollPosition] {
  if (!Array.isArray(value) || typeof value[0] !== 'string') return false;
  const spot: unknown = value[1];
  if (typeof spot !== 'object' || spot === null) return false;
  const { index, y, focus, open } = spot as Record<keyof ScrollPosition, unknown>;
  return [index, y, focus].every(Number.isFinite) && (open === null || isId(open));
}

function isId(value: unknown): value is AssetId {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

/** Where the user stood in each search. */
export const scrollPositionsStore = defineStore(
  'scroll-positions',
  { bridge: bridgeStore, account: accountStore, search: searchStore, page: windowStore },
  ({ bridge, account, search, page }) =>
    createScrollPositions({
      memory: page.sessionStorage,
      onRest: (spot) => {
        if (account.getState().status !== 'signed-in') return;
        // A lost position costs the user a scroll after the next start, and no more.
        void bridge.searches.keepPlace({ address: addressOf(search), spot }).catch(() => {});
      },
      setTimer: (task, ms) => page.setTimeout(task, ms),
      clearTimer: (timer) => page.clearTimeout(timer),
    }),
);
