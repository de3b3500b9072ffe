import { copyFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { FileId } from '../../../shared/model/ids.ts';
import type { RightsStatement } from '../../../shared/model/rights.ts';
import { additionsTo, isOfAnother, NOTHING_SAID, saysSo } from './additions.ts';
import type { Said } from './additions.ts';
import { hashOf, removeCopy, syncFile, takePlace } from './durable.ts';
import { isAllKept } from './kept.ts';
import type { Swaps } from './swaps.ts';
import type { Tool } from './tool.ts';
import { overlooked } from '../../platform/failures/index.ts';

export interface Sidecar {
  readonly fileId: FileId;
  /** The file itself, absolute. */
  readonly file: string;
  readonly statement: RightsStatement;
}

/**
 * Writes the statement where Adobe's programs look, `hero.xmp` beside `hero.eps`, or where that belongs to another file
 * or can't be read, as `hero.eps.xmp`. What a sidecar says already stays in it. Returns its path; throws
 * `file.wrong-type` where a sidecar stands in the way that can't be read.
 */
export async function writeSidecar(wanted: Sidecar, tool: Tool, swaps: Swaps): Promise<string> {
  const { fileId, file, statement } = wanted;
  const { dir, name, base } = path.parse(file);
  const usual = path.join(dir, `${name}.xmp`);
  const usualSaid = await saidBy(usual, tool);
  const isFree = usualSaid !== null && !isOfAnother(usualSaid, statement);
  const target = isFree ? usual : path.join(dir, `${base}.xmp`);
  const said = isFree ? usualSaid : await saidBy(target, tool);
  if (said === null) throw unreadable(target);
  const ofFile = await tool.read(file).catch((error: unknown) => {
    if (error instanceof StockroomError) throw error;
    return NOTHING_SAID;
  });
  const additions = additionsTo(said, statement, { elsewhere: ofFile });
  if (Object.keys(additions.tags).length === 0) return target;
  const copy = path.join(dir, `.stockroom-${crypto.randomUUID()}.xmp`);
  swaps.begin(fileId, { target, copy });
  try {
    const before = (await exists(target)) ? await hashOf(target) : null;
    if (before !== null) await copyFile(target, copy);
    await tool.write(copy, additions.tags);
    const now = await tool.read(copy);
    if (!saysSo(now, statement) || !isAllKept(said, now, additions)) throw unreadable(target);
    await syncFile(copy);
    if (before !== null && (await hashOf(target)).sha256 !== before.sha256) {
      throw new StockroomError('file.changed', {
        message: `Another program has changed ${path.basename(target)} at the same time, so nothing was written into it.`,
        action: 'Try again.',
      });
    }
    await takePlace(copy, target);
    return target;
  } finally {
    await removeCopy(copy);
    swaps.dropUnready(fileId);
  }
}

/** Nothing for a sidecar that is not there; `null` for a file that is no sidecar, or a damaged one. */
async function saidBy(sidecar: string, tool: Tool): Promise<Said | null> {
  if (!(await exists(sidecar))) return NOTHING_SAID;
  try {
    const said = await tool.read(sidecar);
    const isXmp = said.get('File:FileType')?.includes('XMP') === true;
    return isXmp && !said.has('ExifTool:Error') && !said.has('ExifTool:Warning') ? said : null;
  } catch (error) {
    if (error instanceof StockroomError) throw error;
    return null;
  }
}

function unreadable(sidecar: string): StockroomError {
  return new StockroomError('file.wrong-type', {
    message: `${path.basename(sidecar)} beside the file is damaged, or not written as XMP, so nothing was written into it.`,
    action: 'Move it to another folder and try again.',
  });
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(() => true, overlooked('rights.stat', false));
}
