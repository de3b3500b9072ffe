import type { LibraryFile } from './library.ts';

/** A file that is not what was fetched. */
export interface VerifyProblem {
  /** `unreadable`: the disk or its permissions stand in the way. */
  readonly kind: 'changed' | 'missing' | 'not-connected' | 'unreadable';
  readonly file: LibraryFile;
}

/** How far a check of the library is, and what it has found. */
export interface VerifyEvent {
  readonly files: number;
  readonly totalFiles: number;
  readonly bytes: number;
  readonly totalBytes: number;
  readonly problems: readonly VerifyProblem[];
  readonly over: boolean;
}
