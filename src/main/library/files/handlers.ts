import { iterate, never, procedures } from '../../platform/bridge/index.ts';
import type { Library } from './index.ts';
import type { Host } from '../../platform/host/index.ts';

const os = procedures<{
  readonly library: Library;
  readonly showInFolder: Host['showInFolder'];
}>();

export const libraryHandlers = {
  rights: os.library.rights.handler(({ context, input }) => {
    const versions = context.app.library.versions(input.assetIds);
    return context.app.library
      .rights(input.assetIds)
      .map(({ assetId, right }) => ({ assetId, right, version: versions.get(assetId) ?? null }));
  }),
  files: os.library.files.handler(({ context, input }) => context.app.library.files(input.assetId)),
  reveal: os.library.reveal.handler(async ({ context, input }) => {
    const path = context.app.library.pathOf(input.fileId);
    return { shown: await context.app.showInFolder(path), path };
  }),
  verify: os.library.verify.handler(({ context, input, signal }) =>
    iterate(context.app.library.verify(signal ?? never(), input?.assetIds)),
  ),
  watch: os.library.watch.handler(({ context, signal }) => iterate(context.app.library.watch(signal))),
};
