import { iterate, procedures, saved } from '../../platform/bridge/index.ts';
import type { Boards } from './index.ts';
import type { Host } from '../../platform/host/index.ts';

const os = procedures<{
  readonly boards: Boards;
  readonly askWhereToSave: Host['askWhereToSave'];
  readonly showInFolder: Host['showInFolder'];
}>();

export const boardsHandlers = {
  watch: os.boards.watch.handler(({ context, signal }) => iterate(context.app.boards.watch(signal))),
  create: os.boards.create.handler(({ context, input }) => context.app.boards.create(input.name)),
  rename: os.boards.rename.handler(({ context, input }) => context.app.boards.rename(input.id, input.name)),
  setNote: os.boards.setNote.handler(({ context, input }) =>
    context.app.boards.setNote(input.id, input.note),
  ),
  setCover: os.boards.setCover.handler(({ context, input }) =>
    context.app.boards.setCover(input.id, input.assetId),
  ),
  duplicate: os.boards.duplicate.handler(({ context, input }) => context.app.boards.duplicate(input.id)),
  remove: os.boards.remove.handler(({ context, input }) => context.app.boards.remove(input.id)),
  assets: os.boards.assets.handler(({ context, input }) =>
    context.app.boards.assets(input.id, input.offset, input.limit),
  ),
  holding: os.boards.holding.handler(({ context, input }) => context.app.boards.holding(input.assetIds)),
  ofAsset: os.boards.ofAsset.handler(({ context, input }) => context.app.boards.ofAsset(input.assetId)),
  add: os.boards.add.handler(({ context, input }) => context.app.boards.add(input.id, input.assetIds)),
  take: os.boards.take.handler(({ context, input }) => context.app.boards.take(input.id, input.assetIds)),
  move: os.boards.move.handler(({ context, input }) =>
    context.app.boards.move(input.id, input.assetIds, input.before),
  ),
  setAssetNote: os.boards.setAssetNote.handler(({ context, input }) =>
    context.app.boards.setAssetNote(input.id, input.assetId, input.note),
  ),
  cost: os.boards.cost.handler(({ context, input, signal }) => context.app.boards.cost(input.id, signal)),
  export: os.boards.export.handler(async function* ({ context, input, signal }) {
    const exported = await context.app.boards.export(input.id, input.kind, signal);
    if (exported.kind === 'file') return yield* saved(context.app, exported);
    const { path } = exported;
    yield { kind: 'folder', path, shown: await context.app.showInFolder(path) };
  }),
};
