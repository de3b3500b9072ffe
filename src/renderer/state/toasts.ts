import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../shared/model/failure.ts';
import { isAborted } from '../bridge/index.ts';
import { defineStore, hookOf } from './registry/store.ts';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export type Toast = { readonly id: number; readonly action: ToastAction | null } & (
  | { readonly kind: 'done'; readonly message: string }
  | { readonly kind: 'failure'; readonly failure: Failure }
);

export interface Toasts {
  readonly store: StoreApi<readonly Toast[]>;
  /** Returns the message's number. In place of an earlier one it keeps that one's number and place. */
  done(message: string, action?: ToastAction, instead?: number): number;
  /** Whether a message has not gone yet. */
  shows(id: number): boolean;
  /** Tells a failure; what was stopped on purpose is not told. */
  failed(failure: Failure, action?: ToastAction): void;
  dismiss(id: number): void;
}

/** What an action is called that takes something back. */
export const UNDO = 'Undo';

/** More would bury the pictures; the oldest goes. */
const AT_ONCE = 3;

export function createToasts(): Toasts {
  const store = createStore<readonly Toast[]>(() => []);
  let last = 0;
  const dismiss = (id: number) => store.setState((toasts) => toasts.filter((toast) => toast.id !== id), true);
  const shows = (id: number) => store.getState().some((toast) => toast.id === id);
  const show = (toast: Toast) =>
    store.setState(
      (toasts) => [...toasts.filter((other) => !same(other, toast)), toast].slice(-AT_ONCE),
      true,
    );
  return {
    store,
    done: (message, action, instead) => {
      const toast: Toast = { id: instead ?? ++last, kind: 'done', message, action: action ?? null };
      if (instead === undefined || !shows(instead)) show(toast);
      else store.setState((toasts) => toasts.map((other) => (other.id === instead ? toast : other)), true);
      return toast.id;
    },
    shows,
    failed: (failure, action) => {
      if (!isAborted(failure)) show({ id: ++last, kind: 'failure', failure, action: action ?? null });
    },
    dismiss,
  };
}

/**
 * The same thing done or failing again replaces its toast instead of stacking up; one that offers to take something
 * back stays, for each takes back something else.
 */
function same(one: Toast, other: Toast): boolean {
  if (one.kind === 'done' && other.kind === 'done') {
    return one.message === other.message && one.action?.label !== UNDO && other.action?.label !== UNDO;
  }
  return (
    one.kind === 'failure' &&
    other.kind === 'failure' &&
    one.failure.code === other.failure.code &&
    one.failure.message === other.failure.message
  );
}

/** Messages to the user. */
export const toastsStore = defineStore('toasts', {}, createToasts);
export const useToasts = hookOf(toastsStore);
