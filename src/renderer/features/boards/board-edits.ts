import type { Asset } from '../../../shared/model/asset.ts';
import type { BoardId } from '../../../shared/model/board.ts';
import type { UndoToken } from '../../../shared/model/record.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { Stores } from '../../state/registry/store.ts';
import { boardsStore } from '../../state/boards.ts';
import { changesStore } from '../../state/changes.ts';
import { bridgeStore } from '../../state/given.ts';
import { toastsStore } from '../../state/toasts.ts';
import { toFailure } from '../../bridge/index.ts';
import { allAssets } from '../../state/range.ts';
import { assetsText } from '../../ui/format.ts';
import { undoable } from '../../state/undoable.ts';
import { subjects } from '../../state/subjects.ts';

export async function addToBoard(
  stores: Stores,
  board: { readonly id: BoardId; readonly name: string },
  assets: readonly AssetId[],
): Promise<void> {
  const bridge = stores.get(bridgeStore);
  const toasts = stores.get(toastsStore);
  try {
    const add = () => bridge.boards.add({ id: board.id, assetIds: [...assets] });
    const { added, undo } = await add();
    if (added === 0) toasts.done(`Already on “${board.name}”.`);
    else
      await undoable(stores, {
        name: `adding of ${assetsText(added)} to “${board.name}”`,
        done: `Added ${assetsText(added)} to “${board.name}”.`,
        edit: async () => (await add()).undo,
        token: undo,
      });
  } catch (error) {
    toasts.failed(toFailure(error));
  }
}

/** Makes a board, with assets or without. */
export async function newBoard(
  stores: Stores,
  name: string,
  assets: readonly Asset[],
): Promise<BoardId | null> {
  try {
    const { boards, listing } = stores.get(bridgeStore);
    const id = await boards.create({ name });
    let removal: UndoToken | null = null;
    stores.get(changesStore).did({
      name: `creation of the board “${name}”`,
      undo: async () => {
        removal = await boards.remove({ id });
      },
      // The same board comes back: what was done to it since then can be made again.
      redo: async () => removal !== null && listing.undo({ token: removal }),
    });
    if (assets.length > 0)
      await addToBoard(
        stores,
        { id, name },
        assets.map((asset) => asset.id),
      );
    return id;
  } catch (error) {
    stores.get(toastsStore).failed(toFailure(error));
    return null;
  }
}

export async function removeFromBoard(
  stores: Stores,
  id: BoardId,
  assets: readonly AssetId[],
): Promise<void> {
  const what = assetsText(assets.length);
  await undoable(stores, {
    name: `removal of ${what} from the board`,
    done: `Removed ${what} from the board.`,
    edit: () => stores.get(bridgeStore).boards.take({ id, assetIds: [...assets] }),
  });
  stores.get(boardsStore).table.selection.clear();
}

/** Puts assets before another one; tells nothing, because it is seen. */
export async function moveBeforeAsset(
  stores: Stores,
  assets: readonly AssetId[],
  before: AssetId | null,
): Promise<void> {
  const id = stores.get(boardsStore).store.getState().open;
  if (id === null || assets.length === 0) return;
  await undoable(stores, {
    name: `move of ${assetsText(assets.length)} on the board`,
    edit: () => stores.get(bridgeStore).boards.move({ id, assetIds: [...assets], before }),
  });
}

/** One step earlier or later, with everything that is picked; the keyboard goes along. */
export async function moveOnBoard(stores: Stores, step: -1 | 1): Promise<void> {
  const { table } = stores.get(boardsStore);
  const order = allAssets(table.source.store.getState().pages).map(({ id }) => id);
  const moved = subjects(stores).map(({ id }) => id);
  const places = moved.map((id) => order.indexOf(id)).toSorted((a, b) => a - b);
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined || first < 0) return;
  if (step < 0 ? first === 0 : last === order.length - 1) return;
  const before = step < 0 ? order[first - 1] : order[last + 2];
  await moveBeforeAsset(stores, moved, before ?? null);
  const { index } = table.focus.getState();
  table.focus.setState({ index: Math.min(order.length - 1, Math.max(0, index + step)) });
}
