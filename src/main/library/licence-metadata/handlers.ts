import { procedures } from '../../platform/bridge/index.ts';
import type { Rights } from './index.ts';

const os = procedures<{
  readonly rights: Rights;
}>();

export const rightsHandlers = {
  write: os.rights.write.handler(({ context, input, signal }) =>
    context.app.rights.write(input.fileIds, input.mode, signal),
  ),
};
