import type { GenerationStarted } from '../state/events.ts';

/** How a job moves, in milliseconds since it was started. */
const PROCESSING_AFTER = 1_000;
const FIRST_PREVIEW_AFTER = 2_000;
const NEXT_PREVIEW_AFTER = 750;
const ITEMS_AFTER = 6_000;
const PAID_AFTER = 7_000;
const FAILED_AFTER = 4_000;

/** A prompt with this in it fails, so that failing can be seen. */
const FAILING = /\bfail\b/i;

export interface Stage {
  readonly status: 'new' | 'processing' | 'completed' | 'failed';
  readonly purchaseStatus: 'deferred' | 'paid' | 'cancelled';
  /** How many items have a preview, and whether they have IDs. */
  readonly previews: number;
  readonly itemsReady: boolean;
}

/** Previews come first, one by one; then the item IDs; being paid comes last. */
export function stageOf(job: GenerationStarted, now: number): Stage {
  const age = now - job.at;
  if (FAILING.test(job.prompt) && age >= FAILED_AFTER) {
    return { status: 'failed', purchaseStatus: 'cancelled', previews: 0, itemsReady: false };
  }
  const shown = Math.floor((age - FIRST_PREVIEW_AFTER) / NEXT_PREVIEW_AFTER) + 1;
  const itemsReady = age >= ITEMS_AFTER;
  return {
    status: itemsReady ? 'completed' : age >= PROCESSING_AFTER ? 'processing' : 'new',
    purchaseStatus: age >= PAID_AFTER ? 'paid' : 'deferred',
    previews: Math.min(job.items.length, Math.max(0, shown)),
    itemsReady,
  };
}
