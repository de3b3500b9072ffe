import { StockroomError } from '../../../shared/model/failure.ts';
import { instant } from '../../../shared/model/instant.ts';
import type { Hold, Intent, AbandonReason } from '../../../shared/model/intent.ts';
import { chargeOf } from './charges.ts';
import type { IntentRecord } from './record.ts';

/** An intent as people see it. `hold` is why a confirmed one does not go on. */
export function toIntent(record: IntentRecord, hold: Hold | null): Intent {
  const { assetId, licenceId, option, extendedRights, references, price, currencyId, state } = record;
  const facts = {
    id: record.id,
    batchId: record.batchId,
    order: { assetId, licenceId, option, extendedRights, references },
    price: { amount: price, currencyId },
    charged: chargeOf(record),
    confirmedAt: instant(record.confirmedAt),
    supersedes: record.supersedes,
    notes: record.notes,
  };
  const sent = { sentAt: record.sentAt === null ? null : instant(record.sentAt) };
  switch (state) {
    case 'confirmed':
      return { ...facts, state, hold };
    case 'baselined':
      // Only a word that is missing holds it back: then it is as far as one that is confirmed.
      return hold === null ? { ...facts, state } : { ...facts, state: 'confirmed', hold };
    case 'sending':
      return { ...facts, ...sent, state };
    case 'reconciling':
    case 'unknown':
      return { ...facts, ...sent, state, checks: record.checks };
    case 'ambiguous':
    case 'needs-decision':
      return { ...facts, ...sent, state, checks: record.checks, candidates: record.candidates };
    case 'licensed':
      return { ...facts, ...sent, state, ...proved(record) };
    case 'rejected':
      return {
        ...facts,
        ...sent,
        state,
        message: record.reason?.kind === 'rejected' ? record.reason.message : '',
      };
    case 'abandoned':
      return { ...facts, ...sent, state, reason: abandoned(record) };
  }
}

function proved({ id, transactionId, also, proof }: IntentRecord) {
  if (transactionId === null || proof === null) throw broken(id);
  return { transactionId, also, proof };
}

function abandoned({ id, reason }: IntentRecord): AbandonReason {
  if (reason === null || reason.kind === 'rejected') throw broken(id);
  return reason;
}

/** The schema and the steps keep this from happening. */
function broken(id: string): StockroomError {
  return new StockroomError('internal', { cause: new Error(`intent ${id} lacks what its state promises`) });
}
