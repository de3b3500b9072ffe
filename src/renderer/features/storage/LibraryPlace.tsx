import { useState } from 'react';
import { useStore } from 'zustand';
import type { FolderState } from '../../../shared/model/library-folder.ts';
import { useFolder } from '../../state/folder.ts';
import { useBridge } from '../../state/given.ts';
import { useStorage } from '../../state/storage.ts';
import { useToasts } from '../../state/toasts.ts';
import { toFailure } from '../../bridge/index.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import { VerifyLibrary } from '../../parts/VerifyLibrary.tsx';
import { adoptAll } from '../../state/untracked-files.ts';
import { FolderDialog } from './FolderDialog.tsx';
import type { FolderPurpose } from './FolderDialog.tsx';
import { MoveProgress } from './MoveProgress.tsx';
import css from './Storage.module.css';

const cx = classes(css);

/** The folder of the library, how it stands, and what can be done about it. */
export function LibraryPlace() {
  const bridge = useBridge();
  const folder = useFolder();
  const storage = useStorage();
  const toasts = useToasts();
  const state = useStore(folder);
  const move = useStore(storage, (now) => now?.move ?? null);
  const moveResult = useStore(storage, (now) => now?.moveResult ?? '');
  const [purpose, setPurpose] = useState<FolderPurpose | null>(null);
  const [verifying, setVerifying] = useState(false);
  if (state === null) return null;
  const scanAgain = () =>
    bridge.folder.scanAgain().then(
      ({ moved, missing, changed, back }) =>
        toasts.done(`Looked at the folder: ${found({ moved, missing, changed, back })}`),
      (error: unknown) => toasts.failed(toFailure(error)),
    );
  const addUntracked = () =>
    adoptAll(bridge.folder).then(
      (added) => toasts.done(`${formatCount(added)} added, without a known right.`),
      (error: unknown) => toasts.failed(toFailure(error)),
    );
  return (
    <div className={cx('block')}>
      <div className={cx('place')}>
        <span className={cx('caption')}>Library folder</span>
        <span className={cx('path')}>{state.folder}</span>
        <span className={cx('soft')} role="status">
          {standing(state)}
        </span>
        {moveResult !== '' && (
          <span className={cx('soft')} role="status">
            {moveResult}
          </span>
        )}
      </div>
      {move === null ? (
        <div className={cx('buttons')}>
          <Button busy={state.isScanning} onClick={() => void scanAgain()}>
            Look again
          </Button>
          <Button onClick={() => setVerifying(true)}>Verify all files</Button>
          {state.untracked > 0 && (
            <Button onClick={() => void addUntracked()}>Add the files from elsewhere</Button>
          )}
          <Button onClick={() => setPurpose('use')}>Use another folder</Button>
          <Button onClick={() => setPurpose('move')}>Move the library</Button>
        </div>
      ) : (
        <MoveProgress move={move} />
      )}
      {purpose !== null && <FolderDialog purpose={purpose} onClose={() => setPurpose(null)} />}
      {verifying && <VerifyLibrary onClose={() => setVerifying(false)} />}
    </div>
  );
}

function standing({ isConnected, files, untracked }: FolderState): string {
  if (!isConnected) return 'Not connected: the drive or the folder is not there. Nothing is lost.';
  const parts = [
    `${formatCount(files.here)} ${files.here === 1 ? 'file' : 'files'} here`,
    ...(files.missing > 0 ? [`${formatCount(files.missing)} missing`] : []),
    ...(files.changed > 0 ? [`${formatCount(files.changed)} changed`] : []),
    ...(files['not-connected'] > 0 ? [`${formatCount(files['not-connected'])} not connected`] : []),
    ...(untracked > 0 ? [`${formatCount(untracked)} from elsewhere`] : []),
  ];
  return parts.join(', ');
}

function found(counts: Readonly<Record<'moved' | 'missing' | 'changed' | 'back', number>>): string {
  const parts = Object.entries(counts).flatMap(([word, count]) =>
    count === 0 ? [] : [`${formatCount(count)} ${word}`],
  );
  return parts.length === 0 ? 'nothing new.' : `${parts.join(', ')}.`;
}
