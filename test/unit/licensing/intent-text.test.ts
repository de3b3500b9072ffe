import { describe, expect, it } from 'vitest';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import type { AssetId, LicenceId, TransactionId } from '../../../src/shared/model/ids.ts';
import { instant } from '../../../src/shared/model/instant.ts';
import { INTENT_STATES, isFinal, isInDoubt } from '../../../src/shared/model/intent.ts';
import type { AbandonReason, Hold, Intent, IntentId } from '../../../src/shared/model/intent.ts';
import { describeIntent } from '../../../src/shared/model/intent-text.ts';
import { NO_REFERENCES } from '../../../src/shared/model/licence.ts';

const facts = {
  id: 'one' as IntentId,
  batchId: 'batch',
  order: {
    assetId: 1 as AssetId,
    licenceId: 700 as LicenceId,
    option: 's',
    extendedRights: 0,
    references: NO_REFERENCES,
  },
  price: { amount: '4.9', currencyId: null },
  confirmedAt: instant(1),
  supersedes: null,
  notes: [],
  charged: null,
  sentAt: instant(2),
};
const HOLDS: readonly (Hold | null)[] = [
  null,
  { kind: 'consent', isElsewhere: false },
  { kind: 'consent', isElsewhere: true },
  { kind: 'same-asset' },
  { kind: 'unknowns' },
  { kind: 'service', failure: new StockroomError('offline').failure, tries: 1 },
];
const REASONS: readonly AbandonReason[] = [
  { kind: 'withdrawn' },
  { kind: 'expired' },
  { kind: 'unreachable' },
  { kind: 'session' },
  { kind: 'quote-changed' },
  { kind: 'over-limit' },
  { kind: 'already-licensed' },
  { kind: 'not-bought', by: 'Ana' },
  { kind: 'bought-again', by: 'Ana' },
];
const INTENTS: readonly Intent[] = [
  ...HOLDS.map((hold): Intent => ({ ...facts, state: 'confirmed', hold })),
  { ...facts, state: 'baselined' },
  { ...facts, state: 'sending' },
  { ...facts, state: 'reconciling', checks: 1 },
  { ...facts, state: 'unknown', checks: 1 },
  { ...facts, state: 'ambiguous', checks: 1, candidates: [] },
  { ...facts, state: 'needs-decision', checks: 6, candidates: [] },
  { ...facts, state: 'licensed', transactionId: 900 as TransactionId, also: [], proof: 'answer' },
  { ...facts, state: 'rejected', message: 'Not for you.' },
  ...REASONS.map((reason): Intent => ({ ...facts, state: 'abandoned', reason })),
];

describe('L20: people are told the truth', () => {
  it('in every state, and never offered to send an order again', () => {
    expect(new Set(INTENTS.map(({ state }) => state))).toEqual(new Set(INTENT_STATES));
    for (const intent of INTENTS) {
      const { status, detail, actions } = describeIntent(intent);
      expect(status).not.toBe('');
      expect(detail).toMatch(/[.]$/);
      expect(`${status} ${detail} ${actions.join(' ')}`).not.toMatch(/\b(?:retry|try again)\b/i);
    }
  });

  it.each(['unknown', 'reconciling'] as const)('says that it is being checked while it is %s', (state) => {
    expect(describeIntent({ ...facts, state, checks: 0 })).toEqual({
      status: 'Checking whether this was charged',
      detail: expect.stringContaining('do not order it again'),
      actions: [],
    });
  });

  it('says that nothing was charged only where that is certain', () => {
    for (const intent of INTENTS.filter(({ state }) => isInDoubt(state))) {
      expect(describeIntent(intent).detail).not.toMatch(/nothing was charged|not bought yet/i);
    }
    expect(describeIntent({ ...facts, state: 'rejected', message: 'No.' }).detail).toBe(
      'No. Nothing was charged.',
    );
  });

  it('lets a person withdraw what was not sent, and decide what only they can', () => {
    const actions = Object.fromEntries(
      INTENTS.map((intent) => [intent.state, describeIntent(intent).actions]),
    );
    expect(actions).toEqual({
      confirmed: ['withdraw'],
      baselined: ['withdraw'],
      sending: [],
      reconciling: [],
      unknown: [],
      ambiguous: ['decide'],
      'needs-decision': ['decide'],
      licensed: [],
      rejected: [],
      abandoned: [],
    });
  });

  it('offers what waits for a word to be confirmed once more, and to be withdrawn', () => {
    for (const isElsewhere of [false, true]) {
      const hold = { kind: 'consent' as const, isElsewhere };
      const { detail, actions } = describeIntent({ ...facts, state: 'confirmed', hold });
      expect(actions).toEqual(['confirm-again', 'withdraw']);
      expect(detail).toMatch(/confirm it (?:once more|here)\. Not bought yet\.$/);
      expect(/another copy/.test(detail)).toBe(isElsewhere);
    }
  });

  it('counts a state as final or in doubt, never both', () => {
    for (const state of INTENT_STATES) expect(isFinal(state) && isInDoubt(state)).toBe(false);
  });
});
