import { iterate, procedures } from '../../platform/bridge/index.ts';
import type { Swaps } from './index.ts';

const os = procedures<{
  readonly swaps: Swaps;
}>();

export const swapsHandlers = {
  plan: os.swaps.plan.handler(({ context, input }) => context.app.swaps.plan(input.fileId)),
  swap: os.swaps.swap.handler(({ context, input }) => context.app.swaps.swap(input.fileId)),
  undo: os.swaps.undo.handler(({ context, input }) => context.app.swaps.undo(input.swapId)),
  watch: os.swaps.watch.handler(({ context, signal }) => iterate(context.app.swaps.watch(signal))),
};
