import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { useSearches } from '../../state/searches.ts';
import { useSuggestions } from './suggestions.ts';
import { offersFor } from './offers.ts';
import type { Offer } from './offers.ts';

const NOTHING: readonly Offer[] = [];

interface Offers {
  readonly list: readonly Offer[];
  /** -1: the keyboard is in the field. */
  readonly active: number;
  readonly show: (text: string) => void;
  readonly hide: () => void;
  /** Arrows, and the Enter and Escape that belong to the list; tells whether the key was taken. */
  readonly onKey: (event: KeyboardEvent, pick: (offer: Offer) => void) => boolean;
}

/** What is offered below the field, and where in it the keyboard is. */
export function useOffers(typed: string): Offers {
  const searches = useSearches();
  const suggestions = useSuggestions();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const hints = useStore(suggestions.store);
  const { recent, saved } = useStore(searches.store);
  const list = open ? offersFor({ typed, hints, recent, saved }) : NOTHING;
  // The list may have become shorter.
  const place = active < list.length ? active : -1;

  const hide = () => {
    setOpen(false);
    setActive(-1);
  };
  const move = (step: 1 | -1) => {
    setOpen(true);
    // The field itself is one of the places: from it up is the last, from the last down is the field.
    const places = list.length + 1;
    setActive(((place + 1 + step + places) % places) - 1);
  };

  return {
    list,
    active: place,
    show: (text) => {
      setOpen(true);
      setActive(-1);
      suggestions.typed(text);
    },
    hide,
    onKey: (event, pick) => {
      const chosen = list[place];
      if (event.key === 'ArrowDown') move(1);
      else if (event.key === 'ArrowUp' && list.length > 0) move(-1);
      else if (event.key === 'Enter' && chosen !== undefined) pick(chosen);
      else if (event.key === 'Escape' && list.length > 0) hide();
      else return false;
      return true;
    },
  };
}
