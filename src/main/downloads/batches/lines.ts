import type { EventLog, Events } from '../../platform/log/index.ts';
import type { Store } from '../../platform/store/index.ts';
import type { BatchRows } from './rows.ts';

type Line = keyof Events & `batch.${string}`;

export interface LineTools {
  readonly store: Pick<Store, 'afterCommit'>;
  readonly now: () => number;
  readonly events: EventLog;
}

/** The rows of batches, with a line in the log for each change of a batch. */
export function withLines(rows: BatchRows, { store, now, events }: LineTools): BatchRows {
  const note = (event: Line, facts: () => Events[Line]) =>
    store.afterCommit(() => events.note(event, facts()));
  const linesOf = (id: string) => Object.values(rows.counts(id)).reduce((sum, count) => sum + count, 0);
  return {
    ...rows,
    begin: (id, at) => {
      rows.begin(id, at);
      note('batch.started', () => ({ batch: id, lines: linesOf(id) }));
    },
    adopt: (from, to) => {
      const adopted = rows.adopt(from, to);
      for (const { id } of adopted) {
        const { waiting, queued } = rows.counts(id);
        note('batch.recovered', () => ({ batch: id, lines: waiting + queued }));
      }
      return adopted;
    },
    setPaused: (id, paused) => {
      rows.setPaused(id, paused);
      note(paused ? 'batch.paused' : 'batch.resumed', () => ({ batch: id }));
    },
    giveUp: (id, reason) => {
      rows.giveUp(id, reason);
      note('batch.cancelled', () => ({ batch: id }));
    },
    again: (id, at) => {
      rows.again(id, at);
      note('batch.retried', () => ({ batch: id, lines: linesOf(id) }));
    },
    finish: (id, at) => {
      rows.finish(id, at);
      const { done, skipped, failed } = rows.counts(id);
      const ms = now() - (rows.get(id)?.startedAt ?? now());
      note('batch.finished', () => ({ batch: id, done, skipped, failed, ms }));
    },
  };
}
