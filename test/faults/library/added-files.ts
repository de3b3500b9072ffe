import type { Store } from '../../../src/main/platform/store/index.ts';

/** A file of somebody else that was added to the library, as the app remembers it. */
export interface AddedFile {
  readonly id: number;
  readonly path: string;
  readonly sha256: string | null;
  readonly gone: number;
}

export function addedFiles(store: Store): readonly AddedFile[] {
  return store.all<AddedFile>(
    'SELECT id, path, sha256, gone FROM library_stranger WHERE imported_at IS NOT NULL',
  );
}

/** Judged by the files on the disk that are no record's, and by what each was last given. */
export function wrongAdded(
  added: readonly AddedFile[],
  contents: ReadonlyMap<number, string>,
  foreign: readonly { readonly file: string; readonly sha256: string }[],
): readonly string[] {
  const wrong = added.flatMap((one) => {
    const isTaken = (file: string) =>
      added.some((other) => other !== one && other.gone === 0 && other.path === file);
    const free = foreign.filter(({ file }) => !isTaken(file));
    const content = contents.get(one.id);
    const own = free.find(({ file }) => file === one.path);
    const expected = free.some(({ sha256 }) => sha256 === content) ? content : own?.sha256;
    const found = one.gone === 1 ? undefined : one.sha256;
    const stands = one.gone === 1 || own?.sha256 === one.sha256;
    return found === expected && stands
      ? []
      : [`added ${one.id} at ${one.path}: ${found}, expected ${expected}`];
  });
  return added.length === contents.size ? wrong : [...wrong, `${added.length} added files`];
}
