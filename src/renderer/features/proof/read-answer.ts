import { MAX_ANSWER } from '../../../shared/model/proof.ts';
import type { ReadAnswer } from '../../../shared/model/proof.ts';
import { StockroomError } from '../../../shared/model/failure.ts';
import { toFailure } from '../../bridge/index.ts';
import { bridgeStore } from '../../state/given.ts';
import { locationStore } from '../../state/location.ts';
import type { Stores } from '../../state/registry/store.ts';
import { toastsStore } from '../../state/toasts.ts';
import { undoable } from '../../state/undoable.ts';
import { formatCount } from '../../ui/format.ts';

/** Reads a client's answer, opens its board and tells what came of it. Returns whether it was an answer. */
export async function readAnswer(stores: Stores, text: string): Promise<boolean> {
  try {
    const read = () => stores.get(bridgeStore).proofs.read({ text });
    const answer = await read();
    stores.get(locationStore).open('boards', String(answer.boardId));
    if (answer.repeated)
      stores.get(toastsStore).done(`The answer of ${answer.reviewer} was read before. Nothing has changed.`);
    else
      await undoable(stores, {
        name: `answer of ${answer.reviewer}`,
        done: sentenceOf(answer),
        edit: async () => (await read()).undo,
        token: answer.undo,
      });
    return true;
  } catch (error) {
    stores.get(toastsStore).failed(toFailure(error));
    return false;
  }
}

/** The same of a file. */
export async function readAnswerFile(stores: Stores, file: File): Promise<boolean> {
  if (file.size <= MAX_ANSWER) return await readAnswer(stores, await file.text().catch(() => ''));
  const tooLarge = new StockroomError('invalid', {
    message: `“${file.name}” is too large for an answer.`,
    action: 'Choose the file that the client saved with “Save answer”.',
  });
  stores.get(toastsStore).failed(tooLarge.failure);
  return false;
}

function sentenceOf({ reviewer, board, picked, rejected, commented, left }: ReadAnswer): string {
  const parts = [
    `${formatCount(picked)} picked`,
    `${formatCount(rejected)} rejected`,
    ...(commented === 0 ? [] : [commented === 1 ? '1 comment' : `${formatCount(commented)} comments`]),
  ];
  const gone = left === 0 ? '' : ` ${formatCount(left)} left out: no longer on the board.`;
  return `${reviewer} on “${board}”: ${parts.join(', ')}.${gone}`;
}
