import { z } from 'zod';
import { HELD_STATES } from '../model/held-licence.ts';
import type {
  HeldLicence,
  LicenceChoices,
  LicenceDetails,
  LicenceQuery,
  LicencesFound,
  LicencesState,
} from '../model/held-licence.ts';
import type { Failure } from '../model/failure.ts';
import type { People } from '../model/member.ts';
import type { TransactionId } from '../model/ids.ts';
import type { Instant } from '../model/instant.ts';
import { assetId, output, procedure, stream, transactionId } from './base.ts';

const moment = z.number().int().nullable() as unknown as z.ZodType<Instant | null, Instant | null>;
const place = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).nullable();
const name = z.string().max(500).nullable();

const query: z.ZodType<LicenceQuery, LicenceQuery> = z.strictObject({
  text: z.string().max(200),
  person: name,
  from: moment,
  to: moment,
  state: z.enum(HELD_STATES).nullable(),
  licence: name,
  project: name,
});

/** A file for the user: saved by the host where it can ask for a place, else handed to the page in pieces. */
export type SaveEvent =
  | { readonly kind: 'piece'; readonly base64: string }
  | { readonly kind: 'end'; readonly name: string; readonly type: string }
  | { readonly kind: 'saved'; readonly name: string }
  /** Files that were written into a folder; `shown` in a file manager, if there is one. */
  | { readonly kind: 'folder'; readonly path: string; readonly shown: boolean }
  | { readonly kind: 'cancelled' };

export const licences = {
  watch: procedure.output(stream<LicencesState>()),
  /** Brings the copy up to date; `whole` reads every row again. Answers when it is done; failures are in the state. */
  sync: procedure.input(z.strictObject({ whole: z.boolean() })).output(output<LicencesState>()),
  found: procedure.input(z.strictObject({ query })).output(output<LicencesFound>()),
  /** `LICENCE_PAGE` rows from a place on; see `LicencesFound.marks`. */
  rows: procedure.input(z.strictObject({ query, from: place })).output(output<readonly HeldLicence[]>()),
  /** Transactions from one place back to another, `MOST_CHOSEN` at most. */
  transactions: procedure
    .input(z.strictObject({ query, from: place, to: place }))
    .output(output<readonly TransactionId[]>()),
  choices: procedure.output(output<LicenceChoices>()),
  /** What the people of the group are called; empty while it has not been read. */
  people: procedure.output(output<People>()),
  /** The licences that the group holds of an asset, the newest first, from the copy alone. */
  ofAsset: procedure.input(z.strictObject({ assetId })).output(output<readonly HeldLicence[]>()),
  details: procedure.input(z.strictObject({ transactionId })).output(output<LicenceDetails>()),
  /** Fetches licensed files once more, at no cost. */
  downloadAgain: procedure
    .input(z.strictObject({ transactionIds: z.array(transactionId).min(1).max(10_000) }))
    .output(output<{ readonly queued: number; readonly failed: number; readonly failure: Failure | null }>()),
  saveCertificate: procedure
    .input(z.strictObject({ transactionId, format: z.enum(['pdf', 'json']) }))
    .output(stream<SaveEvent>()),
  saveCsv: procedure.input(z.strictObject({ query })).output(stream<SaveEvent>()),
};
