import type { ParsedList } from '../../../shared/model/batch.ts';
import { MAX_BATCH_LINES } from '../../../shared/model/batch.ts';
import { listReader } from '../../../shared/model/batch-list.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { createTurns } from './turns.ts';

/** What a batch is made of: a text as the user pasted it, or a selection. */
export type BatchSource =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'assets'; readonly assetIds: readonly AssetId[] };

export async function readList(source: BatchSource): Promise<ParsedList> {
  if (source.kind === 'assets') {
    const ids = [...new Set(source.assetIds)].slice(0, MAX_BATCH_LINES);
    const entries = ids.map((assetId, index) => ({
      line: index + 1,
      assetId,
      size: null,
      project: '',
      name: '',
    }));
    return { entries, problems: [], repeats: [] };
  }
  const turn = createTurns();
  const reader = listReader(source.text);
  for (let step = reader.next(); ; step = reader.next()) {
    if (step.done) return step.value;
    await turn();
  }
}
