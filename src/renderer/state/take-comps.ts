import type { Bridge } from '../../shared/contract/index.ts';
import { defaultComp } from '../../shared/model/comp.ts';
import type { CompRequest } from '../../shared/model/download.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import { toFailure } from '../bridge/index.ts';
import type { Toasts } from './toasts.ts';
import { bridgeStore } from './given.ts';
import { toastsStore } from './toasts.ts';
import { defineStore, hookOf } from './registry/store.ts';

/** Facts asked for at a time; the client has limits of its own. */
const AT_ONCE = 4;

interface Parts {
  readonly bridge: Pick<Bridge, 'catalog' | 'downloads'>;
  readonly toasts: Toasts;
}

/** Takes comps of assets of which only the IDs are known, each in the size that most layouts want. */
export function createTakeComps({ bridge, toasts }: Parts): (ids: readonly AssetId[]) => Promise<void> {
  return async (ids) => {
    const items: CompRequest[] = [];
    let unknown = 0;
    try {
      for (let next = 0; next < ids.length; next += AT_ONCE) {
        await Promise.all(
          ids.slice(next, next + AT_ONCE).map(async (id) => {
            try {
              items.push({ assetId: id, option: defaultComp(await bridge.catalog.asset({ id })) });
            } catch (error) {
              if (toFailure(error).code !== 'not-found') throw error;
              unknown += 1;
            }
          }),
        );
      }
      if (items.length > 0) await bridge.downloads.enqueueComps({ items });
      toasts.done(outcome(items.length, unknown));
    } catch (error) {
      toasts.failed(toFailure(error));
    }
  };
}

function outcome(taken: number, unknown: number): string {
  const comps = `${taken} ${taken === 1 ? 'comp' : 'comps'} queued`;
  return unknown === 0 ? comps : `${comps}; ${unknown} not in the catalogue`;
}

/** Takes comps of assets of which only the IDs are known. */
export const takeCompsStore = defineStore(
  'take-comps',
  { bridge: bridgeStore, toasts: toastsStore },
  createTakeComps,
);
export const useTakeComps = hookOf(takeCompsStore);
