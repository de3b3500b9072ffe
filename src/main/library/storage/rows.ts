import type { MoveState } from '../../../shared/model/storage.ts';
import type { Store } from '../../platform/store/index.ts';

/** A move of the library. */
export interface MoveRow {
  /** By this ID the log tells of it; `null` for a move that an older Stockroom began. */
  readonly move: string | null;
  /** When it began, in milliseconds; `null` as above. */
  readonly began_at: number | null;
  readonly source: string;
  readonly target: string;
  readonly state: MoveState['step'];
  /** The name of the process that does it; see `Owner`. */
  readonly owner: string | null;
}

/** A copy that was read back, with size and time that its source had then and that the copy has, too. */
export interface CopyRow {
  readonly relative_path: string;
  readonly bytes: number;
  readonly mtime: number;
}

export function moveUnderWay(store: Store): MoveRow | null {
  return store.get<MoveRow>('SELECT move, began_at, source, target, state, owner FROM library_move') ?? null;
}

/** Whether records are being switched to another folder, or a process that did so has died. */
export function isSwitching(store: Store): boolean {
  return store.get("SELECT 1 FROM library_move WHERE state = 'switching'") !== undefined;
}

/** Gives a move that a dead process has left to another one; false where a third was faster. */
export function takeOver(store: Store, { from, to }: { readonly from: string | null; readonly to: string }) {
  return store.run('UPDATE library_move SET owner = ? WHERE owner IS ?', to, from).changes === 1;
}

export function copied(store: Store): readonly CopyRow[] {
  return store.all<CopyRow>(
    'SELECT relative_path, bytes, mtime FROM library_move_file ORDER BY relative_path',
  );
}
