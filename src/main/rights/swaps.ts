import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { AssetId, FileId } from '../../shared/model/ids.ts';
import type { Library } from '../library/index.ts';
import type { ProcessLock, Store } from '../store/index.ts';
import { hashOf } from './durable.ts';

interface Row {
  readonly file_id: number;
  readonly owner: string;
  readonly target: string;
  readonly copy: string;
  readonly sha256: string | null;
  readonly bytes: number | null;
}

type Facts = { readonly sha256: string; readonly bytes: number };

/** The record of copies that are about to take a file's place: after a crash it tells what has happened. */
export interface Swaps {
  begin(file: FileId, paths: { readonly target: string; readonly copy: string }): void;
  /** The copy is whole and on the disk. From here on the file may be the copy. */
  ready(file: FileId, now: Facts): void;
  /** The library knows the file as it is now. */
  done(file: FileId, now: Facts): void;
  /** Forgets one that has not come that far. */
  dropUnready(file: FileId): void;
  /** Finishes, or takes back, what dead processes have left. */
  recover(): Promise<void>;
}

export function createSwaps(options: {
  readonly store: Store;
  readonly library: Pick<Library, 'alone' | 'rewritten'>;
  readonly lock: ProcessLock;
}): Swaps {
  const { store, library, lock } = options;
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
    await rm(row.copy, { force: true });
    forget(file);
  };

  return {
    begin: (file, { target, copy }) => {
      store.run(
        'INSERT OR REPLACE INTO rights_swap (file_id, owner, target, copy) VALUES (?, ?, ?, ?)',
        file,
        lock.id,
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
    recover: async () => {
      for (const row of store.all<Row>('SELECT * FROM rights_swap')) {
        if (lock.lives(row.owner)) continue;
        const asset = assetOf(row.file_id);
        if (asset === null) await recoverOne(row);
        else await library.alone(asset, () => recoverOne(row));
      }
    },
  };
}

async function isThere(at: string): Promise<boolean> {
  return stat(at).then(
    () => true,
    () => false,
  );
}
