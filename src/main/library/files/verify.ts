import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { VerifyEvent, VerifyProblem } from '../../../shared/model/verify.ts';
import type { Store } from '../../platform/store/index.ts';
import type { Presences } from './presence.ts';
import { absolutePath, look, toFileNow } from './rows.ts';
import type { FileRow } from './rows.ts';

/** Rows read at a time. */
const PAGE = 200;
/** At most four events a second. */
const EVENT_SPACING = 250;
/** Larger reads are not faster, smaller ones keep the loop busy. Bytes. */
const CHUNK = 1 << 20;

interface Whole {
  readonly files: number;
  readonly bytes: number;
}
const SUM = 'SELECT count(*) AS files, coalesce(sum(bytes), 0) AS bytes';
const LISTED = 'SELECT value FROM json_each(?)';

interface VerifyOptions {
  readonly store: Store;
  readonly presences: Pick<Presences, 'at' | 'settle'>;
  /** Whose files; all of them without. */
  readonly assets?: readonly AssetId[];
  readonly signal: AbortSignal;
}

/** Reads files of the library again, one after the other, and compares each with what was fetched. */
export async function* verifyFiles(options: VerifyOptions): AsyncGenerator<VerifyEvent, void, void> {
  const { store, presences, assets, signal } = options;
  const whole = (assets === undefined
    ? store.get<Whole>(`${SUM} FROM library_file`)
    : store.get<Whole>(`${SUM} FROM library_file WHERE asset_id IN (${LISTED})`, JSON.stringify(assets))) ?? {
    files: 0,
    bytes: 0,
  };
  const problems: VerifyProblem[] = [];
  let files = 0;
  let bytes = 0;
  let told = Number.NEGATIVE_INFINITY;
  const tell = (over: boolean): VerifyEvent => ({
    files,
    bytes,
    totalFiles: whole.files,
    totalBytes: whole.bytes,
    problems: [...problems],
    over,
  });

  yield tell(false);
  for (const rows of assets === undefined ? allFiles(store) : filesOf(store, assets)) {
    for (const row of rows) {
      const found = await check(row, signal);
      if (signal.aborted) return;
      if (found?.kind === 'changed') await remember(row, found.sha256, presences);
      if (found !== null) problems.push({ kind: found.kind, file: fileOf(row, found.kind) });
      files += 1;
      bytes += row.bytes;
      if (performance.now() - told < EVENT_SPACING) continue;
      told = performance.now();
      yield tell(false);
    }
  }
  yield tell(true);
}

/** Also those that come meanwhile. */
function* allFiles(store: Store): Generator<readonly FileRow[]> {
  for (let after = 0; ; ) {
    const rows = store.all<FileRow>(
      'SELECT * FROM library_file WHERE id > ? ORDER BY id LIMIT ?',
      after,
      PAGE,
    );
    yield rows;
    after = rows.at(-1)?.id ?? after;
    if (rows.length < PAGE) return;
  }
}

function* filesOf(store: Store, assets: readonly AssetId[]): Generator<readonly FileRow[]> {
  const ids = store
    .all<{ id: number }>(
      `SELECT id FROM library_file WHERE asset_id IN (${LISTED}) ORDER BY id`,
      JSON.stringify(assets),
    )
    .map(({ id }) => id);
  for (let from = 0; from < ids.length; from += PAGE)
    yield store.all<FileRow>(
      `SELECT * FROM library_file WHERE id IN (${LISTED}) ORDER BY id`,
      JSON.stringify(ids.slice(from, from + PAGE)),
    );
}

type Found =
  | { readonly kind: Exclude<VerifyProblem['kind'], 'changed'> }
  | { readonly kind: 'changed'; readonly sha256: string };

async function check(row: FileRow, signal: AbortSignal): Promise<Found | null> {
  try {
    const sha256 = await readHash(absolutePath(row), signal);
    return sha256 === row.sha256 ? null : { kind: 'changed', sha256 };
  } catch (error) {
    if (signal.aborted) return null;
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code !== 'ENOENT' && code !== 'ENOTDIR') return { kind: 'unreadable' };
    return { kind: toFileNow(row).presence === 'not-connected' ? 'not-connected' : 'missing' };
  }
}

/** SHA-256 of a file, lower-case hex. */
export async function readHash(target: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(target, { highWaterMark: CHUNK }), hash, { signal });
  return hash.digest('hex');
}

/** Also a change that kept size and time, which nothing else would have seen. */
async function remember(
  row: FileRow,
  sha256: string,
  presences: Pick<Presences, 'at' | 'settle'>,
): Promise<void> {
  const [record] = presences.at([absolutePath(row)]).filter(({ id }) => id === row.id);
  if (record === undefined) return;
  const size = look(record.path)?.size ?? record.bytes;
  await presences.settle([{ record, presence: 'changed', seen: { size, mtimeMs: null, sha256 } }]);
}

function fileOf(row: FileRow, kind: VerifyProblem['kind']): VerifyProblem['file'] {
  const file = toFileNow(row);
  return kind === 'changed' ? { ...file, presence: 'changed' } : file;
}
