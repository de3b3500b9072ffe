import * as fs from 'node:fs/promises';
import path from 'node:path';
import { failureOf, StockroomError } from '../../../shared/model/failure.ts';
import type { Backup, StorageState, Usage } from '../../../shared/model/storage.ts';
import type { Places } from '../../platform/locations/index.ts';
import { claimOwner } from '../../platform/store/index.ts';
import { NO_EVENTS } from '../../platform/log/index.ts';
import type { EventLog } from '../../platform/log/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { createStateFeed } from '../../platform/streams/index.ts';
import { BACKUP_SUFFIX, listBackups, makeBackup } from './backup.ts';
import type { PartFiles } from './backup.ts';
import type { MoveContext } from './context.ts';
import { noteMove } from './note.ts';
import { beginMove, cancelMove, runMove } from './move.ts';
import type { Left } from './move.ts';
import { applyRestore, isRestoreWaiting, stageRestore } from './restore.ts';
import type { FateOfLedger } from './restore.ts';
import { damageIn } from './damage.ts';
import { moveUnderWay, takeOver } from './rows.ts';
import { readUsage } from './usage.ts';

export { isSwitching } from './rows.ts';
export { storageMigrations } from './migrations.ts';

/** What takes space, where it is, and copies of what can't be fetched again; see docs/library-folder.md. */
export interface Storage {
  usage(): Promise<Usage>;
  watch(signal?: AbortSignal): AsyncIterable<StorageState>;
  /** Asks in the system's dialog, where there is one. */
  chooseFolder(): Promise<{ readonly hasDialog: boolean; readonly folder: string | null }>;
  /** Uses another folder from now on; files stay where they are. Returns it as it is written. */
  setFolder(folder: string): Promise<string>;
  /** Begins to move the library; the rest is told by `watch`. */
  move(folder: string): Promise<void>;
  cancelMove(): void;
  backUp(): Promise<Backup>;
  backups(): Promise<readonly Backup[]>;
  /** Path of a backup, for showing it. */
  backupPath(name: string): string;
  /** Lays a backup ready; it is put in place at the next start. */
  restore(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface StorageOptions {
  readonly store: Store;
  readonly profile: string;
  /** Where processes that share the profile keep their locks; `null` where no other can. */
  readonly locks: string | null;
  readonly places: Places;
  readonly parts: PartFiles;
  readonly version: string;
  readonly migrations: readonly number[];
  readonly libraryFolder: () => string;
  /** The library has another folder; `moved` says that its files went along. */
  readonly adoptFolder: (folder: string, moved: { readonly from: string } | null) => void;
  /** Where there is a dialog, only what was chosen in it is taken: a page may not name paths. */
  readonly dialog: (() => Promise<string | null>) | undefined;
  /** Where there is none, a person has to agree to a folder that was typed; throws without it. */
  readonly agree?: (folder: string) => Promise<void>;
  readonly downloads: MoveContext['downloads'];
  readonly still: MoveContext['still'];
  readonly kept: () => Usage['kept'];
  /** Whether to go on with a move that a dead process has left. */
  readonly adopt: boolean;
  readonly onError: (error: unknown) => void;
  readonly events?: EventLog;
  readonly now?: () => number;
  readonly checkpoint?: MoveContext['checkpoint'];
}

/** At most four updates a second. */
const EVENT_SPACING = 250;

export function createStorage(options: StorageOptions): Storage {
  const { store, profile, places, libraryFolder, adoptFolder, now = Date.now } = options;
  const backupFolder = path.join(profile, 'backups');
  const staging = restoreFolder(profile);
  const feed = createStateFeed<StorageState>({
    move: null,
    moveResult: '',
    damage: damageIn(store),
    isRestoreWaiting: isRestoreWaiting({ staging }),
  });
  const tell = (change: Partial<StorageState>) => feed.set({ ...feed.current, ...change });
  const owner = claimOwner({ folder: options.locks, work: 'storage' });
  store.unreadable.onChange(() => tell({ damage: damageIn(store) }));
  let stop = new AbortController();
  let moving: Promise<void> = Promise.resolve();
  let told = Number.NEGATIVE_INFINITY;
  let isClosing = false;
  const chosen = new Set<string>();

  const events = options.events ?? NO_EVENTS;
  const context: MoveContext = {
    events,
    now,
    store,
    downloads: options.downloads,
    still: options.still,
    adoptFolder: (folder, from) => adoptFolder(folder, { from }),
    checkpoint: options.checkpoint ?? (() => {}),
    onProgress: (move) => {
      if (performance.now() - told < EVENT_SPACING && move.files < move.totalFiles) return;
      told = performance.now();
      tell({ move });
    },
  };

  const run = async (): Promise<void> => {
    const to = moveUnderWay(store)?.target ?? '';
    try {
      const left = await runMove(context, stop.signal);
      tell({ moveResult: `The library is in ${to} now.${wordsOf(left)}` });
    } catch (error) {
      if (isClosing) return;
      const isStopped = stop.signal.aborted || moveUnderWay(store)?.state === 'cancelling';
      noteMove(context, 'failed', { code: isStopped ? 'aborted' : failureOf(error).code });
      await cancelMove(context).catch(options.onError);
      const { message, action } = failureOf(error);
      // What has gone too far to be taken back goes on at the next start.
      const isOpen = moveUnderWay(store) !== null;
      const result = isStopped
        ? 'The move was stopped; the library is where it was.'
        : `${message} ${action}`;
      tell({ moveResult: isOpen ? `${message} The move goes on when Stockroom starts again.` : result });
      if (!isStopped) options.onError(error);
    } finally {
      if (!isClosing) tell({ move: null });
    }
  };
  const start = () => {
    stop = new AbortController();
    moving = run();
  };
  if (options.adopt) {
    owner.inherit({
      names: () => {
        const move = moveUnderWay(store);
        return move === null ? [] : [move.owner];
      },
      adopt: (dead) => {
        if (!isClosing && takeOver(store, { from: dead, to: owner.id })) {
          noteMove(context, 'recovered', { from: moveUnderWay(store)?.state ?? '' });
          start();
        }
      },
    });
  }

  const mine = async (folder: string): Promise<string> => {
    if (options.dialog !== undefined && !chosen.has(folder)) throw notChosen();
    // What is no whole path is refused below, and what overlaps the profile here, without a question.
    if (options.dialog === undefined && path.isAbsolute(folder)) {
      places.refuse(folder);
      await options.agree?.(folder);
    }
    return usable(folder, places);
  };
  const backupPath = (name: string) => {
    if (path.basename(name) !== name || !name.endsWith(BACKUP_SUFFIX)) {
      throw new StockroomError('not-found', { message: 'There is no such backup.', action: '' });
    }
    return path.join(backupFolder, name);
  };

  return {
    usage: () =>
      readUsage({
        store,
        databases: [options.parts['stockroom.db'], options.parts['ledger.db']],
        libraryFolder: libraryFolder(),
        kept: options.kept(),
      }),
    watch: (signal) => feed.watch(signal),
    chooseFolder: async () => {
      const folder = (await options.dialog?.()) ?? null;
      if (folder !== null) chosen.add(folder);
      return { hasDialog: options.dialog !== undefined, folder };
    },
    setFolder: async (folder) => {
      if (moveUnderWay(store) !== null) throw busyMoving();
      const checked = await mine(folder);
      adoptFolder(checked, null);
      return checked;
    },
    move: async (folder) => {
      if (places.overlaps(libraryFolder())) throw notOurs();
      if (isRestoreWaiting({ staging })) throw restoreFirst();
      await beginMove(store, {
        source: libraryFolder(),
        target: await mine(folder),
        owner: owner.id,
        now: now(),
      });
      noteMove(context, 'started');
      start();
    },
    // Once the new folder is the library's, there is no way back but another move.
    cancelMove: () => {
      const move = moveUnderWay(store);
      if (move?.state !== 'copying') return;
      if (move.owner === owner.id) stop.abort();
      else store.run("UPDATE library_move SET state = 'cancelling' WHERE state = 'copying'");
    },
    backUp: async () => {
      // Put back later, it would begin to move files that have long been moved.
      if (moveUnderWay(store) !== null) throw busyMoving();
      return makeBackup({ parts: options.parts, folder: backupFolder, version: options.version, now: now() });
    },
    backups: () => listBackups(backupFolder),
    backupPath,
    restore: async (name) => {
      if (moveUnderWay(store) !== null) throw busyMoving();
      await stageRestore(backupPath(name), options.migrations, { staging, parts: options.parts });
      tell({ isRestoreWaiting: true });
    },
    close: async () => {
      isClosing = true;
      stop.abort();
      await moving;
      owner.release();
      feed.close();
    },
  };
}

/** So many are named. */
const NAMED = 5;

function wordsOf({ changed, links }: Left): string {
  const names = links.slice(0, NAMED).join(', ') + (links.length > NAMED ? ', …' : '');
  const one = links.length === 1;
  return [
    changed === 0 ? '' : ` ${changed} files that were changed meanwhile are in the old folder, too.`,
    links.length === 0
      ? ''
      : ` ${links.length} ${one ? 'link' : 'links'} could not go along and ${one ? 'stays' : 'stay'} in the old folder: ${names}.`,
  ].join('');
}

/** Puts a backup in place that was laid ready; before any of the files is opened. */
export function restoreAtStart(profile: string, parts: PartFiles, fateOfLedger: FateOfLedger): void {
  applyRestore({ staging: restoreFolder(profile), parts }, fateOfLedger, Date.now());
}

/** Whether a backup waits to be put in place. */
export function isRestoreReady(profile: string): boolean {
  return isRestoreWaiting({ staging: restoreFolder(profile) });
}

function restoreFolder(profile: string): string {
  return path.join(profile, 'restore');
}

/** A folder that can be written to, and is none of Stockroom's own. Throws `folder.profile` or `disk.denied`. */
async function usable(folder: string, places: Places): Promise<string> {
  if (!path.isAbsolute(folder)) {
    throw new StockroomError('invalid', {
      message: 'The folder needs its whole path.',
      action: 'Choose another folder.',
    });
  }
  const wanted = path.resolve(folder);
  places.refuse(wanted);
  try {
    await fs.mkdir(wanted, { recursive: true });
    const probe = await fs.mkdtemp(path.join(wanted, '.stockroom-probe-'));
    await fs.rmdir(probe);
    return wanted;
  } catch (cause) {
    throw new StockroomError('disk.denied', { message: 'This folder cannot be written to.', cause });
  }
}

function busyMoving(): StockroomError {
  return new StockroomError('library.busy');
}

function restoreFirst(): StockroomError {
  return new StockroomError('library.busy', {
    message: 'A backup is about to be put in place, with the library folder of its time.',
    action: 'Restart Stockroom first, then move the library.',
  });
}

/** A move would take files of the profile along. */
function notOurs(): StockroomError {
  return new StockroomError('folder.profile', {
    message: 'The library folder and the folder of the profile overlap, so it cannot be moved as a whole.',
    action:
      'Choose another library folder without moving, then move your files there in your file manager; they are found again by their content.',
  });
}

function notChosen(): StockroomError {
  return new StockroomError('invalid', {
    message: 'This folder was not chosen in the dialog.',
    action: 'Choose it there.',
  });
}
