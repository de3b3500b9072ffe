import { constants } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import path from 'node:path';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { FileId } from '../../../shared/model/ids.ts';
import type { RightsStatement } from '../../../shared/model/rights.ts';
import { hashOf, removeCopy, syncFile, takePlace } from './durable.ts';
import { additionsTo, saysSo } from './additions.ts';
import type { Additions, Said } from './additions.ts';
import { isAllKept, isSealed } from './kept.ts';
import { kindOf } from '../../platform/file-kinds/index.ts';
import { overlooked } from '../../platform/failures/index.ts';
import { proofFor, showTheSame } from './pixels.ts';
import type { Proof, ProofTools } from './pixels.ts';
import type { Tool } from './tool.ts';
import type { Swaps } from './swaps.ts';

export interface Embedding {
  readonly fileId: FileId;
  /** Absolute. */
  readonly file: string;
  /** What the file must be now: one that has changed is not ours to write. */
  readonly sha256: string;
  readonly statement: RightsStatement;
}

/** `no-proof`: the format takes none, or it can't be shown that all that the file held is untouched. Nothing was changed. */
export type Embedded = 'embedded' | 'kept' | 'no-proof';

/**
 * Writes the statement into a copy beside the file, shows that the copy looks the same and says the right thing, and
 * lets it take the file's place. At every moment the path holds one whole file, and the record of it can be told.
 */
export async function embed(
  wanted: Embedding,
  tool: Tool,
  swaps: Swaps,
  tools: ProofTools,
): Promise<Embedded> {
  const { fileId, file, sha256, statement } = wanted;
  const head = await headOf(file);
  const proof = proofFor(head);
  if (proof === null) return 'no-proof';
  const said = await tool.read(file);
  if (saysSo(said, statement)) return 'kept';
  if (isSealed(said)) return 'no-proof';
  if ((await hashOf(file)).sha256 !== sha256) {
    throw new StockroomError('file.changed', {
      message: 'The file was changed since it was downloaded, so nothing was written into it.',
      action: 'Download it again, or keep its rights beside it.',
    });
  }
  const additions = additionsTo(said, statement, { older: olderBlockOf(head) });
  const { dir, ext } = path.parse(file);
  const copy = path.join(dir, `.stockroom-${crypto.randomUUID()}${ext}`);
  swaps.begin(fileId, { target: file, copy });
  try {
    await copyFile(file, copy, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    if (!(await writeAndProve({ copy, file, proof, said, additions, statement }, tool, tools)))
      return 'no-proof';
    await syncFile(copy);
    const now = await hashOf(copy);
    swaps.ready(fileId, now);
    await takePlace(copy, file);
    swaps.done(fileId, now);
    return 'embedded';
  } finally {
    await removeCopy(copy);
    swaps.dropUnready(fileId);
  }
}

interface Writing {
  readonly copy: string;
  readonly file: string;
  readonly proof: Proof;
  /** What the file says before. */
  readonly said: Said;
  readonly additions: Additions;
  readonly statement: RightsStatement;
}

async function writeAndProve(
  { copy, file, proof, said, additions, statement }: Writing,
  tool: Tool,
  tools: ProofTools,
): Promise<boolean> {
  try {
    await tool.write(copy, additions.tags);
    const now = await tool.read(copy);
    return (
      saysSo(now, statement) &&
      isAllKept(said, now, additions) &&
      (await showTheSame(proof, file, copy, tools))
    );
  } catch (error) {
    if (error instanceof StockroomError || isAbort(error)) throw error;
    // A file that ExifTool or the decoder has doubts about stays as it came.
    return overlooked('rights.embed', false)(error);
  }
}

/** The app ends: nothing was found out. */
function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** JPEG and TIFF have the older IPTC block. */
function olderBlockOf(head: Buffer): 'jpeg' | 'tiff' | null {
  const kind = kindOf(head);
  return kind === 'jpeg' || kind === 'tiff' ? kind : null;
}

async function headOf(file: string): Promise<Buffer> {
  await using handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0);
  return buffer.subarray(0, bytesRead);
}
