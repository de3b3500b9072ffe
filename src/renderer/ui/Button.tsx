import { Button as KitButton } from '@base-ui/react/button';
import type { ComponentProps } from 'react';
import css from './Button.module.css';
import { classes } from './classes.ts';
import { Spinner } from './Spinner.tsx';

const cx = classes(css);

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'style'> {
  readonly look?: 'primary' | 'plain' | 'quiet';
  readonly size?: 'small' | 'normal' | 'large';
  /** Shows a spinner in the same space, and takes no clicks; keeps its focus. */
  readonly busy?: boolean;
  readonly wide?: boolean;
}

export function Button({
  look = 'plain',
  size = 'normal',
  busy = false,
  wide = false,
  disabled = false,
  children,
  ...rest
}: ButtonProps) {
  return (
    <KitButton
      {...rest}
      className={cx('button', look, size, wide && 'wide', busy && 'busy')}
      disabled={disabled || busy}
      focusableWhenDisabled
      aria-busy={busy || undefined}
    >
      <span className={cx('label')}>{children}</span>
      {busy && (
        <span className={cx('spinner')}>
          <Spinner />
        </span>
      )}
    </KitButton>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'style' | 'aria-label'> {
  readonly label: string;
}

/** A square button with an icon; the label is its name and its tooltip. Disabled under the keyboard, it keeps it. */
export function IconButton({ label, children, ...rest }: IconButtonProps) {
  return (
    <KitButton
      {...rest}
      className={cx('button', 'quiet', 'icon')}
      focusableWhenDisabled
      aria-label={label}
      title={label}
    >
      {children}
    </KitButton>
  );
}
