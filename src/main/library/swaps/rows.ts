import path from 'node:path';
import type { AssetId, FileId } from '../../../shared/model/ids.ts';
import { instant } from '../../../shared/model/instant.ts';
import { UNDO_DAYS } from '../../../shared/model/swap.ts';
import type { Swap, SwapId } from '../../../shared/model/swap.ts';
import { NO_EVENTS } from '../../platform/log/index.ts';
import type { EventLog } from '../../platform/log/index.ts';
import type { Store } from '../../platform/store/index.ts';

/** Written before the step that it names is taken. */
export type SwapState =
  | 'staging'
  | 'keeping'
  | 'placing'
  | 'done'
  | 'undoing'
  | 'undone'
  | 'purging'
  | 'purged'
  | 'abandoned';

export interface SwapRow {
  readonly id: SwapId;
  readonly state: SwapState;
  readonly file_id: FileId;
  readonly folder: string;
  readonly relative_path: string;
  readonly comp_option: string;
  readonly comp_bytes: number;
  readonly comp_sha256: string;
  readonly kept_sha256: string;
  readonly licensed_option: string;
  readonly licensed_bytes: number;
  readonly licensed_sha256: string;
  readonly at: number;
  /** The name of the process that works on it. */
  readonly owner: string | null;
  /** `null` for one of an older Stockroom whose record is gone. */
  readonly asset_id: AssetId | null;
}

/** In a folder of the library: comps that are kept aside, and files on their way. */
export const ASIDE = '.stockroom';

const DAY = 24 * 3_600_000;

export const UNDO_MS = UNDO_DAYS * DAY;

export class SwapRows {
  readonly #store: Store;

  readonly #events: EventLog;
  readonly #now: () => number;

  constructor(store: Store, events: EventLog = NO_EVENTS, now: () => number = Date.now) {
    this.#store = store;
    this.#events = events;
    this.#now = now;
  }

  get(id: SwapId): SwapRow | null {
    return this.#store.get<SwapRow>('SELECT * FROM swap WHERE id = ?', id) ?? null;
  }

  in(...states: readonly SwapState[]): readonly SwapRow[] {
    return this.#store.all<SwapRow>(
      'SELECT * FROM swap WHERE state IN (SELECT value FROM json_each(?)) ORDER BY at DESC',
      JSON.stringify(states),
    );
  }

  /** Whether the user took the swap of this very file back: it is not made again unasked. */
  wasUndone(file: FileId, licensedSha256: string): boolean {
    return (
      this.#store.get(
        "SELECT 1 FROM swap WHERE file_id = ? AND licensed_sha256 = ? AND state IN ('undoing', 'undone')",
        file,
        licensedSha256,
      ) !== undefined
    );
  }

  insert(row: SwapRow): void {
    this.#store.run(
      `INSERT INTO swap (id, state, file_id, folder, relative_path, comp_option, comp_bytes, comp_sha256, kept_sha256,
         licensed_option, licensed_bytes, licensed_sha256, at, owner, asset_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      row.id,
      row.state,
      row.file_id,
      row.folder,
      row.relative_path,
      row.comp_option,
      row.comp_bytes,
      row.comp_sha256,
      row.kept_sha256,
      row.licensed_option,
      row.licensed_bytes,
      row.licensed_sha256,
      row.at,
      row.owner,
      row.asset_id,
    );
    this.#tell(row, {});
  }

  step(id: SwapId, state: SwapState): void {
    const before = this.get(id);
    this.#store.run('UPDATE swap SET state = ? WHERE id = ?', state, id);
    if (before !== null) this.#tell({ ...before, state }, { from: before.state });
  }

  folders(): readonly string[] {
    return this.#store
      .all<{ folder: string }>('SELECT DISTINCT folder FROM swap')
      .map(({ folder }) => folder);
  }

  unfinishedOf(asset: AssetId): readonly SwapRow[] {
    return this.#store.all<SwapRow>(
      'SELECT * FROM swap WHERE asset_id = ? AND state IN (SELECT value FROM json_each(?))',
      asset,
      UNFINISHED,
    );
  }

  /** The processes that unfinished work belongs to; `null` for work of an older Stockroom. */
  owners(): readonly (string | null)[] {
    return this.#store
      .all<{ owner: string | null }>(
        'SELECT DISTINCT owner FROM swap WHERE state IN (SELECT value FROM json_each(?))',
        UNFINISHED,
      )
      .map(({ owner }) => owner);
  }

  /** From here on the process of this name works on it. */
  claim(id: SwapId, owner: string): void {
    this.#store.run('UPDATE swap SET owner = ? WHERE id = ?', owner, id);
  }

  /** Gives the unfinished work of one process to another; returns what was got. */
  takeOver(from: string | null, to: string): readonly SwapId[] {
    return this.#store
      .all<{ id: SwapId }>(
        `UPDATE swap SET owner = ? WHERE owner IS ? AND state IN (SELECT value FROM json_each(?)) RETURNING id`,
        to,
        from,
        UNFINISHED,
      )
      .map(({ id }) => id);
  }

  /** The files in the folder, and in those below it, went elsewhere: so does what was kept. */
  moveFolder(from: string, to: string): void {
    this.#store.run(
      `UPDATE swap SET folder = ?2 || substr(folder, length(?1) + 1)
       WHERE folder = ?1 OR substr(folder, 1, length(?1) + 1) IN (?1 || '/', ?1 || '')`,
      from,
      to,
    );
  }

  #tell(row: SwapRow, from: { readonly from?: SwapState }): void {
    const { id: swap, asset_id: asset, file_id: file, state: to } = row;
    const facts = { swap, asset, file, ...from, to, bytes: row.licensed_bytes, ms: this.#now() - row.at };
    this.#store.afterCommit(() => this.#events.note('swap.state', facts));
  }
}

/** States that a process which dies leaves to another. */
const UNFINISHED = JSON.stringify([
  'staging',
  'keeping',
  'placing',
  'undoing',
  'undone',
  'purging',
] satisfies readonly SwapState[]);

/** Everything that a swap touches. All of it on one file system, so that a rename is one step. */
export interface SwapPaths {
  /** The path that layouts link to. */
  readonly target: string;
  readonly folder: string;
  readonly staged: string;
  readonly kept: string;
}

export function pathsOf(row: Pick<SwapRow, 'id' | 'folder' | 'relative_path'>): SwapPaths {
  const folder = path.join(row.folder, ASIDE);
  const name = path.posix.basename(row.relative_path);
  return {
    target: path.join(row.folder, ...row.relative_path.split('/')),
    folder,
    staged: path.join(folder, `${row.id}.new`),
    kept: path.join(folder, `${row.id} ${name}`.slice(0, 120)),
  };
}

export function toSwap(row: SwapRow): Swap {
  return {
    id: row.id,
    fileId: row.file_id,
    relativePath: row.relative_path,
    bytes: row.comp_bytes,
    at: instant(row.at),
    undoableUntil: instant(row.at + UNDO_MS),
  };
}
