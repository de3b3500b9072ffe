import { assertNever } from './assert-never.ts';
import { formatMoney } from './money.ts';
import type { AbandonReason, Hold, Intent, IntentNote } from './intent.ts';

/** What a person may do with a purchase. There is no "retry": no order is ever sent again on a guess. */
export type IntentAction = 'confirm-again' | 'withdraw' | 'decide';

export interface IntentText {
  /** Short, for a row. */
  readonly status: string;
  /** One or two sentences; says whether money was spent. */
  readonly detail: string;
  readonly actions: readonly IntentAction[];
}

/** The truth about a purchase, for people. */
export function describeIntent(intent: Intent): IntentText {
  switch (intent.state) {
    case 'confirmed':
      return {
        status: intent.hold === null ? 'Waiting' : 'On hold',
        detail: `${intent.hold === null ? 'Its turn comes next.' : holdText(intent.hold)} Not bought yet.`,
        actions: intent.hold?.kind === 'consent' ? ['confirm-again', 'withdraw'] : ['withdraw'],
      };
    case 'baselined':
      return {
        status: 'About to be bought',
        detail: 'Price and earlier licences are checked. Not bought yet.',
        actions: ['withdraw'],
      };
    case 'sending':
      return { status: 'Buying', detail: 'The order is with Depositphotos.', actions: [] };
    case 'reconciling':
    case 'unknown':
      return {
        status: 'Checking whether this was charged',
        detail:
          'No clear answer came. Stockroom looks in your group’s licences until it knows; do not order it again.',
        actions: [],
      };
    case 'ambiguous':
      return {
        status: 'Checking whether this was charged: please look',
        detail: 'New licences of this asset are in your group’s list, and it is not clear which is this one.',
        actions: ['decide'],
      };
    case 'needs-decision':
      return {
        status: 'Not seen for 24 hours: please decide',
        detail:
          'No licence of this order has shown up in your group’s list. It was probably not charged, but only Depositphotos can say for sure.',
        actions: ['decide'],
      };
    case 'licensed':
      return { status: 'Licensed', detail: transactionsText(intent), actions: [] };
    case 'rejected':
      return { status: 'Refused', detail: `${intent.message} Nothing was charged.`, actions: [] };
    case 'abandoned':
      return { status: 'Not bought', detail: abandonText(intent.reason), actions: [] };
    default:
      return assertNever(intent);
  }
}

function transactionsText({ transactionId, also }: Extract<Intent, { state: 'licensed' }>): string {
  if (also.length === 0) return `Transaction ${transactionId}.`;
  return `Transactions ${[transactionId, ...also].join(', ')}: Depositphotos has divided this order.`;
}

/** A note on a purchase, in one or two sentences. */
export function describeNote(note: IntentNote): string {
  switch (note.kind) {
    case 'also-licensed':
      return `${note.userName === '' ? 'Your group' : note.userName} has licensed this asset too (transaction ${note.transactionId}). If one of the two is enough, ask Depositphotos to take the other back.`;
    case 'licence-differs':
      return `The list of licences calls the licence ${note.found}; ${note.sent} was ordered. The service may number them apart.`;
    case 'user-differs':
      return `The list of licences calls the buyer ${note.found}; ${note.sent} is signed in. The service may number them apart.`;
    case 'charge-differs':
      return `${formatMoney({ amount: note.charged })} was charged, and ${formatMoney({ amount: note.confirmed })} was confirmed (without VAT). Ask your account manager why.`;
    case 'said':
      return note.text;
    default:
      return assertNever(note);
  }
}

/** Whether a note asks a person to do something; the others are for the record. */
export function isForPerson({ kind }: IntentNote): boolean {
  return kind === 'also-licensed' || kind === 'charge-differs' || kind === 'said';
}

function holdText(hold: Hold): string {
  switch (hold.kind) {
    case 'consent':
      return hold.isElsewhere
        ? 'It was confirmed in another copy of this profile, which may have bought it: look there first. It waits for you to confirm it here.'
        : 'Stockroom ended before it was sent, so it waits for you to confirm it once more.';
    case 'service':
      return hold.failure.message;
    case 'same-asset':
      return 'Another order of this asset has to be cleared up first.';
    case 'unknowns':
      return 'Two orders of this batch have no clear outcome, so the rest waits.';
    default:
      return assertNever(hold);
  }
}

function abandonText(reason: AbandonReason): string {
  switch (reason.kind) {
    case 'withdrawn':
      return 'Withdrawn before it was sent. Nothing was charged.';
    case 'expired':
      return 'It was confirmed more than a day ago and never sent. Nothing was charged.';
    case 'unreachable':
      return 'The service could not be reached. The order never left this computer; nothing was charged.';
    case 'session':
      return 'The service asked for a new sign-in and took no order. Nothing was charged.';
    case 'quote-changed':
      return 'The price or the licence had changed since you confirmed. Nothing was charged.';
    case 'over-limit':
      return 'It would have passed the daily spending limit. Nothing was charged.';
    case 'over-budget':
      return 'It would have passed the budget of its project. Nothing was charged.';
    case 'balance-low':
      return 'The balance no longer covered it, VAT included. Nothing was charged.';
    case 'money-unknown':
      return 'The service did not tell price, VAT or balance in a form that can be read. Nothing was charged.';
    case 'already-licensed':
      return 'Your group got a licence for this asset after you had confirmed. It was not bought again.';
    case 'not-bought':
      return `${reason.by} has found that it was not bought.`;
    case 'bought-again':
      return `${reason.by} has ordered it again in place of this one.`;
    default:
      return assertNever(reason);
  }
}
