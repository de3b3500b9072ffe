import { iterate, procedures } from '../../platform/bridge/index.ts';
import type { LibraryFolder } from './index.ts';

const os = procedures<{
  readonly folder: LibraryFolder;
}>();

export const folderHandlers = {
  watch: os.folder.watch.handler(({ context, signal }) => iterate(context.app.folder.watch(signal))),
  lookAgain: os.folder.lookAgain.handler(({ context, signal }) => context.app.folder.lookAgain(signal)),
  strangers: os.folder.strangers.handler(({ context, input }) => context.app.folder.strangers(input)),
  adopt: os.folder.adopt.handler(({ context, input }) => context.app.folder.adopt(input.ids)),
};
