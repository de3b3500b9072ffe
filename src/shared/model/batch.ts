import type { MediaType } from './asset.ts';
import type { CompOption } from './comp.ts';
import type { Failure } from './failure.ts';
import type { AssetId, JobId } from './ids.ts';
import type { Instant } from './instant.ts';

/** A list longer than this is a mistake, not a job. */
export const MAX_BATCH_LINES = 10_000;
/** Room for 10,000 lines with long names. Characters. */
export const MAX_LIST_LENGTH = 4_000_000;

/** Which size to take of an asset. */
export type SizeWish =
  | { readonly kind: 'largest' }
  /** The smallest whose longer edge (height, for video) has at least so many pixels; else the largest. */
  | { readonly kind: 'at-least'; readonly pixels: number }
  /** This one; the largest where the asset is smaller than that. */
  | { readonly kind: 'option'; readonly option: CompOption };

/** What to take where a line says nothing about the size. */
export type SizePolicy = Readonly<Record<MediaType, SizeWish>>;

export const DEFAULT_SIZES: SizePolicy = {
  image: { kind: 'largest' },
  vector: { kind: 'option', option: 'vect' },
  video: { kind: 'option', option: '1080' },
  audio: { kind: 'largest' },
};

/** One line of a list that was understood. */
export interface ListEntry {
  /** Counted from 1, as an editor counts. */
  readonly line: number;
  readonly assetId: AssetId;
  /** `null`: as the batch says. */
  readonly size: SizeWish | null;
  readonly project: string;
  /** Title for the file's name; empty: the asset's own. */
  readonly name: string;
}

/** A line that was not understood. */
export interface ListProblem {
  readonly line: number;
  /** Start of the line, for people. */
  readonly text: string;
  readonly reason: string;
}

/** A line that asks for what an earlier one asks for. */
export interface ListRepeat {
  readonly line: number;
  readonly assetId: AssetId;
  readonly firstLine: number;
}

export interface ParsedList {
  readonly entries: readonly ListEntry[];
  readonly problems: readonly ListProblem[];
  readonly repeats: readonly ListRepeat[];
}

/** What a batch would do, before anything is done. */
export interface BatchPlan {
  /** To be fetched. */
  readonly files: number;
  /** In the library already. */
  readonly here: number;
  /** Assets never seen before: their size is chosen, and counted exactly, when their turn comes. */
  readonly unseen: number;
  /** What the files are likely to need on disk. */
  readonly bytes: number;
  /** Free space where the library is; `null` where it can't be told. */
  readonly freeBytes: number | null;
  /** Lines that cannot be done, and why. */
  readonly problems: readonly ListProblem[];
}

/** `waiting`: for its size; `queued`: with the downloads. The others are the end of a line. */
export const LINE_STATES = [
  'waiting',
  'queued',
  'done',
  'skipped',
  'failed',
  'repeated',
  'unreadable',
] as const;
export type LineState = (typeof LINE_STATES)[number];

export const BATCH_VERBS = ['pause', 'resume', 'cancel', 'again', 'forget'] as const;
/** `again` fetches what is missing; `forget` removes the batch from the list, its files stay. */
export type BatchVerb = (typeof BATCH_VERBS)[number];

export interface BatchSummary {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Instant;
  /** `null` while there is something to do. */
  readonly finishedAt: Instant | null;
  readonly paused: boolean;
  /** Why nothing goes on at the moment; it is tried again by itself. */
  readonly holding: Failure | null;
  readonly counts: Readonly<Record<LineState, number>>;
}

/** One line of a batch's report. */
export interface BatchLine {
  readonly line: number;
  readonly state: LineState;
  /** `null` for an unreadable line. */
  readonly assetId: AssetId | null;
  readonly option: string | null;
  readonly project: string;
  readonly name: string;
  /** Why it failed, was not understood, or was left out. */
  readonly reason: string;
  readonly jobId: JobId | null;
  /** Inside the library folder; empty while there is no file. */
  readonly path: string;
  readonly bytes: number | null;
}

export function lineCount(counts: BatchSummary['counts']): number {
  return LINE_STATES.reduce((sum, state) => sum + counts[state], 0);
}
