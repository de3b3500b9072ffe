import { useState } from 'react';
import type { AssetId } from '../../../shared/model/ids.ts';
import { useApp, useTable } from '../../app/context.ts';
import { toFailure } from '../../bridge/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import css from './RemoveFiles.module.css';

const cx = classes(css);

interface RemoveFilesProps {
  readonly ids: readonly AssetId[];
  readonly onClose: () => void;
}

/** Asks first; licensed files only go when that is said in so many words. */
export function RemoveFiles({ ids, onClose }: RemoveFilesProps) {
  const { bridge, toasts, records, system } = useApp();
  const { selection } = useTable();
  const [licensedToo, setLicensedToo] = useState(false);
  const [busy, setBusy] = useState(false);
  const known = ids.map((id) => records.store.getState().records.get(id));
  const licensed = known.filter((record) => record?.right === 'licensed').length;
  const hasBin = system.getState()?.host === 'electron';
  const remove = async () => {
    setBusy(true);
    try {
      const done = await bridge.listing.remove({ assetIds: [...ids], licensedToo });
      const left = done.removed - done.inBin;
      toasts.done(
        [
          `${formatCount(done.removed)} removed.`,
          done.inBin > 0 ? `${formatCount(done.inBin)} are in the bin.` : '',
          left > 0 && !hasBin ? 'The files stay in their folder.' : '',
          done.kept > 0 ? `${formatCount(done.kept)} licensed kept.` : '',
        ]
          .filter((part) => part !== '')
          .join(' '),
      );
      selection.clear();
      onClose();
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
            ? 'The files go to the system’s bin, from where you can take them back. '
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
