import { os } from './procedures.ts';

export const rights = {
  write: os.rights.write.handler(({ context, input, signal }) =>
    context.app.rights.write(input.fileIds, input.mode, signal),
  ),
};
