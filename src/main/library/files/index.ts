import path from 'node:path';
import type { LibraryEvent } from '../../../shared/contract/index.ts';
import type { Right } from '../../../shared/model/download.ts';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { AssetId, FileId } from '../../../shared/model/ids.ts';
import type { AssetRight, FileWant, LibraryFile, NewFile } from '../../../shared/model/library.ts';
import type { VerifyEvent } from '../../../shared/model/verify.ts';
import { NO_WITNESSES } from '../../ownership/index.ts';
import type { Ownership } from '../../ownership/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { createFeed } from '../../platform/streams/index.ts';
import { createContents } from './contents.ts';
import type { Contents } from './contents.ts';
import { isIntact } from './intact.ts';
import { createPresence } from './presence.ts';
import type { Presences } from './presence.ts';
import { absolutePath, look, toFile, toFileNow } from './rows.ts';
import type { FileRow } from './rows.ts';
import { verifyFiles } from './verify.ts';
import { createTurns } from './turns.ts';
import type { Alone, Turns, TurnsOptions } from './turns.ts';

export { createHoldings } from './holdings.ts';
export type { HeldFile, Holdings } from './holdings.ts';
export type { StandingContent } from './contents.ts';
export { libraryMigrations } from './migrations.ts';
export type { Alone } from './turns.ts';
export type { KnownFile, Presences, Seen, Settled } from './presence.ts';

/** What this computer holds, and with which right. */
export interface Library extends Contents {
  /** Remembers a file; a record of the same path is replaced. Joins a transaction that is under way. */
  add(file: NewFile): FileId;
  /** A file of this asset, right and size that stands on disk now, in `folder` if one is named. */
  find(want: FileWant): LibraryFile | null;
  /**
   * Whether a file is still the one that was fetched, by size and time, and by its bytes where those have changed.
   * One that is not does no longer answer for what was fetched: `find` passes over it.
   */
  intact(id: FileId): Promise<boolean>;
  /** The file that an absolute path belongs to, whether it stands there or not. */
  at(path: string): LibraryFile | null;
  files(asset: AssetId): readonly LibraryFile[];
  file(id: FileId): LibraryFile;
  pathOf(id: FileId): string;
  /**
   * `licensed` also where only the licence is here and no file; a paid file whose licences have all ended gives no right,
   * and says `comp` as one.
   */
  rights(assets: readonly AssetId[]): readonly AssetRight[];
  /** Those of these assets whose licences have all ended; see `Ownership`. */
  ended(assets: readonly AssetId[]): ReadonlySet<AssetId>;
  /** For the one who looks after the folder: what is remembered of each file, and how it stands. */
  readonly presences: Presences;
  /**
   * For all who put other bytes at the paths of files: one of them at a time for each asset, whichever
   * process it is in, and none while the library is brought to another folder. Not to be nested.
   */
  readonly alone: Alone;
  /** See `Turns`. */
  readonly aloneLanding: Alone;
  readonly mendFirst: Turns['mendFirst'];
  readonly still: Turns['still'];
  /** Files or licences of these assets have changed elsewhere. */
  touch(assets: readonly AssetId[]): void;
  /** Any of them may have. */
  touchAll(): void;
  /** Compares files, all or those of these assets, with the checksums of their downloads; ends when the signal aborts. */
  verify(signal: AbortSignal, assets?: readonly AssetId[]): AsyncIterable<VerifyEvent>;
  watch(signal?: AbortSignal): AsyncIterable<LibraryEvent>;
  close(): void;
}

export interface LibraryOptions extends Omit<TurnsOptions, 'folder'> {
  readonly store: Store;
  /** What right the group has to assets. Default: that of the files. */
  readonly ownership?: Ownership;
  /** Where processes that share the files keep their locks; without it, no other process shares them. */
  readonly locks?: string | null;
  readonly now?: () => number;
}

export function createLibrary(options: LibraryOptions): Library {
  const { store, ownership = NO_WITNESSES, locks = null, now = Date.now } = options;
  const turns = createTurns({ ...options, folder: locks });
  const closing = new AbortController();
  const feed = createFeed<LibraryEvent>(merge);

  const presences = createPresence(store, (changed) => feed.publish({ changed }));

  const rowOf = (id: FileId): FileRow => {
    const row = store.get<FileRow>('SELECT * FROM library_file WHERE id = ?', id);
    if (row === undefined) {
      throw new StockroomError('not-found', { message: 'This file is not in the library.', action: '' });
    }
    return row;
  };

  return {
    ...createContents(store, (asset) => feed.publish({ changed: [asset] })),
    add: (file) => {
      const stands = look(path.join(file.folder, ...file.relativePath.split('/')));
      const { lastId } = store.run(
        `INSERT OR REPLACE INTO library_file (asset_id, file_right, option, folder, relative_path, bytes, sha256, added_at,
           seen_size, seen_mtime, seen_sha256)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        file.assetId,
        file.right,
        file.option,
        file.folder,
        file.relativePath,
        file.bytes,
        file.sha256,
        now(),
        file.bytes,
        // It was verified and named a moment ago: what stands there now need not be read again.
        stands?.size === file.bytes ? stands.mtimeMs : null,
        file.sha256,
      );
      feed.publish({ changed: [file.assetId] });
      return lastId as FileId;
    },
    find: ({ assetId, right, option, folder }) => {
      const rows = store.all<FileRow>(
        'SELECT * FROM library_file WHERE asset_id = ? AND file_right = ? AND option = ? ORDER BY id DESC',
        assetId,
        right,
        option,
      );
      return (
        rows
          .filter((row) => folder === undefined || row.folder === folder)
          .map(toFileNow)
          .find((file) => file.presence === 'here') ?? null
      );
    },
    intact: async (id) => isIntact(rowOf(id), store, closing.signal),
    at: (target) => {
      // The library's folder may have been another one before: the row tells, not the settings.
      const rows = store.all<FileRow>(
        'SELECT * FROM library_file WHERE substr(?, 1, length(folder)) = folder AND relative_path LIKE ?',
        target,
        `%${path.basename(target).replaceAll(/[%_]/g, '_')}`,
      );
      const row = rows.find((one) => absolutePath(one) === target);
      return row === undefined ? null : toFile(row);
    },
    files: (asset) =>
      store.all<FileRow>('SELECT * FROM library_file WHERE asset_id = ? ORDER BY id', asset).map(toFileNow),
    file: (id) => toFileNow(rowOf(id)),
    pathOf: (id) => absolutePath(rowOf(id)),
    rights: (assets) => {
      const rows = store.all<{ asset_id: number; licensed: number }>(
        `SELECT asset_id, max(file_right = 'licensed') AS licensed FROM library_file
         WHERE asset_id IN (SELECT value FROM json_each(?)) GROUP BY asset_id`,
        JSON.stringify(assets),
      );
      const known = ownership.of(assets);
      const found = new Map<AssetId, Right>();
      for (const row of rows) {
        const asset = row.asset_id as AssetId;
        // As long as no licence is known of it, a paid file is its own witness.
        found.set(asset, row.licensed === 1 && !known.has(asset) ? 'licensed' : 'comp');
      }
      for (const [asset, { held }] of known) if (held.length > 0) found.set(asset, 'licensed');
      return [...found].map(([assetId, right]) => ({ assetId, right }));
    },
    ended: (assets) => ownership.ended(assets),
    touch: (assets) => {
      if (assets.length > 0) feed.publish({ changed: assets });
    },
    touchAll: () => feed.publish(EVERYTHING),
    presences,
    verify: (signal, assets) =>
      verifyFiles({
        store,
        presences,
        signal: AbortSignal.any([signal, closing.signal]),
        ...(assets !== undefined && { assets }),
      }),
    alone: turns.alone,
    aloneLanding: turns.aloneLanding,
    mendFirst: turns.mendFirst,
    still: turns.still,
    watch: (signal) => feed.watch(EVERYTHING, signal),
    close: () => {
      closing.abort();
      turns.close();
      feed.close();
    },
  };
}

/** An event that names no asset is about all assets; see `LibraryEvent`. */
const EVERYTHING: LibraryEvent = { changed: [] };
/** More assets than this are told as everything: asking again for what is in view costs less. */
const MOST_NAMED = 5_000;

function merge(waiting: LibraryEvent, next: LibraryEvent): LibraryEvent {
  if (waiting.changed.length === 0 || next.changed.length === 0) return EVERYTHING;
  const changed = new Set([...waiting.changed, ...next.changed]);
  return changed.size > MOST_NAMED ? EVERYTHING : { changed: [...changed] };
}
