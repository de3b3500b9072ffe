import { Check, ShoppingBasket, SquareDashed } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Right } from '../../shared/model/download.ts';
import css from './Badge.module.css';
import { classes } from './classes.ts';

const cx = classes(css);

/**
 * Comp or Licensed, told apart by word, icon and form: a comp is an outline with a dashed sign, not yet
 * bought; a licence is solid with a tick. `ended`: a paid file whose licence the group no longer holds, which may be
 * used no more than a comp. Legible on any picture.
 */
export function RightBadge({ right }: { readonly right: Right | 'ended' }) {
  return right !== 'licensed' ? (
    <span className={cx('badge', 'comp')}>
      <SquareDashed size={12} strokeWidth={2.5} aria-hidden="true" />
      {right === 'comp' ? 'Comp' : 'Licence ended'}
    </span>
  ) : (
    <span className={cx('badge', 'licensed')}>
      <Check size={12} strokeWidth={3} aria-hidden="true" />
      Licensed
    </span>
  );
}

/** A quiet mark on a picture: length of a video, type, editorial. */
export function Mark({ children }: { readonly children: ReactNode }) {
  return <span className={cx('badge', 'mark')}>{children}</span>;
}

/** It is about to be licensed. */
export function BasketMark() {
  return (
    <Mark>
      <ShoppingBasket size={12} strokeWidth={2.25} aria-hidden="true" />
      In basket
    </Mark>
  );
}
