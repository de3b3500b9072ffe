import { useRef } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { useRowSlice } from './use-row-slice.ts';

/** In pixels, as they are drawn. */
export interface RowSizes {
  readonly row: number;
  /** What stays above the rows. */
  readonly head: number;
}

/** A scrolling list of which only the rows in sight exist, walked through with the keyboard. */
export interface Rows {
  /** What scrolls. */
  readonly box: RefObject<HTMLDivElement | null>;
  readonly first: number;
  /** Not included. */
  readonly end: number;
  /** Positions of the rows that exist. */
  readonly inSight: readonly number[];
  /** Whether Tab comes to a row: the one that the keyboard is on, or the first while that one does not exist. */
  reachable(index: number, at: number): boolean;
  bringIntoSight(index: number): void;
  /** Brings a row into sight and puts the focus on it, found by a selector. */
  stand(index: number, row: string): void;
  /** Where a key leads from a row, or `null`. */
  led(event: KeyboardEvent, from: number): number | null;
}

export function useRows(count: number, { row, head }: RowSizes): Rows {
  const box = useRef<HTMLDivElement>(null);
  const { first, end } = useRowSlice(box, row, count);

  const bringIntoSight = (index: number) => {
    const element = box.current;
    if (element === null) return;
    const top = index * row;
    const under = top + head + row - element.clientHeight;
    if (element.scrollTop > top) element.scrollTop = top;
    else if (element.scrollTop < under) element.scrollTop = under;
  };

  return {
    box,
    first,
    end,
    inSight: Array.from({ length: Math.max(0, end - first) }, (_, offset) => first + offset),
    reachable: (index, at) => index === at || (index === first && (at < first || at >= end)),
    bringIntoSight,
    stand: (index, selector) => {
      bringIntoSight(index);
      // The row may come into being with this scroll.
      requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(selector)?.focus());
    },
    led: ({ key }, from) => {
      const page = Math.max(1, Math.floor((box.current?.clientHeight ?? row) / row) - 1);
      const to = {
        ArrowDown: from + 1,
        ArrowUp: from - 1,
        PageDown: from + page,
        PageUp: from - page,
        Home: 0,
        End: count - 1,
      }[key];
      return to === undefined || count === 0 ? null : Math.min(count - 1, Math.max(0, to));
    },
  };
}
