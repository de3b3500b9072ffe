import { constants, copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Board, BoardAsset, BoardExport, BoardId } from '../../../shared/model/board.ts';
import { csvRow } from '../../../shared/model/csv.ts';
import { exportName } from '../../../shared/model/export-name.ts';
import { StockroomError } from '../../../shared/model/failure.ts';
import { numbered } from '../../../shared/model/file-name.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { PixelSize } from '../../../shared/model/asset.ts';
import { MEDIA_LABEL, RIGHT_LABEL } from './labels.ts';
import { pixelSize } from '../guides/index.ts';
import { contactSheet } from './contact-sheet.ts';

/** What an export is made from. */
export interface ExportPorts {
  /** Absolute; made when something is exported. */
  exportFolder(): string;
  /** The files of an asset that stand on disk now, those that count first. Absolute paths. */
  filesOf(id: AssetId): readonly string[];
  /** What was tried on it on this board, as an SVG layer of this size; `null` for nothing. */
  guidesOver(board: BoardId, id: AssetId, size: PixelSize): string | null;
  /** A picture of it, as JPEG or PNG; `null` when there is none. */
  picture(id: AssetId, signal: AbortSignal | undefined): Promise<Uint8Array | null>;
}

interface ExportOptions {
  readonly board: Board;
  readonly assets: readonly BoardAsset[];
  readonly kind: BoardExport;
  readonly ports: ExportPorts;
  readonly now: () => number;
  readonly signal: AbortSignal | undefined;
}

/** Names tried before giving up. */
const MOST_NAMES = 1000;

/** What comes of an export: a file that has no place yet, or a folder that was written. */
export type Exported =
  | {
      readonly kind: 'file';
      readonly name: string;
      /** Media type. */
      readonly type: string;
      readonly pieces: AsyncIterable<Uint8Array> | Iterable<string>;
    }
  | { readonly kind: 'folder'; readonly path: string };

/** Makes a file of a board, or copies its files into a new folder; nothing that is there is written over. */
export async function exportBoard(options: ExportOptions): Promise<Exported> {
  const { board, assets, kind, ports, now, signal } = options;
  if (assets.length === 0) {
    throw new StockroomError('invalid', {
      message: 'This board is empty.',
      action: 'Add assets to it first.',
    });
  }
  const day = new Date(now()).toISOString().slice(0, 10);
  const name = `${exportName(board.name)} ${day}`;
  switch (kind) {
    case 'csv':
      return { kind: 'file', name: `${name}.csv`, type: 'text/csv', pieces: [csvOf(assets)] };
    case 'pdf': {
      const sheet = await contactSheet({ board, assets, now, picture: (id) => ports.picture(id, signal) });
      return { kind: 'file', name: `${name}.pdf`, type: 'application/pdf', pieces: await sheet() };
    }
    case 'files':
      return { kind: 'folder', path: await copyFiles(board.id, name, assets, ports, signal) };
  }
}

async function copyFiles(
  board: BoardId,
  name: string,
  assets: readonly BoardAsset[],
  ports: ExportPorts,
  signal: AbortSignal | undefined,
): Promise<string> {
  const files = assets.map(({ asset }) => ports.filesOf(asset.id)[0]);
  if (files.every((file) => file === undefined)) {
    throw new StockroomError('invalid', {
      message: 'None of the files of this board is on this computer.',
      action: 'Download comps first.',
    });
  }
  const folder = ports.exportFolder();
  await mkdir(folder, { recursive: true });
  const target = await fresh(folder, name, (made) => mkdir(made));
  const digits = String(assets.length).length;
  for (const [index, file] of files.entries()) {
    signal?.throwIfAborted();
    if (file === undefined) continue;
    // The order of the board is the order of the folder.
    const place = String(index + 1).padStart(digits, '0');
    const copy = path.join(target, `${place} ${path.basename(file)}`);
    await copyFile(file, copy, constants.COPYFILE_EXCL);
    const asset = assets[index]?.asset;
    const size = asset === undefined ? null : ((await pixelSize(file)) ?? asset.size);
    const layer = asset === undefined || size === null ? null : ports.guidesOver(board, asset.id, size);
    if (layer !== null) await writeFile(`${withoutEnding(copy)}.guides.svg`, layer, { flag: 'wx' });
  }
  await writeFile(path.join(target, 'Board.csv'), csvOf(assets));
  return target;
}

function withoutEnding(file: string): string {
  return file.slice(0, file.length - path.extname(file).length);
}

const HEAD = ['Asset', 'Title', 'Type', 'State', 'Author', 'Note', 'Link'];

/** With a mark at its start that tells spreadsheets it is UTF-8. */
function csvOf(assets: readonly BoardAsset[]): string {
  const rows = assets.map(({ asset, note, right }) => [
    asset.id,
    asset.title,
    MEDIA_LABEL[asset.type],
    right === null ? 'Not in the library' : RIGHT_LABEL[right],
    asset.author.name,
    note,
    `https://depositphotos.com/${asset.id}.html`,
  ]);
  return `\uFEFF${[HEAD, ...rows].map(csvRow).join('\r\n')}\r\n`;
}

/** Makes it under the first name that is free. */
async function fresh(
  folder: string,
  name: string,
  make: (target: string) => Promise<unknown>,
): Promise<string> {
  for (let number = 1; number < MOST_NAMES; number += 1) {
    const target = path.join(folder, numbered(name, number));
    try {
      await make(target);
      return target;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
  throw new StockroomError('disk.denied', {
    message: 'There are too many exports of this board.',
    action: 'Delete some of them.',
  });
}
