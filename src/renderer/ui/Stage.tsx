import { Dialog } from '@base-ui/react/dialog';
import { X, ZoomIn, ZoomOut } from 'lucide-react';
import { useRef } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import type { AssetId } from '../../shared/model/ids.ts';
import { IconButton } from './Button.tsx';
import { classes } from './classes.ts';
import css from './Stage.module.css';
import type { Zooming } from './use-zoom.ts';

const cx = classes(css);

interface StageProps extends Pick<ComponentProps<typeof Dialog.Popup>, 'finalFocus'> {
  readonly label: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** A `StageView`, while it is open. */
  readonly children: ReactNode;
}

/** Pictures as large as the window, over everything else. */
export function Stage({ label, open, onClose, finalFocus, children }: StageProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Popup
          ref={popup}
          className={cx('stage')}
          aria-label={label}
          // Not on the first button: Space, which has opened it, closes it.
          initialFocus={() => popup.current?.querySelector<HTMLElement>('[data-stage]') ?? true}
          finalFocus={finalFocus}
        >
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface StageViewProps extends Omit<ComponentProps<'div'>, 'title'> {
  readonly title: string;
  /** The asset that a hand carries out by the title: a player has its own use for a hand that moves on it. */
  readonly carried?: AssetId;
  readonly tools: ReactNode;
  readonly onClose: () => void;
}

/** What is on the stage, under a bar. Whatever else it is given goes to the whole: keys, and what is dragged out. */
export function StageView({ title, carried, tools, onClose, children, ...whole }: StageViewProps) {
  return (
    <div data-stage tabIndex={-1} className={cx('view')} {...whole}>
      <header className={cx('bar')}>
        <h2 className={cx('title')} draggable={carried !== undefined} data-asset={carried}>
          {title}
        </h2>
        {tools}
        <IconButton label="Close" onClick={onClose}>
          <X size={18} aria-hidden="true" />
        </IconButton>
      </header>
      {children}
    </div>
  );
}

export function ZoomButtons({ zooming }: { readonly zooming: Zooming }) {
  return (
    <>
      <IconButton label="Zoom out" onClick={zooming.farther}>
        <ZoomOut size={18} aria-hidden="true" />
      </IconButton>
      <IconButton label="Zoom in" onClick={zooming.nearer}>
        <ZoomIn size={18} aria-hidden="true" />
      </IconButton>
    </>
  );
}
