import { useState } from 'react';
import type { AssetId } from '../../shared/model/ids.ts';
import { bridgeStore } from '../state/given.ts';
import { useStores } from '../state/registry/store.ts';
import { systemStore } from '../state/system.ts';
import { toastsStore } from '../state/toasts.ts';
import { toFailure } from '../bridge/index.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { classes } from '../ui/classes.ts';
import { formatCount } from '../ui/format.ts';
import { undoable } from '../state/undoable.ts';
import css from './RemoveFiles.module.css';

const cx = classes(css);

interface RemoveFilesProps {
  readonly ids: readonly AssetId[];
  /** How many of them have licensed files here. */
  readonly licensed: number;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

/** Asks first; licensed files only go when that is said in so many words. */
export function RemoveFiles({ ids, licensed, onClose, onRemoved }: RemoveFilesProps) {
  const stores = useStores();
  const bridge = stores.get(bridgeStore);
  const toasts = stores.get(toastsStore);
  const system = stores.get(systemStore);
  const [licensedToo, setLicensedToo] = useState(false);
  const [busy, setBusy] = useState(false);
  const hasBin = system.getState()?.host === 'electron';
  const remove = async () => {
    setBusy(true);
    try {
      const removeOnce = () => bridge.listing.remove({ assetIds: [...ids], licensedToo });
      const done = await removeOnce();
      const what = [
        done.removed === 0 ? 'Nothing was removed.' : `${filesOf(done.removed)} removed.`,
        done.removed > done.toBin && !hasBin ? 'What is on the disk stays there.' : '',
        done.kept > 0 ? `${formatCount(done.kept)} licensed kept.` : '',
      ];
      const words = what.filter((part) => part !== '').join(' ');
      if (done.removed === 0) toasts.done(words);
      else
        await undoable(stores, {
          name: `removal of ${filesOf(done.removed)}`,
          done: words,
          edit: async () => (await removeOnce()).undo,
          token: done.undo,
        });
      onClose();
      onRemoved();
    } catch (error) {
      toasts.failed(toFailure(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title="Remove from the library" open onClose={onClose}>
      <div className={cx('body')}>
        <p>
          {hasBin
            ? 'The files go to the system’s bin in ten minutes; the message that follows can bring them back. '
            : 'Stockroom forgets the files; they stay in their folder, because there is no bin here. '}
          Fetching a comp or a licensed file again costs nothing.
        </p>
        {licensed > 0 && (
          <Checkbox
            label={`Also remove ${formatCount(licensed)} licensed`}
            hint="They are paid for. Left alone unless you tick this."
            checked={licensedToo}
            onChange={setLicensedToo}
          />
        )}
        <div className={cx('buttons')}>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" busy={busy} onClick={() => void remove()}>
            Remove
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function filesOf(count: number): string {
  return count === 1 ? 'One file' : `${formatCount(count)} files`;
}
