import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { AssetId, FileId } from '../../shared/model/ids.ts';
import type { Prints } from './prints.ts';
import type { Reader } from './reader.ts';
import { overlooked } from '../platform/failures/index.ts';

/** What learning needs of the library: its files in pages. */
export interface LearnFrom {
  contents(
    after: FileId | 0,
    limit: number,
  ): readonly {
    readonly id: FileId;
    readonly assetId: AssetId;
    readonly sha256: string;
    readonly path: string;
  }[];
}

/** Rows at a time. */
const PAGE = 500;
/** What can be decoded to a picture, drawn, or has a preview in it. */
const SEEN = new Set(
  ['jpg', 'jpeg', 'png', 'tif', 'tiff', 'webp', 'gif', 'avif', 'svg', 'eps', 'ai', 'pdf', 'psd'].map(
    (extension) => `.${extension}`,
  ),
);
/** Few have a cover, and to be sure of one all of it is read. Bytes. */
const FILMS = new Set(['.mp4', '.mov', '.m4v']);
const LONGEST_FILM = 256 * 1024 ** 2;

/** Looks at the pictures of the library that are new since the last time. */
export async function* learnLooks(
  library: LearnFrom,
  reader: Reader,
  prints: Prints,
  signal: AbortSignal,
): AsyncGenerator<{ readonly done: number; readonly total: number }, void, void> {
  const fresh = [...news(library, prints)];
  for (const [index, { path: file, sha256, assetId }] of fresh.entries()) {
    signal.throwIfAborted();
    if (await isLongFilm(file)) {
      prints.remember(sha256, assetId, null);
      continue;
    }
    const { content } = await reader.inspect(file, signal);
    // A file that was changed since would teach a wrong look; one that is away today may be back tomorrow.
    if (content?.sha256 === sha256) prints.remember(sha256, assetId, content.print);
    yield { done: index + 1, total: fresh.length };
  }
}

async function isLongFilm(file: string): Promise<boolean> {
  if (!FILMS.has(path.extname(file).toLowerCase())) return false;
  const facts = await stat(file).catch(overlooked('layouts.stat', null));
  return facts !== null && facts.size > LONGEST_FILM;
}

function* news(library: LearnFrom, prints: Prints) {
  const seen = new Set<string>();
  for (let after: FileId | 0 = 0; ; ) {
    const rows = library.contents(after, PAGE);
    for (const row of rows) {
      after = row.id;
      if (seen.has(row.sha256) || prints.has(row.sha256)) continue;
      const extension = path.extname(row.path).toLowerCase();
      if (!SEEN.has(extension) && !FILMS.has(extension)) continue;
      seen.add(row.sha256);
      yield row;
    }
    if (rows.length < PAGE) return;
  }
}
