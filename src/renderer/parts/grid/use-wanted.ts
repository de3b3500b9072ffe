import { useEffect } from 'react';
import { PAGE_SIZE } from '../../../shared/model/search.ts';
import { useTable } from '../../state/search-table.ts';
import type { Drawn } from './use-scroll.ts';

interface Parts {
  readonly drawn: Drawn;
  readonly focused: number;
}

/** Tells the search which results are in the window and where it goes. */
export function useWanted({ drawn, focused }: Parts): void {
  const { source } = useTable();
  const { placed, fling, direction } = drawn;
  const [head, tail] = [placed[0], placed.at(-1)];
  const first = (head?.page ?? 0) * PAGE_SIZE;
  const last = (tail?.page ?? 0) * PAGE_SIZE;
  const some = head !== undefined;
  useEffect(() => {
    if (some) source.want({ first, last, direction, fling, pinned: focused });
  }, [source, some, first, last, direction, fling, focused]);
}
