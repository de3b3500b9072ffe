import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { AssetId, FileId } from '../../../shared/model/ids.ts';
import type { Library } from '../files/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { hashOf, removeCopy } from './durable.ts';
import { overlooked } from '../../platform/failures/index.ts';

interface Row {
  readonly file_id: number;
  readonly owner: string;
  readonly target: string;
  readonly copy: string;
  readonly sha256: string | null;
  readonly bytes: number | null;
}

type Facts = { readonly sha256: string; readonly bytes: number };

/**
 * The record of copies that are about to take the place of a file, or of its sidecar: after a crash it tells what has
 * happened.
 */
export interface Swaps {
  begin(file: FileId, paths: { readonly target: string; readonly copy: string }): void;
  /** The copy is whole and on the disk. From here on the file may be the copy. */
  ready(file: FileId, now: Facts): void;
  /** The library knows the file as it is now. */
  done(file: FileId, now: Facts): void;
  /** Forgets one that has not come that far. */
  dropUnready(file: FileId): void;
  /** Whose copies there are. */
  owners(): readonly string[];
  /** Finishes, or takes back, what a dead process has left. */
  adopt(dead: string): Promise<void>;
  /** The files in the folder, and in those below it, went elsewhere: so did copies that dead processes have left. */
  moveFolder(from: string, to: string): void;
}

export function createSwaps(options: {
  readonly store: Store;
  readonly library: Pick<Library, 'alone' | 'mendFirst' | 'rewritten'>;
  /** The name of this process; see `Owner`. */
  readonly owner: string;
}): Swaps {
  const { store, library, owner } = options;
  const forget = (file: FileId) => store.run('DELETE FROM rights_swap WHERE file_id = ?', file);
  const done = (file: FileId, now: Facts) =>
    store.transaction(() => {
      library.rewritten(file, now);
      forget(file);
    });

  /** `null` where the record is gone by now. */
  const assetOf = (file: number): AssetId | null =>
    store.get<{ asset_id: AssetId }>('SELECT asset_id FROM library_file WHERE id = ?', file)?.asset_id ??
    null;

  const recoverOne = async (row: Row): Promise<void> => {
    const file = row.file_id as FileId;
    // A drive that is away keeps its secret until it is back.
    if (!(await isThere(path.dirname(row.target)))) return;
    const { sha256, bytes } = row;
    if (sha256 !== null && bytes !== null && (await isThere(row.target))) {
      const found = await hashOf(row.target);
      if (found.sha256 === sha256) done(file, { sha256, bytes });
    }
    await removeCopy(row.copy);
    forget(file);
  };

  // Who writes holds the lock of the asset from the first step to the last: what is left under it is of the dead.
  library.mendFirst(async (asset) => {
    const left = store.all<Row>(
      'SELECT * FROM rights_swap WHERE file_id IN (SELECT id FROM library_file WHERE asset_id = ?)',
      asset,
    );
    for (const row of left) await recoverOne(row).catch(overlooked('rights.recover'));
  });

  return {
    begin: (file, { target, copy }) => {
      store.run(
        'INSERT OR REPLACE INTO rights_swap (file_id, owner, target, copy) VALUES (?, ?, ?, ?)',
        file,
        owner,
        target,
        copy,
      );
    },
    ready: (file, { sha256, bytes }) => {
      store.run('UPDATE rights_swap SET sha256 = ?, bytes = ? WHERE file_id = ?', sha256, bytes, file);
    },
    done,
    dropUnready: (file) => {
      store.run('DELETE FROM rights_swap WHERE file_id = ? AND sha256 IS NULL', file);
    },
    owners: () =>
      store.all<{ owner: string }>('SELECT DISTINCT owner FROM rights_swap').map((row) => row.owner),
    adopt: async (dead) => {
      const rows = store.all<Row>(
        'UPDATE rights_swap SET owner = ? WHERE owner = ? RETURNING *',
        owner,
        dead,
      );
      for (const row of rows) {
        const asset = assetOf(row.file_id);
        if (asset === null) await recoverOne(row);
        else await library.alone(asset, () => recoverOne(row));
      }
    },
    moveFolder: (from, to) => {
      for (const row of store.all<Row>('SELECT * FROM rights_swap')) {
        const [target, copy] = [row.target, row.copy].map((at) => movedPath(at, from, to));
        store.run(
          'UPDATE rights_swap SET target = ?, copy = ? WHERE file_id = ?',
          target ?? row.target,
          copy ?? row.copy,
          row.file_id,
        );
      }
    },
  };
}

function movedPath(at: string, from: string, to: string): string {
  return at.startsWith(from + path.sep) ? to + at.slice(from.length) : at;
}

async function isThere(at: string): Promise<boolean> {
  return stat(at).then(() => true, overlooked('rights.stat', false));
}
