import { stat } from 'node:fs/promises';
import { assetInName } from '../../shared/model/asset-in-name.ts';
import { READ_WHOLE } from '../../shared/model/dropped.ts';
import type { Recognition } from '../../shared/model/dropped.ts';
import { parseId } from '../../shared/model/ids.ts';
import type { AssetId, TransactionId } from '../../shared/model/ids.ts';
import { NO_LOOKS } from './prints.ts';
import type { Reader } from './reader.ts';
import { recognise } from './recognise.ts';
import type { KnownFiles } from './recognise.ts';
import { overlooked } from '../platform/failures/index.ts';

/** A single file that the user shows us. */
export interface ShownFile {
  /** Absolute; `null` where only its name is known. */
  readonly path: string | null;
  readonly name: string;
  /** Whether all of it is there, and not only its ends. */
  readonly whole: boolean;
}

export interface IdentifyTools {
  readonly reader: Pick<Reader, 'identify'>;
  readonly known: KnownFiles;
  holdsSize(bytes: number): boolean;
  /** The asset that a transaction of the group was for; `null` where this computer does not know. */
  licensedBy(transaction: TransactionId): Promise<AssetId | null>;
}

/** Transactions that one file may name: an honest one names its own. */
const MOST_TRANSACTIONS = 5;

/** Its content first, which proves what it is; then what it says of itself; then its name. */
export async function identify(
  { path, name, whole }: ShownFile,
  { reader, known, holdsSize, licensedBy }: IdentifyTools,
  signal: AbortSignal,
): Promise<Recognition> {
  const bytes = path === null ? null : await sizeOf(path);
  const hash = whole && bytes !== null && (bytes <= READ_WHOLE || holdsSize(bytes));
  const identity =
    path === null || bytes === null ? null : await reader.identify({ file: path, name, hash }, signal);
  const layout = identity?.layout ?? false;
  const marks = agreed(identity?.marks ?? []);
  const content = identity === null ? null : { sha256: identity.sha256, marks, print: null };
  const told = recognise({ content, names: [] }, known, NO_LOOKS);
  if (told !== null) {
    const by = told.evidence === 'content' ? 'content' : 'metadata';
    return { assetId: told.id, by, right: told.placed, layout };
  }
  const transactions = [...new Set(marks.flatMap(transactionIn))];
  for (const transaction of transactions.slice(0, MOST_TRANSACTIONS)) {
    const asset = await licensedBy(transaction);
    if (asset !== null) return { assetId: asset, by: 'metadata', right: null, layout };
  }
  const named = recognise({ content: null, names: [name] }, known, NO_LOOKS);
  return { assetId: named?.id ?? null, by: named === null ? null : 'name', right: null, layout };
}

/** `null` for what is no file: a pipe would be waited for. */
async function sizeOf(path: string): Promise<number | null> {
  const facts = await stat(path).catch(overlooked('layouts.stat', null));
  return facts?.isFile() === true ? facts.size : null;
}

/** A file that speaks of several assets is none of them. */
function agreed(marks: readonly string[]): readonly string[] {
  const named = marks.map(assetInName).flatMap((found) => (found?.strength === 'strong' ? [found.id] : []));
  return new Set(named).size > 1 ? [] : marks;
}

/** As rights in files say it; see `src/main/library/licence-metadata`. */
function transactionIn(mark: string): readonly TransactionId[] {
  const digits = /depositphotos transaction (\d{1,15})/i.exec(mark)?.[1];
  const transaction = digits === undefined ? null : parseId<TransactionId>(digits);
  return transaction === null ? [] : [transaction];
}
