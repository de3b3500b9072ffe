import { CircleAlert, Info, X } from 'lucide-react';
import type { ReactNode } from 'react';
import css from './Banner.module.css';
import { IconButton } from './Button.tsx';
import { classes } from './classes.ts';

const cx = classes(css);

interface BannerProps {
  readonly tone: 'info' | 'problem';
  readonly children: ReactNode;
  /** A button that mends it. */
  readonly action?: ReactNode;
  readonly onDismiss?: () => void;
  /** Stands in the page with round corners instead of across it. */
  readonly inset?: boolean;
}

/** One calm line about a state that lasts. */
export function Banner({ tone, children, action, onDismiss, inset = false }: BannerProps) {
  const Icon = tone === 'problem' ? CircleAlert : Info;
  return (
    <div className={cx('banner', tone, inset && 'inset')} role={tone === 'problem' ? 'alert' : 'status'}>
      <Icon size={16} className={cx('icon')} aria-hidden="true" />
      <div className={cx('text')}>{children}</div>
      {Boolean(action) && <div className={cx('action')}>{action}</div>}
      {onDismiss !== undefined && (
        <IconButton label="Dismiss" onClick={onDismiss}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      )}
    </div>
  );
}
