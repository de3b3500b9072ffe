import type { FileId } from '../model/ids.ts';

/** Where the web host serves a file of the library, for dragging it out of the browser. */
export function filePath(file: FileId): string {
  return `/file/${file}`;
}

/** The file a path names, or `null` for anything else. */
export function parseFilePath(path: string): FileId | null {
  const match = /^\/file\/([1-9]\d{0,15})$/.exec(path);
  return match?.[1] === undefined ? null : (Number(match[1]) as FileId);
}
