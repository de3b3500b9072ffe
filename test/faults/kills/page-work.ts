import type { Bridge } from '../../../src/shared/contract/index.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';

/** What a page of the web host sets going, before the host is killed. */
export type PageWork =
  | { readonly kind: 'comps'; readonly assets: readonly AssetId[] }
  | { readonly kind: 'batch'; readonly assets: readonly AssetId[] };

const largest = { kind: 'largest' } as const;
const LARGEST = { image: largest, vector: largest, video: largest, audio: largest };

export async function setGoing(bridge: Bridge, work: PageWork): Promise<void> {
  switch (work.kind) {
    case 'comps':
      await bridge.downloads.enqueueComps({
        items: work.assets.map((assetId) => ({ assetId, option: 'l-2015' })),
      });
      return;
    case 'batch':
      await bridge.batches.start({
        source: { kind: 'assets', assetIds: [...work.assets] },
        sizes: LARGEST,
        name: `Batch of ${work.assets.length}`,
      });
      return;
  }
}
