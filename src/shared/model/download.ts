import type { MediaType } from './asset.ts';
import type { CompOption } from './comp.ts';
import type { Failure } from './failure.ts';
import type { AssetId, FileId, JobId } from './ids.ts';
import type { Instant } from './instant.ts';

export const JOB_STATES = [
  'queued',
  'linking',
  'opening',
  'transferring',
  'verifying',
  'finalising',
  'waiting',
  'paused',
  'done',
  'failed',
  'cancelled',
] as const;
/** See docs/downloads.md for the machine. `waiting` goes on by itself, `paused` does not. */
export type JobState = (typeof JOB_STATES)[number];

/** What the file will be once it is here. A comp is never paid for; a licensed file is. */
export type Right = 'comp' | 'licensed';

export interface DownloadJob {
  readonly id: JobId;
  readonly assetId: AssetId;
  readonly title: string;
  readonly type: MediaType;
  readonly right: Right;
  readonly option: string;
  readonly state: JobState;
  /** Why it failed or waits. */
  readonly failure: Failure | null;
  /** When a waiting job tries again, if a time is set. */
  readonly retryAt: Instant | null;
  /** Bytes on disk, and the whole, `null` until the server has told it. */
  readonly bytes: number;
  readonly totalBytes: number | null;
  /** Smoothed, bytes a second; 0 while nothing flows. */
  readonly speed: number;
  /** Set when done. */
  readonly fileId: FileId | null;
  readonly batchId: string | null;
  readonly createdAt: Instant;
  readonly finishedAt: Instant | null;
  /** Where it stands in the queue: lower goes first. */
  readonly place: number;
}

export interface CompRequest {
  readonly assetId: AssetId;
  readonly option: CompOption;
}

/** No more work will be done on the job without the user. */
export function isSettled(state: JobState): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

/** Has a place in the queue that can be changed. */
export function isQueued(state: JobState): boolean {
  return state === 'queued' || state === 'waiting' || state === 'paused';
}

export function isActive(state: JobState): boolean {
  return (
    state === 'linking' ||
    state === 'opening' ||
    state === 'transferring' ||
    state === 'verifying' ||
    state === 'finalising'
  );
}
