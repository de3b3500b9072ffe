import { exportName } from '../../shared/model/export-name.ts';
import { iterate, never, procedures, saved } from '../platform/bridge/index.ts';
import type { Host } from '../platform/host/index.ts';
import { proofPage } from './file/page.ts';
import type { SmallPicture } from './file/page.ts';
import type { Proofs } from './index.ts';

const os = procedures<{
  readonly askWhereToSave: Host['askWhereToSave'];
  readonly proofs: Proofs;
  readonly smallPicture: SmallPicture;
}>();

export const proofsHandlers = {
  watch: os.proofs.watch.handler(({ context, signal }) => iterate(context.app.proofs.watch(signal))),
  save: os.proofs.save.handler(async function* ({ context, input, signal }) {
    const source = context.app.proofs.begin(input.boardId);
    const pieces = proofPage(source, context.app.smallPicture, signal ?? never());
    yield* saved(context.app, { name: `${exportName(source.name)} proof.html`, type: 'text/html', pieces });
  }),
  read: os.proofs.read.handler(({ context, input }) => context.app.proofs.read(input.text)),
  answers: os.proofs.answers.handler(({ context, input }) => context.app.proofs.answers(input.boardId)),
  ofAsset: os.proofs.ofAsset.handler(({ context, input }) => context.app.proofs.ofAsset(input.assetId)),
  forget: os.proofs.forget.handler(({ context, input }) =>
    context.app.proofs.forget(input.boardId, input.key),
  ),
};
