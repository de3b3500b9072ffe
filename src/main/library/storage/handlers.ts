import { iterate, procedures } from '../../platform/bridge/index.ts';
import type { Host } from '../../platform/host/index.ts';
import type { Storage } from './index.ts';

const os = procedures<{
  readonly showInFolder: Host['showInFolder'];
  readonly storage: Storage;
}>();

export const storageHandlers = {
  usage: os.storage.usage.handler(({ context }) => context.app.storage.usage()),
  watch: os.storage.watch.handler(({ context, signal }) => iterate(context.app.storage.watch(signal))),
  chooseFolder: os.storage.chooseFolder.handler(({ context }) => context.app.storage.chooseFolder()),
  setFolder: os.storage.setFolder.handler(async ({ context, input }) => ({
    folder: await context.app.storage.setFolder(input.folder),
  })),
  move: os.storage.move.handler(({ context, input }) => context.app.storage.move(input.folder)),
  cancelMove: os.storage.cancelMove.handler(({ context }) => context.app.storage.cancelMove()),
  backUp: os.storage.backUp.handler(({ context }) => context.app.storage.backUp()),
  backups: os.storage.backups.handler(({ context }) => context.app.storage.backups()),
  showBackup: os.storage.showBackup.handler(async ({ context, input }) => {
    const path = context.app.storage.backupPath(input.name);
    return { shown: await context.app.showInFolder(path), path };
  }),
  restore: os.storage.restore.handler(({ context, input }) => context.app.storage.restore(input.name)),
};
