import type { Readable, Writable } from 'node:stream';

/** A stream that may be a terminal. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What a command may touch of the process around it. */
export interface Io {
  readonly stdin: Readable & Terminal & { setRawMode?(on: boolean): unknown };
  /** The document or table that was asked for, and nothing else. */
  readonly stdout: Writable & Terminal;
  /** Failures, advice and, on a terminal, progress. */
  readonly stderr: Writable & Terminal;
  readonly env: NodeJS.ProcessEnv;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}
