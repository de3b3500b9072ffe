import { useRef } from 'react';
import type { RefObject } from 'react';

const TYPES = ['text', 'search', 'password', 'email', 'url', 'number', 'tel'];
const FIELDS = ['textarea', 'input:not([type])', ...TYPES.map((type) => `input[type="${type}"]`)]
  .map((field) => `${field}:not([readonly], [disabled])`)
  .join();

interface FirstFocus {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly initialFocus: (by: string) => HTMLElement | true;
}

/**
 * Where the keyboard begins in what has opened: in its first field, else on the whole, never on a button, which the
 * first space of what the user types would press. `keys`: a card that a key has opened begins at its first control.
 * Returns what to spread on the popup.
 */
export function useFirstFocus({ keys = false } = {}): FirstFocus {
  const ref = useRef<HTMLDivElement>(null);
  return {
    ref,
    initialFocus: (by) => {
      const field = ref.current?.querySelector<HTMLElement>(FIELDS) ?? null;
      return field ?? (keys && by === 'keyboard' ? true : (ref.current ?? true));
    },
  };
}
