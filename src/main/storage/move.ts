import * as fs from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { StockroomError } from '../../shared/model/failure.ts';
import type { MoveState } from '../../shared/model/storage.ts';
import type { Store } from '../store/index.ts';
import { holdUp, letGo } from './holdup.ts';
import type { MovedDownloads } from './holdup.ts';
import { copyLink, copyVerified, filesIn, isWithin, removeEmpty, staysInside } from './tree.ts';
import type { TreeFile } from './tree.ts';
import { freeBytes } from './usage.ts';

export interface MoveContext {
  readonly store: Store;
  readonly downloads: MovedDownloads;
  /** Makes the target the folder that files land in. May be told twice. */
  readonly adoptFolder: (folder: string, before: string) => void;
  readonly onProgress: (state: MoveState) => void;
  /** Where a test may stop the process. */
  readonly checkpoint: (name: string) => void;
}

interface MoveRow {
  readonly source: string;
  readonly target: string;
  readonly state: MoveState['step'];
}

interface FileRow {
  readonly relative_path: string;
  readonly bytes: number;
  readonly mtime: number;
}

/** Records moved, or files removed, before others get a turn. */
const SLICE = 500;
/** A file that is never at rest stops a move. */
const PASSES = 20;

/** What stays in the old folder. */
export interface Left {
  /** Files that somebody has written to meanwhile. */
  readonly changed: number;
  /** Links that lead out of the library, or that the new drive knows nothing of, by their paths. */
  readonly links: readonly string[];
}

const NOTHING: Left = { changed: 0, links: [] };

export function moveUnderWay(store: Store): MoveRow | null {
  return store.get<MoveRow>('SELECT source, target, state FROM library_move') ?? null;
}

/** Writes down that the library is to move. Throws where the folder won't do. */
export async function beginMove(store: Store, source: string, target: string): Promise<void> {
  const refuse = (message: string, action: string) => new StockroomError('invalid', { message, action });
  if (moveUnderWay(store) !== null)
    throw refuse('The library is being moved already.', 'Wait, or stop that first.');
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
  store.run(
    "INSERT INTO library_move (id, source, target, state) VALUES (1, ?, ?, 'copying')",
    source,
    target,
  );
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
    store.run("UPDATE library_move SET state = 'switching'");
  }
  if (move.state !== 'removing') {
    await switchOver(move, context);
    checkpoint('switched');
    store.run("UPDATE library_move SET state = 'removing'");
  }
  const left = await removeOld(move, context);
  checkpoint('removed');
  await letGo(store, context.downloads);
  checkpoint('let go');
  store.transaction(() => {
    store.run('DELETE FROM library_move_file');
    store.run('DELETE FROM library_move');
  });
  return left;
}

/** Removes the copies; the library stays where it is. */
export async function cancelMove({ store, downloads, checkpoint }: MoveContext): Promise<void> {
  const move = moveUnderWay(store);
  // Later the copies are the library, and the old files on their way out.
  if (move === null || move.state === 'switching' || move.state === 'removing') return;
  store.run("UPDATE library_move SET state = 'cancelling'");
  for (const { relative_path: name } of copied(store)) {
    checkpoint('cancelling');
    await fs.rm(path.join(move.target, name), { force: true });
  }
  for await (const file of draftsIn(move.target)) await fs.rm(file, { force: true });
  await removeEmpty(move.target);
  await letGo(store, downloads);
  store.transaction(() => {
    store.run('DELETE FROM library_move_file');
    store.run('DELETE FROM library_move');
  });
}

/** False where it was written to meanwhile. */
async function copyOne({ source, target }: MoveRow, file: TreeFile, signal: AbortSignal): Promise<boolean> {
  const { relativePath } = file;
  if (file.link === null) {
    return copyVerified(path.join(source, relativePath), path.join(target, relativePath), file, signal);
  }
  await copyLink(source, target, file);
  return true;
}

/** Drives and systems without links, or that let nobody make them. */
const NO_LINKS = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL']);

function knowsNoLinks(error: unknown): boolean {
  return error instanceof Error && 'code' in error && NO_LINKS.has(String(error.code));
}

async function copyAll(move: MoveRow, context: MoveContext, signal: AbortSignal): Promise<void> {
  const { source, target } = move;
  const { store, downloads, onProgress, checkpoint } = context;
  const stuck = new Set<string>();
  const { dev: drive } = await fs.stat(source);
  // Downloads go on until the rest is copied; what has arrived of them goes along in the last passes.
  let isHeld = false;
  for (let pass = 1; pass <= PASSES; pass += 1) {
    if (isHeld) await holdUp(store, downloads, source, signal);
    const done = new Map(copied(store).map((row) => [row.relative_path, row]));
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
      checkpoint('hold');
      continue;
    }
    const totalBytes = all.reduce((sum, { bytes }) => sum + bytes, 0);
    let bytes = totalBytes - open.reduce((sum, file) => sum + file.bytes, 0);
    let files = all.length - open.length;
    for (const file of open) {
      signal.throwIfAborted();
      checkpoint('before a copy');
      const isCopied = await copyOne(move, file, signal).catch((error: unknown) => {
        if (file.link === null || !knowsNoLinks(error)) throw error;
        stuck.add(file.relativePath);
        return false;
      });
      checkpoint('after a copy');
      if (isCopied) note(store, file);
      files += 1;
      bytes += file.bytes;
      onProgress({
        from: source,
        to: target,
        step: 'copying',
        files,
        totalFiles: all.length,
        bytes,
        totalBytes,
      });
    }
  }
  throw new StockroomError('file.changed', {
    message: 'Another program keeps writing to the library, so it cannot be moved.',
    action: 'Close that program, then try again; what was copied is kept.',
  });
}

function note(store: Store, { relativePath, bytes, mtimeMs }: TreeFile): void {
  store.run(
    `INSERT INTO library_move_file (relative_path, bytes, mtime) VALUES (?, ?, ?)
     ON CONFLICT (relative_path) DO UPDATE SET bytes = excluded.bytes, mtime = excluded.mtime`,
    relativePath,
    bytes,
    mtimeMs,
  );
}

/** The folder and the downloads in one go, then record by record: while it lasts, both folders hold the file. */
async function switchOver(
  { source, target }: MoveRow,
  { store, adoptFolder, checkpoint }: MoveContext,
): Promise<void> {
  adoptFolder(target, source);
  for (;;) {
    const { changes } = store.run(
      `UPDATE library_file SET folder = ? WHERE id IN (SELECT id FROM library_file WHERE folder = ? LIMIT ${SLICE})`,
      target,
      source,
    );
    checkpoint('records');
    if (changes === 0) break;
    await setImmediate();
  }
  store.run('UPDATE library_removed SET folder = ? WHERE folder = ?', target, source);
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
    const facts = await fs.lstat(old).catch(() => null);
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
  await removeEmpty(source);
  const links: string[] = [];
  const isGone = (await fs.lstat(source).catch(() => null)) === null;
  if (!isGone)
    for await (const { relativePath, link } of filesIn(source)) if (link !== null) links.push(relativePath);
  return { changed, links: links.toSorted() };
}

function copied(store: Store): readonly FileRow[] {
  return store.all<FileRow>(
    'SELECT relative_path, bytes, mtime FROM library_move_file ORDER BY relative_path',
  );
}

async function* draftsIn(folder: string): AsyncGenerator<string> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (entry.isFile() && entry.name.endsWith('.stockroom-copy'))
      yield path.join(entry.parentPath, entry.name);
  }
}
