import { randomUUID } from 'node:crypto';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { AssetId, FileId } from '../../../shared/model/ids.ts';
import type { LibraryFile } from '../../../shared/model/library.ts';
import { SWAP_REFUSALS, sameRatio } from '../../../shared/model/swap.ts';
import type { Swap, SwapId, SwapPlan, SwapRefusal } from '../../../shared/model/swap.ts';
import type { Library } from '../files/index.ts';
import { claimOwner } from '../../platform/store/index.ts';
import type { EventLog } from '../../platform/log/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { createStateFeed } from '../../platform/streams/index.ts';
import { diskFiles, hashOf } from './files.ts';
import type { SwapFiles } from './files.ts';
import { purge, recover, swap, undo } from './machine.ts';
import type { MachineContext } from './machine.ts';
import { removeOrphans } from './orphans.ts';
import { isDrawing, looksOf, needsPixels, pixelsOf } from './pixels.ts';
import type { Measure } from './pixels.ts';
import { pathsOf, SwapRows, toSwap, UNDO_MS } from './rows.ts';
import type { SwapRow } from './rows.ts';
import { createTurns } from '../../platform/turns/index.ts';

export type { SwapFiles } from './files.ts';
export { diskFiles } from './files.ts';
export { swapMigrations } from './migrations.ts';

/** Puts licensed files where their comps are, so that layouts that link to them refresh; see docs/library-folder.md. */
export interface Swaps {
  /** What a swap of this comp would do. Touches nothing. */
  plan(comp: FileId): Promise<SwapPlan>;
  swap(comp: FileId): Promise<Swap>;
  undo(id: SwapId): Promise<void>;
  /** Those that can be undone, the latest first. */
  list(): readonly Swap[];
  watch(signal?: AbortSignal): AsyncIterable<readonly Swap[]>;
  /** Swaps the comps of an asset whose licensed file has arrived, where that needs no decision. */
  afterLicensing(asset: AssetId): Promise<readonly Swap[]>;
  /** What stood in one folder stands in another now. */
  moveFolder(from: string, to: string): void;
  /** Resolves when what an earlier run has left is made good. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

export interface SwapsOptions {
  readonly store: Store;
  readonly library: Pick<
    Library,
    'alone' | 'ended' | 'mendFirst' | 'file' | 'files' | 'pathOf' | 'presences'
  >;
  /** How large drawings and films are; they are opened in a thread of their own. */
  readonly measure: Measure;
  /** Keeps others from looking at paths meanwhile. */
  readonly during: <T>(paths: readonly string[], work: () => Promise<T>) => Promise<T>;
  /** Where processes that share the profile keep their locks; `null` where no other can. */
  readonly locks: string | null;
  /** Whether to make good what dead processes have left, and to remove comps whose time is over. */
  readonly adopt: boolean;
  readonly events?: EventLog;
  readonly onError: (error: unknown) => void;
  readonly files?: SwapFiles;
  readonly now?: () => number;
}

/** Of a swap that an older Stockroom made with a record that is gone: its lock is that of no asset. */
const NO_ASSET = 0 as AssetId;
/** How often comps whose time is over are removed, in milliseconds. */
const PURGE_EVERY = 6 * 3_600_000;

export function createSwaps(options: SwapsOptions): Swaps {
  const { store, library, measure, during, adopt, onError, files = diskFiles, now = Date.now } = options;
  const rows = new SwapRows(store, options.events, now);
  const context: MachineContext = { store, rows, files, presences: library.presences };
  const list = () => rows.in('done').map(toSwap);
  const feed = createStateFeed<readonly Swap[]>(list());
  const owner = claimOwner({ folder: options.locks, work: 'swap' });

  /** One swap at a time: two of one file would keep each other's files aside. */
  const inTurn = createTurns();
  const quietly = <T>(row: SwapRow, work: () => Promise<T>) =>
    during([pathsOf(row).target], work).finally(() => feed.set(list()));

  /** Under the lock of its asset, with the row as it is by then. */
  const alone = (row: SwapRow, work: (now: SwapRow) => Promise<void>): Promise<void> =>
    library.alone(row.asset_id ?? NO_ASSET, () => work(rows.get(row.id) ?? row));

  const look = async (
    id: FileId,
  ): Promise<SwapRefusal | { plan: SwapPlan; row: SwapRow; source: string }> => {
    const comp = library.file(id);
    if (comp.right !== 'comp') return 'not-a-comp';
    if (comp.presence !== 'here' && comp.presence !== 'changed') return 'not-here';
    const licensed = newestLicensed(library.files(comp.assetId));
    if (licensed === undefined) return 'no-licensed-file';
    if (library.ended([comp.assetId]).size > 0) return 'licence-ended';
    const target = library.pathOf(id);
    const source = library.pathOf(licensed.id);
    const [old, fresh, kept] = await Promise.all([
      looksOf(target, measure),
      looksOf(source, measure),
      hashOf(target),
    ]);
    if (kept === null) return 'not-here';
    if (old.kind === 'unknown' || fresh.kind === 'unknown') return 'unreadable';
    if (isDrawing(old.kind) !== isDrawing(fresh.kind)) return 'drawing-for-picture';
    if (old.kind !== fresh.kind) return 'other-type';
    if (needsPixels(old.kind)) {
      if (old.extents.length === 0 || old.extents.length !== fresh.extents.length) return 'unreadable';
      const isSame = old.extents.every((extent, at) => sameRatio(extent, fresh.extents[at] ?? extent));
      if (!isSame) return 'other-ratio';
    }
    const record = library.presences.at([target]).find((one) => one.id === id);
    if (record === undefined) return 'not-here';
    return {
      source,
      plan: {
        kind: 'ready',
        fileId: id,
        relativePath: comp.relativePath,
        comp: { bytes: comp.bytes, pixels: pixelsOf(old) },
        licensed: { bytes: licensed.bytes, pixels: pixelsOf(fresh) },
      },
      row: {
        id: randomUUID() as SwapId,
        state: 'staging',
        file_id: id,
        folder: record.folder,
        relative_path: record.relativePath,
        comp_option: comp.option,
        comp_bytes: comp.bytes,
        comp_sha256: comp.sha256,
        kept_sha256: kept,
        licensed_option: licensed.option,
        licensed_bytes: licensed.bytes,
        licensed_sha256: licensed.sha256,
        at: now(),
        owner: owner.id,
        asset_id: comp.assetId,
      },
    };
  };

  const swapNow = (comp: FileId): Promise<Swap> =>
    library.alone(library.file(comp).assetId, () => swapAlone(comp));

  const swapAlone = async (comp: FileId): Promise<Swap> => {
    const looked = await look(comp);
    if (typeof looked === 'string') {
      throw new StockroomError('invalid', {
        message: SWAP_REFUSALS[looked],
        action: 'Nothing was replaced.',
      });
    }
    rows.insert(looked.row);
    await quietly(looked.row, () => swap(looked.row, looked.source, context));
    return toSwap(looked.row);
  };

  const adoptFrom = (dead: string | null) =>
    inTurn(async () => {
      for (const id of rows.takeOver(dead, owner.id)) {
        const row = rows.get(id);
        if (row === null) continue;
        await alone(row, (now) => quietly(now, () => recover(now, context))).catch(onError);
      }
    });
  const purgeOld = async () => {
    for (const row of rows.in('done')) {
      if (now() - row.at <= UNDO_MS) continue;
      await alone(row, async ({ state }) => {
        if (state !== 'done') return;
        rows.claim(row.id, owner.id);
        await purge(row, context);
      }).catch(onError);
    }
    feed.set(list());
  };
  const tidyUp = async () => {
    await purgeOld();
    const folders = new Set([...rows.folders(), ...library.presences.folders()]);
    await removeOrphans(folders, (id) => rows.get(id), { files, now: now() });
  };
  // Who swaps holds the lock of the asset from the first step to the last: what is unfinished under it is of the dead.
  if (adopt) {
    library.mendFirst(async (asset) => {
      for (const row of rows.unfinishedOf(asset)) {
        await quietly(row, () => recover(row, context)).catch(onError);
      }
    });
  }
  if (adopt) owner.inherit({ names: () => rows.owners(), adopt: adoptFrom });
  const ready = adopt ? inTurn(tidyUp).catch(onError) : Promise.resolve();
  const timer = adopt
    ? setInterval(() => void inTurn(purgeOld).catch(onError), PURGE_EVERY).unref()
    : undefined;

  return {
    ready,
    plan: async (comp) => {
      const looked = await look(comp);
      return typeof looked === 'string' ? { kind: 'refused', fileId: comp, reason: looked } : looked.plan;
    },
    swap: (comp) => inTurn(() => swapNow(comp)),
    undo: (id) =>
      inTurn(async () => {
        const row = rows.get(id);
        if (row === null) throw tooLate();
        await alone(row, async (now) => {
          if (now.state !== 'done') throw tooLate();
          rows.claim(id, owner.id);
          await quietly(now, () => undo(now, context));
        });
      }),
    list,
    watch: (signal) => feed.watch(signal),
    afterLicensing: (asset) =>
      inTurn(async () => {
        const held = library.files(asset);
        const licensed = newestLicensed(held);
        const made: Swap[] = [];
        for (const { id, right } of held) {
          if (licensed === undefined || right !== 'comp' || rows.wasUndone(id, licensed.sha256)) continue;
          if (typeof (await look(id)) !== 'string') made.push(await swapNow(id));
        }
        return made;
      }),
    moveFolder: (from, to) => rows.moveFolder(from, to),
    close: async () => {
      clearInterval(timer);
      await inTurn(() => undefined);
      owner.release();
      feed.close();
    },
  };
}

function tooLate(): StockroomError {
  return new StockroomError('not-found', { message: 'This swap cannot be undone any more.', action: '' });
}

function newestLicensed(files: readonly LibraryFile[]): LibraryFile | undefined {
  return files.findLast(({ right, presence }) => right === 'licensed' && presence === 'here');
}
