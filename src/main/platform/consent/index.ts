import { StockroomError } from '../../../shared/model/failure.ts';
import { compareAmounts } from '../../../shared/model/money.ts';
import type { Question } from './question.ts';
import { createTurns } from '../turns/index.ts';

export type { Question, QuestionWords } from './question.ts';
export { questionWords } from './words.ts';

/** Shows a question where no page can answer it. True for a yes. */
export type AskPerson = (question: Question) => Promise<boolean>;

/** A word of a person that no page can give. */
export interface Consent {
  /** Returns when a person has agreed. Throws `declined` when not, `cannot-ask` where the host has no way to ask. */
  need(question: Question): Promise<void>;
}

interface ConsentOptions {
  /** The host's; absent where it has none. */
  readonly ask: AskPerson | undefined;
  /** Whether the money is that of the demo: a question of money alone then needs no word. */
  readonly isPlayMoney: boolean;
}

export function createConsent({ ask, isPlayMoney }: ConsentOptions): Consent {
  const inTurn = createTurns();
  /** Counts refusals: one ends all that wait, so that a page cannot tire a person with a hundred questions. */
  let refusals = 0;
  return {
    need: (question) => {
      if (isPlayMoney && question.kind !== 'path') return Promise.resolve();
      const asked = refusals;
      return inTurn(async () => {
        if (ask === undefined) throw new StockroomError('cannot-ask');
        if (refusals !== asked) throw new StockroomError('declined');
        if (await ask(question)) return;
        refusals += 1;
        throw new StockroomError('declined');
      });
    },
  };
}

/** Whether a limit lets more through than before: it is higher, or gone. Plain decimals; `null` for none. */
export function isLoosened(from: string | null, to: string | null): from is string {
  return from !== null && (to === null || compareAmounts(to, from) > 0);
}
