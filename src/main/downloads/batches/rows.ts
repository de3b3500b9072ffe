import type {
  BatchSummary,
  LineState,
  ListEntry,
  SizePolicy,
  SizeWish,
} from '../../../shared/model/batch.ts';
import { sizePolicy, sizeWish } from '../../../shared/contract/index.ts';
import { LINE_STATES } from '../../../shared/model/batch.ts';
import type { CompOption } from '../../../shared/model/comp.ts';
import type { AssetId, FileId, JobId } from '../../../shared/model/ids.ts';
import { readJson, readRow, readRows } from '../../platform/store/index.ts';
import type { Store } from '../../platform/store/index.ts';

export interface Batch {
  readonly id: string;
  readonly name: string;
  readonly sizes: SizePolicy;
  /** Where its files go; kept, so that a later change of the library does not split a batch. */
  readonly folder: string;
  readonly paused: boolean;
  readonly createdAt: number;
  /** Of the latest run. */
  readonly startedAt: number;
  readonly finishedAt: number | null;
  /** The name of the process that works on it; see store/owner.ts. */
  readonly owner: string | null;
}

export interface Line {
  readonly position: number;
  readonly line: number;
  readonly assetId: AssetId;
  readonly size: SizeWish | null;
  readonly project: string;
  readonly name: string;
}

/** A line as the report shows it. */
export interface LineRow {
  readonly position: number;
  readonly line: number;
  readonly asset_id: number | null;
  readonly project: string;
  readonly name: string;
  readonly state: LineState;
  readonly option: string | null;
  readonly reason: string;
  readonly job_id: string | null;
  readonly file_id: number | null;
}

/** How a line goes on. */
export type LineChange =
  | { readonly state: 'queued'; readonly option: CompOption; readonly jobId: JobId }
  | { readonly state: 'skipped' | 'done'; readonly option: CompOption; readonly fileId: FileId }
  | { readonly state: 'failed'; readonly reason: string };

/** All SQL of batches. */
export interface BatchRows {
  insert(batch: Omit<Batch, 'paused' | 'startedAt' | 'finishedAt'>): void;
  /** Every line is written: from now on the batch exists. */
  begin(id: string, at: number): void;
  /** The owners of batches that are not finished. */
  owners(): readonly (string | null)[];
  /** Makes `to` the owner of every unfinished batch of a dead process; those that it was still writing are removed. */
  adopt(from: string | null, to: string): readonly Batch[];
  /** Makes `to` the owner, because a person has asked it to do something with the batch. */
  take(id: string, to: string): void;
  /** Adds lines behind those that are there; `entry` for what is to be done, the rest for the report. */
  append(id: string, from: number, lines: readonly NewLine[]): void;
  get(id: string): Batch | null;
  all(): readonly Batch[];
  counts(id: string): BatchSummary['counts'];
  waiting(id: string, limit: number): readonly Line[];
  change(id: string, position: number, change: LineChange): void;
  setPaused(id: string, paused: boolean): void;
  finish(id: string, at: number): void;
  /** Ends what has no job yet. */
  giveUp(id: string, reason: string): void;
  /** Everything that was ever to be done is to be done again. */
  again(id: string, at: number): void;
  /** Jobs of its lines in these states, in the order of the list. */
  jobs(id: string, states: readonly LineState[]): readonly JobId[];
  /** Tells the lines of a job how it ended, or that it goes on; returns the batches that have changed. */
  settle(job: JobId, end: JobEnd): readonly string[];
  page(id: string, after: number, limit: number): readonly LineRow[];
  project(job: JobId): { readonly project: string; readonly name: string } | null;
  /** Of the latest batch that named one for this asset; empty without one. */
  projectOf(asset: AssetId): string;
  remove(id: string): void;
}

export const PROJECT_SQL = `
  SELECT l.project FROM batch_line l JOIN batch b ON b.id = l.batch_id
  WHERE l.asset_id = ? AND l.project <> '' ORDER BY b.created_at DESC, l.batch_id, l.position LIMIT 1`;

export type NewLine =
  | ({ readonly kind: 'entry' } & ListEntry)
  | {
      readonly kind: 'note';
      readonly line: number;
      readonly state: 'repeated' | 'unreadable';
      readonly assetId: AssetId | null;
      readonly reason: string;
    };

export interface JobEnd {
  readonly state: 'queued' | 'done' | 'failed';
  readonly reason: string;
  readonly fileId: FileId | null;
}

interface BatchRow {
  readonly id: string;
  readonly name: string;
  readonly sizes: string;
  readonly folder: string;
  readonly paused: number;
  readonly created_at: number;
  readonly started_at: number;
  readonly finished_at: number | null;
  readonly owner: string | null;
}

export function createRows(store: Store): BatchRows {
  const place = { unreadable: store.unreadable, table: 'batch', key: ({ id }: BatchRow) => id };
  return {
    insert: ({ id, name, sizes, folder, createdAt, owner }) => {
      store.run(
        `INSERT INTO batch (id, name, sizes, folder, paused, created_at, started_at, owner)
         VALUES (?, ?, ?, ?, 0, ?, 0, ?)`,
        id,
        name,
        JSON.stringify(sizes),
        folder,
        createdAt,
        owner,
      );
    },
    begin: (id, at) => {
      store.run('UPDATE batch SET started_at = ? WHERE id = ?', at, id);
    },
    owners: () =>
      store
        .all<{ owner: string | null }>('SELECT DISTINCT owner FROM batch WHERE finished_at IS NULL')
        .map((row) => row.owner),
    adopt: (from, to) =>
      store.transaction(() => {
        store.run('DELETE FROM batch WHERE started_at = 0 AND owner IS ?', from);
        const rows = store.all<BatchRow>(
          'UPDATE batch SET owner = ? WHERE owner IS ? AND finished_at IS NULL RETURNING *',
          to,
          from,
        );
        return readRows(place, rows, toBatch);
      }),
    take: (id, to) => {
      store.run('UPDATE batch SET owner = ? WHERE id = ?', to, id);
    },
    append: (id, from, lines) =>
      store.transaction(() => {
        for (const [index, line] of lines.entries()) {
          const entry = line.kind === 'entry';
          store.run(
            `INSERT INTO batch_line (batch_id, position, line, asset_id, size, project, name, state, reason)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
            id,
            from + index,
            line.line,
            line.assetId,
            entry && line.size !== null ? JSON.stringify(line.size) : null,
            entry ? line.project : '',
            entry ? line.name : '',
            entry ? 'waiting' : line.state,
            entry ? '' : line.reason,
          );
        }
      }),
    get: (id) => {
      const row = store.get<BatchRow>('SELECT * FROM batch WHERE id = ?', id);
      return row === undefined ? null : readRow(place, row.id, () => toBatch(row));
    },
    all: () =>
      readRows(
        place,
        store.all<BatchRow>('SELECT * FROM batch WHERE started_at > 0 ORDER BY created_at DESC'),
        toBatch,
      ),
    counts: (id) => {
      const rows = store.all<{ state: LineState; number: number }>(
        'SELECT state, count(*) AS number FROM batch_line WHERE batch_id = ? GROUP BY state',
        id,
      );
      const found = new Map(rows.map(({ state, number }) => [state, number]));
      return Object.fromEntries(
        LINE_STATES.map((state) => [state, found.get(state) ?? 0]),
      ) as BatchSummary['counts'];
    },
    waiting: (id, limit) =>
      store
        .all<LineRow & { readonly size: string | null }>(
          `SELECT * FROM batch_line WHERE batch_id = ? AND state = 'waiting' ORDER BY position LIMIT ?`,
          id,
          limit,
        )
        .map(({ asset_id, size, ...row }) => ({
          ...row,
          assetId: asset_id as AssetId,
          // Of a line whose wish can't be read, the wish of the list holds.
          size:
            size === null
              ? null
              : readRow({ unreadable: store.unreadable, table: 'batch_line' }, `${id} ${row.position}`, () =>
                  readJson(sizeWish, size),
                ),
        })),
    change: (id, position, change) => {
      store.run(
        `UPDATE batch_line SET state = ?, option = coalesce(?, option), reason = ?, job_id = ?, file_id = ?
         WHERE batch_id = ? AND position = ? AND state = 'waiting'`,
        change.state,
        change.state === 'failed' ? null : change.option,
        change.state === 'failed' ? change.reason : '',
        change.state === 'queued' ? change.jobId : null,
        change.state === 'skipped' || change.state === 'done' ? change.fileId : null,
        id,
        position,
      );
    },
    setPaused: (id, paused) => {
      store.run('UPDATE batch SET paused = ? WHERE id = ?', paused ? 1 : 0, id);
    },
    finish: (id, at) => {
      store.run('UPDATE batch SET finished_at = ? WHERE id = ?', at, id);
    },
    giveUp: (id, reason) => {
      store.run(
        "UPDATE batch_line SET state = 'failed', reason = ? WHERE batch_id = ? AND state = 'waiting'",
        reason,
        id,
      );
    },
    again: (id, at) =>
      store.transaction(() => {
        store.run('UPDATE batch SET started_at = ?, finished_at = NULL, paused = 0 WHERE id = ?', at, id);
        store.run(
          `UPDATE batch_line SET state = 'waiting', reason = '', job_id = NULL, file_id = NULL
           WHERE batch_id = ? AND state IN ('done', 'skipped', 'failed')`,
          id,
        );
      }),
    jobs: (id, states) =>
      store
        .all<{ job_id: string }>(
          `SELECT job_id FROM batch_line WHERE batch_id = ? AND job_id IS NOT NULL
           AND state IN (SELECT value FROM json_each(?)) ORDER BY position`,
          id,
          JSON.stringify(states),
        )
        .map((row) => row.job_id as JobId),
    settle: (job, { state, reason, fileId }) => [
      ...new Set(
        store
          .all<{ batch_id: string }>(
            `UPDATE batch_line SET state = ?, reason = ?, file_id = ? WHERE job_id = ? AND state <> ?
             RETURNING batch_id`,
            state,
            reason,
            fileId,
            job,
            state,
          )
          .map((row) => row.batch_id),
      ),
    ],
    page: (id, after, limit) =>
      store.all<LineRow>(
        'SELECT * FROM batch_line WHERE batch_id = ? AND position > ? ORDER BY position LIMIT ?',
        id,
        after,
        limit,
      ),
    project: (job) =>
      store.get<{ project: string; name: string }>(
        'SELECT project, name FROM batch_line WHERE job_id = ? LIMIT 1',
        job,
      ) ?? null,
    projectOf: (asset) => store.get<{ project: string }>(PROJECT_SQL, asset)?.project ?? '',
    remove: (id) => {
      store.run('DELETE FROM batch WHERE id = ?', id);
    },
  };
}

function toBatch(row: BatchRow): Batch {
  return {
    id: row.id,
    name: row.name,
    sizes: readJson(sizePolicy, row.sizes),
    folder: row.folder,
    paused: row.paused === 1,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    owner: row.owner,
  };
}
