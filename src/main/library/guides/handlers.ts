import { StockroomError } from '../../../shared/model/failure.ts';
import { procedures, saved } from '../../platform/bridge/index.ts';
import type { Host } from '../../platform/host/index.ts';
import type { Catalog } from '../../catalog/index.ts';
import type { Holdings } from '../files/index.ts';
import type { PictureGuides } from './index.ts';
import { pixelSize } from './pixel-size.ts';

const os = procedures<{
  readonly askWhereToSave: Host['askWhereToSave'];
  readonly guides: PictureGuides;
  readonly catalog: Pick<Catalog, 'facts'>;
  readonly holdings: Pick<Holdings, 'standing'>;
}>();

export const guidesHandlers = {
  get: os.guides.get.handler(({ context, input }) => context.app.guides.get(input.boardId, input.assetId)),
  set: os.guides.set.handler(({ context, input }) =>
    context.app.guides.set(input.boardId, input.assetId, input.guides),
  ),
  save: os.guides.save.handler(async function* ({ context, input: { boardId, assetId } }) {
    const { catalog, guides, holdings } = context.app;
    const [file] = holdings.standing(assetId);
    const size =
      (file === undefined ? null : await pixelSize(file.path)) ?? (await catalog.facts(assetId)).size;
    const svg = size === null ? null : guides.svg(boardId, assetId, size);
    if (svg === null) {
      throw new StockroomError('invalid', {
        message: 'There are no guides on this picture.',
        action: 'Choose a crop or write a headline first.',
      });
    }
    yield* saved(context.app, { name: `${assetId}.guides.svg`, type: 'image/svg+xml', pieces: [svg] });
  }),
};
