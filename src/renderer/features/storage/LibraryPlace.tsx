import { useState } from 'react';
import { useStore } from 'zustand';
import type { Bridge } from '../../../shared/contract/index.ts';
import type { FolderState } from '../../../shared/model/library-folder.ts';
import { useApp } from '../../app/context.ts';
import { toFailure } from '../../bridge/index.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import { VerifyLibrary } from '../downloads/VerifyLibrary.tsx';
import { FolderDialog } from './FolderDialog.tsx';
import type { FolderPurpose } from './FolderDialog.tsx';
import { MoveProgress } from './MoveProgress.tsx';
import css from './Storage.module.css';

const cx = classes(css);

/** The folder of the library, how it stands, and what can be done about it. */
export function LibraryPlace() {
  const { bridge, folder, storage, toasts } = useApp();
  const state = useStore(folder);
  const move = useStore(storage, (now) => now?.move ?? null);
  const moveResult = useStore(storage, (now) => now?.moveResult ?? '');
  const [purpose, setPurpose] = useState<FolderPurpose | null>(null);
  const [verifying, setVerifying] = useState(false);
  if (state === null) return null;
  const lookAgain = () =>
    bridge.folder.lookAgain().then(
      ({ moved, missing, changed, back }) =>
        toasts.done(`Looked at the folder: ${found({ moved, missing, changed, back })}`),
      (error: unknown) => toasts.failed(toFailure(error)),
    );
  const addStrangers = () =>
    adoptAll(bridge).then(
      (added) => toasts.done(`${formatCount(added)} added, without a right that anybody knows of.`),
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
          <Button busy={state.isLooking} onClick={() => void lookAgain()}>
            Look again
          </Button>
          <Button onClick={() => setVerifying(true)}>Verify all files</Button>
          {state.strangers > 0 && (
            <Button onClick={() => void addStrangers()}>Add the files from elsewhere</Button>
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

/** The contract's limit for one page. */
const PAGE = 500;

/** Adds every file that somebody else has put into the folder; returns how many there were. */
async function adoptAll(bridge: Bridge): Promise<number> {
  let added = 0;
  for (let after = 0; ; ) {
    const page = await bridge.folder.strangers({ after, limit: PAGE });
    const ids = page.filter(({ isImported }) => !isImported).map(({ id }) => id);
    await bridge.folder.adopt({ ids });
    added += ids.length;
    after = page.at(-1)?.id ?? after;
    if (page.length < PAGE) return added;
  }
}

function standing({ isConnected, files, strangers }: FolderState): string {
  if (!isConnected) return 'Not connected: the drive or the folder is not there. Nothing is lost.';
  const parts = [
    `${formatCount(files.here)} ${files.here === 1 ? 'file' : 'files'} here`,
    ...(files.missing > 0 ? [`${formatCount(files.missing)} missing`] : []),
    ...(files.changed > 0 ? [`${formatCount(files.changed)} changed`] : []),
    ...(files['not-connected'] > 0 ? [`${formatCount(files['not-connected'])} not connected`] : []),
    ...(strangers > 0 ? [`${formatCount(strangers)} from elsewhere`] : []),
  ];
  return parts.join(', ');
}

function found(counts: Readonly<Record<'moved' | 'missing' | 'changed' | 'back', number>>): string {
  const parts = Object.entries(counts).flatMap(([word, count]) =>
    count === 0 ? [] : [`${formatCount(count)} ${word}`],
  );
  return parts.length === 0 ? 'nothing new.' : `${parts.join(', ')}.`;
}
