import { NO_EVENTS } from '../../platform/log/index.ts';
import type { EventLog } from '../../platform/log/index.ts';
import type { Store } from '../../platform/store/index.ts';

export const CALL_KINDS = ['invoice', 'transfer', 'generation'] as const;
export type CallKind = (typeof CALL_KINDS)[number];

/** `sending` also stands for a call whose process has died. */
type CallState = 'sending' | 'unknown' | 'done' | 'not-done' | 'given-up';

export interface CallRecord {
  readonly id: string;
  readonly kind: CallKind;
  readonly subject: readonly string[];
  readonly state: 'sending' | 'unknown';
  /** Milliseconds. */
  readonly startedAt: number;
}

export interface Records {
  /** On disk before it returns, power cuts included. */
  begin(call: { readonly id: string; readonly kind: CallKind; readonly subject: readonly string[] }): void;
  settle(id: string, state: Exclude<CallState, 'sending'>): void;
  /** Calls of the account without a clear outcome that share something with this subject, oldest first. */
  open(kind: CallKind, subject: readonly string[]): readonly CallRecord[];
}

interface Row {
  readonly id: string;
  readonly kind: CallKind;
  readonly subject: string;
  readonly state: 'sending' | 'unknown';
  readonly started_at: number;
}

/** `account` tells whose calls these are, the same on every run. `now` in milliseconds. */
export function createRecords(
  store: Store,
  account: () => string,
  now: () => number,
  events: EventLog = NO_EVENTS,
): Records {
  return {
    begin: ({ id, kind, subject }) => {
      // The database may lose its last seconds in a power cut; this row must not be among them.
      store.get('PRAGMA synchronous = FULL');
      try {
        store.run(
          `INSERT INTO irrevocable_call (id, account, kind, subject, state, started_at)
           VALUES (?, ?, ?, ?, 'sending', ?)`,
          id,
          account(),
          kind,
          JSON.stringify(subject),
          now(),
        );
      } finally {
        store.get('PRAGMA synchronous = NORMAL');
      }
      events.note('call.state', { call: id, kind, items: subject.length, to: 'sending' });
    },
    settle: (id, state) => {
      store.run('UPDATE irrevocable_call SET state = ?, settled_at = ? WHERE id = ?', state, now(), id);
      store.afterCommit(() => events.note('call.state', { call: id, ...lived(store, id), to: state }));
    },
    open: (kind, subject) =>
      store
        .all<Row>(
          `SELECT id, kind, subject, state, started_at FROM irrevocable_call
           WHERE account = ? AND kind = ? AND state IN ('sending', 'unknown') ORDER BY started_at, id`,
          account(),
          kind,
        )
        .map((row) => ({
          id: row.id,
          kind: row.kind,
          subject: JSON.parse(row.subject) as readonly string[],
          state: row.state,
          startedAt: row.started_at,
        }))
        .filter((record) => record.subject.some((one) => subject.includes(one))),
  };
}

/** What kind of call it was, and how long its outcome was open. */
function lived(store: Store, id: string): { readonly kind?: string; readonly ms?: number } {
  return (
    store.get<{ kind: string; ms: number }>(
      'SELECT kind, settled_at - started_at AS ms FROM irrevocable_call WHERE id = ?',
      id,
    ) ?? {}
  );
}
