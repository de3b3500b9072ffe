import * as fs from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { numbered } from '../../../shared/model/file-name.ts';
import type { Store } from '../../platform/store/index.ts';
import type { MoveContext } from './context.ts';
import { copyOne, isUnchanged } from './copies.ts';
import { copied } from './rows.ts';
import type { CopyRow, MoveRow } from './rows.ts';
import { isWithin } from '../../platform/locations/index.ts';
import { overlooked } from '../../platform/failures/index.ts';

interface Place {
  readonly folder: string;
  readonly relativePath: string;
}

interface Row {
  readonly id: number;
  readonly folder: string;
  readonly relative_path: string;
}

/** Records switched before others get a turn. */
const SLICE = 500;
const TABLES = { library_file: 'id', library_removed: 'key' } as const;

/**
 * Every record of a file in the old folder, or in a folder below it, goes to the copy of that file. What has come since
 * the last look is copied first.
 */
export async function switchRecords(
  move: MoveRow,
  context: Pick<MoveContext, 'store' | 'checkpoint'>,
  signal: AbortSignal,
): Promise<void> {
  const { store, checkpoint } = context;
  const copies = new Map(copied(store).map((row) => [row.relative_path, row]));
  for (const [table, key] of Object.entries(TABLES)) {
    const sql = `SELECT ${key} AS id, folder, relative_path FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ${SLICE}`;
    for (let after = 0; ; ) {
      const rows: Row[] = store.all<Row>(sql, after);
      if (rows.length === 0) break;
      const moved = rows.flatMap((row) => {
        const to = placeAfter(move, row);
        return to === null ? [] : [{ row, to }];
      });
      if (table === 'library_file') {
        for (const { row } of moved) await bringAlong(absolute(row), move, copies, store, signal);
      }
      store.transaction(() => {
        for (const { row, to } of moved) switchOne(store, { table, key, row, to });
      });
      after = rows.at(-1)?.id ?? after;
      if (moved.length > 0) checkpoint('records');
      await setImmediate();
    }
  }
}

/** Where a file stands after the move; `null` for one that is not in the old folder. */
function placeAfter({ source, target }: MoveRow, row: Row): Place | null {
  const at = absolute(row);
  if (!isWithin(source, at)) return null;
  if (isWithin(source, row.folder)) {
    return {
      folder: path.join(target, path.relative(source, row.folder)),
      relativePath: row.relative_path,
    };
  }
  return { folder: target, relativePath: path.relative(source, at).split(path.sep).join('/') };
}

function absolute({ folder, relative_path: relativePath }: Row): string {
  return path.join(folder, ...relativePath.split('/'));
}

/** A file that has landed, or was replaced, since the copies were made. */
async function bringAlong(
  at: string,
  move: MoveRow,
  copies: ReadonlyMap<string, CopyRow>,
  store: Store,
  signal: AbortSignal,
): Promise<void> {
  const facts = await fs.lstat(at).catch(overlooked('storage.stat', null));
  if (facts?.isFile() !== true) return;
  const relativePath = path.relative(move.source, at).split(path.sep).join('/');
  const copy = copies.get(relativePath);
  if (copy?.bytes === facts.size && copy.mtime === facts.mtimeMs) return;
  // A copy that another program has changed in the new folder stays as it is there.
  if (copy !== undefined && !(await isUnchanged(path.join(move.target, relativePath), copy))) return;
  const file = { relativePath, bytes: facts.size, mtimeMs: facts.mtimeMs, link: null };
  await copyOne(move, file, store, signal);
}

function switchOne(
  store: Store,
  { table, key, row, to }: { table: string; key: string; row: Row; to: Place },
): void {
  if (table === 'library_file') giveWay(store, to, row.id);
  store.run(
    `UPDATE ${table} SET folder = ?, relative_path = ? WHERE ${key} = ? AND folder = ? AND relative_path = ?`,
    to.folder,
    to.relativePath,
    row.id,
    row.folder,
    row.relative_path,
  );
}

/** The new folder was empty: a record that names a file there is of one that is missing, and keeps a number. */
function giveWay(store: Store, { folder, relativePath }: Place, id: number): void {
  const find = (name: string) =>
    store.get<{ id: number }>(
      'SELECT id FROM library_file WHERE folder = ? AND relative_path = ?',
      folder,
      name,
    );
  const taken = find(relativePath);
  if (taken === undefined || taken.id === id) return;
  const { dir, base } = path.posix.parse(relativePath);
  for (let number = 2; ; number += 1) {
    const name = path.posix.join(dir, numbered(base, number));
    if (find(name) !== undefined) continue;
    store.run('UPDATE library_file SET relative_path = ? WHERE id = ?', name, taken.id);
    return;
  }
}
