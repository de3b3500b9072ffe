import { isFailureCode, StockroomError } from '../../../shared/model/failure.ts';
import type { CallKind, Records } from './records.ts';
import { overlooked } from '../../platform/failures/index.ts';

/** What the service shows of a call whose answer was lost. */
export type Finding<T> =
  | { readonly kind: 'done'; readonly result: T }
  /** Not shown yet; it may have been done all the same. */
  | { readonly kind: 'not-shown' }
  /** The service has no list that would show it. */
  | { readonly kind: 'cannot-know' };

/** A result, and what has proved it: the answer, or what the service lists since. */
export interface Proved<T> {
  readonly proof: 'answer' | 'read-back';
  readonly result: T;
}

export interface OnceCall<T> {
  readonly kind: CallKind;
  readonly subject: readonly string[];
  /** **Cannot be undone.** One request. */
  send(): Promise<T>;
  /** Reads at the service what has become of a call with this subject. */
  find(subject: readonly string[], signal: AbortSignal): Promise<Finding<T>>;
}

export interface OnceTools {
  readonly records: Records;
  readonly newId: () => string;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Between the looks after a lost answer, milliseconds: half a minute in all. */
const LOOKS = [0, 2_000, 4_000, 8_000, 16_000];

/**
 * Sends a call that cannot be undone, once. Its record is on disk before it leaves. Where the answer is lost the
 * service is read; what it does not show stays on record, and the same call is refused until `again` is said.
 * Throws `outcome-unknown` for both.
 */
export async function once<T>(
  call: OnceCall<T>,
  options: { readonly again: boolean; readonly signal: AbortSignal },
  tools: OnceTools,
): Promise<Proved<T>> {
  const { records } = tools;
  const found = await settleEarlier(call, options, tools);
  if (found !== null) return found;
  const id = tools.newId();
  records.begin({ id, kind: call.kind, subject: call.subject });
  try {
    const result = await call.send();
    records.settle(id, 'done');
    return { proof: 'answer', result };
  } catch (thrown) {
    // Everything else that the client throws was refused, or never left.
    const isKnown = thrown instanceof StockroomError && !isFailureCode(thrown, 'outcome-unknown');
    records.settle(id, isKnown ? 'not-done' : 'unknown');
    if (isKnown) throw thrown;
    const finding = await look(call, options.signal, tools);
    if (finding.kind !== 'done') throw lost(call.kind, finding.kind);
    records.settle(id, 'done');
    return { proof: 'read-back', result: finding.result };
  }
}

/** What became of earlier calls about the same. Throws while one of them has no clear outcome and `again` is not said. */
async function settleEarlier<T>(
  call: OnceCall<T>,
  { again, signal }: { readonly again: boolean; readonly signal: AbortSignal },
  { records }: OnceTools,
): Promise<Proved<T> | null> {
  for (const earlier of records.open(call.kind, call.subject)) {
    const finding = await call.find(earlier.subject, signal);
    if (finding.kind === 'done') {
      records.settle(earlier.id, 'done');
      if (call.subject.every((one) => earlier.subject.includes(one))) {
        return { proof: 'read-back', result: finding.result };
      }
    } else if (again) {
      records.settle(earlier.id, 'given-up');
    } else {
      throw repeated(call.kind, finding.kind, earlier.startedAt);
    }
  }
  return null;
}

async function look<T>(call: OnceCall<T>, signal: AbortSignal, { sleep }: OnceTools): Promise<Finding<T>> {
  let latest: Finding<T> = { kind: 'not-shown' };
  for (const pause of LOOKS) {
    if (signal.aborted) return latest;
    await sleep(pause, signal).catch(overlooked('irrevocable.pause'));
    // A service that can't be read now shows nothing.
    latest = await call
      .find(call.subject, signal)
      .catch(overlooked('irrevocable.find', { kind: 'not-shown' as const }));
    if (latest.kind !== 'not-shown') return latest;
  }
  return latest;
}

const WORDS: Readonly<Record<CallKind, { readonly what: string; readonly look: string }>> = {
  invoice: { what: 'the invoice', look: 'Look at the invoices of your group' },
  transfer: { what: 'the transfer', look: 'Look at the licences that your group has passed on' },
  generation: { what: 'the pictures', look: 'Look at what is left of your plan on the Depositphotos site' },
};

function lost(kind: CallKind, finding: 'not-shown' | 'cannot-know'): StockroomError {
  const { what, look: where } = WORDS[kind];
  const shown =
    finding === 'cannot-know'
      ? 'The service has no list that would show whether it was done.'
      : 'The service has been read for half a minute and does not show it.';
  return new StockroomError('outcome-unknown', {
    message: `The answer about ${what} was lost. ${shown}`,
    action: `${where} before you ask for the same again; Stockroom keeps this on record and will not repeat it unasked.`,
  });
}

function repeated(kind: CallKind, finding: 'not-shown' | 'cannot-know', at: number): StockroomError {
  const { what, look: where } = WORDS[kind];
  const when = `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const shown =
    finding === 'cannot-know' ? 'the service has no list that would show it' : 'the service does not show it';
  return new StockroomError('outcome-unknown', {
    message: `The same was asked for at ${when}, and the answer about ${what} was lost; ${shown}. Nothing was sent now.`,
    action: `${where}. If it was not done, say that you want to ask again.`,
  });
}
