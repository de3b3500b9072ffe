import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { parseId } from '../../../shared/model/ids.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { assetIdIn } from '../../../shared/model/search.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';

/** A list longer than this is a mistake, not a job. */
const MAX_IDS = 100_000;

/** The assets that arguments and `--from` name, each once, in the order of their first mention. */
export async function readAssetIds(
  io: Io,
  args: readonly string[],
  from: string | undefined,
): Promise<readonly AssetId[]> {
  const ids = [...args.map(assetIdOf), ...(from === undefined ? [] : parseList(await read(io, from)))];
  const unique = [...new Set(ids)];
  if (unique.length === 0)
    throw new UsageError('Name at least one asset: an ID, a link, or a list with --from.');
  if (unique.length > MAX_IDS) throw new UsageError(`At most ${MAX_IDS} assets in one go.`);
  return unique;
}

/** An ID or the link of an item page. */
export function assetIdOf(word: string): AssetId {
  const id = parseAssetId(word);
  if (id === null) throw new UsageError(`“${word}” is neither an asset ID nor a link to one.`);
  return id;
}

/**
 * IDs from lines or CSV, one a row: the column called `id`, `asset`, `item` or the like, else the first cell
 * that is an ID or a link. A first row without one is the header; empty rows and `#` comments are skipped.
 */
export function parseList(content: string): readonly AssetId[] {
  const rows = parseRows(content);
  const [first, ...others] = rows;
  if (first === undefined) return [];
  const header = first.some((cell) => parseAssetId(cell) !== null) ? null : first;
  const column = header?.findIndex((cell) => ID_COLUMN.test(cell)) ?? -1;
  return (header === null ? rows : others).map((row) => {
    const cells = column === -1 ? row : [row[column] ?? ''];
    const id = cells.map(parseAssetId).find((found) => found !== null);
    if (id === undefined) throw new UsageError(`No asset ID in the row “${row.join(',')}”.`);
    return id;
  });
}

const ID_COLUMN = /^(?:(?:asset|item|image|file|stock|depositphotos)[ _-]?)?(?:id|ids|link|url|number)$/i;

function parseAssetId(word: string): AssetId | null {
  return parseId<AssetId>(word.replace(/^#/, '')) ?? assetIdIn(word);
}

function parseRows(content: string): readonly (readonly string[])[] {
  const semicolons = /^[^,\n]*;/.test(content);
  try {
    return parse(content, {
      bom: true,
      comment: '# ',
      delimiter: semicolons ? ';' : [',', '\t'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    });
  } catch {
    throw new UsageError('The list cannot be read: it is neither lines nor CSV.');
  }
}

async function read(io: Io, from: string): Promise<string> {
  if (from === '-') return text(io.stdin);
  return readFile(from, 'utf8').catch(() => {
    throw new UsageError(`The list ${from} cannot be read.`);
  });
}
