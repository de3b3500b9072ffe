import { Button as KitButton } from '@base-ui/react/button';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import css from './RailButton.module.css';
import { classes } from './classes.ts';

const cx = classes(css);

interface RailButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'style' | 'aria-label'> {
  readonly label: string;
  /** What the children show, in words: a count, a user. */
  readonly detail?: string;
  readonly icon: LucideIcon;
  /** Whether what it leads to is in front. */
  readonly current?: boolean;
}

/** A stop on the rail: an icon, the word for it, and below what is to be known of it at a glance. */
export function RailButton({
  label,
  detail = '',
  icon: Icon,
  current = false,
  children,
  ...rest
}: RailButtonProps) {
  return (
    <KitButton {...rest} className={cx('button')} aria-current={current ? 'page' : undefined}>
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
      <span>
        {label}
        {detail !== '' && <span className="visually-hidden">{`, ${detail}`}</span>}
      </span>
      <span className={cx('glance')} aria-hidden="true">
        {children}
      </span>
    </KitButton>
  );
}
