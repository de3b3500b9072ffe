import { isActive, JOB_STATES } from '../../../shared/model/download.ts';
import type { JobId } from '../../../shared/model/ids.ts';
import type { Store } from '../../platform/store/index.ts';
import type { Job, JobPatch, WaitCause } from './job.ts';
import { COLUMN, toColumn, toJob } from './job-row.ts';
import type { JobRow } from './job-row.ts';
import type { Place } from './order.ts';
import { MAX_WAIT } from './policy.ts';

export const NEXT_SEQ = '(SELECT coalesce(max(seq), 0) + 1 FROM download_job)';

export type JobKey = Pick<Job, 'assetId' | 'right' | 'option' | 'folder'>;
export type NewJob = JobKey & Pick<Job, 'id' | 'priority' | 'batchId' | 'createdAt' | 'owner'>;

/** All SQL of the queue. */
export interface JobRows {
  get(id: JobId): Job | null;
  byKey(key: JobKey): Job | null;
  insert(job: NewJob): void;
  update(id: JobId, patch: JobPatch): void;
  /** Those that are there, in the order asked for. */
  many(ids: readonly JobId[]): readonly Job[];
  /** Which of these are done, failed or cancelled, or not there at all. */
  ended(ids: readonly JobId[]): readonly JobId[];
  /** The next queued jobs of this owner; folders that are held back are left out. */
  queued(want: NextWanted, limit: number): readonly Job[];
  /**
   * The first of the owner's waiting jobs whose time has come. No wait is longer than `MAX_WAIT`: a time that is
   * further away was written before the clock was set back, and has come too.
   */
  due(want: NextWanted & { readonly now: number }): Job | null;
  /** When the first of the owner's waiting jobs is due; not later than `MAX_WAIT` from now. */
  nextDue(owner: string, now: number): number | null;
  /** Jobs that changed since, oldest change first. */
  since(seq: number): readonly Job[];
  lastSeq(): number;
  /** Everything that is not settled, and the latest `settled` of the rest. */
  current(settled: number): readonly Job[];
  /** What is not under way and not settled, in the order of the queue, of any owner. */
  queue(): readonly Place[];
  /** Settled jobs, the latest first. */
  settled(want: SettledWanted): readonly Job[];
  /** Jobs of this owner whose rows say that they are being worked on. */
  active(owner: string): readonly Pick<Job, 'id'>[];
  /** Owners of unsettled jobs; `null` stands for jobs without one. */
  owners(): readonly (string | null)[];
  /** Makes `to` the owner of what `from` left, in one step that only one process can win. */
  adopt(from: string | null, to: string): readonly JobId[];
  adoptOne(id: JobId, from: string | null, to: string): boolean;
  requests(owner: string): readonly Job[];
  /** Every folder that a job has brought a file to, or is to. */
  folders(): readonly string[];
  waitingFor(owner: string, causes: readonly WaitCause[]): readonly Job[];
}

export interface SettledWanted {
  /** Part of the title, or an asset ID; empty for all. */
  readonly text: string;
  readonly batchId: string | null;
  readonly limit: number;
}

export interface NextWanted {
  readonly owner: string;
  readonly heldFolders: readonly string[];
  readonly busy: readonly JobId[];
}

const ACTIVE_STATES = JSON.stringify(JOB_STATES.filter(isActive));
export const UNSETTLED = "state NOT IN ('done', 'failed', 'cancelled')";
const STARTABLE =
  'folder NOT IN (SELECT value FROM json_each(?)) AND id NOT IN (SELECT value FROM json_each(?))';

export function createRows(store: Store): JobRows {
  const many = (rows: readonly JobRow[]) => rows.map(toJob);
  const one = (row: JobRow | undefined) => (row === undefined ? null : toJob(row));

  const get = (id: JobId) => one(store.get<JobRow>('SELECT * FROM download_job WHERE id = ?', id));

  return {
    get,
    byKey: (key) =>
      one(
        store.get<JobRow>(
          'SELECT * FROM download_job WHERE asset_id = ? AND file_right = ? AND option = ? AND folder = ?',
          key.assetId,
          key.right,
          key.option,
          key.folder,
        ),
      ),
    insert: (job) => {
      store.run(
        `INSERT INTO download_job (id, seq, asset_id, file_right, option, folder, priority, position, title, author,
           type, described, state, attempt, durable_bytes, link_generation, batch_id, owner, created_at)
         VALUES (?, ${NEXT_SEQ}, ?, ?, ?, ?, ?, ${NEXT_SEQ}, ?, '', 'image', 0, 'queued', 0, 0, 0, ?, ?, ?)`,
        job.id,
        job.assetId,
        job.right,
        job.option,
        job.folder,
        job.priority,
        `Asset ${job.assetId}`,
        job.batchId,
        job.owner,
        job.createdAt,
      );
    },
    update: (id, patch) => {
      const fields = Object.keys(patch) as (keyof JobPatch)[];
      const sets = fields.map((field) => `${COLUMN[field]} = ?`);
      store.run(
        `UPDATE download_job SET seq = ${NEXT_SEQ}${sets.map((set) => `, ${set}`).join('')} WHERE id = ?`,
        ...fields.map((field) => toColumn(patch[field])),
        id,
      );
    },
    many: (ids) => {
      const found = store.all<JobRow>(
        'SELECT * FROM download_job WHERE id IN (SELECT value FROM json_each(?))',
        JSON.stringify(ids),
      );
      const jobs = new Map(many(found).map((job) => [job.id, job]));
      return ids.flatMap((id) => jobs.get(id) ?? []);
    },
    ended: (ids) => {
      const open = store.all<{ id: string }>(
        `SELECT id FROM download_job WHERE id IN (SELECT value FROM json_each(?)) AND ${UNSETTLED}`,
        JSON.stringify(ids),
      );
      const unsettled = new Set<string>(open.map((row) => row.id));
      return ids.filter((id) => !unsettled.has(id));
    },
    // Two searches, each in the order of the index, instead of one that sorts ten thousand rows.
    queued: ({ owner, heldFolders, busy }, limit) =>
      many(
        store.all<JobRow>(
          `SELECT * FROM download_job WHERE owner = ? AND state = 'queued' AND ${STARTABLE}
           ORDER BY priority DESC, position LIMIT ?`,
          owner,
          JSON.stringify(heldFolders),
          JSON.stringify(busy),
          limit,
        ),
      ),
    due: ({ owner, heldFolders, busy, now }) =>
      one(
        store.get<JobRow>(
          `SELECT * FROM download_job WHERE owner = ? AND state = 'waiting'
             AND retry_at NOT BETWEEN ? + 1 AND ? AND ${STARTABLE}
           ORDER BY priority DESC, position LIMIT 1`,
          owner,
          now,
          now + MAX_WAIT,
          JSON.stringify(heldFolders),
          JSON.stringify(busy),
        ),
      ),
    nextDue: (owner, now) =>
      store.get<{ due: number | null }>(
        `SELECT min(iif(retry_at > ?, ?, retry_at)) AS due FROM download_job WHERE owner = ? AND state = 'waiting'`,
        now + MAX_WAIT,
        now,
        owner,
      )?.due ?? null,
    since: (seq) => many(store.all<JobRow>('SELECT * FROM download_job WHERE seq > ? ORDER BY seq', seq)),
    lastSeq: () =>
      store.get<{ seq: number }>('SELECT coalesce(max(seq), 0) AS seq FROM download_job')?.seq ?? 0,
    current: (settled) =>
      many(
        store.all<JobRow>(
          `SELECT * FROM download_job WHERE ${UNSETTLED} OR id IN
             (SELECT id FROM download_job WHERE finished_at IS NOT NULL ORDER BY finished_at DESC LIMIT ?)
           ORDER BY priority DESC, position`,
          settled,
        ),
      ),
    queue: () =>
      store.all<Place>(
        `SELECT id, priority, position FROM download_job WHERE state IN ('queued', 'waiting', 'paused')
         ORDER BY priority DESC, position`,
      ),
    settled: ({ text, batchId, limit }) =>
      many(
        store.all<JobRow>(
          `SELECT * FROM download_job WHERE finished_at IS NOT NULL AND (? IS NULL OR batch_id = ?)
             AND (? = '' OR instr(lower(title), lower(?)) > 0 OR CAST(asset_id AS TEXT) = ?)
           ORDER BY finished_at DESC LIMIT ?`,
          batchId,
          batchId,
          text,
          text,
          text,
          limit,
        ),
      ),
    active: (owner) =>
      store.all<{ id: JobId }>(
        'SELECT id FROM download_job WHERE owner = ? AND state IN (SELECT value FROM json_each(?))',
        owner,
        ACTIVE_STATES,
      ),
    owners: () =>
      store
        .all<{ owner: string | null }>(`SELECT DISTINCT owner FROM download_job WHERE ${UNSETTLED}`)
        .map((row) => row.owner),
    adopt: (from, to) =>
      store
        .all<{ id: JobId }>(
          `UPDATE download_job SET owner = ?, seq = ${NEXT_SEQ} WHERE owner IS ? AND ${UNSETTLED} RETURNING id`,
          to,
          from,
        )
        .map((row) => row.id),
    adoptOne: (id, from, to) =>
      store.run(
        `UPDATE download_job SET owner = ?, seq = ${NEXT_SEQ} WHERE id = ? AND owner IS ?`,
        to,
        id,
        from,
      ).changes === 1,
    requests: (owner) =>
      many(store.all<JobRow>('SELECT * FROM download_job WHERE owner = ? AND request IS NOT NULL', owner)),
    folders: () =>
      store.all<{ folder: string }>('SELECT DISTINCT folder FROM download_job').map((row) => row.folder),
    waitingFor: (owner, causes) =>
      many(
        store.all<JobRow>(
          `SELECT * FROM download_job WHERE owner = ? AND state = 'waiting'
           AND cause IN (SELECT value FROM json_each(?))`,
          owner,
          JSON.stringify(causes),
        ),
      ),
  };
}
