import type { UndoToken } from '../../shared/model/record.ts';
import { toFailure } from '../bridge/index.ts';
import { bridgeStore } from './given.ts';
import type { Stores } from './registry/store.ts';
import { UNDO, toastsStore } from './toasts.ts';

/** Waits for an edit and tells that it is done, with the way back, or why it failed. `after` follows the edit and its undoing. */
export async function undoable(
  stores: Stores,
  done: string,
  edit: Promise<UndoToken>,
  after: () => void = () => {},
): Promise<void> {
  const toasts = stores.get(toastsStore);
  const bridge = stores.get(bridgeStore);
  try {
    const token = await edit;
    after();
    const undo = () => {
      bridge.listing.undo({ token }).then(after, (error: unknown) => toasts.failed(toFailure(error)));
    };
    toasts.done(done, { label: UNDO, run: undo });
  } catch (error) {
    toasts.failed(toFailure(error));
  }
}
