import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

interface KeptFocus<Part> {
  readonly ref: RefObject<Part | null>;
  readonly tabIndex: -1;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

/**
 * Keeps the keyboard's place in a part of the page whose controls come and go: when the focused one is taken
 * away, the part itself has the focus. Returns what to spread on it.
 */
export function useKeptFocus<Part extends HTMLElement>(): KeptFocus<Part> {
  const ref = useRef<Part>(null);
  const inside = useRef(false);
  useLayoutEffect(() => {
    if (inside.current && document.activeElement === document.body)
      ref.current?.focus({ preventScroll: true });
  });
  return {
    ref,
    tabIndex: -1,
    onFocus: () => {
      inside.current = true;
    },
    // React tells of a focus that the user moved away, not of one whose element React has removed.
    onBlur: () => {
      inside.current = false;
    },
  };
}
