import { clip, plain } from './text.ts';

export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => string;
  readonly align?: 'right';
  /** Gives way when the line is too long for the terminal. */
  readonly flexible?: true;
}

const GAP = '  ';
const NARROWEST = 12;

/** Lines of a table; the flexible column is cut to what `width` leaves it, `null` leaves it whole. */
export function table<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  width: number | null,
): string {
  const cells = rows.map((row) => columns.map((column) => plain(column.value(row))));
  const widths = columns.map((column, index) =>
    Math.max(...[column.title, ...cells.map((line) => line[index] ?? '')].map((cell) => [...cell].length)),
  );
  const flexible = columns.findIndex((column) => column.flexible);
  if (width !== null && flexible !== -1) {
    const others = widths.reduce((sum, each, index) => sum + (index === flexible ? 0 : each + GAP.length), 0);
    widths[flexible] = Math.min(widths[flexible] ?? 0, Math.max(NARROWEST, width - others));
  }
  const line = (values: readonly string[]) =>
    columns
      .map((column, index) => pad(values[index] ?? '', widths[index] ?? 0, column.align))
      .join(GAP)
      .trimEnd();
  return [line(columns.map((column) => column.title)), ...cells.map(line)].join('\n');
}

/** Names and values in two columns. */
export function facts(entries: readonly (readonly [string, string | null])[]): string {
  const shown = entries.filter((entry): entry is readonly [string, string] => entry[1] !== null);
  const width = Math.max(...shown.map(([name]) => name.length));
  return shown.map(([name, value]) => `${name.padEnd(width)}  ${plain(value)}`.trimEnd()).join('\n');
}

function pad(text: string, width: number, align: 'right' | undefined): string {
  const cut = clip(text, width);
  const space = ' '.repeat(Math.max(0, width - [...cut].length));
  return align === 'right' ? space + cut : cut + space;
}
