import { useLayoutEffect, useRef } from 'react';
import type { FocusEvent, RefObject } from 'react';

interface KeptFocus<Part> {
  readonly ref: RefObject<Part | null>;
  readonly tabIndex: -1;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/**
 * Keeps the keyboard's place in a part of the page whose controls come and go: when the focused one is taken
 * away, `next` within the part has the focus if it is there, else the part itself; and `next` takes over when it
 * comes while the part itself was waiting. Returns what to spread on it.
 */
export function useKeptFocus<Part extends HTMLElement>(next?: string): KeptFocus<Part> {
  const ref = useRef<Part>(null);
  const last = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const part = ref.current;
    const lost =
      last.current !== null && !last.current.isConnected && document.activeElement === document.body;
    if (part === null || (!lost && document.activeElement !== part)) return;
    const heir = (next === undefined ? null : part.querySelector<HTMLElement>(next)) ?? part;
    if (heir !== document.activeElement) heir.focus({ preventScroll: true });
  });
  return {
    ref,
    tabIndex: -1,
    onFocus: (event) => {
      last.current = event.target;
    },
    // A control that is removed may or may not be told to blur: only a focus that went elsewhere counts.
    onBlur: ({ relatedTarget }) => {
      if (relatedTarget !== null && !ref.current?.contains(relatedTarget)) last.current = null;
    },
  };
}
