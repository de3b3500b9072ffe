import type { Candidate, Intent } from '../../../shared/model/intent.ts';
import { describeIntent, describeNote } from '../../../shared/model/intent-text.ts';
import { moneyRecord, moneyText } from './money-text.ts';
import { isoOf } from './records.ts';

/** One order in JSON output; see `schemas/common.json`. */
export function purchaseRecord(intent: Intent) {
  const { order, state } = intent;
  const { status, detail, actions } = describeIntent(intent);
  return {
    id: intent.id,
    batchId: intent.batchId,
    supersedes: intent.supersedes,
    assetId: order.assetId,
    licenceId: order.licenceId,
    size: order.option,
    extendedRights: order.extendedRights,
    references: { ...order.references },
    price: moneyRecord(intent.price),
    confirmedAt: isoOf(intent.confirmedAt),
    sentAt: 'sentAt' in intent ? isoOf(intent.sentAt) : null,
    state,
    status,
    detail,
    actions,
    transactionIds: state === 'licensed' ? [intent.transactionId, ...intent.also] : [],
    proof: state === 'licensed' ? intent.proof : null,
    candidates: candidatesOf(intent).map((candidate) => ({
      transactionId: candidate.transactionId,
      licenceId: candidate.licenceId,
      actor: candidate.userName,
      at: isoOf(candidate.at),
    })),
    notes: intent.notes.map(describeNote),
  };
}

/** Licences in the group's list that may be this order. */
export function candidatesOf(intent: Intent): readonly Candidate[] {
  return 'candidates' in intent ? intent.candidates : [];
}

/** The facts of one order for people. */
export function purchaseFacts(intent: Intent): (readonly [string, string | null])[] {
  const { order } = intent;
  const { status, detail } = describeIntent(intent);
  const { project, client, purchaseOrder, isbn, other } = order.references;
  const references = [project, client, purchaseOrder, isbn, other].filter((text) => text !== '');
  return [
    ['Order', intent.id],
    ['Asset', `${order.assetId}  ${order.option}  licence ${order.licenceId}`],
    ['Price', moneyText(intent.price)],
    ['References', references.length === 0 ? null : references.join(', ')],
    ['Confirmed', isoOf(intent.confirmedAt)],
    ['Sent', 'sentAt' in intent ? isoOf(intent.sentAt) : null],
    ['State', status],
    ['', detail],
    ...candidatesOf(intent).map(({ transactionId, userName, at }) => {
      const parts = [String(transactionId), userName, isoOf(at)];
      return ['May be', parts.filter((part) => part !== null && part !== '').join('  ')] as const;
    }),
    ...intent.notes.map((note) => ['Note', describeNote(note)] as const),
  ];
}
