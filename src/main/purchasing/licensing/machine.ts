import type { IntentState } from '../../../shared/model/intent.ts';

/**
 * Every step an intent may take. None leads from `unknown` to `sending`: an intent that leaves `reconciling`
 * for `confirmed` was refused for its session and was never in doubt (the schema holds that too).
 */
const NEXT: Readonly<Record<IntentState, readonly IntentState[]>> = {
  // To itself when a person confirms it once more; to `unknown` where it may have been sent without our knowing: in a
  // restored copy of the ledger, or when the list shows its marker.
  confirmed: ['confirmed', 'baselined', 'abandoned', 'unknown'],
  baselined: ['sending', 'confirmed', 'abandoned', 'unknown'],
  sending: ['licensed', 'confirmed', 'abandoned', 'reconciling', 'unknown'],
  unknown: ['reconciling'],
  // To `rejected` where the service has refused and its list shows no licence that bears our marker.
  reconciling: ['licensed', 'rejected', 'unknown', 'ambiguous', 'needs-decision', 'confirmed', 'abandoned'],
  ambiguous: ['reconciling', 'licensed', 'abandoned'],
  'needs-decision': ['reconciling', 'licensed', 'abandoned'],
  licensed: [],
  rejected: [],
  abandoned: [],
};

export function mayFollow(from: IntentState, to: IntentState): boolean {
  return NEXT[from].includes(to);
}

function sqlList(states: readonly IntentState[]): string {
  return states.map((state) => `'${state}'`).join(', ');
}

/** States in which the money may have been spent, as lists for SQL. */
export const IN_DOUBT_SQL = sqlList(['sending', 'reconciling', 'unknown', 'ambiguous', 'needs-decision']);
/** As above, without the request under way. */
export const UNCLEAR_SQL = sqlList(['reconciling', 'unknown', 'ambiguous', 'needs-decision']);
export const UNSENT_SQL = sqlList(['confirmed', 'baselined']);
const FINAL_SQL = sqlList(['licensed', 'rejected', 'abandoned']);
/** Word for word the condition of the partial indexes, so that SQLite uses them however long the history is. */
export const OPEN_SQL = `state NOT IN (${FINAL_SQL})`;
