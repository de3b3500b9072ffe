import type { AssetId, LicenceId, TransactionId, UserId } from '../../../shared/model/ids.ts';
import type { Instant } from '../../../shared/model/instant.ts';
import type {
  AbandonReason,
  Candidate,
  IntentId,
  IntentNote,
  IntentState,
  Proof,
} from '../../../shared/model/intent.ts';
import type { References } from '../../../shared/model/licence.ts';

/** What the group's list held of the asset right before the order was sent. */
export interface Baseline {
  readonly transactionIds: readonly TransactionId[];
  readonly unreadable: number;
  /** The time of the service's own clock; `null`, or absent in older records, when it did not tell. */
  readonly at?: Instant | null;
}

/** How the group's list numbers the buyer of a licence. Nothing proves these numbers equal to those of the sign-in. */
export interface ListedBuyer {
  readonly userId: UserId | null;
  readonly actorId: UserId | null;
}

export type Reason =
  | AbandonReason
  | { readonly kind: 'rejected'; readonly code: string; readonly message: string };

/** Everything known about an intent. Instants are milliseconds since the epoch. */
export interface IntentRecord {
  /** Order in which intents were confirmed; clocks have no say. */
  readonly seq: number;
  readonly id: IntentId;
  readonly batchId: string;
  readonly accountId: string;
  readonly userId: UserId | null;
  readonly assetId: AssetId;
  readonly licenceId: LicenceId;
  readonly option: string;
  readonly extendedRights: number;
  readonly references: References;
  /** Plain decimal. */
  readonly price: string;
  readonly currencyId: number | null;
  readonly marker: string | null;
  readonly markerField: keyof References | null;
  /** Licences of the asset that the person had seen when confirming. */
  readonly accepted: readonly TransactionId[];
  readonly baseline: Baseline | null;
  readonly state: IntentState;
  /** What a read-back has to find out: whether it was bought at all, or only that a refused session bought nothing. */
  readonly doubt: 'outcome' | 'session' | null;
  /** Requests that may have left. */
  readonly sends: number;
  readonly neverLeft: number;
  readonly sessionRefused: number;
  readonly confirmedAt: number;
  readonly sentAt: number | null;
  /** Time since sending, added up so that a jumping clock can't shorten it. */
  readonly waitedMs: number;
  readonly checkedAt: number | null;
  /** Read-backs that were answered. */
  readonly checks: number;
  /** The candidates of the latest read-back, if it was ambiguous. */
  readonly candidates: readonly Candidate[];
  readonly transactionId: TransactionId | null;
  /** Further transactions of this order: the service may divide one. */
  readonly also: readonly TransactionId[];
  readonly proof: Proof | null;
  readonly reason: Reason | null;
  readonly supersedes: IntentId | null;
  /** Counts restored copies of the ledger. */
  readonly epoch: number;
  /** What a person should know of it and what decides nothing. */
  readonly notes: readonly IntentNote[];
  /** How the list numbers the buyer of this licence, where an answer or our marker has proved it. */
  readonly listed: ListedBuyer | null;
  /** The process that a person told to buy it: no other sends it. `null` in records of earlier versions. */
  readonly agreed: string | null;
  /** Where that was; see `placeOf`. */
  readonly place: string | null;
  /** What the certificates of its transactions say it cost, each once; see charges.ts. */
  readonly charged: readonly ChargedTransaction[];
}

export interface ChargedTransaction {
  readonly transactionId: TransactionId;
  /** Plain decimal, without VAT. */
  readonly amount: string;
  readonly whole: boolean;
}

/** What a step may change. */
export type Patch = Partial<
  Pick<
    IntentRecord,
    | 'baseline'
    | 'doubt'
    | 'sends'
    | 'neverLeft'
    | 'sessionRefused'
    | 'sentAt'
    | 'waitedMs'
    | 'checkedAt'
    | 'checks'
    | 'candidates'
    | 'transactionId'
    | 'also'
    | 'proof'
    | 'reason'
    | 'epoch'
    | 'userId'
    | 'notes'
    | 'listed'
    | 'agreed'
    | 'place'
    | 'confirmedAt'
    | 'marker'
    | 'accepted'
    | 'charged'
  >
>;

/** A row as SQLite holds it. */
export type Row = Readonly<Record<string, string | number | null>>;

const AS_JSON: ReadonlySet<string> = new Set([
  'references',
  'accepted',
  'baseline',
  'candidates',
  'also',
  'reason',
  'notes',
  'listed',
  'charged',
]);

export const COLUMNS = [
  'seq',
  'id',
  'batchId',
  'accountId',
  'userId',
  'assetId',
  'licenceId',
  'option',
  'extendedRights',
  'references',
  'price',
  'currencyId',
  'marker',
  'markerField',
  'accepted',
  'baseline',
  'state',
  'doubt',
  'sends',
  'neverLeft',
  'sessionRefused',
  'confirmedAt',
  'sentAt',
  'waitedMs',
  'checkedAt',
  'checks',
  'candidates',
  'transactionId',
  'proof',
  'reason',
  'supersedes',
  'epoch',
  'also',
  'notes',
  'listed',
  'agreed',
  'place',
  'charged',
] as const satisfies readonly (keyof IntentRecord)[];

/** What columns that were added later say of rows and log lines from before. */
const ADDED = { also: [], notes: [], listed: null, agreed: null, place: null, charged: [] } as const;

/** A record with all columns, in their order: one from the log may be of an earlier version. */
export function complete(record: IntentRecord): IntentRecord {
  const all: Readonly<Record<string, unknown>> = { ...ADDED, ...record };
  return Object.fromEntries(COLUMNS.map((column) => [column, all[column]])) as unknown as IntentRecord;
}

/** The value of a column as SQLite takes it. */
export function encode(column: string, value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (AS_JSON.has(column)) return JSON.stringify(value);
  return typeof value === 'number' ? value : String(value);
}

/** Only this module's own `encode` writes these rows, under the schema's checks. */
export function decode(row: Row): IntentRecord {
  const entries = COLUMNS.map((column) => {
    const value = row[column] ?? null;
    return [column, AS_JSON.has(column) && typeof value === 'string' ? JSON.parse(value) : value];
  });
  return Object.fromEntries(entries) as IntentRecord;
}
