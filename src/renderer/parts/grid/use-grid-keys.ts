import { useLayoutEffect, useRef, useState } from 'react';
import type { FocusEvent, KeyboardEvent, RefObject } from 'react';
import { useStore } from 'zustand';
import { useAssetView } from '../../state/asset.ts';
import { useTable } from '../../state/search-table.ts';
import { assetAt } from '../../state/result-pages.ts';
import { assetsBetween } from '../../state/range.ts';
import type { Flow } from './flow.ts';
import { GAP } from './metrics.ts';
import { isGridKey, navigate } from './navigate.ts';
import type { Scroll } from './use-scroll.ts';

interface Parts {
  readonly flow: Flow;
  readonly scroll: Scroll;
  readonly strip: RefObject<HTMLElement | null>;
  readonly height: number;
}

/** What the keys do while the focus is in the grid; those that work everywhere are commands. */
export function useGridKeys({ flow, scroll, strip, height }: Parts) {
  const asset = useAssetView();
  const { source, focus, selection, scrollPositions, open, quickLook } = useTable();
  const focused = useStore(focus, (state) => state.index);
  const column = useRef<number | null>(null);
  // Come back to: the keys go on where they were, unless something else has them.
  const [isBack] = useState(
    () => (scrollPositions?.start() ?? null) !== null && document.activeElement === document.body,
  );
  const focusWanted = useRef(isBack);
  /** The tile that has the focus, to notice when a new layout takes it away. */
  const holder = useRef<Element | null>(null);

  // After a key has moved the focus and the tile is there; until its page has come, the list itself holds it.
  useLayoutEffect(() => {
    const lost = holder.current?.isConnected === false && document.activeElement === document.body;
    if (!focusWanted.current && !lost) {
      // React is deaf while it commits: a focus that a closing panel hands over is seen here only.
      if (strip.current?.contains(document.activeElement)) holder.current = document.activeElement;
      return;
    }
    focusWanted.current = true;
    const tile = strip.current?.querySelector<HTMLElement>(`[data-index="${focused}"]`);
    if (tile === null || tile === undefined) {
      if (document.activeElement !== strip.current) strip.current?.focus({ preventScroll: true });
      return;
    }
    focusWanted.current = false;
    tile.focus({ preventScroll: true });
  });

  const stand = (index: number, extend: boolean) => {
    const { pages } = source.store.getState();
    const found = assetAt(pages, index);
    focus.setState({ index });
    if (extend) {
      const { anchor, picked } = selection.store.getState();
      if (picked.size === 0) selection.store.setState({ anchor: focused });
      selection.replace(assetsBetween(pages, picked.size === 0 ? focused : anchor, index));
    } else if (found !== null && asset.store.getState().open !== null) {
      open(found);
      if (selection.store.getState().picked.size <= 1) selection.only(found, index);
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const found = assetAt(source.store.getState().pages, focused);
    if (isGridKey(event.key)) {
      const page = Math.max(GAP, height - flow.geometry.target / 2);
      const place = navigate({ flow, from: focused, key: event.key, page, column: column.current });
      column.current = place.column;
      focusWanted.current = true;
      stand(place.index, event.shiftKey);
      if (event.key === 'End') scroll.jump(place.index, 'bottom');
      if (event.key === 'Home') scroll.jump(0);
    } else if (event.key === 'Enter') {
      if (found !== null) open(found);
    } else if (event.key === ' ') {
      if (found !== null) quickLook();
    } else return;
    event.preventDefault();
  };

  return {
    onKeyDown,
    onFocus: (event: FocusEvent) => {
      holder.current = event.target;
    },
    // A tile that is removed may or may not be told to blur: only a focus that went elsewhere counts.
    onBlur: ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) holder.current = null;
    },
  };
}
