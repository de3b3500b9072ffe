import { procedure, stream } from './base.ts';
import type { SaveEvent } from './licences.ts';

export const support = {
  /** Hands a report to the user, without anything that is private or secret. */
  saveReport: procedure.output(stream<SaveEvent>()),
};
