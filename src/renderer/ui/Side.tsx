import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import css from './Side.module.css';

const cx = classes(css);

interface SideProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** The column at the left of a view: what there is to choose from. */
export function Side({ label, children }: SideProps) {
  return (
    <nav className={cx('side')} aria-label={label}>
      {children}
    </nav>
  );
}

interface SideGroupProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function SideGroup({ title, children }: SideGroupProps) {
  return (
    <section className={cx('group')}>
      <h2 className={cx('title')}>{title}</h2>
      {children}
    </section>
  );
}

interface SideEntryProps extends ComponentProps<'button'> {
  readonly name: string;
  /** A picture before the name. */
  readonly lead?: ReactNode;
  /** How many there are, or how it stands. */
  readonly end?: ReactNode;
}

/** What can be chosen there; `aria-pressed` or `aria-current` marks what is. */
export function SideEntry({ name, lead, end, ...button }: SideEntryProps) {
  return (
    <button type="button" className={cx('entry')} {...button}>
      {lead}
      <span className={cx('name')}>{name}</span>
      <span className={cx('end')}>{end}</span>
    </button>
  );
}

interface SideItemProps extends SideEntryProps {
  /** What else can be done with it, after the entry. */
  readonly beside?: ReactNode;
}

/** An entry as an item of a list. */
export function SideItem({ beside, ...entry }: SideItemProps) {
  return (
    <li className={cx('item')}>
      <SideEntry {...entry} />
      {beside}
    </li>
  );
}
