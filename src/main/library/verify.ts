import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { VerifyEvent, VerifyProblem } from '../../shared/model/verify.ts';
import type { Store } from '../store/index.ts';
import type { Presences } from './presence.ts';
import { absolutePath, look, toFileNow } from './rows.ts';
import type { FileRow } from './rows.ts';

/** Rows read at a time. */
const PAGE = 200;
/** At most four events a second. */
const EVENT_SPACING = 250;
/** Larger reads are not faster, smaller ones keep the loop busy. Bytes. */
const CHUNK = 1 << 20;

/** Reads every file of the library again, one after the other, and compares it with what was fetched. */
export async function* verifyLibrary(
  store: Store,
  presences: Pick<Presences, 'at' | 'settle'>,
  signal: AbortSignal,
): AsyncGenerator<VerifyEvent, void, void> {
  const whole = store.get<{ files: number; bytes: number }>(
    'SELECT count(*) AS files, coalesce(sum(bytes), 0) AS bytes FROM library_file',
  ) ?? { files: 0, bytes: 0 };
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
  for (let after = 0; ; ) {
    const rows = store.all<FileRow>(
      'SELECT * FROM library_file WHERE id > ? ORDER BY id LIMIT ?',
      after,
      PAGE,
    );
    for (const row of rows) {
      const found = await check(row, signal);
      if (signal.aborted) return;
      if (found?.kind === 'changed') await remember(row, found.sha256, presences);
      if (found !== null) problems.push({ kind: found.kind, file: fileOf(row, found.kind) });
      after = row.id;
      files += 1;
      bytes += row.bytes;
      if (performance.now() - told < EVENT_SPACING) continue;
      told = performance.now();
      yield tell(false);
    }
    if (rows.length < PAGE) break;
  }
  yield tell(true);
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
