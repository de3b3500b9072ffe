import type { MediaType } from '../../../shared/model/asset.ts';
import { isActive, isSettled } from '../../../shared/model/download.ts';
import type { DownloadJob, JobState, Right } from '../../../shared/model/download.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { AssetId, FileId, JobId } from '../../../shared/model/ids.ts';
import { instant } from '../../../shared/model/instant.ts';
import type { Instant } from '../../../shared/model/instant.ts';

/** What a waiting job waits for. `retry`: only for its time. The others end when their cause does. */
export type WaitCause = 'retry' | 'host' | 'offline' | 'session' | 'disk' | 'portal' | 'asleep';

/** A job as the database keeps it. The link is not part of it: links live in memory only. */
export interface Job {
  readonly id: JobId;
  readonly seq: number;
  readonly assetId: AssetId;
  readonly right: Right;
  readonly option: string;
  /** Absolute folder that the file lands in. */
  readonly folder: string;
  readonly priority: number;
  readonly position: number;
  readonly title: string;
  readonly author: string;
  readonly type: MediaType;
  /** Whether title, author and type are known yet. */
  readonly described: boolean;
  readonly state: JobState;
  readonly cause: WaitCause | null;
  readonly failure: Failure | null;
  readonly retryAt: Instant | null;
  /** Tries since the last new byte. */
  readonly attempt: number;
  readonly totalBytes: number | null;
  /** Bytes of the part that fdatasync has confirmed. */
  readonly durableBytes: number;
  /** Bytes of the part that were written when this was last said; the rest of them may be on the disk too. */
  readonly writtenBytes: number;
  /** What these bytes hash to: after a crash it tells whether they are all there. */
  readonly writtenSha256: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** What the server says the whole file hashes to: `sha-256:hex` or `md5:hex`. */
  readonly digest: string | null;
  readonly contentType: string | null;
  /** Which link the validators came with. */
  readonly linkGeneration: number;
  readonly partPath: string | null;
  readonly targetPath: string | null;
  readonly sha256: string | null;
  readonly fileId: FileId | null;
  readonly batchId: string | null;
  readonly owner: string | null;
  readonly request: JobRequest | null;
  readonly createdAt: Instant;
  readonly finishedAt: Instant | null;
}

/** What a process asks of the one that owns the job. */
export type JobRequest = 'pause' | 'resume' | 'cancel' | 'retry';

export type JobPatch = Partial<
  Omit<Job, 'id' | 'seq' | 'assetId' | 'right' | 'option' | 'folder' | 'createdAt'>
>;

/** What changes a job. See docs/downloads.md for the picture. */
export type JobEvent =
  | { readonly kind: 'start'; readonly partPath: string }
  | { readonly kind: 'described'; readonly title: string; readonly author: string; readonly type: MediaType }
  | { readonly kind: 'linked' }
  /** The link was refused: another one. */
  | { readonly kind: 'relink' }
  | { readonly kind: 'opened'; readonly facts: ServerFacts; readonly from: number }
  | { readonly kind: 'checkpoint'; readonly durableBytes: number }
  /** `null` takes it back: the disk has failed, and what it gives when asked may be in memory only. */
  | { readonly kind: 'written'; readonly written: Written | null }
  /** All bytes are in the part, and on the disk. */
  | { readonly kind: 'arrived'; readonly bytes: number }
  | { readonly kind: 'verified'; readonly sha256: string; readonly targetPath: string }
  | { readonly kind: 'renamed'; readonly fileId: FileId; readonly at: Instant }
  | {
      readonly kind: 'wait';
      readonly cause: WaitCause;
      readonly failure: Failure | null;
      readonly retryAt: Instant | null;
      readonly attempt: number;
    }
  | { readonly kind: 'fail'; readonly failure: Failure; readonly at: Instant }
  | { readonly kind: 'requeue' }
  /** What had arrived is of no use, wholly or from `keep` on. */
  | { readonly kind: 'restart'; readonly keep?: number; readonly partPath?: string }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'cancel'; readonly at: Instant }
  /** Once more: after a failure, or because the file is gone. */
  | { readonly kind: 'retry' };

/** The beginning of a part, as it was handed to the system. */
export interface Written {
  readonly bytes: number;
  readonly sha256: string;
}

/** What the server told about the file. */
export interface ServerFacts {
  readonly totalBytes: number | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly digest: string | null;
  readonly contentType: string | null;
  readonly linkGeneration: number;
}

const NOTHING_WRITTEN = { writtenBytes: 0, writtenSha256: null } as const;

const NOTHING_HERE = {
  ...NOTHING_WRITTEN,
  totalBytes: null,
  durableBytes: 0,
  etag: null,
  lastModified: null,
  digest: null,
  contentType: null,
} as const;

const CALM = { cause: null, failure: null, retryAt: null } as const;

/** The machine: what an event makes of a job, or `null` where the event has no meaning in its state. */
export function transition(job: Pick<Job, 'state'>, event: JobEvent): JobPatch | null {
  const { state } = job;
  switch (event.kind) {
    case 'start':
      return state === 'queued' || state === 'waiting'
        ? { state: 'linking', ...CALM, partPath: event.partPath }
        : null;
    case 'described':
      return { title: event.title, author: event.author, type: event.type, described: true };
    case 'linked':
      return state === 'linking' ? { state: 'opening' } : null;
    case 'relink':
      return state === 'opening' || state === 'transferring' ? { state: 'linking' } : null;
    case 'opened':
      return state === 'opening' || state === 'transferring'
        ? { state: 'transferring', ...event.facts, ...NOTHING_WRITTEN, durableBytes: event.from }
        : null;
    case 'checkpoint':
      // Also while a paused or cut transfer puts its last bytes away.
      return isSettled(state) ? null : { durableBytes: event.durableBytes };
    case 'written':
      if (isSettled(state)) return null;
      return event.written === null
        ? NOTHING_WRITTEN
        : { writtenBytes: event.written.bytes, writtenSha256: event.written.sha256 };
    case 'arrived':
      // From `linking` when all bytes were here already.
      return state === 'transferring' || state === 'opening' || state === 'linking'
        ? { state: 'verifying', totalBytes: event.bytes, durableBytes: event.bytes }
        : null;
    case 'verified':
      // From `linking` where the file stands at its target already.
      return state === 'verifying' || state === 'finalising' || state === 'linking'
        ? { state: 'finalising', sha256: event.sha256, targetPath: event.targetPath }
        : null;
    case 'renamed':
      return state === 'finalising'
        ? { state: 'done', ...CALM, fileId: event.fileId, finishedAt: event.at, partPath: null }
        : null;
    case 'wait':
      return isActive(state)
        ? {
            state: 'waiting',
            cause: event.cause,
            failure: event.failure,
            retryAt: event.retryAt,
            attempt: event.attempt,
          }
        : null;
    case 'fail':
      return isActive(state)
        ? { state: 'failed', ...CALM, failure: event.failure, finishedAt: event.at }
        : null;
    case 'requeue':
      return isActive(state) || state === 'waiting' ? { state: 'queued', ...CALM } : null;
    case 'restart':
      return isSettled(state)
        ? null
        : {
            ...(event.keep === undefined || event.keep === 0
              ? NOTHING_HERE
              : { ...NOTHING_WRITTEN, durableBytes: event.keep }),
            ...(event.partPath === undefined ? {} : { partPath: event.partPath }),
            sha256: null,
            targetPath: null,
          };
    case 'pause':
      // A file that is about to get its name is finished before anybody could look.
      return isSettled(state) || state === 'paused' || state === 'finalising'
        ? null
        : { state: 'paused', ...CALM };
    case 'resume':
      return state === 'paused' || state === 'waiting' ? { state: 'queued', ...CALM, attempt: 0 } : null;
    case 'cancel':
      return (isSettled(state) && state !== 'failed') || state === 'finalising'
        ? null
        : { state: 'cancelled', ...CALM, ...NOTHING_HERE, partPath: null, finishedAt: event.at };
    case 'retry':
      if (!isSettled(state)) return null;
      return {
        state: 'queued',
        ...CALM,
        attempt: 0,
        finishedAt: null,
        fileId: null,
        // A failed job goes on with what has arrived; a finished one, whose file is gone, has nothing left.
        ...(state === 'done' ? { ...NOTHING_HERE, sha256: null, targetPath: null } : {}),
      };
  }
}

/** More than there will ever be positions: places compare as one number. */
const PRIORITY = 1e12;

/** How a page sees the job. `live` are the bytes written and the speed of a running transfer. */
export function toDownloadJob(
  job: Job,
  live?: { readonly bytes: number; readonly speed: number },
): DownloadJob {
  return {
    id: job.id,
    assetId: job.assetId,
    title: job.title,
    type: job.type,
    right: job.right,
    option: job.option,
    state: job.state,
    failure: job.failure,
    retryAt: job.retryAt,
    bytes: live?.bytes ?? (job.state === 'done' ? (job.totalBytes ?? job.durableBytes) : job.durableBytes),
    totalBytes: job.totalBytes,
    speed: live?.speed ?? 0,
    fileId: job.fileId,
    batchId: job.batchId,
    createdAt: job.createdAt,
    finishedAt: job.finishedAt,
    place: job.position - job.priority * PRIORITY,
  };
}

/** Rows of the database carry plain numbers. */
export const toInstant = (value: number | null): Instant | null => (value === null ? null : instant(value));
