import { Search as SearchIcon, X } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import type { SubmitEvent, KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { readInput } from '../../../shared/model/search-input.ts';
import { focusedTile } from '../../parts/focused-tile.ts';
import { useStores } from '../../state/registry/store.ts';
import { useLocation } from '../../state/location.ts';
import { useSearch } from '../../state/search.ts';
import { useSearches } from '../../state/searches.ts';
import { useTakeComps } from '../../state/take-comps.ts';
import { IconButton } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { OfferList, offerId } from './OfferList.tsx';
import { PictureSearch } from './PictureSearch.tsx';
import css from './SearchField.module.css';
import { giveUp } from './give-up.ts';
import type { Offer } from './offers.ts';
import { useOffers } from './use-offers.ts';
import { useToResults } from './use-to-results.ts';
import { withFilters } from './with-filters.ts';

const cx = classes(css);

/** Room for a list of a thousand pasted IDs; a phrase is cut to what the service takes. */
const MAX_TYPED = 12_000;

/**
 * The one box: a phrase, `by:author`, an asset ID or an item link, or a list of them. `/` comes here, Enter goes on to
 * the first result. Escape closes the suggestions, then gives up the text, the filters, the selection, and leaves.
 */
export function SearchField() {
  const stores = useStores();
  const search = useSearch();
  const location = useLocation();
  const searches = useSearches();
  const takeComps = useTakeComps();
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const asked = useStore(search.store, (state) => state.query.text);
  const [text, setText] = useState(asked);
  const [seen, setSeen] = useState(asked);
  // A search started elsewhere (a tag, the address) shows its words here.
  if (asked !== seen) {
    setSeen(asked);
    setText(asked);
  }
  const offers = useOffers(text);
  const results = useToResults(input);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const meant = readInput(text);
    // A list can't be searched for: its offer stays in sight.
    if (meant.kind !== 'query') return;
    offers.hide();
    location.front();
    setText(meant.text);
    const query = { ...search.store.getState().query, text: meant.text };
    search.start(
      meant.author === null ? query : withFilters(query, { author: meant.author, authorId: undefined }),
    );
    results.go();
  };
  const pick = (offer: Offer) => {
    offers.hide();
    switch (offer.kind) {
      case 'comps':
        setText(asked);
        return void takeComps(offer.ids);
      case 'saved':
        location.front();
        searches.open(offer.saved);
        break;
      case 'past':
        location.front();
        search.start(offer.past.query);
        break;
      case 'hint':
        location.front();
        search.start({ ...search.store.getState().query, text: offer.phrase });
        break;
    }
    results.go();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (offers.onKey(event, pick)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      if (text !== '') setText('');
      else if (!giveUp(stores)) leave();
    }
  };
  const leave = () => {
    const tile = focusedTile();
    if (tile === null) input.current?.blur();
    else tile.focus();
  };
  const type = (typed: string) => {
    results.stay();
    setText(typed);
    offers.show(typed);
  };
  const clear = () => {
    type('');
    input.current?.focus();
  };
  const isOpen = offers.list.length > 0;

  return (
    <search className={cx('search')}>
      <form className={cx('form')} onSubmit={submit}>
        <SearchIcon size={16} className={cx('icon')} aria-hidden="true" />
        <input
          ref={input}
          className={cx('input')}
          type="search"
          role="combobox"
          aria-label="Search the catalogue"
          aria-keyshortcuts="/"
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={isOpen ? list : undefined}
          aria-activedescendant={offers.active === -1 ? undefined : offerId(list, offers.active)}
          placeholder="Search by words, asset ID or item link"
          value={text}
          maxLength={MAX_TYPED}
          onChange={(event) => type(event.target.value)}
          onMouseDown={() => offers.show(text)}
          onKeyDown={onKeyDown}
          onBlur={offers.hide}
          autoComplete="off"
          spellCheck={false}
        />
        {text === '' ? (
          <span className={cx('key')} aria-hidden="true">
            /
          </span>
        ) : (
          <IconButton label="Clear search" onClick={clear} type="button">
            <X size={16} aria-hidden="true" />
          </IconButton>
        )}
        <PictureSearch />
      </form>
      {isOpen && <OfferList id={list} offers={offers.list} active={offers.active} onPick={pick} />}
    </search>
  );
}
