import { toFailure } from '../bridge/index.ts';
import type { Toasts } from './toasts.ts';

/** Waits for a call, and shows its failure in a toast. */
export async function told(toasts: Pick<Toasts, 'failed'>, doing: Promise<unknown>): Promise<void> {
  try {
    await doing;
  } catch (error) {
    toasts.failed(toFailure(error));
  }
}
