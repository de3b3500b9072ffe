import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { focusedTile } from '../../parts/focused-tile.ts';
import { useSearch } from '../../state/search.ts';

interface ToResults {
  /** The search of the field has begun: the keyboard goes on to its first result. */
  readonly go: () => void;
  /** The user goes on typing, and keeps the keyboard. */
  readonly stay: () => void;
}

/** Hands the keyboard from the search field to the first result, once it is there; where there is none, it stays. */
export function useToResults(field: RefObject<HTMLElement | null>): ToResults {
  const search = useSearch();
  const frame = useRef(0);
  const going = useRef(false);
  const stay = () => {
    going.current = false;
    cancelAnimationFrame(frame.current);
  };
  const look = () => {
    cancelAnimationFrame(frame.current);
    if (!going.current) return;
    const { phase, count } = search.store.getState();
    if (phase.kind === 'loading') return;
    if (phase.kind !== 'ready' || count === 0 || document.activeElement !== field.current) return stay();
    // The grid lays its tiles out once it knows its width.
    frame.current = requestAnimationFrame(() => {
      const tile = focusedTile();
      if (tile === null) return look();
      stay();
      tile.focus({ preventScroll: true });
    });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it reads what is there when it is called.
  useEffect(() => {
    const unsubscribe = search.store.subscribe(look);
    return () => {
      unsubscribe();
      stay();
    };
  }, [search]);
  return {
    go: () => {
      going.current = true;
      look();
    },
    stay,
  };
}
