import type { Intent, IntentNote } from './intent.ts';

export function noteWithName(note: IntentNote, nameOf: (userName: string) => string): IntentNote {
  return note.kind === 'also-licensed' ? { ...note, userName: nameOf(note.userName) } : note;
}

/** The same order with its people called by name, for showing; what is kept and sent names users as the service does. */
export function withNames<Shown extends Intent>(intent: Shown, nameOf: (userName: string) => string): Shown {
  const notes = intent.notes.map((note) => noteWithName(note, nameOf));
  const candidates =
    'candidates' in intent
      ? { candidates: intent.candidates.map((one) => ({ ...one, userName: nameOf(one.userName) })) }
      : {};
  const reason =
    intent.state === 'abandoned' && 'by' in intent.reason
      ? { reason: { ...intent.reason, by: nameOf(intent.reason.by) } }
      : {};
  return { ...intent, notes, ...candidates, ...reason };
}
