import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { numbered } from '../../../shared/model/file-name.ts';
import type { AssetId, FileId } from '../../../shared/model/ids.ts';
import type { Store } from '../../platform/store/index.ts';
import { absolutePath } from './rows.ts';
import type { FileRow } from './rows.ts';
import type { Alone } from './turns.ts';
import { overlooked } from '../../platform/failures/index.ts';

/**
 * Files that were taken out of the library and can still be brought back. They are held aside, on the same drive and
 * so in one step, because no system lets a program take a file out of its bin again; when the time for second
 * thoughts is over, or at the next start, they go into the bin from where they were.
 */
export interface Removals {
  /** `null` where another caller was faster. */
  take(file: FileId): Promise<Taken | null>;
  /** Whether the file is in the library again. */
  giveBack(key: number): Promise<boolean>;
  /** Puts what this process has removed before this time into the bin. */
  sweep(before: number): Promise<void>;
  /** Whose removals there are. */
  owners(): readonly (string | null)[];
  /** Takes over the removals of a dead process: ends what was interrupted, and puts the rest into the bin. */
  adopt(dead: string | null): Promise<void>;
}

export interface Taken {
  /** By which it can be brought back. */
  readonly key: number;
  /** `left`: the record went, the file stayed, for there is no bin. */
  readonly file: 'aside' | 'binned' | 'left';
}

export interface RemovalsOptions {
  readonly store: Store;
  readonly alone: Alone;
  /** The name of this process; see `Owner`. */
  readonly owner: string;
  /** Missing where the system has no bin. */
  readonly trash: ((path: string) => Promise<boolean>) | undefined;
  readonly now: () => number;
  /** Where a test may stop the process. */
  readonly checkpoint: () => void;
  readonly onError: (error: unknown) => void;
}

/** Written before the step that it names: out of its place, back into it, into the bin. `kept`: it never left. */
type State = 'leaving' | 'aside' | 'kept' | 'returning' | 'binning';

interface Row extends FileRow {
  readonly key: number;
  readonly state: State;
}

const ASIDE = '.stockroom-removed';

const COLUMNS = `asset_id, file_right, option, folder, relative_path, bytes, sha256, added_at, presence,
  seen_size, seen_mtime, seen_sha256`;

export function createRemovals(options: RemovalsOptions): Removals {
  const { store, alone, owner, trash, now, checkpoint, onError } = options;

  const rowOf = (key: number): Row | undefined =>
    store.get<Row>('SELECT * FROM library_removed WHERE key = ?', key);
  const step = ({ key }: Row, state: State) => {
    store.run('UPDATE library_removed SET state = ? WHERE key = ?', state, key);
    checkpoint();
  };
  const forget = ({ key }: Row) => store.run('DELETE FROM library_removed WHERE key = ?', key);
  const dropRecord = ({ key, id, sha256 }: Row, state: State) =>
    store.transaction(() => {
      store.run('UPDATE library_removed SET state = ? WHERE key = ?', state, key);
      store.run('DELETE FROM library_file WHERE id = ? AND sha256 = ?', id, sha256);
    });
  const hasRecordAt = ({ folder }: Row, relativePath: string): boolean =>
    store.get('SELECT 1 FROM library_file WHERE folder = ? AND relative_path = ?', folder, relativePath) !==
    undefined;

  /** Its path of before, or that with a number where another file stands there by now. */
  const freePath = (row: Row): string => {
    const { dir, base } = path.posix.parse(row.relative_path);
    for (let number = 1; ; number += 1) {
      const relativePath = path.posix.join(dir, numbered(base, number));
      if (hasRecordAt(row, relativePath)) continue;
      if (!existsSync(absolutePath({ ...row, relative_path: relativePath }))) return relativePath;
    }
  };

  /** Out of the folder aside, to where it was; returns where that is. */
  const place = async (row: Row): Promise<string> => {
    const relativePath = freePath(row);
    store.run('UPDATE library_removed SET relative_path = ? WHERE key = ?', relativePath, row.key);
    checkpoint();
    const target = absolutePath({ ...row, relative_path: relativePath });
    await fs.mkdir(path.dirname(target), { recursive: true });
    await fs.rename(asideOf(row), target);
    await tidy(row);
    checkpoint();
    return relativePath;
  };

  const bin = async (row: Row): Promise<boolean> => {
    if (trash === undefined) return false;
    step(row, 'binning');
    const { relative_path: before } = row;
    // From its own place, so that the system can put it back there.
    const relativePath = existsSync(asideOf(row)) ? await place(row) : (await stands(row)) ? before : null;
    const isBinned =
      relativePath !== null && (await trash(absolutePath({ ...row, relative_path: relativePath })));
    forget(row);
    return isBinned;
  };

  /** Whether the file stands at its path already, and belongs to no other record. */
  const stands = async (row: Row): Promise<boolean> => {
    if (hasRecordAt(row, row.relative_path)) return false;
    const found = await hashOf(absolutePath(row));
    return found !== null && (found === row.sha256 || found === row.seen_sha256);
  };

  const giveBackNow = async (row: Row): Promise<boolean> => {
    if (row.state === 'binning') return false;
    const isAside = existsSync(asideOf(row));
    if (isAside) step(row, 'returning');
    const relativePath = isAside ? await place(row) : row.relative_path;
    // Its place may have been taken by the record of another file, which had no file to take.
    const isTaken = hasRecordAt(row, relativePath);
    store.transaction(() => {
      if (!isTaken) {
        // Its number may be another file's by now.
        store.run(
          `INSERT INTO library_file (id, ${COLUMNS})
           SELECT (SELECT id WHERE id NOT IN (SELECT id FROM library_file)), ${COLUMNS}
           FROM library_removed WHERE key = ?`,
          row.key,
        );
      }
      forget(row);
    });
    return !isTaken;
  };

  /** Ends what was begun. A drive that is away keeps what is on it until it is back. */
  const settle = async (row: Row): Promise<void> => {
    if (!existsSync(row.folder) && row.state !== 'kept') return;
    const isAside = existsSync(asideOf(row));
    switch (row.state) {
      case 'kept':
        forget(row);
        return;
      case 'leaving':
        if (!isAside) {
          forget(row);
          return;
        }
        dropRecord(row, 'aside');
        await bin(row);
        return;
      case 'returning':
        await giveBackNow(row);
        return;
      default:
        await bin(row);
    }
  };

  const settleAll = async (rows: readonly Row[]): Promise<void> => {
    for (const { key, asset_id: asset } of rows) {
      const settleNow = async () => {
        const row = rowOf(key);
        if (row !== undefined) await settle(row);
      };
      await alone(asset as AssetId, settleNow).catch(onError);
    }
  };

  return {
    take: async (id) => {
      const { lastId: key, changes } = store.run(
        `INSERT INTO library_removed (id, ${COLUMNS}, state, removed_at, owner)
         SELECT id, ${COLUMNS}, 'leaving', ?, ? FROM library_file WHERE id = ?`,
        now(),
        owner,
        id,
      );
      const row = rowOf(key);
      if (changes === 0 || row === undefined) return null;
      checkpoint();
      const source = absolutePath(row);
      if (trash === undefined || !existsSync(source)) {
        dropRecord(row, 'kept');
        return { key, file: 'left' };
      }
      const aside = asideOf(row);
      try {
        await fs.mkdir(path.dirname(aside), { recursive: true });
        await fs.rename(source, aside);
      } catch (error) {
        // On another drive, or held by another program: as it is, without a way back.
        overlooked('library.put-aside')(error);
        await tidy(row);
        const isBinned = await trash(source);
        dropRecord(row, 'kept');
        if (isBinned) forget(row);
        return { key, file: isBinned ? 'binned' : 'left' };
      }
      checkpoint();
      dropRecord(row, 'aside');
      checkpoint();
      return { key, file: 'aside' };
    },
    giveBack: async (key) => {
      const asset = rowOf(key)?.asset_id;
      if (asset === undefined) return false;
      return await alone(asset as AssetId, async () => {
        const row = rowOf(key);
        return row !== undefined && (await giveBackNow(row));
      });
    },
    sweep: async (before) => {
      await settleAll(
        store.all<Row>(
          'SELECT * FROM library_removed WHERE owner = ? AND removed_at <= ? ORDER BY key',
          owner,
          before,
        ),
      );
    },
    owners: () =>
      store
        .all<{ owner: string | null }>('SELECT DISTINCT owner FROM library_removed')
        .map((row) => row.owner),
    adopt: async (dead) => {
      await settleAll(
        store.all<Row>('UPDATE library_removed SET owner = ? WHERE owner IS ? RETURNING *', owner, dead),
      );
    },
  };
}

/** Under its own name, also where it is to go back under another one: alone in a folder of its own. */
function asideOf({ key, folder, relative_path: relativePath }: Row): string {
  const own = path.join(folder, ASIDE, String(key));
  const name = existsSync(own) ? readdirSync(own)[0] : undefined;
  return path.join(own, name ?? path.posix.basename(relativePath));
}

/** The folders that nothing is in any more. */
async function tidy(row: Row): Promise<void> {
  const own = path.dirname(asideOf(row));
  await fs.rmdir(own).catch(overlooked('library.rmdir'));
  await fs.rmdir(path.dirname(own)).catch(overlooked('library.rmdir'));
}

async function hashOf(file: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
    return hash.digest('hex');
  } catch (error) {
    return overlooked('library.hash', null)(error);
  }
}
