import { StockroomError } from '../../../shared/model/failure.ts';
import type { IntentId, IntentState } from '../../../shared/model/intent.ts';
import { foldName } from '../../../shared/model/fold-name.ts';
import { NO_EVENTS } from '../../platform/log/index.ts';
import type { EventLog } from '../../platform/log/index.ts';
import type { Store } from '../../platform/store/index.ts';
import type { Effects } from './effects.ts';
import { headOf } from './log-chain.ts';
import type { LogDetail } from './log-chain.ts';
import { mayFollow, OPEN_SQL } from './machine.ts';
import { COLUMNS, decode, encode } from './record.ts';
import type { IntentRecord, Patch, Row } from './record.ts';

export interface Step {
  readonly from: IntentState;
  readonly to: IntentState;
  readonly patch?: Patch;
  readonly note?: string;
}

/** Takes everything that a new intent does not get from its order. */
export type NewIntent = Omit<
  IntentRecord,
  | 'seq'
  | 'baseline'
  | 'state'
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
  | 'notes'
  | 'listed'
  | 'agreed'
  | 'place'
  | 'charged'
>;

const BLANK = {
  baseline: null,
  state: 'confirmed',
  doubt: null,
  sends: 0,
  neverLeft: 0,
  sessionRefused: 0,
  sentAt: null,
  waitedMs: 0,
  checkedAt: null,
  checks: 0,
  candidates: [],
  transactionId: null,
  also: [],
  proof: null,
  reason: null,
  notes: [],
  listed: null,
  charged: [],
} as const;

const NAMES = COLUMNS.map((column) => `"${column}"`).join(', ');
const INSERT = `INSERT INTO intent (${NAMES}, owner, projectKey) VALUES (${COLUMNS.map(() => '?').join(', ')}, ?, ?)`;

/**
 * The one writer of intents and their log: each step is a row changed and a line added in one commit. A step is
 * taken only from the state it expects and only by the process that owns the intent.
 */
export class Ledger {
  readonly store: Store;
  /** The place of this profile; see `placeOf`. */
  readonly place: string;
  readonly #owner: string;
  readonly #effects: Effects;
  readonly #events: EventLog;

  constructor(store: Store, owner: string, effects: Effects, place = '', events: EventLog = NO_EVENTS) {
    this.store = store;
    this.place = place;
    this.#owner = owner;
    this.#effects = effects;
    this.#events = events;
  }

  get owner(): string {
    return this.#owner;
  }

  transaction<T>(work: () => T): T {
    return this.store.transaction(work);
  }

  get(id: IntentId): IntentRecord | null {
    const row = this.store.get<Row>('SELECT * FROM intent WHERE id = ?', id);
    return row === undefined ? null : decode(row);
  }

  need(id: IntentId): IntentRecord {
    const record = this.get(id);
    if (record === null) throw new StockroomError('not-found', { message: 'No such purchase.' });
    return record;
  }

  /** Intents by any condition on the columns of `intent`, in the order they were confirmed. */
  where(condition: string, ...params: readonly (string | number)[]): readonly IntentRecord[] {
    return this.store.all<Row>(`SELECT * FROM intent WHERE ${condition} ORDER BY seq`, ...params).map(decode);
  }

  /** Open intents of an account, by the index that holds only those: however long the history is. */
  open(
    accountId: string,
    condition: string,
    ...params: readonly (string | number)[]
  ): readonly IntentRecord[] {
    return this.store
      .all<Row>(
        `SELECT * FROM intent INDEXED BY intent_unsettled
         WHERE accountId = ? AND ${OPEN_SQL} AND (${condition}) ORDER BY seq`,
        accountId,
        ...params,
      )
      .map(decode);
  }

  /** The number of intents that `open` would list. */
  countOpen(accountId: string, condition: string, ...params: readonly (string | number)[]): number {
    const counted = this.store.get<{ count: number }>(
      `SELECT count(*) AS count FROM intent INDEXED BY intent_unsettled
       WHERE accountId = ? AND ${OPEN_SQL} AND (${condition})`,
      accountId,
      ...params,
    );
    return counted?.count ?? 0;
  }

  /** Adds an intent that a person has just told this process to buy. */
  add(intent: NewIntent): IntentRecord {
    return this.transaction(() => {
      const last = this.store.get<{ seq: number }>('SELECT coalesce(max(seq), 0) AS seq FROM intent');
      const told = { agreed: this.#owner, place: this.place, seq: (last?.seq ?? 0) + 1 };
      const record: Row = { ...intent, ...BLANK, ...told } as unknown as Row;
      this.store.run(
        INSERT,
        ...COLUMNS.map((column) => encode(column, record[column])),
        this.#owner,
        foldName(intent.references.project),
      );
      const added = this.need(intent.id);
      this.#log(added.id, null, added.state, { record: added });
      return added;
    });
  }

  /** Takes a step. False when the intent is somewhere else by now, or another process has it. */
  step(id: IntentId, step: Step): boolean {
    return this.#step(id, step, 'AND owner = ?', [this.#owner]);
  }

  /** Takes a step that a person decided, whichever process owns the intent. */
  overrule(id: IntentId, step: Step): boolean {
    return this.#step(id, step, '', []);
  }

  /** Notes something on an intent that stays in its state. False when it is somewhere else by now. */
  annotate(
    id: IntentId,
    state: IntentState,
    patch: Pick<Patch, 'notes' | 'checks' | 'listed' | 'charged'>,
  ): boolean {
    const changed = Object.entries(patch);
    const sets = changed.map(([column]) => `"${column}" = ?`).join(', ');
    return this.transaction(() => {
      const values = changed.map(([column, value]) => encode(column, value));
      const { changes } = this.store.run(
        `UPDATE intent SET ${sets} WHERE id = ? AND state = ?`,
        ...values,
        id,
        state,
      );
      if (changes === 0) return false;
      this.#log(id, state, state, { patch });
      return true;
    });
  }

  /** Makes this process the one that works on the intent, if it belongs to `from` still. */
  take(id: IntentId, from: string | null): boolean {
    return this.#give(id, from, this.#owner);
  }

  release(id: IntentId): boolean {
    return this.#give(id, this.#owner, null);
  }

  ownerOf(id: IntentId): string | null {
    return (
      this.store.get<{ owner: string | null }>('SELECT owner FROM intent WHERE id = ?', id)?.owner ?? null
    );
  }

  #give(id: IntentId, from: string | null, to: string | null): boolean {
    return (
      this.store.run('UPDATE intent SET owner = ? WHERE id = ? AND owner IS ?', to, id, from).changes > 0
    );
  }

  #step(
    id: IntentId,
    { from, to, patch = {}, note }: Step,
    extra: string,
    params: readonly string[],
  ): boolean {
    if (!mayFollow(from, to)) throw new Error(`no step from ${from} to ${to}`);
    const changed = Object.entries(patch);
    const sets = ['state = ?', ...changed.map(([column]) => `"${column}" = ?`)].join(', ');
    return this.transaction(() => {
      const { changes } = this.store.run(
        `UPDATE intent SET ${sets} WHERE id = ? AND state = ? ${extra}`,
        to,
        ...changed.map(([column, value]) => encode(column, value)),
        id,
        from,
        ...params,
      );
      if (changes === 0) return false;
      this.#log(id, from, to, { patch, ...(note === undefined ? {} : { note }) });
      return true;
    });
  }

  #log(intentId: IntentId, from: IntentState | null, to: IntentState, detail: LogDetail): void {
    const head = headOf(this.store);
    const entry = {
      seq: head.seq + 1,
      intentId,
      from,
      to,
      at: this.#effects.now(),
      detail: JSON.stringify(detail),
      prevHash: head.hash,
    };
    this.store.run(
      `INSERT INTO intent_log (seq, intentId, "from", "to", at, detail, prevHash) VALUES (?, ?, ?, ?, ?, ?, ?)`,
      entry.seq,
      entry.intentId,
      entry.from,
      entry.to,
      entry.at,
      entry.detail,
      entry.prevHash,
    );
    if (from !== to) this.store.afterCommit(() => this.#tell(intentId, from, to));
  }

  /** Notes a step in the app's log, for its reader; the ledger holds the same facts. */
  #tell(id: IntentId, from: IntentState | null, to: IntentState): void {
    const intent = this.get(id);
    if (intent === null) return;
    const since = intent.sentAt ?? intent.confirmedAt;
    this.#events.note('purchase.state', {
      intent: id,
      asset: intent.assetId,
      licence: intent.licenceId,
      option: intent.option,
      ...(from === null ? {} : { from }),
      to,
      sends: intent.sends,
      checks: intent.checks,
      transaction: intent.transactionId,
      ...(intent.reason?.kind === undefined ? {} : { code: intent.reason.kind }),
      ms: Math.max(0, this.#effects.now() - since),
    });
  }
}
