import path from 'node:path';
import type { DragOffer, DraggableFile } from '../../../shared/contract/index.ts';
import type { Right } from '../../../shared/model/download.ts';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { AssetId, FileId } from '../../../shared/model/ids.ts';
import type { HeldFile } from '../files/index.ts';
import { contentTypeOf } from './content-type.ts';
import { drawDrag } from './picture.ts';
import { heardElsewhere, overlooked } from '../../platform/failures/index.ts';

/** Files on their way out: what is dragged, and the picture beside the pointer that says what may be done with it. */
export interface Dragging {
  /** Finds the files and starts to draw; the drag itself must not wait. */
  prepare(assets: readonly AssetId[]): DragOffer;
  /** The same file for a browser that fetches it itself; `null` when there is none. */
  serve(file: FileId): { readonly path: string; readonly contentType: string } | null;
  /** What was prepared last, or the same for other files. Throws `not-found` for one that does not stand on disk. */
  take(files: readonly FileId[]): Promise<{ readonly files: readonly string[]; readonly picture: Buffer }>;
}

export interface DraggingPorts {
  /** The files of an asset that stand on disk, those that count first. */
  standing(asset: AssetId): readonly HeldFile[];
  /** `null` when it does not stand on disk. */
  held(file: FileId): HeldFile | null;
  /** A small picture; `null` when there is none at hand. */
  preview(asset: AssetId): Promise<Uint8Array | null>;
}

/** The picture is made of one asset; a drag need not wait for it longer than a hand takes to move. Milliseconds. */
const PREVIEW_WITHIN = 400;

export function createDragging(ports: DraggingPorts): Dragging {
  let prepared: { readonly key: string; readonly picture: Promise<Buffer> } | null = null;

  const draw = async (files: readonly HeldFile[]): Promise<Buffer> => {
    const [first] = files;
    if (first === undefined) throw nothing();
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PREVIEW_WITHIN).unref());
    const preview = await Promise.race([
      ports.preview(first.assetId).catch(overlooked('dragging.preview', null)),
      late,
    ]);
    return await drawDrag({ preview, right: weakest(files), count: files.length });
  };
  const pictureOf = (files: readonly HeldFile[]): Promise<Buffer> => {
    const key = files.map(({ id }) => id).join();
    if (prepared?.key === key) return prepared.picture;
    const picture = draw(files);
    picture.catch(heardElsewhere);
    prepared = { key, picture };
    return picture;
  };

  return {
    prepare: (assets) => {
      const held = assets.map((asset) => ports.standing(asset)[0]);
      const files = held.filter((file) => file !== undefined);
      if (files.length > 0) void pictureOf(files).catch(overlooked('dragging.picture'));
      return { files: files.map(toDraggable), missing: assets.filter((_, at) => held[at] === undefined) };
    },
    serve: (id) => {
      const file = ports.held(id);
      return file === null ? null : { path: file.path, contentType: contentTypeOf(file.path) };
    },
    take: async (ids) => {
      const files = ids.map((id) => ports.held(id)).filter((file) => file !== null);
      if (files.length < ids.length) throw gone();
      return { files: files.map((file) => file.path), picture: await pictureOf(files) };
    },
  };
}

/** One comp among many makes it a drag of comps: the user must not think that all of it is paid for. */
function weakest(files: readonly HeldFile[]): Right {
  return files.some(({ right }) => right === 'comp') ? 'comp' : 'licensed';
}

function toDraggable({ id, assetId, path: file }: HeldFile): DraggableFile {
  const name = path.basename(file);
  return { id, assetId, name, contentType: contentTypeOf(name) };
}

function nothing(): StockroomError {
  return new StockroomError('invalid', { message: 'There is nothing to drag.', action: '' });
}

function gone(): StockroomError {
  return new StockroomError('not-found', {
    message: 'This file is not where it was.',
    action: 'Fetch it again; that costs nothing.',
  });
}
