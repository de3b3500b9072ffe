import { isFinal } from '../../../shared/model/intent.ts';
import type { Intent } from '../../../shared/model/intent.ts';

/** `3 licensed, 1 refused, 1 to be checked`; never more than is known. */
export function outcomeText(intents: readonly Intent[]): string {
  const count = (is: (intent: Intent) => boolean) => intents.filter(is).length;
  const parts = [
    [count(({ state }) => state === 'licensed'), 'licensed'],
    [count(({ state }) => state === 'rejected'), 'refused'],
    [count(({ state }) => state === 'abandoned'), 'not bought'],
    [count(isBeingChecked), 'being checked'],
    [count(needsPerson), 'for you to decide'],
    [count(({ state }) => !isFinal(state) && !IN_DOUBT.includes(state)), 'under way'],
  ] as const;
  return parts
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${number} ${word}`)
    .join(', ');
}

const IN_DOUBT: readonly Intent['state'][] = ['reconciling', 'unknown', 'ambiguous', 'needs-decision'];

function isBeingChecked({ state }: Intent): boolean {
  return state === 'reconciling' || state === 'unknown';
}

/** Only a person can say what has become of it. */
export function needsPerson({ state }: Intent): boolean {
  return state === 'ambiguous' || state === 'needs-decision';
}
