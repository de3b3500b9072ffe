import { createHash } from 'node:crypto';
import type { IntentState } from '../../../shared/model/intent.ts';
import type { Store } from '../../platform/store/index.ts';
import { complete, decode } from './record.ts';
import type { IntentRecord, Patch, Row } from './record.ts';

/** One line of the append-only log. */
export interface LogEntry {
  readonly seq: number;
  readonly intentId: string;
  readonly from: IntentState | null;
  readonly to: IntentState;
  readonly at: number;
  /** JSON: `record` of a new intent, else `patch`; `note` for people. Holds no secret. */
  readonly detail: string;
  /** Hash of the line before. */
  readonly prevHash: string;
}

export interface LogDetail {
  readonly record?: IntentRecord;
  readonly patch?: Patch;
  readonly note?: string;
}

/** Where the log stands. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** Before the first line. */
const START: Head = { seq: 0, hash: '0'.repeat(64) };

function hashOf(entry: LogEntry): string {
  const { seq, intentId, from, to, at, detail, prevHash } = entry;
  return createHash('sha256')
    .update(JSON.stringify([prevHash, seq, intentId, from, to, at, detail]))
    .digest('hex');
}

export function headOf(store: Store): Head {
  const last = store.get<LogEntry>('SELECT * FROM intent_log ORDER BY seq DESC LIMIT 1');
  return last === undefined ? START : { seq: last.seq, hash: hashOf(last) };
}

/** Whether the log has been through this point. */
export function passed(store: Store, head: Head): boolean {
  if (head.seq === 0) return head.hash === START.hash;
  const entry = store.get<LogEntry>('SELECT * FROM intent_log WHERE seq = ?', head.seq);
  return entry !== undefined && hashOf(entry) === head.hash;
}

/** The first line from `after` on that does not follow from the one before it; `null` when all do. */
export function brokenLink(store: Store, after = 0): number | null {
  const before = store.get<LogEntry>('SELECT * FROM intent_log WHERE seq = ?', after);
  let head: Head = before === undefined ? START : { seq: before.seq, hash: hashOf(before) };
  for (const entry of store.all<LogEntry>('SELECT * FROM intent_log WHERE seq > ? ORDER BY seq', after)) {
    if (entry.seq !== head.seq + 1 || entry.prevHash !== head.hash) return entry.seq;
    head = { seq: entry.seq, hash: hashOf(entry) };
  }
  return null;
}

/** The intents that the log tells of, by ID. */
function replay(entries: Iterable<LogEntry>): ReadonlyMap<string, IntentRecord> {
  const intents = new Map<string, IntentRecord>();
  for (const { intentId, from, to, detail } of entries) {
    // Written by `Ledger` alone.
    const { record, patch = {} } = JSON.parse(detail) as LogDetail;
    const before = from === null ? record : intents.get(intentId);
    if (before === undefined) throw new Error(`the log has no beginning of ${intentId}`);
    intents.set(intentId, complete({ ...before, ...patch, state: to }));
  }
  return intents;
}

/** What is wrong between log and table, in words for the log file; empty when they agree. */
export function audit(store: Store): readonly string[] {
  const broken = brokenLink(store);
  if (broken !== null) return [`the log is broken at line ${broken}`];
  const told = replay(store.all<LogEntry>('SELECT * FROM intent_log ORDER BY seq'));
  const rows = store.all<Row>('SELECT * FROM intent').map(decode);
  const differing = rows.filter((row) => JSON.stringify(told.get(row.id)) !== JSON.stringify(row));
  const missing = [...told.keys()].filter((id) => !rows.some((row) => row.id === id));
  return [
    ...differing.map(({ id }) => `intent ${id} differs from the log`),
    ...missing.map((id) => `intent ${id} is in the log only`),
  ];
}
