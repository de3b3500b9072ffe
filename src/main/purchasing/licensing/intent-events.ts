import { isFinal } from '../../../shared/model/intent.ts';
import type { Intent, IntentId, IntentsEvent } from '../../../shared/model/intent.ts';
import { createFeed } from '../../platform/streams/index.ts';
import type { Ledger } from './ledger.ts';
import { OPEN_SQL, UNCLEAR_SQL } from './machine.ts';

/** Final intents that a snapshot shows beside all open ones. */
const RECENT = 200;

/** Tells watchers what has become of the intents, whichever process moved them. */
export class IntentEvents {
  readonly #ledger: Ledger;
  readonly #view: (ids: readonly IntentId[]) => readonly Intent[];
  readonly #feed = createFeed<IntentsEvent>(merge);
  readonly #listeners = new Set<() => void>();
  #seen: number;

  constructor(ledger: Ledger, view: (ids: readonly IntentId[]) => readonly Intent[]) {
    this.#ledger = ledger;
    this.#view = view;
    this.#seen = this.#head();
  }

  /**
   * Publishes what the log has gained since the last call. Where a purchase came into doubt or out of it, those that
   * it holds back are told too, and all of them when `holds` says so.
   */
  tell(holds = false): void {
    const { store } = this.#ledger;
    const head = this.#head();
    if (!this.#feed.isWatched) {
      this.#seen = head;
      for (const listener of this.#listeners) listener();
      return;
    }
    // Not by the index on the intent, which SQLite would read from end to end for the groups.
    const logged = store.all<{ id: IntentId; unclear: number }>(
      `SELECT intentId AS id, max("from" IN (${UNCLEAR_SQL}) OR "to" IN (${UNCLEAR_SQL})) AS unclear
       FROM intent_log NOT INDEXED WHERE seq > ? GROUP BY intentId`,
      this.#seen,
    );
    this.#seen = head;
    const held =
      holds || logged.some(({ unclear }) => unclear === 1)
        ? store.all<{ id: IntentId }>(`SELECT id FROM intent WHERE ${OPEN_SQL} AND state = 'confirmed'`)
        : [];
    const changed = [...new Set([...logged, ...held].map(({ id }) => id))];
    for (const listener of this.#listeners) listener();
    if (changed.length === 0) return;
    this.#feed.publish({ kind: 'changed', intents: this.#view(changed) });
  }

  /** A snapshot, then what changes. */
  watch(snapshot: readonly Intent[], signal: AbortSignal): AsyncGenerator<IntentsEvent, void, void> {
    return this.#feed.watch({ kind: 'snapshot', intents: snapshot }, signal);
  }

  /** Resolves when the condition holds; rejects when the signal aborts. */
  async until(condition: () => boolean, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (condition()) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const look = (): void => {
      if (condition()) resolve();
    };
    const abort = (): void => reject(signal.reason);
    // Keeps the process alive while the caller waits; the timers of licensing alone would let it end.
    const awake = setInterval(() => {}, 60_000);
    this.#listeners.add(look);
    signal.addEventListener('abort', abort, { once: true });
    try {
      await promise;
    } finally {
      clearInterval(awake);
      this.#listeners.delete(look);
      signal.removeEventListener('abort', abort);
    }
  }

  close(): void {
    this.#feed.close();
  }

  #head(): number {
    return (
      this.#ledger.store.get<{ seq: number }>('SELECT coalesce(max(seq), 0) AS seq FROM intent_log')?.seq ?? 0
    );
  }
}

/** The IDs that a snapshot shows: all open, and the latest of the others. */
export function snapshotIds(ledger: Ledger, accountId: string): readonly IntentId[] {
  return ledger.store
    .all<{ id: IntentId }>(
      `SELECT id FROM (
         SELECT id, seq FROM intent WHERE accountId = ?1 AND ${OPEN_SQL}
         UNION SELECT id, seq FROM (SELECT id, seq FROM intent WHERE accountId = ?1 ORDER BY seq DESC LIMIT ${RECENT})
       ) ORDER BY seq`,
      accountId,
    )
    .map(({ id }) => id);
}

function merge(waiting: IntentsEvent, next: IntentsEvent): IntentsEvent {
  if (next.kind === 'snapshot') return next;
  const byId = new Map([...waiting.intents, ...next.intents].map((intent) => [intent.id, intent]));
  return { kind: waiting.kind, intents: [...byId.values()] };
}

/** Read-backs, or milliseconds where they fail, after which a screen no longer waits for the outcome. */
const PATIENT_CHECKS = 2;
const PATIENT_MS = 60_000;
/** The same for a service that can't be asked. */
const PATIENT_TRIES = 4;

/** Whether an intent will stay as it is for the next minute or longer. */
export function isAtRest(intent: Intent, now: number): boolean {
  if (isFinal(intent.state)) return true;
  switch (intent.state) {
    case 'ambiguous':
    case 'needs-decision':
      return true;
    case 'unknown':
      return intent.checks >= PATIENT_CHECKS || now - (intent.sentAt ?? 0) > PATIENT_MS;
    case 'confirmed':
      return intent.hold !== null && isLasting(intent.hold);
    default:
      return false;
  }
}

function isLasting(hold: NonNullable<Extract<Intent, { state: 'confirmed' }>['hold']>): boolean {
  if (hold.kind !== 'service') return true;
  return hold.failure.retry !== 'safe' || hold.tries >= PATIENT_TRIES;
}
