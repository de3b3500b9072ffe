import { eventIterator, oc, type } from '@orpc/contract';
import { z } from 'zod';
import { FAILURE_CODES } from '../model/failure.ts';
import type { Failure } from '../model/failure.ts';
import { isGivenPath } from '../model/given-path.ts';
import type { GivenPath } from '../model/given-path.ts';
import type { AssetId, FileId, JobId, TransactionId } from '../model/ids.ts';

/**
 * The bridge between a page and the main process, one file per area. Inputs are validated at run time on
 * the main side, because a page is not trusted; outputs are ours and only typed.
 */

const failureSchema: z.ZodType<Failure> = z.strictObject({
  code: z.enum(FAILURE_CODES),
  message: z.string(),
  action: z.string(),
  retry: z.enum(['safe', 'after-change', 'never']),
  retryAfter: z.number().exactOptional(),
  command: z.string().exactOptional(),
});

/** Every procedure starts here: whatever fails crosses the bridge as `FAILURE` with the whole failure in it. */
export const procedure = oc.errors({ FAILURE: { data: failureSchema } });

/** Output of an internal procedure: typed, not validated a second time. */
export const output = type;

/** A stream of events; where there is a state, the first one tells it as it is now. */
export function stream<Event>() {
  return eventIterator(z.custom<Event>());
}

const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
export const assetId = id as unknown as z.ZodType<AssetId, AssetId>;
export const fileId = id as unknown as z.ZodType<FileId, FileId>;
export const transactionId = id as unknown as z.ZodType<TransactionId, TransactionId>;
/** See `GivenPath`. */
export const givenPath = z.string().max(4096).refine(isGivenPath) as unknown as z.ZodType<
  GivenPath,
  GivenPath
>;
export const jobId = z.uuid() as unknown as z.ZodType<JobId, JobId>;
