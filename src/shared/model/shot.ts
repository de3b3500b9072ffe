import type { Asset } from './asset.ts';
import type { Right } from './download.ts';
import type { AssetId, Branded } from './ids.ts';
import type { Instant } from './instant.ts';

export type ShotListId = Branded<number, 'ShotListId'>;
export type ShotId = Branded<number, 'ShotId'>;

/** Shots of one list: a catalogue's worth. */
export const MAX_SHOTS = 500;
export const MAX_CANDIDATES = 40;
export const MAX_BRIEF = 2_000;
export const MAX_SHOT_SIZE = 40;
export const MAX_LIST_NAME = 120;

/** The pictures that a job needs, each with its brief. */
export interface ShotList {
  readonly id: ShotListId;
  readonly name: string;
  readonly shots: number;
  /** How many of them have a chosen asset. */
  readonly chosen: number;
  readonly changedAt: Instant;
}

export interface ShotCandidate {
  readonly asset: Asset;
  /** What this computer or the group holds of it; `null` for nothing. */
  readonly right: Right | null;
}

export interface Shot {
  readonly id: ShotId;
  readonly brief: string;
  /** As it was written, to be read by `parseSize`; empty for the usual size. */
  readonly size: string;
  readonly candidates: readonly ShotCandidate[];
  /** One of the candidates, or `null`. */
  readonly chosen: AssetId | null;
}

/** A shot as a list from elsewhere has it. */
export interface ShotDraft {
  readonly brief: string;
  readonly size: string;
  readonly candidates: readonly AssetId[];
  readonly chosen: AssetId | null;
}
