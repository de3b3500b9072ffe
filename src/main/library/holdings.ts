import { existsSync } from 'node:fs';
import path from 'node:path';
import type { CopiedFiles, Removed } from '../../shared/contract/index.ts';
import { StockroomError } from '../../shared/model/failure.ts';
import type { AssetId, FileId } from '../../shared/model/ids.ts';
import type { Right } from '../../shared/model/download.ts';
import type { Store } from '../store/index.ts';

/** What can be done with the files of the library, beside looking at them. */
export interface Holdings {
  /** The files of an asset that stand on disk, licensed ones first, the newest of each first. */
  standing(asset: AssetId): readonly HeldFile[];
  /** One file; `null` when there is none, or it does not stand on disk. */
  held(file: FileId): HeldFile | null;
  fetchAgain(assets: readonly AssetId[]): Promise<{ readonly files: number }>;
  remove(what: { readonly assetIds: readonly AssetId[]; readonly licensedToo: boolean }): Promise<Removed>;
  openFile(file: FileId): Promise<boolean>;
  openFileWith(file: FileId): Promise<boolean>;
  /** Puts files on the system's clipboard, all of them or none. */
  copyFiles(files: readonly FileId[]): Promise<CopiedFiles>;
}

export interface HeldFile {
  readonly id: FileId;
  readonly assetId: AssetId;
  readonly right: Right;
  readonly option: string;
  /** Absolute. */
  readonly path: string;
}

export interface HoldingsPorts {
  fetch(
    right: Right,
    items: readonly { readonly assetId: AssetId; readonly option: string }[],
  ): Promise<void>;
  openFile(path: string): Promise<boolean>;
  openWith(path: string): Promise<boolean>;
  copyFiles(paths: readonly string[]): Promise<boolean>;
  trash(path: string): Promise<boolean>;
  changed(assets: readonly AssetId[]): void;
}

interface Row {
  readonly id: FileId;
  readonly asset_id: AssetId;
  readonly file_right: Right;
  readonly option: string;
  readonly folder: string;
  readonly relative_path: string;
}

const COLUMNS = 'id, asset_id, file_right, option, folder, relative_path';

export function createHoldings(options: { readonly store: Store; readonly ports: HoldingsPorts }): Holdings {
  const { store, ports } = options;
  const filesOf = (asset: AssetId): readonly HeldFile[] =>
    store
      .all<Row>(
        `SELECT ${COLUMNS} FROM library_file WHERE asset_id = ? ORDER BY file_right = 'licensed' DESC, id DESC`,
        asset,
      )
      .map(toHeld);

  const held = (id: FileId): HeldFile | null => {
    const row = store.get<Row>(`SELECT ${COLUMNS} FROM library_file WHERE id = ?`, id);
    const file = row === undefined ? null : toHeld(row);
    return file !== null && existsSync(file.path) ? file : null;
  };

  /** Throws `not-found` for what does not stand on disk. */
  const required = (id: FileId): HeldFile => {
    const file = held(id);
    if (file !== null) return file;
    throw new StockroomError('not-found', {
      message: 'This file is not where it was.',
      action: 'Fetch it again; that costs nothing.',
    });
  };

  return {
    held,
    standing: (asset) => filesOf(asset).filter((file) => existsSync(file.path)),
    fetchAgain: async (assets) => {
      const gone = assets.flatMap(filesOf).filter((file) => !existsSync(file.path));
      for (const right of ['comp', 'licensed'] as const) {
        const items = gone
          .filter((file) => file.right === right)
          .map(({ assetId, option }) => ({ assetId, option }));
        if (items.length > 0) await ports.fetch(right, items);
      }
      return { files: gone.length };
    },
    remove: async ({ assetIds, licensedToo }) => {
      const all = assetIds.flatMap(filesOf);
      const going = all.filter((file) => licensedToo || file.right === 'comp');
      let inBin = 0;
      for (const file of going) {
        // First the file: a record without its file can be repaired, a file without its record is a stranger.
        if (existsSync(file.path) && (await ports.trash(file.path))) inBin += 1;
        store.run('DELETE FROM library_file WHERE id = ?', file.id);
      }
      ports.changed([...new Set(going.map((file) => file.assetId))]);
      return { removed: going.length, inBin, kept: all.length - going.length };
    },
    openFile: async (id) => await ports.openFile(required(id).path),
    openFileWith: async (id) => await ports.openWith(required(id).path),
    copyFiles: async (ids) => {
      const files = ids.map(required);
      const copied = await ports.copyFiles(files.map((file) => file.path));
      return { copied, comps: files.filter(({ right }) => right === 'comp').length };
    },
  };
}

function toHeld(row: Row): HeldFile {
  return {
    id: row.id,
    assetId: row.asset_id,
    right: row.file_right,
    option: row.option,
    path: path.join(row.folder, ...row.relative_path.split('/')),
  };
}
