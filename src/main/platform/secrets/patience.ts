import { StockroomError } from '../../../shared/model/failure.ts';
import { createTurns } from '../turns/index.ts';

/** Runs one call into a secret store. Any failure there is `secrets.unavailable`, and soon. */
export type Patience = <Result>(call: () => Promise<Result>) => Promise<Result>;

/** Does `work` after so many milliseconds; returns how to cancel that. */
export type After = (ms: number, work: () => void) => () => void;

const systemAfter: After = (ms, work) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

/**
 * Calls into a keychain can wait for ever on a dialog that stays hidden, and each one holds a thread of a
 * pool of four that files and name look-ups need too. So calls go one at a time, each has `timeoutMs`,
 * and while one is overdue the others fail at once instead of taking another thread.
 */
export function createPatience(timeoutMs: number, after: After = systemAfter): Patience {
  const inTurn = createTurns();
  let overdue = 0;

  return (call) => inTurn(() => attempt(call));

  async function attempt<Result>(call: () => Promise<Result>): Promise<Result> {
    if (overdue > 0) throw new StockroomError('secrets.unavailable');
    try {
      return await inTime(call());
    } catch (cause) {
      throw new StockroomError('secrets.unavailable', { cause });
    }
  }

  function inTime<Result>(call: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      let late = false;
      const cancel = after(timeoutMs, () => {
        late = true;
        overdue += 1;
        reject(new Error(`No answer within ${timeoutMs} ms`));
      });
      const settled = () => {
        cancel();
        if (late) overdue -= 1;
      };
      call.finally(settled).then(resolve, reject);
    });
  }
}
