import * as fs from 'node:fs/promises';
import path from 'node:path';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { Store } from '../../platform/store/index.ts';
import type { MoveContext } from './context.ts';
import { holdUp } from './holdup.ts';
import { copied, moveUnderWay } from './rows.ts';
import type { CopyRow, MoveRow } from './rows.ts';
import { copyLink, copyVerified, filesIn, staysInside } from './tree.ts';
import type { TreeFile } from './tree.ts';
import { overlooked } from '../../platform/failures/index.ts';

/** A file that is never at rest stops a move. */
const PASSES = 20;

/**
 * Copies what is not copied as it stands now, until there is nothing such. `free`: downloads go on until the rest is
 * copied; then they are held up, and what has arrived of them goes along. `held`: they are at rest already.
 */
export async function copyAll(
  move: MoveRow,
  context: MoveContext,
  signal: AbortSignal,
  downloads: 'free' | 'held' = 'free',
): Promise<void> {
  const { source } = move;
  const stuck = new Set<string>();
  const { dev: drive } = await fs.stat(source);
  let isHeld = downloads === 'held';
  for (let pass = 1; pass <= PASSES; pass += 1) {
    if (isHeld && downloads === 'free') await holdUp(context.store, context.downloads, source, signal);
    const done = new Map(copied(context.store).map((row) => [row.relative_path, row]));
    const all: TreeFile[] = [];
    for await (const file of filesIn(source, { parts: isHeld })) {
      if (await staysInside(source, file)) all.push(file);
    }
    // Where a drive was mounted there may be an empty folder now: that is no library from which everything was taken.
    const isAway = (await fs.stat(source)).dev !== drive || (all.length === 0 && done.size > 0);
    if (isAway) throw new StockroomError('disk.gone');
    const open = all.filter(({ relativePath, bytes, mtimeMs }) => {
      const row = done.get(relativePath);
      if (stuck.has(relativePath)) return false;
      return row?.bytes !== bytes || row.mtime !== mtimeMs;
    });
    if (open.length === 0 && isHeld) return;
    if (open.length === 0) {
      isHeld = true;
      context.checkpoint('hold');
      continue;
    }
    await copyOpen(open, { all, done, stuck, move }, context, signal);
  }
  throw new StockroomError('file.changed', {
    message: 'Another program keeps writing to the library, so it cannot be moved.',
    action: 'Close that program, then try again; what was copied is kept.',
  });
}

interface Pass {
  readonly move: MoveRow;
  readonly all: readonly TreeFile[];
  readonly done: ReadonlyMap<string, CopyRow>;
  /** What cannot go along. */
  readonly stuck: Set<string>;
}

async function copyOpen(
  open: readonly TreeFile[],
  { move, all, done, stuck }: Pass,
  { store, onProgress, checkpoint }: MoveContext,
  signal: AbortSignal,
): Promise<void> {
  const totalBytes = all.reduce((sum, { bytes }) => sum + bytes, 0);
  let bytes = totalBytes - open.reduce((sum, file) => sum + file.bytes, 0);
  let files = all.length - open.length;
  for (const file of open) {
    signal.throwIfAborted();
    // Another process on the profile was asked to stop the move.
    if (moveUnderWay(store)?.state === 'cancelling') throw new StockroomError('aborted');
    checkpoint('before a copy');
    const before = done.get(file.relativePath);
    // Once the new folder is the library's, another program may have changed the copy there.
    const isOurs =
      move.state === 'copying' || (await isUnchanged(path.join(move.target, file.relativePath), before));
    if (isOurs) {
      await copyOne(move, file, store, signal).catch((error: unknown) => {
        if (file.link === null || !knowsNoLinks(error)) throw error;
        stuck.add(file.relativePath);
      });
    } else {
      stuck.add(file.relativePath);
    }
    checkpoint('after a copy');
    files += 1;
    bytes += file.bytes;
    onProgress({
      from: move.source,
      to: move.target,
      step: 'copying',
      files,
      totalFiles: all.length,
      bytes,
      totalBytes,
    });
  }
}

/** Copies a file and writes that down, unless the file was written to meanwhile: then the next pass does. */
export async function copyOne(
  { source, target }: Pick<MoveRow, 'source' | 'target'>,
  file: TreeFile,
  store: Store,
  signal: AbortSignal,
): Promise<void> {
  // Before it is there: a copy that no row knows of would outlive its source.
  noteCopy(store, { ...file, bytes: BEGUN, mtimeMs: 0 });
  if (file.link !== null) await copyLink(source, target, file);
  else if (!(await copyVerified(source, target, file, signal))) return;
  noteCopy(store, file);
}

/** Stands for the size of a copy that may not be whole yet. */
const BEGUN = -1;

/** Drives and systems without links, or where this user may not make them. */
const NO_LINKS = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL']);

function knowsNoLinks(error: unknown): boolean {
  return error instanceof Error && 'code' in error && NO_LINKS.has(String(error.code));
}

function noteCopy(store: Store, { relativePath, bytes, mtimeMs }: TreeFile): void {
  store.run(
    `INSERT INTO library_move_file (relative_path, bytes, mtime) VALUES (?, ?, ?)
     ON CONFLICT (relative_path) DO UPDATE SET bytes = excluded.bytes, mtime = excluded.mtime`,
    relativePath,
    bytes,
    mtimeMs,
  );
}

/** Whether a copy is still as it was made, or is not there. Links are ours: they are made anew with every copy. */
export async function isUnchanged(copy: string, row: CopyRow | undefined): Promise<boolean> {
  const facts = await fs.lstat(copy).catch(overlooked('storage.stat', null));
  if (facts === null || facts.isSymbolicLink() || row?.bytes === BEGUN) return true;
  // File systems round times, some of them to two seconds.
  return facts.size === row?.bytes && Math.abs(facts.mtimeMs - row.mtime) <= ROUNDED_MS;
}

const ROUNDED_MS = 2_000;

/** What was taken away from the old folder after it was copied does not come back in the new one. */
export async function forgetVanished({ source, target }: MoveRow, store: Store): Promise<void> {
  for (const row of copied(store)) {
    const stands = await fs.lstat(path.join(source, row.relative_path)).then(
      () => true,
      (error: unknown) => !(error instanceof Error && 'code' in error && error.code === 'ENOENT'),
    );
    if (stands) continue;
    const copy = path.join(target, row.relative_path);
    if (await isUnchanged(copy, row)) await fs.rm(copy, { force: true });
    store.run('DELETE FROM library_move_file WHERE relative_path = ?', row.relative_path);
  }
}
