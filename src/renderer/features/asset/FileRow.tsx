import {
  AppWindow,
  ClipboardCopy,
  ExternalLink,
  Files,
  FolderOpen,
  RefreshCw,
  Replace,
  Stamp,
} from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { assertNever } from '../../../shared/model/assert-never.ts';
import type { LibraryFile } from '../../../shared/model/library.ts';
import { libraryActionsStore } from '../../state/library-actions.ts';
import { libraryStore } from '../../state/library.ts';
import { useStores } from '../../state/registry/store.ts';
import { swappingStore } from '../../state/swapping.ts';
import { systemStore } from '../../state/system.ts';
import { copyFiles, copyPaths, openFile, openFileWith } from '../../state/file-actions.ts';
import { RightBadge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { fileName, formatBytes, formatDay } from '../../ui/format.ts';
import { sizeWord } from '../../parts/words/size-words.ts';
import css from './FileRow.module.css';

const cx = classes(css);

interface FileRowProps {
  readonly file: LibraryFile;
  /** Whether a licensed file of the asset is here, too. */
  readonly hasLicensed: boolean;
}

/** One file of this asset on this computer. */
export function FileRow({ file, hasLicensed }: FileRowProps) {
  const stores = useStores();
  const actions = stores.get(libraryActionsStore);
  const library = stores.get(libraryStore);
  const swapping = stores.get(swappingStore);
  const system = stores.get(systemStore);
  // A paid file gives its right only as long as the group holds a licence.
  const isEnded = useStore(
    library.store,
    ({ rights }) => file.right === 'licensed' && rights.get(file.assetId) === 'comp',
  );
  const isHere = file.presence === 'here';
  const isMissing = file.presence === 'missing';
  const [writing, setWriting] = useState(false);
  const copies = useStore(system, (info) => info?.copiesFiles === true);
  const asks = useStore(system, (info) => info?.opensWith === true);
  const write = async () => {
    setWriting(true);
    await actions.writeRights(file.id);
    setWriting(false);
  };
  const canSwap = hasLicensed && file.right === 'comp' && !isMissing;
  return (
    <li className={cx('file')}>
      <RightBadge right={isEnded ? 'ended' : file.right} />
      <p className={cx('name')} title={file.relativePath}>
        {fileName(file.relativePath)}
      </p>
      <p className={cx('fact')}>{factOf(file)}</p>
      {isEnded && (
        <p className={cx('fact')}>
          The licence was passed on, or the service no longer lists it. License the asset again before you use
          this file.
        </p>
      )}
      <div className={cx('action')}>
        {isMissing && !isEnded && (
          <Button size="small" look="primary" onClick={() => void actions.fetchAgain([file.assetId])}>
            <RefreshCw size={14} aria-hidden="true" />
            Fetch again
          </Button>
        )}
        <Button size="small" data-shows-file="" onClick={() => void actions.reveal(file.id)}>
          <FolderOpen size={14} aria-hidden="true" />
          Show in folder
        </Button>
        {isHere && (
          <Button size="small" onClick={() => void openFile(stores, file.id)}>
            <ExternalLink size={14} aria-hidden="true" />
            Open
          </Button>
        )}
        {isHere && asks && (
          <Button size="small" onClick={() => void openFileWith(stores, file.id)}>
            <AppWindow size={14} aria-hidden="true" />
            Open with…
          </Button>
        )}
        {isHere && copies && (
          <Button size="small" onClick={() => void copyFiles(stores, [file.id])}>
            <Files size={14} aria-hidden="true" />
            Copy file
          </Button>
        )}
        {!isMissing && (
          <Button size="small" onClick={() => void copyPaths(stores, [file.id])}>
            <ClipboardCopy size={14} aria-hidden="true" />
            Copy path
          </Button>
        )}
        {file.right === 'licensed' && !isMissing && !isEnded && (
          <Button size="small" busy={writing} onClick={() => void write()}>
            <Stamp size={14} aria-hidden="true" />
            Write licence
          </Button>
        )}
        {canSwap && (
          <Button size="small" onClick={() => swapping.ask(file)}>
            <Replace size={14} aria-hidden="true" />
            Put the licensed file in its place
          </Button>
        )}
      </div>
    </li>
  );
}

/** `Large, 12.4 MB, 12 Mar 2025`: what it is and when it came; or why it can't be had now. */
function factOf({ presence, bytes, option, addedAt }: LibraryFile): string {
  switch (presence) {
    case 'here':
      return `${sizeWord(option)}, ${formatBytes(bytes)}, ${formatDay(addedAt)}`;
    case 'changed':
      return 'Changed on disk';
    case 'missing':
      return 'Not where it was';
    case 'not-connected':
      return 'Drive not connected';
    default:
      return assertNever(presence);
  }
}
