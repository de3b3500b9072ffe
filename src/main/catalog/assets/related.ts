import type { RelatedTo, Relation } from '../../../shared/model/relation.ts';
import type { Asset, AssetDetails } from '../../../shared/model/asset.ts';
import { isFailureCode } from '../../../shared/model/failure.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { SearchPage } from '../../../shared/model/search.ts';
import type { CallOptions, DepositphotosClient } from '../../api/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { createAssetCache } from './asset-cache.ts';

/** Looks are compared on this computer, not by the service. */
type ServiceRelation = Exclude<Relation, 'look'>;

export interface RelatedQuestion extends Omit<RelatedTo, 'relation'> {
  readonly relation: ServiceRelation;
  readonly offset: number;
  readonly limit: number;
  /** Also those that cost a call each; a rail does without most of them. */
  readonly whole: boolean;
}

/**
 * Facts of assets known by ID only cost a call each: on a rail no more of them than fit on a screen. Everything already
 * seen costs nothing.
 */
const ASKED_ONE_BY_ONE = 12;

/** What the catalogue knows of single assets. */
interface KnownAssets {
  asset(id: AssetId, options?: CallOptions): Promise<AssetDetails>;
  facts(id: AssetId, options?: CallOptions): Promise<Asset>;
}

export type FindRelated = (question: RelatedQuestion, options?: CallOptions) => Promise<SearchPage>;

/**
 * `getRelated` is only seen, and only with `similar`; an asset's page names all three kinds by ID [doc]. So similar
 * assets are asked for in one call, with the IDs to fall back on, and the others come by their IDs.
 */
export function createFindRelated(options: {
  readonly store: Store;
  readonly client: Pick<DepositphotosClient, 'related'>;
  readonly catalog: KnownAssets;
  readonly now?: () => number;
}): FindRelated {
  const { store, client, catalog, now = Date.now } = options;
  const cache = createAssetCache({ store, now });

  async function byIds(question: RelatedQuestion, call?: CallOptions): Promise<SearchPage> {
    const { id, relation, offset, limit, whole } = question;
    const details = cache.details(id) ?? (await catalog.asset(id, call));
    const ids = idsOf(details, relation).filter((other) => other !== id);
    let asked = 0;
    const wanted = ids
      .slice(offset, offset + limit)
      .filter((other) => cache.asset(other) !== null || ++asked <= (whole ? limit : ASKED_ONE_BY_ONE));
    const found = await Promise.allSettled(
      wanted.map((other) => catalog.facts(other, { ...call, priority: 'batch' })),
    );
    // One that is gone leaves a gap on the rail, not an empty rail.
    const assets = found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    return { total: ids.length, offset, assets, hash: null };
  }

  return async (question, call) => {
    const { id, relation, offset, limit } = question;
    if (relation !== 'similar') return byIds(question, call);
    try {
      const { items, total } = await client.related({ assetId: id, kind: 'similar', offset, limit }, call);
      cache.remember(items);
      if (items.length > 0) {
        const assets = items.map(({ asset }) => asset).filter((asset) => asset.id !== id);
        return { total, offset, assets, hash: null };
      }
    } catch (error) {
      if (isFailureCode(error, 'aborted', 'offline', 'timeout')) throw error;
    }
    return byIds(question, call);
  };
}

function idsOf(details: AssetDetails, relation: ServiceRelation): readonly AssetId[] {
  switch (relation) {
    case 'series':
      return details.series;
    case 'same-model':
      return details.sameModel;
    case 'similar':
      return details.similar;
  }
}
