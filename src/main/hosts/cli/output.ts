import type { Failure } from '../../../shared/model/failure.ts';
import type { Document, DocumentName } from './documents/index.ts';
import type { Io } from './io.ts';
import { table } from './table.ts';
import type { Column } from './table.ts';
import { count } from './text.ts';

/** `json`: one document. `jsonl`: one line a piece, as it comes. */
export type Format = 'human' | 'json' | 'jsonl';

export interface FormatOptions {
  readonly json?: boolean;
  readonly jsonl?: boolean;
}

export function formatOf(options: FormatOptions): Format {
  return options.jsonl ? 'jsonl' : options.json ? 'json' : 'human';
}

/** Prints a document. Only the compiler reads its name: it holds the document to the schema of that name. */
export function printDocument<Name extends DocumentName>(
  io: Io,
  _name: Name,
  document: Document<Name>,
): void {
  io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

export function printLine(io: Io, piece: unknown): void {
  io.stdout.write(`${JSON.stringify(piece)}\n`);
}

export function printText(io: Io, text: string): void {
  if (text !== '') io.stdout.write(`${text}\n`);
}

/** Rows for people on stdout; how many there are of how many beside it. */
export function printTable<Row>(
  io: Io,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  total: number,
): void {
  if (rows.length > 0) printText(io, table(rows, columns, widthOf(io)));
  note(io, total === 0 && rows.length === 0 ? 'Nothing found.' : `${count(rows.length)} of ${count(total)}.`);
}

/** Advice beside the output. */
export function note(io: Io, text: string): void {
  io.stderr.write(`${text}\n`);
}

/**
 * Failures go to stderr in every format, so that stdout holds the document of the command or nothing. With
 * `--json` and `--jsonl` the failure is a document as well, on one line.
 */
export function printFailure(io: Io, format: Format, failure: Failure): void {
  const { code, message, action } = failure;
  if (format === 'human') note(io, `stockroom: ${message}${action === '' ? '' : `\n  ${action}`}`);
  else note(io, JSON.stringify({ error: { code, message, action } } satisfies Document<'error'>));
}

/** Columns to fit a table into; `null` where stdout is no terminal. */
export function widthOf(io: Io): number | null {
  return io.stdout.isTTY ? (io.stdout.columns ?? 80) : null;
}
