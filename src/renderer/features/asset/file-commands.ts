import type { FileId } from '../../../shared/model/ids.ts';
import type { Stores } from '../../state/registry/store.ts';
import { libraryActionsStore } from '../../state/library-actions.ts';
import {
  canCopyFiles,
  canOpenWith,
  copyFiles,
  copyPaths,
  openFile,
  openFileWith,
  withFilesOf,
} from '../../state/file-actions.ts';
import { hasSubject, subjects } from '../../state/subjects.ts';
import type { Command } from '../../state/registry/command.ts';

/** What is done with the files of what is picked, or of the asset under the keyboard. */
export const FILE_COMMANDS: readonly Command[] = [
  {
    id: 'copy-files',
    order: 210,
    everywhere: 'tables',
    section: 'Assets',
    label: 'Copy the files',
    shortcut: { key: 'c', mod: true },
    exists: canCopyFiles,
    // The keys copy text first, where text is marked.
    ready: (stores) => hasSubject(stores) && getSelection()?.isCollapsed !== false,
    run: (stores) => withFiles(stores, (files) => copyFiles(stores, files)),
  },
  {
    id: 'copy-paths',
    order: 220,
    everywhere: 'tables',
    section: 'Assets',
    label: 'Copy the paths',
    ready: hasSubject,
    run: (stores) => withFiles(stores, (files) => copyPaths(stores, files)),
  },
  {
    id: 'open-file',
    order: 230,
    everywhere: 'tables',
    section: 'Assets',
    label: 'Open the file',
    ready: hasSubject,
    run: (stores) => withFirst(stores, (file) => openFile(stores, file)),
  },
  {
    id: 'open-file-with',
    order: 240,
    everywhere: 'tables',
    section: 'Assets',
    label: 'Open the file with…',
    exists: canOpenWith,
    ready: hasSubject,
    run: (stores) => withFirst(stores, (file) => openFileWith(stores, file)),
  },
  {
    id: 'show-in-folder',
    order: 250,
    everywhere: 'tables',
    section: 'Assets',
    label: 'Show the file in its folder',
    ready: hasSubject,
    run: (stores) => withFirst(stores, (file) => stores.get(libraryActionsStore).reveal(file)),
  },
];

function withFiles(stores: Stores, act: (files: readonly FileId[]) => Promise<void>): void {
  const ids = subjects(stores).map(({ id }) => id);
  void withFilesOf(stores, ids, act);
}

/** One program or folder at a time. */
function withFirst(stores: Stores, act: (file: FileId) => Promise<void>): void {
  withFiles(stores, async ([first]) => {
    if (first !== undefined) await act(first);
  });
}
