import { ArrowDownToLine, Bookmark, History, Search } from 'lucide-react';
import { classes } from '../../ui/classes.ts';
import css from './OfferList.module.css';
import type { Offer } from './offers.ts';
import { queryInWords } from './query-words.ts';

const cx = classes(css);

const ICON = { comps: ArrowDownToLine, saved: Bookmark, past: History, hint: Search } as const;

interface OfferListProps {
  readonly id: string;
  readonly offers: readonly Offer[];
  /** Place of the one that the keyboard is on; -1: on none. */
  readonly active: number;
  readonly onPick: (offer: Offer) => void;
}

export function offerId(list: string, index: number): string {
  return `${list}-${index}`;
}

/** The list of a combobox: the focus stays in the field. */
export function OfferList({ id, offers, active, onPick }: OfferListProps) {
  return (
    <div id={id} className={cx('list')} role="listbox" aria-label="Suggestions">
      {offers.map((offer, index) => {
        const Icon = ICON[offer.kind];
        const { title, rest } = offerInWords(offer);
        return (
          <div
            key={`${offer.kind} ${title} ${rest}`}
            id={offerId(id, index)}
            className={cx('offer')}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // The field must not lose the focus to a click.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(offer)}
            onKeyDown={(event) => event.key === 'Enter' && onPick(offer)}
          >
            <Icon size={14} className={cx('icon')} aria-hidden="true" />
            <span className={cx('title')}>{title}</span>
            {rest !== '' && <span className={cx('rest')}>{rest}</span>}
          </div>
        );
      })}
    </div>
  );
}

function offerInWords(offer: Offer): { readonly title: string; readonly rest: string } {
  switch (offer.kind) {
    case 'comps':
      return { title: `${offer.ids.length} assets: take comps`, rest: 'for layout, free' };
    case 'saved': {
      const { fresh } = offer.saved;
      const isNew = fresh !== null && fresh.count > 0;
      return {
        title: offer.saved.name,
        rest: isNew ? `${fresh.count}${fresh.exact ? '' : '+'} new` : 'saved',
      };
    }
    case 'past':
      return queryInWords(offer.past.query);
    case 'hint':
      return { title: offer.phrase, rest: '' };
  }
}
