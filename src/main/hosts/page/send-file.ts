import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { plainAnswer, send } from './answers.ts';
import { parseRange } from './range.ts';
import { overlooked } from '../../platform/failures/index.ts';

/** A file of the library on its way out of the browser. */
export interface ServedFile {
  /** Absolute. */
  readonly path: string;
  readonly contentType: string;
}

/** Windows lacks the last two, whatever the types say. */
const {
  O_RDONLY,
  O_NOFOLLOW,
  O_NONBLOCK,
}: { readonly O_RDONLY: number; readonly O_NOFOLLOW?: number; readonly O_NONBLOCK?: number } = constants;

/**
 * Opens a file that is one: `null` for a link, a folder, a pipe and what is missing. The open file is looked at, not
 * its name again, so that a link put in its place at the wrong moment is refused too.
 */
async function openPlain(file: string): Promise<FileHandle | null> {
  const named = await lstat(file).catch(overlooked('page.stat', null));
  if (named?.isFile() !== true) return null;
  const handle = await open(file, O_RDONLY | (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0)).catch(
    overlooked('page.open', null),
  );
  if (handle === null) return null;
  const opened = await handle.stat();
  // Windows has no O_NOFOLLOW: the open file must be the one that was no link.
  if (opened.isFile() && (O_NOFOLLOW !== undefined || (opened.ino === named.ino && opened.dev === named.dev)))
    return handle;
  await handle.close();
  return null;
}

/** Sends a file, or the part of it that was asked for, straight from disk: a video need not fit into memory. */
export async function sendFile(response: ServerResponse, file: ServedFile | null): Promise<void> {
  const handle = file === null ? null : await openPlain(file.path);
  if (file === null || handle === null) {
    send(response, plainAnswer(404));
    return;
  }
  try {
    await sendHandle(response, handle, file);
  } finally {
    await handle.close();
  }
}

async function sendHandle(response: ServerResponse, handle: FileHandle, file: ServedFile): Promise<void> {
  const { size } = await handle.stat();
  const range = parseRange(response.req.headers.range, size);
  if (range === 'unsatisfiable') {
    send(response, plainAnswer(416, { 'Content-Range': `bytes */${size}` }));
    return;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  response.writeHead(range === null ? 200 : 206, {
    'Content-Type': file.contentType,
    'Content-Length': end - start + 1,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-store',
    // A file is saved, never shown: an SVG or an HTML in the library is nothing that runs on our origin.
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeName(path.basename(file.path))}`,
    ...(range !== null && { 'Content-Range': `bytes ${start}-${end}/${size}` }),
  });
  if (response.req.method === 'HEAD' || size === 0) {
    response.end();
    return;
  }
  // A browser that leaves early is no failure of ours.
  await pipeline(handle.createReadStream({ start, end, autoClose: false }), response).catch(
    overlooked('page.send'),
  );
}

/** RFC 8187. */
function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
