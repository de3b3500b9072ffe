import { z } from 'zod';
import type { DropId } from '../model/drop.ts';
import type { LayoutCheckEvent } from '../model/layout-check.ts';
import { givenPath, procedure, stream } from './base.ts';

const dropId = z.uuid() as unknown as z.ZodType<DropId, DropId>;

export const layouts = {
  /**
   * A layout file, a picture or a folder: `path` that a person has dropped or chosen, `typed` by hand (absolute, on the
   * computer that Stockroom runs on; a person is asked before it is read), or `drop` that was sent.
   */
  check: procedure
    .input(
      z.union([
        z.strictObject({ path: givenPath }),
        z.strictObject({ typed: z.string().min(1).max(4096) }),
        z.strictObject({ drop: dropId }),
      ]),
    )
    .output(stream<LayoutCheckEvent>()),
  /** A place for dropped files, told at once. It is there as long as the stream is held; see `dropPath`. */
  receive: procedure.output(stream<{ readonly drop: DropId }>()),
};
