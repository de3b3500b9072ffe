import { Dialog as KitDialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './Button.tsx';
import css from './Dialog.module.css';
import { classes } from './classes.ts';
import { useFirstFocus } from './use-first-focus.ts';

const cx = classes(css);

interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function Dialog({ title, open, onClose, wide = false, children }: DialogProps) {
  const firstFocus = useFirstFocus();
  return (
    <KitDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <KitDialog.Portal>
        <KitDialog.Backdrop className={cx('backdrop')} />
        <KitDialog.Popup {...firstFocus} className={cx('popup', wide && 'wide')}>
          <header className={cx('header')}>
            <KitDialog.Title className={cx('title')}>{title}</KitDialog.Title>
            <KitDialog.Close
              render={
                <IconButton label="Close">
                  <X size={16} aria-hidden="true" />
                </IconButton>
              }
            />
          </header>
          {children}
        </KitDialog.Popup>
      </KitDialog.Portal>
    </KitDialog.Root>
  );
}
