import type { IntentNote } from '../../../shared/model/intent.ts';

/** Each note once, in the order it was made. */
export function withNotes(
  before: readonly IntentNote[],
  added: readonly IntentNote[],
): readonly IntentNote[] {
  const seen = new Map([...before, ...added].map((note) => [keyOf(note), note]));
  return [...seen.values()];
}

function keyOf(note: IntentNote): string {
  return note.kind === 'said' ? `said ${note.text}` : `${note.kind} ${note.transactionId}`;
}
