import { z } from 'zod';
import { output, procedure } from './base.ts';

export interface CacheUsage {
  /** Bytes of previews on disk. */
  readonly previews: number;
}

/** Disk space for previews, in bytes. */
export const cacheBytes = z.number().int().min(50_000_000).max(100_000_000_000);

/** What is kept of everything seen, so that it is there again at once and without a network. */
export const cache = {
  usage: procedure.output(output<CacheUsage>()),
  /** Drops all previews and pages of results. */
  clear: procedure.output(output<CacheUsage>()),
};
