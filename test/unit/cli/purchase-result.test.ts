import { expect, test } from 'vitest';
import { exitCodeOf } from '../../../src/main/hosts/cli/exit-code.ts';
import { resultOf } from '../../../src/main/hosts/cli/purchase-result.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import type { AssetId, LicenceId, TransactionId } from '../../../src/shared/model/ids.ts';
import { instant } from '../../../src/shared/model/instant.ts';
import type { AbandonReason, Hold, Intent, IntentId } from '../../../src/shared/model/intent.ts';
import { NO_REFERENCES } from '../../../src/shared/model/licence.ts';
import { schemaErrors } from './schemas.ts';

const facts = {
  id: 'one' as IntentId,
  batchId: 'batch',
  order: {
    assetId: 1 as AssetId,
    licenceId: 700 as LicenceId,
    option: 's-2015',
    extendedRights: 0,
    references: NO_REFERENCES,
  },
  price: { amount: '4.9', currencyId: null },
  confirmedAt: instant(0),
  supersedes: null,
  notes: [],
  charged: null,
};
const sent = { sentAt: instant(1) };
const held = (hold: Hold): Intent => ({ ...facts, state: 'confirmed', hold });
const given = (reason: AbandonReason): Intent => ({ ...facts, ...sent, state: 'abandoned', reason });
const offline: Hold = { kind: 'service', failure: new StockroomError('offline').failure, tries: 4 };

/** Exit code 7 wherever money may have been spent, and only there. */
test.each<[Intent, string, number | null]>([
  [
    { ...facts, ...sent, state: 'licensed', transactionId: 7 as TransactionId, also: [], proof: 'answer' },
    'licensed',
    null,
  ],
  [{ ...facts, ...sent, state: 'rejected', message: 'Depositphotos says: no.' }, 'rejected', 1],
  [given({ kind: 'withdrawn' }), 'rejected', 130],
  [given({ kind: 'unreachable' }), 'rejected', 5],
  [given({ kind: 'session' }), 'rejected', 3],
  [given({ kind: 'quote-changed' }), 'rejected', 1],
  [given({ kind: 'already-licensed' }), 'already-licensed', null],
  [held(offline), 'rejected', 5],
  [held({ kind: 'same-asset' }), 'rejected', 7],
  [held({ kind: 'unknowns' }), 'rejected', 7],
  [{ ...facts, ...sent, state: 'sending' }, 'unknown', 7],
  [{ ...facts, ...sent, state: 'reconciling', checks: 1 }, 'unknown', 7],
  [{ ...facts, ...sent, state: 'unknown', checks: 2 }, 'unknown', 7],
  [{ ...facts, ...sent, state: 'ambiguous', checks: 2, candidates: [] }, 'unknown', 7],
  [{ ...facts, ...sent, state: 'needs-decision', checks: 9, candidates: [] }, 'unknown', 7],
])('$state is told as it is', (intent, status, code) => {
  const result = resultOf(intent);
  expect(result.status).toBe(status);
  expect(result.error === undefined ? null : exitCodeOf(result.error.code)).toBe(code);
  expect(result.transactionId).toBe(intent.state === 'licensed' ? 7 : undefined);
  expect(schemaErrors('license', { total: '4.90', results: [result] })).toEqual([]);
});
