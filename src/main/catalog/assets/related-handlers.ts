import type { AlikePair } from '../../../shared/contract/index.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { procedures } from '../../platform/bridge/index.ts';
import type { Catalog, FindRelated } from './index.ts';

const os = procedures<{
  readonly catalog: Pick<Catalog, 'known'>;
  readonly related: FindRelated;
  /** How assets look, as far as their pictures were shown here. */
  readonly looks: {
    like(asset: AssetId): Promise<readonly { readonly assetId: AssetId }[]>;
    pairs(assets: readonly AssetId[]): Promise<readonly AlikePair[]>;
  };
  readonly pictures: {
    /** Sees to it that the looks of these assets are known, where they have pictures. */
    look(assets: readonly AssetId[], signal?: AbortSignal): Promise<void>;
  };
}>();

export const relatedHandlers = {
  alike: os.related.alike.handler(async ({ context, input, signal }) => {
    await context.app.pictures.look(input.assetIds, signal);
    return await context.app.looks.pairs(input.assetIds);
  }),
  find: os.related.find.handler(async ({ context, input, signal }) => {
    const { relation, id, offset, limit } = input;
    if (relation !== 'look') return context.app.related({ ...input, relation }, signal ? { signal } : {});
    await context.app.pictures.look([id], signal);
    const found = (await context.app.looks.like(id)).flatMap(
      ({ assetId }) => context.app.catalog.known(assetId) ?? [],
    );
    return { total: found.length, offset, assets: found.slice(offset, offset + limit), hash: null };
  }),
};
