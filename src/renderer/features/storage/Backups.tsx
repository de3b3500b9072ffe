import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Backup } from '../../../shared/model/storage.ts';
import { useBridge } from '../../state/given.ts';
import { useShownPath } from '../../state/shown-path.ts';
import { useStorage } from '../../state/storage.ts';
import { useToasts } from '../../state/toasts.ts';
import { toFailure } from '../../bridge/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { classes } from '../../ui/classes.ts';
import { formatBytes } from '../../ui/format.ts';
import css from './Storage.module.css';

const cx = classes(css);

/** One file each, with the database, the record of purchases and the settings. */
export function Backups() {
  const bridge = useBridge();
  const storage = useStorage();
  const toasts = useToasts();
  const shownPath = useShownPath();
  const isWaiting = useStore(storage, (now) => now?.isRestoreWaiting ?? false);
  const [backups, setBackups] = useState<readonly Backup[]>([]);
  const [busy, setBusy] = useState(false);
  const [restoring, setRestoring] = useState<Backup | null>(null);
  const read = useCallback(() => bridge.storage.backups().then(setBackups, () => {}), [bridge]);
  useEffect(() => void read(), [read]);

  const told = async (work: Promise<unknown>) => {
    try {
      await work;
    } catch (error) {
      toasts.failed(toFailure(error));
    }
  };
  const backUp = async () => {
    setBusy(true);
    await told(bridge.storage.backUp());
    await read();
    setBusy(false);
  };
  const show = (name: string) =>
    told(
      bridge.storage.showBackup({ name }).then(({ shown, path }) => {
        if (!shown) shownPath.setState(path, true);
      }),
    );
  return (
    <div className={cx('block')}>
      <div className={cx('line')}>
        <h3 className={cx('caption')}>Backups of the database</h3>
        <Button busy={busy} onClick={() => void backUp()}>
          Back up now
        </Button>
      </div>
      {isWaiting && (
        <p role="status" className={cx('notice')}>
          The backup is ready. Quit Stockroom and start it again to restore it.
        </p>
      )}
      {backups.length > 0 && (
        <ul className={cx('rows')}>
          {backups.map((backup) => (
            <li key={backup.name} className={cx('row', 'wide')}>
              <span className={cx('file')}>{backup.name}</span>
              <span className={cx('soft')}>{formatBytes(backup.bytes)}</span>
              <Button size="small" onClick={() => void show(backup.name)}>
                Show in folder
              </Button>
              <Button size="small" onClick={() => setRestoring(backup)}>
                Restore
              </Button>
            </li>
          ))}
        </ul>
      )}
      {restoring !== null && (
        <Dialog title="Restore this backup?" open onClose={() => setRestoring(null)}>
          <div className={cx('block')}>
            <p>
              {restoring.name} takes the place of the database and the settings when Stockroom starts again.
              What is there now is kept beside it, and no file of the library is touched. The record of
              purchases is never taken back to an earlier time.
            </p>
            <div className={cx('buttons')}>
              <Button onClick={() => setRestoring(null)}>Cancel</Button>
              <Button
                look="primary"
                onClick={() => {
                  void told(bridge.storage.restore({ name: restoring.name }));
                  setRestoring(null);
                }}
              >
                Restore at the next start
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </div>
  );
}
