import { z } from 'zod';
import type { RightsResult } from '../model/rights.ts';
import { fileId, output, procedure } from './base.ts';

export const rights = {
  /** Writes down the licences of chosen files, in them or beside them. */
  write: procedure
    .input(
      z.strictObject({ fileIds: z.array(fileId).min(1).max(500), mode: z.enum(['sidecar', 'embedded']) }),
    )
    .output(output<readonly RightsResult[]>()),
};
