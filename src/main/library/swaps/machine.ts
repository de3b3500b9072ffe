import path from 'node:path';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { KnownFile, Presences } from '../files/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { hashOf, isFolder, keep } from './files.ts';
import type { SwapFiles } from './files.ts';
import { pathsOf } from './rows.ts';
import type { SwapRow, SwapRows } from './rows.ts';

export interface MachineContext {
  readonly store: Store;
  readonly rows: SwapRows;
  readonly files: SwapFiles;
  readonly presences: Presences;
}

/**
 * Puts the licensed file in the comp's place. Every state is written before its step, and only one step, a rename,
 * changes the path that layouts link to: it holds the whole comp before and the whole licensed file after.
 */
export async function swap(row: SwapRow, source: string, context: MachineContext): Promise<void> {
  const { rows, files } = context;
  const { target, staged, kept } = pathsOf(row);
  try {
    await stage(source, staged, files);
    await files.sync(staged);
    if ((await hashOf(staged)) !== row.licensed_sha256) throw changed('The licensed file');
    rows.step(row.id, 'keeping');
    await keep(files, target, kept);
    if ((await hashOf(kept)) !== row.kept_sha256) throw changed('The comp');
  } catch (error) {
    await giveUp(row, context);
    throw error;
  }
  rows.step(row.id, 'placing');
  await place(row, context);
}

/** The folder may go in the moment in which it is empty: the end of another swap removes it. */
async function stage(source: string, staged: string, files: SwapFiles): Promise<void> {
  const folder = path.dirname(staged);
  await files.makeFolder(folder);
  try {
    await files.copy(source, staged);
  } catch (error) {
    if (await isFolder(folder)) throw error;
    await files.makeFolder(folder);
    await files.copy(source, staged);
  }
}

async function place(row: SwapRow, context: MachineContext): Promise<void> {
  const { files } = context;
  const { target, staged } = pathsOf(row);
  await files.rename(staged, target);
  await files.sync(path.dirname(target));
  finish(row, context);
}

function finish(row: SwapRow, { store, rows, presences }: MachineContext): void {
  store.transaction(() => {
    rows.step(row.id, 'done');
    presences.replace(fileOf(row), {
      right: 'licensed',
      option: row.licensed_option,
      bytes: row.licensed_bytes,
      sha256: row.licensed_sha256,
      seen: null,
    });
  });
}

function fileOf({ file_id: id, folder, relative_path: relativePath }: SwapRow) {
  return { id, folder, relativePath };
}

/** Nothing has happened at the path: what was prepared is removed. */
async function giveUp(row: SwapRow, { rows, files }: MachineContext): Promise<void> {
  const { folder, staged, kept } = pathsOf(row);
  await files.remove(staged);
  await files.remove(`${kept}.copy`);
  // Until the rename the comp itself stands at the path, so the second name of it may go.
  await files.remove(kept);
  await files.removeFolder(folder);
  rows.step(row.id, 'abandoned');
}

/** Puts the comp back. Throws when the file has changed since: the work on it would be lost. */
export async function undo(row: SwapRow, context: MachineContext): Promise<void> {
  const { rows, presences } = context;
  const { target, kept } = pathsOf(row);
  const record = recordOf(row, presences);
  if (record === undefined) {
    throw new StockroomError('file.changed', {
      message: 'The licensed file was moved, renamed or removed since it was put there.',
      action: 'Put it back first, then undo; or fetch the comp again, which costs nothing.',
    });
  }
  if (!isOurs(await hashOf(target), row, record.sha256)) {
    throw new StockroomError('file.changed', {
      message: 'The licensed file was changed since it was put there; undoing would lose that.',
      action: 'Move it elsewhere first, then undo.',
    });
  }
  if ((await hashOf(kept)) !== row.kept_sha256) {
    throw new StockroomError('not-found', {
      message: 'The comp that was kept aside is gone or damaged.',
      action: 'Download it again; that costs nothing.',
    });
  }
  rows.step(row.id, 'undoing');
  await putBack(row, context);
}

function recordOf(row: SwapRow, presences: Presences): KnownFile | undefined {
  const { target } = pathsOf(row);
  return presences.at([target]).find(({ id }) => id === row.file_id);
}

/** Whether what stands at the path is the licensed file; with rights that the app has written into it, too. */
function isOurs(found: string | null, row: SwapRow, recorded: string | undefined): boolean {
  return found === null || found === row.licensed_sha256 || found === recorded;
}

async function putBack(row: SwapRow, { store, rows, files, presences }: MachineContext): Promise<void> {
  const { target, staged, kept } = pathsOf(row);
  if ((await hashOf(target)) !== row.kept_sha256) {
    await keep(files, kept, staged);
    await files.makeFolder(path.dirname(target));
    await files.rename(staged, target);
    await files.sync(path.dirname(target));
  }
  store.transaction(() => {
    rows.step(row.id, 'undone');
    presences.replace(fileOf(row), {
      right: 'comp',
      option: row.comp_option,
      bytes: row.comp_bytes,
      sha256: row.comp_sha256,
      seen: { size: row.comp_bytes, mtimeMs: null, sha256: row.kept_sha256 },
    });
  });
  await tidy(row, files);
}

/** What is of no use after an undo; a crash before it is made good by the next start. */
async function tidy(row: SwapRow, files: SwapFiles): Promise<void> {
  const { folder, staged, kept } = pathsOf(row);
  await files.remove(staged);
  await files.remove(`${staged}.copy`);
  await files.remove(kept);
  await files.removeFolder(folder);
}

/** Its time is over. A drive that is away keeps the comp until it is back. */
export async function purge(row: SwapRow, { rows, files }: MachineContext): Promise<void> {
  if (!(await isFolder(row.folder))) return;
  const { folder, kept } = pathsOf(row);
  rows.step(row.id, 'purging');
  await files.remove(kept);
  await files.removeFolder(folder);
  rows.step(row.id, 'purged');
}

/** Goes on from the state that a dead process has left, unless the drive is away. */
export async function recover(row: SwapRow, context: MachineContext): Promise<void> {
  const { rows, files, presences } = context;
  const { target, staged, kept } = pathsOf(row);
  if (!(await isFolder(row.folder))) return;
  switch (row.state) {
    case 'staging':
    case 'keeping':
      return giveUp(row, context);
    case 'placing': {
      const now = await hashOf(target);
      if (now === row.licensed_sha256) return finish(row, context);
      if (now === row.kept_sha256 && (await hashOf(staged)) === row.licensed_sha256)
        return place(row, context);
      // Another file stands there by now. The comp stays aside until its time is over.
      await files.remove(staged);
      rows.step(row.id, (await hashOf(kept)) === null ? 'abandoned' : 'done');
      return;
    }
    case 'undoing': {
      const now = await hashOf(target);
      if (now === row.kept_sha256 || isOurs(now, row, recordOf(row, presences)?.sha256))
        return putBack(row, context);
      await files.remove(staged);
      await files.remove(`${staged}.copy`);
      rows.step(row.id, 'done');
      return;
    }
    case 'undone':
      return tidy(row, files);
    case 'purging':
      return purge(row, context);
    default:
      return;
  }
}

function changed(what: string): StockroomError {
  return new StockroomError('file.changed', {
    message: `${what} changed while it was being prepared; nothing was replaced.`,
    action: 'Try again when no other program is writing to it.',
  });
}
