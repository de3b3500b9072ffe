import { procedures } from '../../platform/bridge/index.ts';
import type { Dragging } from './index.ts';

const os = procedures<{
  readonly dragging: Dragging;
}>();

export const dragHandlers = {
  prepare: os.drag.prepare.handler(({ context, input }) => context.app.dragging.prepare(input.assetIds)),
  start: os.drag.start.handler(async ({ context, input }) => {
    if (context.startDrag === undefined) return { started: false };
    const { files, picture } = await context.app.dragging.take(input.fileIds);
    context.startDrag(files, picture);
    return { started: true };
  }),
};
