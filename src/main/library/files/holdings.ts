import { existsSync } from 'node:fs';
import path from 'node:path';
import type { CopiedFiles, Removed } from '../../../shared/contract/index.ts';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { AssetId, FileId } from '../../../shared/model/ids.ts';
import type { Right } from '../../../shared/model/download.ts';
import { claimOwner } from '../../platform/store/index.ts';
import type { Store } from '../../platform/store/index.ts';
import type { Undo } from '../../platform/undo/index.ts';
import { isInert } from './opening.ts';
import { createRemovals } from './removals.ts';
import type { Taken } from './removals.ts';
import type { Alone } from './turns.ts';
import { createTurns } from '../../platform/turns/index.ts';

/** What can be done with the files of the library, beside looking at them. */
export interface Holdings {
  /** The files of an asset that stand on disk, licensed ones first, the newest of each first. */
  standing(asset: AssetId): readonly HeldFile[];
  /** One file; `null` when there is none, or it does not stand on disk. */
  held(file: FileId): HeldFile | null;
  fetchAgain(assets: readonly AssetId[]): Promise<{ readonly files: number }>;
  /** Takes files out of the library; that can be undone for ten minutes. */
  remove(what: { readonly assetIds: readonly AssetId[]; readonly licensedToo: boolean }): Promise<Removed>;
  /** Opens a file that runs nothing; `active` for one that might, which is left alone. */
  openFile(file: FileId): Promise<'opened' | 'nowhere' | 'active'>;
  openFileWith(file: FileId): Promise<boolean>;
  /** Puts files on the system's clipboard, all of them or none. */
  copyFiles(files: readonly FileId[]): Promise<CopiedFiles>;
  /** What dead processes have removed is in the bin. */
  readonly ready: Promise<void>;
  /** What is still held aside goes into the bin at the next start. */
  close(): Promise<void>;
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
  readonly alone: Alone;
  fetch(
    right: Right,
    items: readonly { readonly assetId: AssetId; readonly option: string }[],
  ): Promise<void>;
  openFile(path: string): Promise<boolean>;
  openWith(path: string): Promise<boolean>;
  copyFiles(paths: readonly string[]): Promise<boolean>;
  /** Missing where the system has no bin. */
  readonly trash: ((path: string) => Promise<boolean>) | undefined;
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

/** How long a removal can be undone, in milliseconds; then the files go into the bin. */
const SECOND_THOUGHTS = 600_000;

export interface HoldingsOptions {
  readonly store: Store;
  readonly undo: Undo;
  readonly ports: HoldingsPorts;
  /** Where processes that share the profile keep their locks; `null` where no other can. */
  readonly locks: string | null;
  /** Whether to put into the bin what a dead process has removed. */
  readonly adopt: boolean;
  readonly onError: (error: unknown) => void;
  readonly now?: () => number;
  readonly checkpoint?: () => void;
}

export function createHoldings(options: HoldingsOptions): Holdings {
  const { store, undo, ports, adopt, onError, now = Date.now, checkpoint = () => {} } = options;
  const { alone, trash } = ports;
  const owner = claimOwner({ folder: options.locks, work: 'removals' });
  const removals = createRemovals({ store, alone, owner: owner.id, trash, now, checkpoint, onError });
  const timers = new Set<NodeJS.Timeout>();
  const inTurn = createTurns();
  const sweep = (age: number) => inTurn(() => removals.sweep(now() - age)).catch(onError);
  if (adopt) {
    owner.inherit({
      names: () => removals.owners(),
      adopt: (dead) => inTurn(() => removals.adopt(dead)),
    });
  }
  const ready = inTurn(async () => {});
  const sweepLater = () => {
    if (trash === undefined) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void sweep(SECOND_THOUGHTS);
    }, SECOND_THOUGHTS).unref();
    timers.add(timer);
  };

  /** Returns how many are lost. */
  const giveBack = async (taken: readonly Taken[]): Promise<number> => {
    let lost = 0;
    for (const { key } of taken) if (!(await removals.giveBack(key))) lost += 1;
    return lost;
  };

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
      const assets = [...new Set(going.map((file) => file.assetId))];
      const taken: Taken[] = [];
      await inTurn(async () => {
        try {
          for (const { id, assetId } of going) {
            const one = await alone(assetId, () => removals.take(id));
            if (one !== null) taken.push(one);
          }
        } catch (error) {
          // The caller would not get the way to bring them back.
          await giveBack(taken);
          throw error;
        }
      }).finally(() => ports.changed(assets));
      sweepLater();
      const token = undo.keep(async () => {
        const lost = await inTurn(() => giveBack(taken)).finally(() => ports.changed(assets));
        if (lost > 0) throw tooLate(lost);
      });
      const toBin = taken.filter(({ file }) => file !== 'left').length;
      return { removed: taken.length, toBin, kept: all.length - going.length, undo: token };
    },
    openFile: async (id) => {
      const file = required(id).path;
      if (!(await isInert(file))) return 'active';
      return (await ports.openFile(file)) ? 'opened' : 'nowhere';
    },
    openFileWith: async (id) => await ports.openWith(required(id).path),
    copyFiles: async (ids) => {
      const files = ids.map(required);
      const copied = await ports.copyFiles(files.map((file) => file.path));
      return { copied, comps: files.filter(({ right }) => right === 'comp').length };
    },
    ready,
    close: async () => {
      for (const timer of timers) clearTimeout(timer);
      await inTurn(() => undefined);
      owner.release();
    },
  };
}

function tooLate(files: number): StockroomError {
  return new StockroomError('not-found', {
    message:
      files === 1 ? 'One file could not be brought back.' : `${files} files could not be brought back.`,
    action: 'Look for them in the bin, or fetch them again; that costs nothing.',
  });
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
