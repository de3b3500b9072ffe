import { StockroomError } from '../../shared/model/failure.ts';
import type { Time } from './time.ts';
import { heardElsewhere } from '../platform/failures/index.ts';

/** Waits for shared work; giving up (`aborted`) leaves the work to the others who wait for it. */
export function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(new StockroomError('aborted'));
    if (signal.aborted) {
      work.catch(heardElsewhere);
      giveUp();
      return;
    }
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

export function sleep(time: Time, milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  let wake: { cancel(): void } | undefined;
  const slept = new Promise<void>((resolve) => {
    wake = time.after(milliseconds, resolve);
  });
  return abortable(slept, signal).finally(() => wake?.cancel());
}
