import type { Failure, FailureCode } from '../../../shared/model/failure.ts';
import type { AssetId, TransactionId } from '../../../shared/model/ids.ts';
import type { AbandonReason, Hold, Intent } from '../../../shared/model/intent.ts';
import { describeIntent, describeNote, isForPerson } from '../../../shared/model/intent-text.ts';

/** One line of `license --json`: see `schemas/license.json`. */
export interface PurchaseResult {
  readonly assetId: AssetId;
  readonly status: 'licensed' | 'rejected' | 'unknown' | 'already-licensed';
  readonly transactionId?: TransactionId;
  readonly path?: string;
  readonly error?: Pick<Failure, 'code' | 'message'>;
  /** What a person should know beside it, such as a colleague's purchase of the same moment. */
  readonly notes?: readonly string[];
}

/** `rejected`: certainly not bought by this order. `unknown`: the money may be spent. */
export function resultOf(intent: Intent): PurchaseResult {
  const result = outcomeOf(intent);
  const notes = intent.notes.filter(isForPerson).map(describeNote);
  return notes.length === 0 ? result : { ...result, notes };
}

function outcomeOf(intent: Intent): PurchaseResult {
  const { assetId } = intent.order;
  const message = describeIntent(intent).detail;
  switch (intent.state) {
    case 'licensed':
      return { assetId, status: 'licensed', transactionId: intent.transactionId };
    case 'rejected':
      return { assetId, status: 'rejected', error: { code: 'forbidden', message } };
    case 'abandoned':
      return intent.reason.kind === 'already-licensed'
        ? { assetId, status: 'already-licensed' }
        : { assetId, status: 'rejected', error: { code: ABANDONED[intent.reason.kind], message } };
    case 'confirmed':
      return { assetId, status: 'rejected', error: { code: heldBy(intent.hold), message } };
    default:
      return { assetId, status: 'unknown', error: { code: 'outcome-unknown', message } };
  }
}

const ABANDONED: Readonly<Record<Exclude<AbandonReason['kind'], 'already-licensed'>, FailureCode>> = {
  withdrawn: 'aborted',
  expired: 'timeout',
  unreachable: 'offline',
  session: 'session.expired',
  'quote-changed': 'quote-changed',
  'over-limit': 'over-limit',
  'over-budget': 'over-limit',
  'balance-low': 'balance-low',
  'money-unknown': 'money-unknown',
  'not-bought': 'aborted',
  'bought-again': 'aborted',
};

/** Another order in doubt keeps this one from being sent: it is the other that has to be looked at. */
function heldBy(hold: Hold | null): FailureCode {
  if (hold?.kind === 'consent') return 'aborted';
  return hold?.kind === 'service' ? hold.failure.code : 'outcome-unknown';
}
