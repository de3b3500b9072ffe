import { z } from 'zod';
import type { SQLInputValue } from 'node:sqlite';
import type { MediaType } from '../../../shared/model/asset.ts';
import type { JobState, Right } from '../../../shared/model/download.ts';
import { FAILURE_CODES, StockroomError } from '../../../shared/model/failure.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { AssetId, FileId, JobId } from '../../../shared/model/ids.ts';
import { instant } from '../../../shared/model/instant.ts';
import { readJson } from '../../platform/store/index.ts';
import { toInstant } from './job.ts';
import type { Job, JobPatch, JobRequest, WaitCause } from './job.ts';
import { overlooked } from '../../platform/failures/index.ts';

/** A job as the table holds it. */
export interface JobRow {
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
export const COLUMN: Readonly<Record<keyof JobPatch, keyof JobRow>> = {
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

/** The value of a field as SQLite takes it. */
export function toColumn(value: JobPatch[keyof JobPatch]): SQLInputValue {
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
  } catch (error) {
    return overlooked('downloads.failure', new StockroomError('internal').failure)(error);
  }
}

export function toJob(row: JobRow): Job {
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
