import { watch } from 'chokidar';
import type { FSWatcher } from 'chokidar';
import { isIgnoredIn } from './entries.ts';

export interface WatcherOptions {
  readonly folders: readonly string[];
  /** Something happened at a path; `written` says that its content may be another. */
  readonly onPath: (path: string, written: boolean) => void;
  /** A folder of the library itself appeared or went away. */
  readonly onRoot: () => void;
  /** The system can't watch: too many folders, a network drive without notices. */
  readonly onFailure: () => void;
}

export interface Watcher {
  close(): Promise<void>;
}

/** Follows what happens in the folders. It may miss things and name them twice; a look finds out the rest. */
export async function startWatcher({ folders, onPath, onRoot, onFailure }: WatcherOptions): Promise<Watcher> {
  const watcher: FSWatcher = watch([...folders], {
    ignoreInitial: true,
    followSymlinks: false,
    ignorePermissionErrors: true,
    ignored: (path) => folders.some((folder) => path.startsWith(folder) && isIgnoredIn(folder, path)),
  });
  watcher.on('add', (path) => onPath(path, false));
  watcher.on('change', (path) => onPath(path, true));
  watcher.on('unlink', (path) => onPath(path, false));
  watcher.on('unlinkDir', (path) => folders.includes(path) && onRoot());
  watcher.on('addDir', (path) => folders.includes(path) && onRoot());
  watcher.on('error', onFailure);
  await new Promise<void>((resolve) => void watcher.once('ready', resolve));
  return { close: () => watcher.close() };
}
