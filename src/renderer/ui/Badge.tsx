import { Ban, Check, ShoppingBasket, SquareDashed } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Right } from '../../shared/model/download.ts';
import css from './Badge.module.css';
import { classes } from './classes.ts';

const cx = classes(css);

interface Look {
  readonly word: string;
  readonly icon: LucideIcon;
  readonly weight: number;
}

const LOOKS: Readonly<Record<Right | 'ended', Look>> = {
  comp: { word: 'Comp', icon: SquareDashed, weight: 2.5 },
  licensed: { word: 'Licensed', icon: Check, weight: 3.25 },
  ended: { word: 'Licence ended', icon: Ban, weight: 2.5 },
};

interface RightBadgeProps {
  /** `ended`: a paid file whose licence the group no longer holds, which may be used no more than a comp. */
  readonly right: Right | 'ended';
  /** On a tile the word comes with the pointer; the shape says it alone. */
  readonly brief?: boolean;
}

/**
 * Comp or Licensed, told apart by shape, icon and word: a comp is a square in dashes, not yet bought; a licence is a
 * full disc with a tick. Legible on any picture.
 */
export function RightBadge({ right, brief = false }: RightBadgeProps) {
  const { word, icon: Icon, weight } = LOOKS[right];
  return (
    <span
      className={cx('badge', right === 'licensed' ? 'licensed' : 'comp', brief && 'brief')}
      data-right={right}
    >
      <Icon size={12} strokeWidth={weight} aria-hidden="true" />
      <span className={cx('word')}>{word}</span>
    </span>
  );
}

interface MarkProps {
  readonly children: ReactNode;
  /** On a tile it comes with the pointer. */
  readonly brief?: boolean;
}

/** A quiet mark on a picture: length of a video, type, editorial. */
export function Mark({ children, brief = false }: MarkProps) {
  return <span className={cx('badge', 'mark', brief && 'hidden')}>{children}</span>;
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
