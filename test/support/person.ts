import { createConsent } from '../../src/main/platform/consent/index.ts';
import type { AskPerson, Consent, Question } from '../../src/main/platform/consent/index.ts';

/** A person who answers every question in the same way, or as told; keeps what was asked. */
export function person(answers: boolean | (() => boolean)): {
  readonly asked: Question[];
  readonly askPerson: AskPerson;
  readonly consent: Consent;
} {
  const asked: Question[] = [];
  const askPerson: AskPerson = async (question) => {
    asked.push(question);
    return typeof answers === 'boolean' ? answers : answers();
  };
  return { asked, askPerson, consent: createConsent({ ask: askPerson, isPlayMoney: false }) };
}
