import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { Store } from '../../platform/store/index.ts';
import type { MoveContext } from './context.ts';
import { copyAll, forgetVanished, isUnchanged } from './copies.ts';
import { holdUp, letGo } from './holdup.ts';
import { noteMove } from './note.ts';
import { copied, moveUnderWay } from './rows.ts';
import type { MoveRow } from './rows.ts';
import { switchRecords } from './switch.ts';
import { isWithin } from '../../platform/locations/index.ts';
import { draftIn, filesIn, removeEmpty } from './tree.ts';
import { freeBytes } from './usage.ts';
import { overlooked } from '../../platform/failures/index.ts';

/** What stays in the old folder. */
export interface Left {
  /** Files that were written to meanwhile. */
  readonly changed: number;
  /** Links that lead out of the library, or that the new drive knows nothing of, by their paths. */
  readonly links: readonly string[];
}

const NOTHING: Left = { changed: 0, links: [] };

/** Writes down that the library is to move, by the process of this name. Throws where the folder won't do. */
export async function beginMove(
  store: Store,
  {
    source,
    target,
    owner,
    now,
  }: Pick<MoveRow, 'source' | 'target'> & { readonly owner: string; readonly now: number },
): Promise<void> {
  const refuse = (message: string, action: string) => new StockroomError('invalid', { message, action });
  const busy = () => refuse('The library is being moved already.', 'Wait, or stop that first.');
  if (moveUnderWay(store) !== null) throw busy();
  if (isWithin(source, target) || isWithin(target, source)) {
    throw refuse('The new folder lies in the old one, or around it.', 'Choose a folder elsewhere.');
  }
  await fs.mkdir(target, { recursive: true });
  if ((await fs.readdir(target)).length > 0)
    throw refuse('The new folder is not empty.', 'Choose an empty folder.');
  let bytes = 0;
  for await (const file of filesIn(source)) bytes += file.bytes;
  const free = await freeBytes(target);
  if (free !== null && free < bytes) throw new StockroomError('disk.full');
  const { changes } = store.run(
    `INSERT OR IGNORE INTO library_move (id, source, target, state, owner, move, began_at)
     VALUES (1, ?, ?, 'copying', ?, ?, ?)`,
    source,
    target,
    owner,
    randomUUID(),
    now,
  );
  // Another process was faster.
  if (changes === 0) throw busy();
}

/**
 * Copies every file, reads each copy back, makes the new folder the library's, and only then removes the old files.
 * Goes on from wherever an earlier process stopped. At any moment each file stands whole in one of the two folders.
 */
export async function runMove(context: MoveContext, signal: AbortSignal): Promise<Left> {
  const { store, checkpoint } = context;
  const move = moveUnderWay(store);
  if (move === null) return NOTHING;
  if (move.state === 'cancelling') {
    await cancelMove(context);
    return NOTHING;
  }
  if (move.state === 'copying') {
    await copyAll(move, context, signal);
    checkpoint('copied');
    noteMove(context, 'copied', sizeOf(store));
  }
  if (move.state !== 'removing') await switchOver(move, context, signal);
  const left = await removeOld(move, context);
  checkpoint('removed');
  await letGo(store, context.downloads);
  checkpoint('let go');
  noteMove(context, 'done', { ...sizeOf(store), left: left.changed + left.links.length });
  forget(store);
  return left;
}

/** Removes the copies; the library stays where it is. */
export async function cancelMove(context: MoveContext): Promise<void> {
  const { store, downloads, checkpoint } = context;
  const move = moveUnderWay(store);
  // Later the copies are the library, and the old files on their way out.
  if (move === null || move.state === 'switching' || move.state === 'removing') return;
  store.run("UPDATE library_move SET state = 'cancelling'");
  noteMove(context, 'cancelling');
  for (const row of copied(store)) {
    checkpoint('cancelling');
    const copy = path.join(move.target, row.relative_path);
    if (await isUnchanged(copy, row)) await fs.rm(copy, { force: true });
  }
  await fs.rm(draftIn(move.target), { force: true });
  await removeEmpty(move.target);
  await letGo(store, downloads);
  noteMove(context, 'cancelled');
  forget(store);
}

/** The count and size of the files copied so far. */
function sizeOf(store: Store): { readonly files: number; readonly bytes: number } {
  const rows = copied(store);
  return { files: rows.length, bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0) };
}

function forget(store: Store): void {
  store.transaction(() => {
    store.run('DELETE FROM library_move_file');
    store.run('DELETE FROM library_move');
  });
}

/**
 * While downloads and all other work on files rest, copies what has changed since the last look once more; then the
 * folder, the downloads and each record are switched. While it lasts, both folders hold every file.
 */
async function switchOver(move: MoveRow, context: MoveContext, signal: AbortSignal): Promise<void> {
  const { store, downloads, still, adoptFolder, checkpoint } = context;
  const { source, target } = move;
  const switchNow = async (): Promise<boolean> => {
    // One may have begun since the others were brought to rest.
    if (downloads.underWay(source).length > 0) return false;
    await copyAll(move, context, signal, 'held');
    await forgetVanished(move, store);
    const { changes } = store.run(
      "UPDATE library_move SET state = 'switching' WHERE state IN ('copying', 'switching')",
    );
    // Another process on the profile was asked to stop the move.
    if (changes === 0) throw new StockroomError('aborted');
    checkpoint('switching');
    noteMove(context, 'switching');
    adoptFolder(target, source);
    await switchRecords(move, context, signal);
    checkpoint('switched');
    store.run("UPDATE library_move SET state = 'removing'");
    noteMove(context, 'removing');
    return true;
  };
  do await holdUp(store, downloads, source, signal);
  while (!(await still(switchNow, signal)));
}

async function removeOld(move: MoveRow, { store, onProgress, checkpoint }: MoveContext): Promise<Left> {
  const { source, target } = move;
  const rows = copied(store);
  const totalBytes = rows.reduce((sum, { bytes }) => sum + bytes, 0);
  let changed = 0;
  let bytes = 0;
  for (const [index, row] of rows.entries()) {
    checkpoint('removing');
    const old = path.join(source, row.relative_path);
    const facts = await fs.lstat(old).catch(overlooked('storage.stat', null));
    if (facts?.size === row.bytes && facts.mtimeMs === row.mtime) await fs.rm(old);
    else if (facts !== null) changed += 1;
    bytes += row.bytes;
    const files = index + 1;
    onProgress({
      from: source,
      to: target,
      step: 'removing',
      files,
      totalFiles: rows.length,
      bytes,
      totalBytes,
    });
  }
  await fs.rm(draftIn(target), { force: true });
  await removeEmpty(source);
  const links: string[] = [];
  const isGone = (await fs.lstat(source).catch(overlooked('storage.stat', null))) === null;
  if (!isGone)
    for await (const { relativePath, link } of filesIn(source)) if (link !== null) links.push(relativePath);
  return { changed, links: links.toSorted() };
}
