import type { BatchesEvent } from '../../../shared/contract/index.ts';
import type { BatchSummary } from '../../../shared/model/batch.ts';

/** The batches that end while the caller watches, each run once. */
export async function* finishedBatches(
  events: AsyncIterable<BatchesEvent>,
): AsyncGenerator<BatchSummary, void, void> {
  const ended = new Map<string, BatchSummary['finishedAt']>();
  for await (const event of events) {
    for (const batch of event.batches) {
      const isNews = batch.finishedAt !== null && ended.get(batch.id) !== batch.finishedAt;
      ended.set(batch.id, batch.finishedAt);
      if (isNews && event.kind === 'change') yield batch;
    }
  }
}
