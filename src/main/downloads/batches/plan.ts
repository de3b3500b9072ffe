import { statfs } from 'node:fs/promises';
import path from 'node:path';
import type { BatchPlan, ListProblem, ParsedList, SizePolicy } from '../../../shared/model/batch.ts';
import {
  chooseSize,
  estimateBytes,
  NOT_OFFERED,
  USUAL_BYTES,
  wishFor,
} from '../../../shared/model/batch-size.ts';
import type { FactsPort, LibraryPort } from './ports.ts';
import { createTurns } from './turns.ts';
import { overlooked } from '../../platform/failures/index.ts';

/** Adds up what a list would do. Makes no request: it counts assets never seen, and guesses at them. */
export async function planBatch(
  list: ParsedList,
  sizes: SizePolicy,
  { facts, library }: { readonly facts: FactsPort; readonly library: LibraryPort },
): Promise<BatchPlan> {
  const turn = createTurns();
  const folder = library.folder();
  const problems: ListProblem[] = [...list.problems];
  let files = 0;
  let here = 0;
  let unseen = 0;
  let bytes = 0;
  for (const { line, assetId, size } of list.entries) {
    await turn();
    const asset = facts.known(assetId);
    if (asset === null) {
      files += 1;
      unseen += 1;
      bytes += USUAL_BYTES;
      continue;
    }
    const option = chooseSize(asset, wishFor(asset, size, sizes));
    if (option === null) problems.push({ line, text: String(assetId), reason: NOT_OFFERED });
    else if (library.find({ assetId, right: 'comp', option, folder }) !== null) here += 1;
    else {
      files += 1;
      bytes += estimateBytes(asset, option);
    }
  }
  problems.sort((one, other) => one.line - other.line);
  return { files, here, unseen, bytes, freeBytes: await freeBytes(folder), problems };
}

/** Free space for us at a folder, or at the nearest one above it that exists. */
async function freeBytes(folder: string): Promise<number | null> {
  for (let at = folder; ; at = path.dirname(at)) {
    try {
      const { bavail, bsize } = await statfs(at);
      return bavail * bsize;
    } catch (error) {
      overlooked('batches.room')(error);
      if (path.dirname(at) === at) return null;
    }
  }
}
