import { MAX_BATCH_LINES } from './batch.ts';
import type { ListEntry, ListProblem, ListRepeat, ParsedList } from './batch.ts';
import { parseSize } from './batch-size.ts';
import { readRecords } from './csv.ts';
import type { CsvRecord } from './csv.ts';
import type { AssetId } from './ids.ts';
import { assetIdIn } from './asset-link.ts';
import { isCutShort, listedAsset } from './list-id.ts';

/** Reads a pasted list or a CSV in one go; see `listReader` for long ones where nothing else may wait. */
export function parseList(text: string): ParsedList {
  const reader = listReader(text);
  for (let step = reader.next(); ; step = reader.next()) if (step.done) return step.value;
}

const COLUMNS = ['id', 'size', 'project', 'name'] as const;
type Column = (typeof COLUMNS)[number];

const ID_HEADER = /^(?:(?:asset|item|image|file|stock|depositphotos)[ _-]?)?(?:id|ids|link|url|number)$/i;
const HEADERS: readonly (readonly [Column, RegExp])[] = [
  ['id', ID_HEADER],
  ['size', /^(?:size|option|format)$/i],
  ['project', /^(?:project|job|folder|client)$/i],
  ['name', /^(?:name|title|file ?name)$/i],
];

/** Longest piece of a line that a message repeats. */
const SHOWN = 80;
/** Longest project or name that is kept. */
const MAX_WORD = 200;

/** Marks of direction and joiners around a word; within it they may belong to its spelling. */
const EDGES = /^[\p{Cf}\s]+|[\p{Cf}\s]+$/gu;

const NO_ASSET = 'It holds no asset ID and no item link.';
const CUT_SHORT = 'The spreadsheet has cut the ID short. Format the column as text, and save the list again.';

/**
 * IDs, item links, the vendor's file names or rows of `id, size, project, name`, separated by `,`, `;` or tabs, with
 * or without a header. Passes over empty lines and `#` comments. Never throws: a row that can't be read is a problem
 * with its line. Yields after each record, so that the caller can let others run.
 */
export function* listReader(text: string): Generator<undefined, ParsedList, void> {
  const entries: ListEntry[] = [];
  const problems: ListProblem[] = [];
  const repeats: ListRepeat[] = [];
  const seen = new Map<string, number>();
  let columns: readonly (Column | null)[] | null = null; // `COLUMNS` itself: there is no header

  for (const record of readRecords(text)) {
    yield;
    if (record.unclosed) {
      problems.push(problem(record, 'A quotation mark is opened and never closed.'));
      continue;
    }
    if (record.cells.every((cell) => cell === '') || isComment(record.cells[0] ?? '')) continue;
    if (columns === null) {
      columns = headerOf(record.cells);
      if (columns !== null) continue;
      columns = COLUMNS;
    }
    // `1234567 2345678, 3456789`: many to a line, as people write them in a message.
    const many = columns === COLUMNS ? manyIds(record.cells) : null;
    const read = many === null ? [readRow(record, columns)] : many.map((assetId) => plain(record, assetId));
    for (const row of read) {
      if ('reason' in row) {
        problems.push(row);
        continue;
      }
      const key = `${row.assetId} ${JSON.stringify(row.size)}`;
      const firstLine = seen.get(key);
      if (firstLine !== undefined) {
        repeats.push({ line: row.line, assetId: row.assetId, firstLine });
        continue;
      }
      if (entries.length >= MAX_BATCH_LINES) {
        problems.push(problem(record, `A list may ask for ${MAX_BATCH_LINES} files at most.`));
        return { entries, problems, repeats };
      }
      seen.set(key, row.line);
      entries.push(row);
    }
  }
  return { entries, problems, repeats };
}

/** People write `#12345678` for an ID. */
function isComment(cell: string): boolean {
  return cell.startsWith('#') && listedAsset(cell) === null;
}

function headerOf(cells: readonly string[]): readonly (Column | null)[] | null {
  if (cells.some((cell) => listedAsset(cell) !== null)) return null;
  const columns = cells.map((cell) => HEADERS.find(([, pattern]) => pattern.test(cell))?.[0] ?? null);
  return columns.includes('id') ? columns : null;
}

function readRow(record: CsvRecord, columns: readonly (Column | null)[]): ListEntry | ListProblem {
  const value = (column: Column) => (record.cells[columns.indexOf(column)] ?? '').replaceAll(EDGES, '');
  const assetId = listedAsset(value('id'));
  if (assetId === null) {
    // `the cover; 12345678`: without a header an ID may stand anywhere, so the rest has no known meaning.
    const elsewhere = columns === COLUMNS ? record.cells.find(isSureId) : undefined;
    const found = elsewhere === undefined ? null : listedAsset(elsewhere);
    if (found !== null) return plain(record, found);
    return problem(record, record.cells.some(isCutShort) ? CUT_SHORT : NO_ASSET);
  }
  const word = value('size');
  const size = word === '' ? null : parseSize(word);
  if (word !== '' && size === null) return problem(record, `“${word.slice(0, SHOWN)}” is not a size.`);
  return {
    line: record.line,
    assetId,
    size,
    project: value('project').slice(0, MAX_WORD),
    name: value('name').slice(0, MAX_WORD),
  };
}

const plain = ({ line }: CsvRecord, assetId: AssetId): ListEntry => ({
  line,
  assetId,
  size: null,
  project: '',
  name: '',
});

/** No size is that large; the service's IDs have seven digits and more. */
const LEAST_SURE = 100_000;

function isSureId(word: string): boolean {
  const id = listedAsset(word);
  return id !== null && (id >= LEAST_SURE || assetIdIn(word) !== null);
}

/** The IDs of a line that holds nothing but IDs and links, if there are several. */
function manyIds(cells: readonly string[]): readonly AssetId[] | null {
  const words = cells.flatMap((cell) => cell.split(/\s+/));
  if (words.length < 2 || !words.every(isSureId)) return null;
  return words.flatMap((word) => listedAsset(word) ?? []);
}

function problem({ line, text }: CsvRecord, reason: string): ListProblem {
  return { line, text: text.trim().slice(0, SHOWN), reason };
}
