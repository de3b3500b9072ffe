import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { GenerationRequest } from '../../../shared/model/generation.ts';
import type { InvoiceId, TransactionId } from '../../../shared/model/ids.ts';
import { type Party, type PartyField, party } from '../../../shared/model/transfer.ts';
import type { DepositphotosClient, InvoiceOrder, ListedGeneration } from '../../api/index.ts';
import type { EventLog } from '../../platform/log/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { isPassedOn, nameOf, readCertificates, readInvoiced, readTransferred } from './checks.ts';
import { type Finding, once, type OnceTools, type Proved } from './once.ts';
import { createRecords } from './records.ts';
import { gapsOf, senderFrom, type SenderGap } from './sender.ts';
import { overlooked } from '../../platform/failures/index.ts';

export type { Proved } from './once.ts';

export type IrrevocableClient = Pick<
  DepositphotosClient,
  'certificate' | 'createInvoice' | 'generate' | 'group' | 'licensedItems' | 'profile' | 'transfer'
>;

export interface IrrevocableOptions {
  readonly client: IrrevocableClient;
  readonly store: Store;
  /** Whose calls these are, the same on every run. */
  readonly account: () => string;
  /** Milliseconds. */
  readonly now?: () => number;
  readonly sleep?: OnceTools['sleep'];
  readonly events?: EventLog;
}

export interface CallOptions {
  /** Sends although an earlier call about the same has no clear outcome. */
  readonly again: boolean;
  readonly signal: AbortSignal;
}

export interface TransferRequest {
  readonly transactionIds: readonly TransactionId[];
  readonly from: Party;
  readonly to: Party;
  /** What the sender does not have, said in so many words. */
  readonly without: readonly PartyField[];
}

/** The calls besides purchases that cannot be undone: each is on record before it is sent, and sent once. */
export interface Irrevocable {
  /** Bills licences; `null` where the service does not tell the invoice. */
  invoice(order: InvoiceOrder, options: CallOptions): Promise<Proved<InvoiceId | null>>;
  /**
   * The sender as profile, group and certificates tell it, and the fields they leave open. `given` goes first.
   * Throws `invalid` when one of the licences has been passed on already.
   */
  sender(
    transactionIds: readonly TransactionId[],
    given: Partial<Record<PartyField, string>>,
    signal: AbortSignal,
  ): Promise<{ readonly party: Party; readonly gaps: readonly SenderGap[] }>;
  /** Passes rights on. Throws `invalid` for a sender that is not complete, and sends nothing. */
  transfer(request: TransferRequest, options: CallOptions): Promise<Proved<void>>;
  /** Starts a job of the image generator. Its `result` comes with the answer only: nothing lists jobs. */
  generate(request: GenerationRequest, options: CallOptions): Promise<ListedGeneration>;
}

export function createIrrevocable(options: IrrevocableOptions): Irrevocable {
  const { client, store, account, now = Date.now } = options;
  const { sleep = async (milliseconds, signal) => wait(milliseconds, undefined, { signal }) } = options;
  const tools: OnceTools = {
    records: createRecords(store, account, now, options.events),
    newId: randomUUID,
    sleep,
  };
  const idsOf = (subject: readonly string[]) => subject.map((one) => Number(one) as TransactionId);

  const findInvoice = async (
    subject: readonly string[],
    signal: AbortSignal,
  ): Promise<Finding<InvoiceId | null>> => {
    const found = [...(await readInvoiced(client, idsOf(subject), signal)).values()];
    const [first = null] = found;
    if (found.some((id) => id === null)) return { kind: 'not-shown' };
    return { kind: 'done', result: found.every((id) => id === first) ? first : null };
  };
  const findTransfer = async (subject: readonly string[], signal: AbortSignal): Promise<Finding<void>> => {
    const found = await readTransferred(client, idsOf(subject), signal);
    return [...found.values()].every(Boolean) ? { kind: 'done', result: undefined } : { kind: 'not-shown' };
  };

  return {
    invoice: (order, how) =>
      once(
        {
          kind: 'invoice',
          subject: order.transactionIds.map(String),
          send: () => client.createInvoice(order),
          find: findInvoice,
        },
        how,
        tools,
      ),

    sender: async (transactionIds, given, signal) => {
      const [profile, group, certificates] = await Promise.all([
        client.profile(null, { signal }),
        // Only the VAT number is taken from it.
        client.group({ signal }).catch(overlooked('irrevocable.group', null)),
        readCertificates(client, transactionIds, signal),
      ]);
      for (const certificate of certificates) {
        if (isPassedOn(certificate)) throw passedOn(certificate.transactionId, certificate.transferredTo);
      }
      const known = senderFrom({ profile, group, certificates });
      const sender = party({ ...known, ...given });
      const gaps = gapsOf(sender).filter(({ field, isRequired }) => isRequired || given[field] === undefined);
      return { party: sender, gaps };
    },

    transfer: async ({ transactionIds, from, to, without }, how) => {
      const open = gapsOf(from).filter(({ field, isRequired }) => isRequired || !without.includes(field));
      if (open.length > 0) throw incomplete(open);
      return once(
        {
          kind: 'transfer',
          subject: transactionIds.map(String),
          send: () => client.transfer({ transactionIds, from, to }),
          find: findTransfer,
        },
        how,
        tools,
      );
    },

    generate: async (request, how) => {
      const { prompt, aspectRatio = null, medium = null } = request;
      const { result } = await once<ListedGeneration>(
        {
          kind: 'generation',
          subject: [JSON.stringify({ prompt: prompt.trim(), aspectRatio, medium })],
          send: () => client.generate(request),
          find: async () => ({ kind: 'cannot-know' }),
        },
        how,
        tools,
      );
      return result;
    },
  };
}

function passedOn(id: TransactionId, to: Party | null): StockroomError {
  const name = to === null ? '' : nameOf(to);
  return new StockroomError('invalid', {
    message: `Licence ${id} has been passed on already${name === '' ? '' : `, to ${name}`}.`,
    action: 'Leave it out; nothing was sent.',
  });
}

/** How a form calls each field of a sender. */
const FIELD_WORDS: Readonly<Record<PartyField, string>> = {
  company: 'company',
  fullName: 'full name',
  address: 'address',
  city: 'city',
  state: 'state',
  zip: 'postcode',
  country: 'country',
  email: 'e-mail',
  phone: 'phone',
  website: 'website',
  vat: 'VAT number',
  ein: 'EIN',
};

function incomplete(gaps: readonly SenderGap[]): StockroomError {
  return new StockroomError('invalid', {
    message: `The sender is not complete: ${gaps.map(({ field }) => FIELD_WORDS[field]).join(', ')}.`,
    action: 'Fill in what is missing; nothing was sent.',
  });
}
