import { Popover } from '@base-ui/react/popover';
import { createContext, use, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import css from './PopCard.module.css';
import { classes } from './classes.ts';
import { useFirstFocus } from './use-first-focus.ts';

const cx = classes(css);

interface PopCardProps {
  readonly title: string;
  /** The button that opens it. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly children: ReactNode;
  readonly align?: 'start' | 'end';
  readonly size?: 'narrow' | 'normal' | 'wide';
  /** The title is only for the ear. */
  readonly untitled?: boolean;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

const CloseContext = createContext(() => {});

/** Closes the card around a component, when what is chosen in it leaves nothing to choose. */
export const useCloseCard = () => use(CloseContext);

/** A card that a button opens below itself; Escape and a click beside it close it. */
export function PopCard(props: PopCardProps) {
  const { title, trigger, children, align = 'start', size = 'normal', untitled = false } = props;
  const firstFocus = useFirstFocus({ keys: true });
  const [opened, setOpened] = useState(false);
  const open = props.open ?? opened;
  const show = (next: boolean) => {
    setOpened(next);
    props.onOpenChange?.(next);
  };
  return (
    <Popover.Root open={open} onOpenChange={show}>
      <Popover.Trigger render={trigger} />
      <Popover.Portal>
        <Popover.Positioner className={cx('positioner')} sideOffset={6} align={align} collisionPadding={8}>
          <Popover.Popup {...firstFocus} className={cx('card', size)}>
            <Popover.Title className={untitled ? 'visually-hidden' : cx('title')}>{title}</Popover.Title>
            <CloseContext value={() => show(false)}>{children}</CloseContext>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
