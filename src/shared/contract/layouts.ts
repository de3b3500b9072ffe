import { z } from 'zod';
import type { LayoutCheckEvent } from '../model/layout-check.ts';
import { procedure, stream } from './base.ts';

export const layouts = {
  /** Absolute path of a layout file, a picture or a folder on the computer that Stockroom runs on. */
  check: procedure
    .input(z.strictObject({ path: z.string().min(1).max(4096) }))
    .output(stream<LayoutCheckEvent>()),
};
