import { z } from 'zod';
import { THEMES } from '../model/settings.ts';
import type { Settings } from '../model/settings.ts';
import { output, procedure, stream } from './base.ts';

/** What a page may change. Paths come from a picker in the main process, never from the page. */
const change = z.strictObject({
  theme: z.enum(THEMES).exactOptional(),
  gridRowHeight: z.number().int().min(80).max(600).exactOptional(),
});

export const settings = {
  watch: procedure.output(stream<Settings>()),
  update: procedure.input(change).output(output<Settings>()),
};
