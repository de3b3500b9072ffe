import type { UndoToken } from '../../shared/model/record.ts';
import { toFailure } from '../bridge/index.ts';
import { changesStore } from './changes.ts';
import { bridgeStore } from './given.ts';
import type { Stores } from './registry/store.ts';
import { toastsStore } from './toasts.ts';

interface Undoable {
  /** Follows "Undo" and "Redo": "rating of 3 assets". */
  readonly name: string;
  /** Tells that it is done; without it the change is seen. */
  readonly done?: string;
  /** Makes the change; called once more by Redo. */
  readonly edit: () => Promise<UndoToken>;
  /** The way back from `edit`, where it was called already. */
  readonly token?: UndoToken;
  /** Follows the edit, its undoing and its redoing. */
  readonly after?: () => void;
}

/** Makes a change that the main process can take back, keeps it to be undone, or tells why it failed. */
export async function undoable(
  stores: Stores,
  { name, done, edit, token: made, after }: Undoable,
): Promise<void> {
  const bridge = stores.get(bridgeStore);
  try {
    let token = made ?? (await edit());
    after?.();
    const change = {
      name,
      undo: async () => {
        await bridge.listing.undo({ token });
        after?.();
      },
      redo: async () => {
        token = await edit();
        after?.();
      },
    };
    stores.get(changesStore).did(change, done);
  } catch (error) {
    stores.get(toastsStore).failed(toFailure(error));
  }
}
