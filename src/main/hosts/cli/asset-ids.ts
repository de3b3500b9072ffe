import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { ListEntry, ListProblem, ListRepeat } from '../../../shared/model/batch.ts';
import { parseList } from '../../../shared/model/batch-list.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { listedAsset } from '../../../shared/model/list-id.ts';
import { decodeList } from '../../../shared/model/list-text.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';

/** What arguments and `--from` ask for: each asset and size once, in the order of its first mention. */
export interface AssetList {
  /** `line` is 0 for what the command line itself names. */
  readonly entries: readonly ListEntry[];
  readonly repeats: readonly ListRepeat[];
}

/** Problems that one message names; more of them are counted. */
const SHOWN = 5;

/** The assets that arguments and `--from` name, each once, whatever else the list says about them. */
export async function readAssetIds(
  io: Io,
  args: readonly string[],
  from: string | undefined,
): Promise<readonly AssetId[]> {
  const { entries } = await readAssetList(io, args, from);
  return [...new Set(entries.map(({ assetId }) => assetId))];
}

/** Reads lists as the app does. A line that it cannot read is an error, before anything has been done. */
export async function readAssetList(
  io: Io,
  args: readonly string[],
  from: string | undefined,
): Promise<AssetList> {
  const named = args.map((word) => entryFor(assetIdOf(word)));
  const list = parseList(from === undefined ? '' : await read(io, from));
  if (list.problems.length > 0) throw new UsageError(listProblems(list.problems, from));
  const entries: ListEntry[] = [];
  const repeats: ListRepeat[] = [...list.repeats];
  const seen = new Map<string, number>();
  for (const entry of [...named, ...list.entries]) {
    const { assetId, line } = entry;
    const key = `${assetId} ${JSON.stringify(entry.size)}`;
    const firstLine = seen.get(key);
    if (firstLine === undefined) {
      seen.set(key, line);
      entries.push(entry);
    } else if (line > 0) repeats.push({ line, assetId, firstLine });
  }
  if (entries.length === 0)
    throw new UsageError('Name at least one asset: an ID, a link, or a list with --from.');
  return { entries, repeats };
}

/** An asset without any wish about its file. */
export function entryFor(assetId: AssetId): ListEntry {
  return { line: 0, assetId, size: null, project: '', name: '' };
}

/** An ID, the link of an item page, or the vendor's file name; throws `UsageError` for anything else. */
export function assetIdOf(word: string): AssetId {
  const id = listedAsset(word);
  if (id === null) throw new UsageError(`“${word}” is neither an asset ID nor a link to one.`);
  return id;
}

function listProblems(problems: readonly ListProblem[], from = ''): string {
  const shown = problems.slice(0, SHOWN).map(({ line, reason }) => `Line ${line}: ${reason}`);
  const more = problems.length - shown.length;
  const list = from === '-' ? 'The list on standard input' : `The list ${from}`;
  return `${list} cannot be read. ${shown.join(' ')}${more > 0 ? ` And ${more} more.` : ''}`;
}

async function read(io: Io, from: string): Promise<string> {
  const bytes = from === '-' ? buffer(io.stdin) : readFile(from);
  return decodeList(
    await bytes.catch((cause: unknown) => {
      throw new UsageError(`The list ${from} cannot be read.`, { cause });
    }),
  );
}
