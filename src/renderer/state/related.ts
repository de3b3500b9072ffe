import type { Bridge } from '../../shared/contract/index.ts';
import type { Relation } from '../../shared/model/relation.ts';
import type { Asset } from '../../shared/model/asset.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import { bridgeStore } from './given.ts';
import { defineStore, hookOf } from './registry/store.ts';

export type FindRelated = (id: AssetId, relation: Relation, signal: AbortSignal) => Promise<readonly Asset[]>;

/** Assets on one rail. */
const RAIL = 24;
/** Rails kept, so that going back and forth between two assets asks the service once. */
const KEPT = 60;

export function createRelated(bridge: Bridge['related']): FindRelated {
  const kept = new Map<string, readonly Asset[]>();
  return async (id, relation, signal) => {
    const key = `${relation}/${id}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const { assets: found } = await bridge.find(
      { id, relation, offset: 0, limit: RAIL, whole: false },
      { signal },
    );
    kept.set(key, found);
    const oldest = kept.keys().next().value;
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return found;
  };
}

/** Assets that go with another. */
export const relatedStore = defineStore('related', { bridge: bridgeStore }, ({ bridge }) =>
  createRelated(bridge.related),
);
export const useFindRelated = hookOf(relatedStore);
