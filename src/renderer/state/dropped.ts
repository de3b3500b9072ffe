import { DROP_LIMITS } from '../../shared/model/drop.ts';
import { StockroomError } from '../../shared/model/failure.ts';

/** One file of a drop, and its way from there: `['job', 'Links', 'hero.jpg']`. */
export interface DroppedFile {
  readonly names: readonly string[];
  readonly file: File;
}

/** What was dropped or chosen. Folders are looked through when it is listed, which can be done again. */
export interface Dropped {
  readonly name: string;
  list(onFound: (files: number) => void, signal: AbortSignal): Promise<readonly DroppedFile[]>;
}

type Entry = FileSystemEntry | File;

/** To be called while the drop is being handled: afterwards a browser has forgotten it. */
export function droppedIn(data: DataTransfer): Dropped | null {
  const entries = [...data.items]
    .filter(({ kind }) => kind === 'file')
    .flatMap((item): readonly Entry[] => {
      const entry = item.webkitGetAsEntry() ?? item.getAsFile();
      return entry === null ? [] : [entry];
    });
  return droppedOf(entries);
}

/** The same for what was chosen: files, or all files of one folder with their ways from it. */
export function chosenIn(files: Iterable<File>): Dropped | null {
  return droppedOf([...files]);
}

function droppedOf(entries: readonly Entry[]): Dropped | null {
  const [first] = entries;
  if (first === undefined) return null;
  return {
    name: nameOf(first, entries.length),
    list: async (onFound, signal) => {
      const found: DroppedFile[] = [];
      const add = (file: DroppedFile) => {
        if (found.length >= DROP_LIMITS.files) throw tooMany();
        found.push(file);
        onFound(found.length);
      };
      for (const entry of entries) await collect(entry, [], add, signal);
      return found;
    },
  };
}

function nameOf(first: Entry, count: number): string {
  const folder = first instanceof File ? first.webkitRelativePath.split('/')[0] : '';
  if (folder) return folder;
  return count === 1 ? first.name : `${count} files`;
}

async function collect(
  entry: Entry,
  above: readonly string[],
  add: (file: DroppedFile) => void,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  if (entry instanceof File) {
    const names = entry.webkitRelativePath === '' ? [entry.name] : entry.webkitRelativePath.split('/');
    if (!names.slice(1).some(isHidden)) add({ names, file: entry });
    return;
  }
  const names = [...above, entry.name];
  if (isFile(entry)) add({ names, file: await fileOf(entry) });
  else if (isFolder(entry)) {
    if (names.length > DROP_LIMITS.depth) throw tooMany();
    const reader = entry.createReader();
    // A hundred at a time, until there are none.
    for (let batch = await readSome(reader); batch.length > 0; batch = await readSome(reader)) {
      for (const each of batch) if (!isHidden(each.name)) await collect(each, names, add, signal);
    }
  }
}

/** What systems keep for themselves; no check looks at it. */
function isHidden(name: string): boolean {
  return name.startsWith('.');
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, () => reject(unreadable(entry.name))));
}

function readSome(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  return new Promise((resolve, reject) =>
    reader.readEntries(resolve, () => reject(unreadable('the folder'))),
  );
}

function unreadable(name: string): StockroomError {
  return new StockroomError('disk.denied', {
    message: `The browser may not read “${name}”.`,
    action: 'Check who may open it, or type its path.',
  });
}

function tooMany(): StockroomError {
  return new StockroomError('invalid', {
    message: 'It holds more files, or deeper folders, than a browser can send.',
    action: 'Type the path of the folder, or drop a part of it.',
  });
}
