import { iterate, procedures } from '../../platform/bridge/index.ts';
import type { LibraryFolder } from './index.ts';

const os = procedures<{
  readonly folder: LibraryFolder;
}>();

export const folderHandlers = {
  watch: os.folder.watch.handler(({ context, signal }) => iterate(context.app.folder.watch(signal))),
  scanAgain: os.folder.scanAgain.handler(({ context, signal }) => context.app.folder.scanAgain(signal)),
  untracked: os.folder.untracked.handler(({ context, input }) => context.app.folder.untracked(input)),
  adopt: os.folder.adopt.handler(({ context, input }) => context.app.folder.adopt(input.ids)),
};
