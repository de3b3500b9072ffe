import { z } from 'zod';
import type { SQLInputValue } from 'node:sqlite';
import type { MediaType } from '../../../shared/model/asset.ts';
import { isActive, JOB_STATES } from '../../../shared/model/download.ts';
import type { JobState, Right } from '../../../shared/model/download.ts';
import { FAILURE_CODES, StockroomError } from '../../../shared/model/failure.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { AssetId, FileId, JobId } from '../../../shared/model/ids.ts';
import { instant } from '../../../shared/model/instant.ts';
import { readJson } from '../../platform/store/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { toInstant } from './job.ts';
import type { Job, JobPatch, JobRequest, WaitCause } from './job.ts';
import type { Place } from './order.ts';
import { MAX_WAIT } from './policy.ts';

interface JobRow {
  readonly id: string;
  readonly seq: number;
  readonly asset_id: number;
  readonly file_right: Right;
  readonly option: string;
  readonly folder: string;
  readonly priority: number;
  readonly position: number;
  readonly title: string;
  readonly author: string;
  readonly type: MediaType;
  readonly described: number;
  readonly state: JobState;
  readonly cause: WaitCause | null;
  readonly failure: string | null;
  readonly retry_at: number | null;
  readonly attempt: number;
  readonly total_bytes: number | null;
  readonly durable_bytes: number;
  readonly written_bytes: number;
  readonly written_sha256: string | null;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly digest: string | null;
  readonly content_type: string | null;
  readonly link_generation: number;
  readonly part_path: string | null;
  readonly target_path: string | null;
  readonly sha256: string | null;
  readonly file_id: number | null;
  readonly batch_id: string | null;
  readonly owner: string | null;
  readonly request: JobRequest | null;
  readonly created_at: number;
  readonly finished_at: number | null;
}

/** Column of each field that may change. */
const COLUMN: Readonly<Record<keyof JobPatch, keyof JobRow>> = {
  priority: 'priority',
  position: 'position',
  title: 'title',
  author: 'author',
  type: 'type',
  described: 'described',
  state: 'state',
  cause: 'cause',
  failure: 'failure',
  retryAt: 'retry_at',
  attempt: 'attempt',
  totalBytes: 'total_bytes',
  durableBytes: 'durable_bytes',
  writtenBytes: 'written_bytes',
  writtenSha256: 'written_sha256',
  etag: 'etag',
  lastModified: 'last_modified',
  digest: 'digest',
  contentType: 'content_type',
  linkGeneration: 'link_generation',
  partPath: 'part_path',
  targetPath: 'target_path',
  sha256: 'sha256',
  fileId: 'file_id',
  batchId: 'batch_id',
  owner: 'owner',
  request: 'request',
  finishedAt: 'finished_at',
};

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

function toColumn(value: JobPatch[keyof JobPatch]): SQLInputValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'object' ? JSON.stringify(value) : value;
}

const keptFailure = z.looseObject({
  code: z.enum(FAILURE_CODES),
  message: z.string(),
  action: z.string(),
  retry: z.enum(['safe', 'after-change', 'never']),
}) as unknown as z.ZodType<Failure, unknown>;

/** Of a job whose failure can't be read, all that is known is that it failed. */
function readFailure(text: string): Failure {
  try {
    return readJson(keptFailure, text);
  } catch {
    return new StockroomError('internal').failure;
  }
}

function toJob(row: JobRow): Job {
  return {
    id: row.id as JobId,
    seq: row.seq,
    assetId: row.asset_id as AssetId,
    right: row.file_right,
    option: row.option,
    folder: row.folder,
    priority: row.priority,
    position: row.position,
    title: row.title,
    author: row.author,
    type: row.type,
    described: row.described === 1,
    state: row.state,
    cause: row.cause,
    failure: row.failure === null ? null : readFailure(row.failure),
    retryAt: toInstant(row.retry_at),
    attempt: row.attempt,
    totalBytes: row.total_bytes,
    durableBytes: row.durable_bytes,
    writtenBytes: row.written_bytes,
    writtenSha256: row.written_sha256,
    etag: row.etag,
    lastModified: row.last_modified,
    digest: row.digest,
    contentType: row.content_type,
    linkGeneration: row.link_generation,
    partPath: row.part_path,
    targetPath: row.target_path,
    sha256: row.sha256,
    fileId: row.file_id as FileId | null,
    batchId: row.batch_id,
    owner: row.owner,
    request: row.request,
    createdAt: instant(row.created_at),
    finishedAt: toInstant(row.finished_at),
  };
}
