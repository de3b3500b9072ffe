import { StockroomError } from '../../shared/model/failure.ts';
import type { Stores } from './registry/store.ts';
import { toastsStore } from './toasts.ts';

/** Puts text on the clipboard and says so, or why it could not be. Returns whether it is there. */
export async function copyText(stores: Stores, text: string, done: string): Promise<boolean> {
  const toasts = stores.get(toastsStore);
  try {
    await navigator.clipboard.writeText(text);
    toasts.done(done);
    return true;
  } catch {
    toasts.failed(clipboardRefused('Allow this window to use the clipboard, then try again.').failure);
    return false;
  }
}

export function clipboardRefused(action: string): StockroomError {
  return new StockroomError('internal', { message: 'The clipboard could not be written to.', action });
}
