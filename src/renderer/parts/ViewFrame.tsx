import { useEffect } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { classes } from '../ui/classes.ts';
import { isOverlayOpen } from '../ui/overlays.ts';
import { useLocation } from '../state/location.ts';
import css from './ViewFrame.module.css';

const cx = classes(css);

interface ViewFrameProps {
  readonly title: string;
  /** What the bar holds beside the title. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
  /** Takes what is dropped anywhere on the view. */
  readonly onDrop?: (event: DragEvent) => void;
}

/** A view in front of the search: its bar, its content, and Escape as the way back. */
export function ViewFrame({ title, tools, children, onDrop }: ViewFrameProps) {
  const location = useLocation();
  useLeaveByEscape(() => location.leave());
  return (
    <main
      className={cx('view')}
      {...(onDrop && { onDrop, onDragOver: (event: DragEvent) => event.preventDefault() })}
    >
      <header className={cx('bar')}>
        <h1 className={cx('title')}>{title}</h1>
        <div className={cx('tools')}>{tools}</div>
      </header>
      {children}
    </main>
  );
}

/** Calls `leave` by Escape, unless something over the view, or a component in it, has taken the key. */
function useLeaveByEscape(leave: () => void): void {
  useEffect(() => {
    let covered = false;
    // A dialog has closed itself by the time the key has bubbled up to here.
    const before = () => {
      covered = isOverlayOpen(document);
    };
    const after = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !covered) leave();
    };
    window.addEventListener('keydown', before, { capture: true });
    window.addEventListener('keydown', after);
    return () => {
      window.removeEventListener('keydown', before, { capture: true });
      window.removeEventListener('keydown', after);
    };
  }, [leave]);
}
