import type { FileId } from '../../../shared/model/ids.ts';
import type { RightsInFiles } from '../../../shared/model/rights.ts';
import { NO_EVENTS } from '../../platform/log/index.ts';
import type { EventLog } from '../../platform/log/index.ts';
import type { Store } from '../../platform/store/index.ts';

export type RightsMode = Exclude<RightsInFiles, 'off'>;

/** The longest wait between two tries, in milliseconds. */
export const LONGEST_WAIT = 60 * 60_000;

/** Above this many, one line tells how many there were. */
const MOST_LINES = 50;

export interface Task {
  readonly fileId: FileId;
  readonly mode: RightsMode;
  readonly tries: number;
}

/** Files that have landed and are still to say whose they are. They outlive the process. */
export interface Tasks {
  add(file: FileId, mode: RightsMode): void;
  /** The next that is due, of this process; one that waits longer than it may is of a clock that was set back. */
  next(now: number): Task | null;
  /** When the earliest of those that wait is due. */
  nextDue(): number | null;
  later(file: FileId, at: number): void;
  done(file: FileId): void;
  /** Whose tasks there are. */
  owners(): readonly string[];
  /** Takes over what a dead process has left. */
  adopt(dead: string): void;
  /** Everything is due now: a user has signed in, or the network is back. */
  hurry(): void;
}

export function createTasks(store: Store, owner: string, events: EventLog = NO_EVENTS): Tasks {
  return {
    add: (file, mode) => {
      store.run(
        'INSERT OR REPLACE INTO rights_task (file_id, mode, owner) VALUES (?, ?, ?)',
        file,
        mode,
        owner,
      );
      store.afterCommit(() => events.note('rights.queued', { file, mode }));
    },
    next: (now) => {
      const row = store.get<{ file_id: number; mode: RightsMode; tries: number }>(
        `SELECT file_id, mode, tries FROM rights_task
         WHERE owner = ? AND retry_at NOT BETWEEN ? + 1 AND ? ORDER BY file_id LIMIT 1`,
        owner,
        now,
        now + LONGEST_WAIT,
      );
      return row === undefined ? null : { fileId: row.file_id as FileId, mode: row.mode, tries: row.tries };
    },
    nextDue: () =>
      store.get<{ due: number | null }>('SELECT min(retry_at) AS due FROM rights_task WHERE owner = ?', owner)
        ?.due ?? null,
    later: (file, at) => {
      store.run('UPDATE rights_task SET tries = tries + 1, retry_at = ? WHERE file_id = ?', at, file);
    },
    done: (file) => {
      store.run('DELETE FROM rights_task WHERE file_id = ?', file);
    },
    owners: () =>
      store.all<{ owner: string }>('SELECT DISTINCT owner FROM rights_task').map((row) => row.owner),
    adopt: (dead) => {
      const rows = store.all<{ file: number; attempt: number }>(
        'UPDATE rights_task SET owner = ? WHERE owner = ? RETURNING file_id AS file, tries AS attempt',
        owner,
        dead,
      );
      if (rows.length > MOST_LINES) events.note('rights.recovered', { count: rows.length });
      else for (const row of rows) events.note('rights.recovered', row);
    },
    hurry: () => {
      store.run('UPDATE rights_task SET retry_at = 0 WHERE owner = ?', owner);
    },
  };
}
