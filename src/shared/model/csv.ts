/**
 * CSV as people's programs write it. Our own reader, because a list of ten thousand lines must survive one that
 * is broken: a quotation mark that is never closed costs its line, not the rest of the file.
 */

export interface CsvRecord {
  /** Line of its start, counted from 1. */
  readonly line: number;
  /** As it was written. */
  readonly text: string;
  /** Trimmed. */
  readonly cells: readonly string[];
  /** A quotation mark was opened and not closed within reach. */
  readonly unclosed: boolean;
}

/** Longest quoted cell, in lines: a longer one lacks its closing mark. */
const MAX_CELL_LINES = 20;

/** A spreadsheet's own hint in the first line: `sep=;`. */
const HINT = /^"?sep=([,;\t|])"?$/i;

/** Rows one by one. The first line tells the separator, or each row does itself, as pasted lists mix them. */
export function* readRecords(text: string): Generator<CsvRecord, void, void> {
  const lines = physicalLines(text.replace(/^\uFEFF/, ''));
  const hinted = HINT.exec(lines[0] ?? '')?.[1];
  const splitRow = (row: string) => cellsOf(row, hinted ?? separatorOf(row));
  for (let at = hinted === undefined ? 0 : 1; at < lines.length; ) {
    let row = lines[at] ?? '';
    let taken = 1;
    let cells = splitRow(row);
    while (cells === null && taken < MAX_CELL_LINES && at + taken < lines.length) {
      row += `\n${lines[at + taken] ?? ''}`;
      taken += 1;
      cells = splitRow(row);
    }
    const unclosed = cells === null;
    yield { line: at + 1, text: unclosed ? (lines[at] ?? '') : row, cells: cells ?? [], unclosed };
    at += unclosed ? 1 : taken;
  }
}

function physicalLines(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/);
}

/** The cells of a row, or `null` when a quoted cell does not end in it. */
function cellsOf(row: string, separator: string): readonly string[] | null {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    while (row[at] === ' ') at += 1;
    if (row[at] === '"') {
      const end = closingQuote(row, at + 1);
      if (end === -1) return null;
      const next = row.indexOf(separator, end + 1);
      const rest = row.slice(end + 1, next === -1 ? undefined : next);
      cells.push((row.slice(at + 1, end).replaceAll('""', '"') + rest).trim());
      if (next === -1) return cells;
      at = next + 1;
    } else {
      const next = row.indexOf(separator, at);
      cells.push(row.slice(at, next === -1 ? undefined : next).trim());
      if (next === -1) return cells;
      at = next + 1;
    }
  }
}

/** The first separator outside quotes; a semicolon and a tab are never decimal signs or parts of a sentence. */
function separatorOf(row: string): string {
  let quoted = false;
  let comma = false;
  for (const sign of row) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === ';' || sign === '\t')) return sign;
    else if (!quoted && sign === ',') comma = true;
  }
  return comma ? ',' : ';';
}

function closingQuote(row: string, from: number): number {
  for (let at = row.indexOf('"', from); at !== -1; at = row.indexOf('"', at)) {
    if (row[at + 1] !== '"') return at;
    at += 2;
  }
  return -1;
}

/** One row for a spreadsheet. A cell that a spreadsheet would run as a formula is kept from that. */
export function csvRow(cells: readonly (string | number)[]): string {
  return cells.map(csvCell).join(',');
}

function csvCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",;\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
