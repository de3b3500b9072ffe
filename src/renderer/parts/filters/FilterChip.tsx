import { Toolbar } from '@base-ui/react/toolbar';
import { ChevronDown, X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { PopCard } from '../../ui/PopCard.tsx';
import { classes } from '../../ui/classes.ts';
import css from './FilterChip.module.css';

const cx = classes(css);

interface FilterChipProps {
  readonly label: string;
  /** How it reads when it is set, else `null`. */
  readonly words: string | null;
  /** What it looks like, before the words: the dot of a colour. */
  readonly lead?: ReactNode;
  /** `null`: there is nothing that could be cleared here. */
  readonly onClear: (() => void) | null;
  readonly children: ReactNode;
}

/** The card is a child of the bar, where arrows go from chip to chip; in the card they are its own. */
function keepArrows(event: KeyboardEvent): void {
  if (event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End') event.stopPropagation();
}

/** One filter: says what is asked for, opens on a click, and is taken away with its cross. */
export function FilterChip({ label, words, lead, onClear, children }: FilterChipProps) {
  return (
    <div className={cx('chip', words !== null && 'set')}>
      <PopCard
        title={label}
        trigger={
          <Toolbar.Button className={cx('main')} aria-label={words === null ? label : `${label}: ${words}`}>
            {words !== null && lead}
            <span className={cx('words')}>{words ?? label}</span>
            {words === null && <ChevronDown size={14} className={cx('icon')} aria-hidden="true" />}
          </Toolbar.Button>
        }
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the card that the bar must not hear. */}
        <div onKeyDown={keepArrows}>{children}</div>
      </PopCard>
      {words !== null && onClear !== null && (
        <Toolbar.Button className={cx('clear')} aria-label={`Clear ${label}: ${words}`} onClick={onClear}>
          <X size={14} aria-hidden="true" />
        </Toolbar.Button>
      )}
    </div>
  );
}

/** The dot of a colour, as CSS writes it. */
export function ColourDot({ colour }: { readonly colour: string }) {
  return <span className={cx('dot')} style={{ backgroundColor: colour }} aria-hidden="true" />;
}
