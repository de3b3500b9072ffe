import { Check, CircleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Toast } from '../state/toasts.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import css from './Toasts.module.css';
import { useApp } from './context.ts';

const cx = classes(css);

const SHOWN_MS = { done: 5000, failure: 12_000 } as const;

/** Short messages at the edge. They stay while the pointer or the keyboard is on them. */
export function Toasts() {
  const { toasts } = useApp();
  const shown = useStore(toasts.store);
  const [held, setHeld] = useState(false);
  return (
    <section
      className={cx('stack')}
      aria-label="Messages"
      aria-live="polite"
      aria-relevant="additions"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {shown.map((toast) => (
        <ToastCard key={toast.id} toast={toast} held={held} onDismiss={() => toasts.dismiss(toast.id)} />
      ))}
    </section>
  );
}

interface CardProps {
  readonly toast: Toast;
  readonly held: boolean;
  readonly onDismiss: () => void;
}

function ToastCard({ toast, held, onDismiss }: CardProps) {
  const { toasts } = useApp();
  const { id, kind, action } = toast;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => toasts.dismiss(id), SHOWN_MS[kind]);
    return () => clearTimeout(timer);
  }, [held, id, kind, toasts]);
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
            <code className={cx('code')}>{toast.failure.code}</code>
          </>
        )}
        {action !== null && (
          <div className={cx('action')}>
            <Button
              size="small"
              onClick={() => {
                action.run();
                onDismiss();
              }}
            >
              {action.label}
            </Button>
          </div>
        )}
      </div>
      <IconButton label="Dismiss" onClick={onDismiss}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
