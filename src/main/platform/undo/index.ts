import type { UndoToken } from '../../../shared/model/record.ts';
import { StockroomError } from '../../../shared/model/failure.ts';

/** Edits that can still be taken back. */
const KEPT = 50;

/** The way back from the latest edits, for as long as the app runs. */
export interface Undo {
  keep(back: () => void | Promise<void>): UndoToken;
  /** Once; throws `not-found` when it is too late. */
  take(token: UndoToken): Promise<void>;
}

export function createUndo(): Undo {
  const ways = new Map<UndoToken, () => void | Promise<void>>();
  let last = 0;
  return {
    keep: (back) => {
      last += 1;
      const token = last as UndoToken;
      ways.set(token, back);
      const [oldest] = ways.keys();
      if (ways.size > KEPT && oldest !== undefined) ways.delete(oldest);
      return token;
    },
    take: async (token) => {
      const back = ways.get(token);
      if (back === undefined) {
        throw new StockroomError('not-found', {
          message: 'This can no longer be undone.',
          action: 'Change it back by hand.',
        });
      }
      ways.delete(token);
      await back();
    },
  };
}
