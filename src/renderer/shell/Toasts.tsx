import { Check, CircleAlert, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { UNDO, useToasts } from '../state/toasts.ts';
import type { Toast } from '../state/toasts.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { FailureCode } from '../ui/FailureCode.tsx';
import css from './Toasts.module.css';

const cx = classes(css);

/** What can be undone has to be read, and thought over. */
const SHOWN_MS = { done: 5000, undo: 10_000, failure: 12_000 } as const;

/**
 * Short messages, a line each, over the page and what lies over it but dialogs. They stay while the pointer or the
 * keyboard is on them.
 */
export function Toasts() {
  const toasts = useToasts();
  const shown = useStore(toasts.store);
  const [held, setHeld] = useState(false);
  const stack = useRef<HTMLElement>(null);
  /** What the keyboard is on in here, and where it was before. */
  const on = useRef<Element | null>(null);
  const before = useRef<Element | null>(null);
  // A message that goes under the keyboard need not tell that it has lost it; it goes back where it came from.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a message that goes takes the keyboard along.
  useLayoutEffect(() => {
    if (on.current === null || on.current.isConnected) return;
    on.current = null;
    setHeld(stack.current?.matches(':hover') === true);
    if (document.activeElement === document.body && before.current instanceof HTMLElement) {
      before.current.focus();
    }
  }, [shown]);
  return createPortal(
    <section
      ref={stack}
      className={cx('stack')}
      aria-label="Messages"
      aria-live="polite"
      aria-relevant="additions text"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={({ target, relatedTarget }) => {
        setHeld(true);
        if (on.current === null) before.current = relatedTarget;
        on.current = target;
      }}
      onBlur={({ relatedTarget }) => {
        setHeld(false);
        if (relatedTarget !== null && !stack.current?.contains(relatedTarget)) on.current = null;
      }}
    >
      {shown.map((toast) => (
        <ToastCard key={toast.id} toast={toast} held={held} onDismiss={() => toasts.dismiss(toast.id)} />
      ))}
    </section>,
    document.body,
  );
}

interface CardProps {
  readonly toast: Toast;
  readonly held: boolean;
  readonly onDismiss: () => void;
}

function ToastCard({ toast, held, onDismiss }: CardProps) {
  const toasts = useToasts();
  const { kind, action } = toast;
  const stay = action?.label === UNDO ? 'undo' : kind;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => toasts.dismiss(toast.id), SHOWN_MS[stay]);
    return () => clearTimeout(timer);
    // In the place of an earlier one it is a new message, with its own time.
  }, [held, toast, stay, toasts]);
  const Icon = kind === 'done' ? Check : CircleAlert;
  return (
    <div className={cx('toast', kind)}>
      <Icon size={16} className={cx('icon')} aria-hidden="true" />
      <div className={cx('body')}>
        {toast.kind === 'done' ? (
          <p className={cx('message')}>{toast.message}</p>
        ) : (
          <>
            <p className={cx('message')}>{toast.failure.message}</p>
            <p className={cx('advice')}>{toast.failure.action}</p>
            <FailureCode code={toast.failure.code} />
          </>
        )}
      </div>
      {action !== null && (
        <Button
          size="small"
          onClick={() => {
            action.run();
            onDismiss();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label="Dismiss" onClick={onDismiss}>
        <X size={14} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
