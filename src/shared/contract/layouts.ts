import { z } from 'zod';
import type { DropId } from '../model/drop.ts';
import type { LayoutCheckEvent } from '../model/layout-check.ts';
import { procedure, stream } from './base.ts';

const dropId = z.uuid() as unknown as z.ZodType<DropId, DropId>;

export const layouts = {
  /** Absolute path of a layout file, a picture or a folder on the computer that Stockroom runs on, or what was dropped. */
  check: procedure
    .input(z.union([z.strictObject({ path: z.string().min(1).max(4096) }), z.strictObject({ drop: dropId })]))
    .output(stream<LayoutCheckEvent>()),
  /** A place for dropped files, told at once. It is there as long as the stream is held; see `dropPath`. */
  receive: procedure.output(stream<{ readonly drop: DropId }>()),
};
