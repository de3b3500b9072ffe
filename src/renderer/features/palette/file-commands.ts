import type { FileId } from '../../../shared/model/ids.ts';
import type { App } from '../../shell/app.ts';
import {
  canCopyFiles,
  canOpenWith,
  copyFiles,
  copyPaths,
  openFile,
  openFileWith,
  withFilesOf,
} from '../asset/file-actions.ts';
import { subjects } from '../selection/selection-actions.ts';
import { hasSubject } from './command.ts';
import type { Command } from './command.ts';

/** What is done with the files of what is picked, or of the asset under the keyboard. */
export const FILE_COMMANDS: readonly Command[] = [
  {
    id: 'copy-files',
    everywhere: 'tables',
    section: 'Assets',
    label: 'Copy the files',
    shortcut: { key: 'c', mod: true },
    exists: canCopyFiles,
    // Text that somebody has marked is what the keys are for.
    ready: (app) => hasSubject(app) && getSelection()?.isCollapsed !== false,
    run: (app) => withFiles(app, (files) => copyFiles(app, files)),
  },
  {
    id: 'copy-paths',
    everywhere: 'tables',
    section: 'Assets',
    label: 'Copy the paths',
    ready: hasSubject,
    run: (app) => withFiles(app, (files) => copyPaths(app, files)),
  },
  {
    id: 'open-file',
    everywhere: 'tables',
    section: 'Assets',
    label: 'Open the file',
    ready: hasSubject,
    run: (app) => withFirst(app, (file) => openFile(app, file)),
  },
  {
    id: 'open-file-with',
    everywhere: 'tables',
    section: 'Assets',
    label: 'Open the file with…',
    exists: canOpenWith,
    ready: hasSubject,
    run: (app) => withFirst(app, (file) => openFileWith(app, file)),
  },
  {
    id: 'show-in-folder',
    everywhere: 'tables',
    section: 'Assets',
    label: 'Show the file in its folder',
    ready: hasSubject,
    run: (app) => withFirst(app, (file) => app.actions.reveal(file)),
  },
];

function withFiles(app: App, act: (files: readonly FileId[]) => Promise<void>): void {
  const ids = subjects(app).map(({ id }) => id);
  void withFilesOf(app, ids, act);
}

/** One program or folder at a time. */
function withFirst(app: App, act: (file: FileId) => Promise<void>): void {
  withFiles(app, async ([first]) => {
    if (first !== undefined) await act(first);
  });
}
