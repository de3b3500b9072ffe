import { stat } from 'node:fs/promises';
import type { Store } from '../../platform/store/index.ts';
import { absolutePath } from './rows.ts';
import type { FileRow } from './rows.ts';
import { readHash } from './verify.ts';
import { overlooked } from '../../platform/failures/index.ts';

/** A file that was written to so lately may be written to again without another time. */
const CLOCK_GRAIN_MS = 2000;

/**
 * Whether a file is still the one that was fetched. Another size says no; one that has the time it was last read at
 * is the same; any other is read, and its record says what was found.
 */
export async function isIntact(row: FileRow, store: Store, signal: AbortSignal): Promise<boolean> {
  const target = absolutePath(row);
  const facts = await stat(target).catch(overlooked('library.stat', null));
  if (facts === null || !facts.isFile() || facts.size !== row.bytes) return false;
  if (facts.mtimeMs === row.seen_mtime) return row.seen_sha256 === row.sha256;
  // What cannot be read now has not been shown to differ.
  const found = await readHash(target, signal).catch(overlooked('library.hash', null));
  if (found === null) return true;
  store.run(
    `UPDATE library_file SET presence = ?, seen_size = ?, seen_mtime = ?, seen_sha256 = ?
     WHERE id = ? AND sha256 = ? AND folder = ? AND relative_path = ?`,
    found === row.sha256 ? 'here' : 'changed',
    facts.size,
    facts.mtimeMs < Date.now() - CLOCK_GRAIN_MS ? facts.mtimeMs : null,
    found,
    row.id,
    row.sha256,
    row.folder,
    row.relative_path,
  );
  return found === row.sha256;
}
