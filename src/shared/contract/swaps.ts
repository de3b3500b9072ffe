import { z } from 'zod';
import type { Swap, SwapId, SwapPlan } from '../model/swap.ts';
import { fileId, output, procedure, stream } from './base.ts';

const swapId = z.uuid().transform((value) => value as SwapId);

/** Licensed files in the place of their comps. */
export const swaps = {
  plan: procedure.input(z.strictObject({ fileId })).output(output<SwapPlan>()),
  swap: procedure.input(z.strictObject({ fileId })).output(output<Swap>()),
  undo: procedure.input(z.strictObject({ swapId })).output(output<void>()),
  /** The swaps that can be undone. */
  watch: procedure.output(stream<readonly Swap[]>()),
};
