import { z } from 'zod';
import { COMP_OPTIONS } from '../model/comp.ts';
import type { DownloadJob } from '../model/download.ts';
import type { JobId } from '../model/ids.ts';
import { assetId, jobId, output, procedure, stream } from './base.ts';

export type DownloadsEvent =
  /** Every job that is not settled, and the latest settled ones. */
  | { readonly kind: 'snapshot'; readonly jobs: readonly DownloadJob[] }
  /** Jobs that changed; at most four events a second. */
  | { readonly kind: 'change'; readonly jobs: readonly DownloadJob[] };

const jobs = z.strictObject({ jobIds: z.array(jobId).min(1).max(10_000) });

export const downloads = {
  /**
   * Queues comps. An asset already queued in the same size is the same job, and its ID is returned again.
   * A comp that is already in the library is fetched again only if its file is gone.
   */
  enqueueComps: procedure
    .input(
      z.strictObject({
        items: z
          .array(z.strictObject({ assetId, option: z.enum(COMP_OPTIONS) }))
          .min(1)
          .max(10_000),
      }),
    )
    .output(output<{ readonly jobIds: readonly JobId[] }>()),

  watch: procedure.output(stream<DownloadsEvent>()),
  pause: procedure.input(jobs).output(output<void>()),
  resume: procedure.input(jobs).output(output<void>()),
  cancel: procedure.input(jobs).output(output<void>()),
  /** Moves jobs before all others. */
  prioritise: procedure.input(jobs).output(output<void>()),
  /** One place further up or down in the queue; jobs that stand together move as one. */
  moveUp: procedure.input(jobs).output(output<void>()),
  moveDown: procedure.input(jobs).output(output<void>()),
  /** Moves jobs behind all others. */
  postpone: procedure.input(jobs).output(output<void>()),
  /** Settled jobs, the latest first, by a part of their title or an asset ID; also those that a snapshot leaves out. */
  history: procedure
    .input(
      z.strictObject({
        text: z.string().max(200),
        batchId: z.uuid().nullable(),
        limit: z.number().int().min(1).max(10_000),
      }),
    )
    .output(output<readonly DownloadJob[]>()),
  /** Puts failed jobs back into the queue; the bytes that have arrived are kept. */
  retry: procedure.input(jobs).output(output<void>()),
};
