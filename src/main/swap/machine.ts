import path from 'node:path';
import { StockroomError } from '../../shared/model/failure.ts';
import type { Presences } from '../library/index.ts';
import type { Store } from '../store/index.ts';
import { hashOf, keep } from './files.ts';
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
  const { target, folder, staged, kept } = pathsOf(row);
  try {
    await files.makeFolder(folder);
    await files.copy(source, staged);
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
    presences.replace(row.file_id, {
      right: 'licensed',
      option: row.licensed_option,
      bytes: row.licensed_bytes,
      sha256: row.licensed_sha256,
      seen: null,
    });
  });
}

/** Nothing has happened at the path: what was prepared is removed. */
async function giveUp(row: SwapRow, { rows, files }: MachineContext): Promise<void> {
  const { staged, kept } = pathsOf(row);
  await files.remove(staged);
  await files.remove(`${kept}.copy`);
  // Until the rename the comp itself stands at the path, so the second name of it may go.
  await files.remove(kept);
  rows.step(row.id, 'abandoned');
}

/** Puts the comp back. Throws when somebody has worked on the file since: that work would be lost. */
export async function undo(row: SwapRow, context: MachineContext): Promise<void> {
  const { rows, presences } = context;
  const { target, kept } = pathsOf(row);
  const now = await hashOf(target);
  // Rights that the app has written into the file are no work of somebody.
  const own = presences.at([target]).find(({ id }) => id === row.file_id)?.sha256;
  if (now !== null && now !== row.licensed_sha256 && now !== own) {
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
    presences.replace(row.file_id, {
      right: 'comp',
      option: row.comp_option,
      bytes: row.comp_bytes,
      sha256: row.comp_sha256,
      seen: { size: row.comp_bytes, mtimeMs: null, sha256: row.kept_sha256 },
    });
  });
  await tidy(row, files);
}

/** What is of no use after an undo; a crash before it is made good at the next start. */
async function tidy(row: SwapRow, files: SwapFiles): Promise<void> {
  const { staged, kept } = pathsOf(row);
  await files.remove(staged);
  await files.remove(`${staged}.copy`);
  await files.remove(kept);
}

export async function purge(row: SwapRow, { rows, files }: MachineContext): Promise<void> {
  rows.step(row.id, 'purging');
  await files.remove(pathsOf(row).kept);
  rows.step(row.id, 'purged');
}

/** Goes on from the state that a dead process has left. */
export async function recover(row: SwapRow, context: MachineContext): Promise<void> {
  const { rows, files } = context;
  const { target, staged, kept } = pathsOf(row);
  switch (row.state) {
    case 'staging':
    case 'keeping':
      return giveUp(row, context);
    case 'placing': {
      const now = await hashOf(target);
      if (now === row.licensed_sha256) return finish(row, context);
      if (now === row.kept_sha256 && (await hashOf(staged)) === row.licensed_sha256)
        return place(row, context);
      // Somebody put something else there meanwhile. The comp stays aside until its time is over.
      await files.remove(staged);
      rows.step(row.id, (await hashOf(kept)) === null ? 'abandoned' : 'done');
      return;
    }
    case 'undoing':
      return putBack(row, context);
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
