import { setImmediate } from 'node:timers/promises';
import type { AlikePair } from '../../shared/contract/index.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import type { Store } from '../platform/store/index.ts';
import { LookIndex } from './look-index.ts';
import type { Ranked } from './look-index.ts';
import type { Print } from './inspect/report.ts';

/** How every asset looks whose picture was ever shown here, on this computer alone. */
export interface Looks {
  /** Remembers the look of an asset by a picture of it, unless it is known. */
  learn(asset: AssetId, picture: Uint8Array): Promise<void>;
  /** Whether an asset was looked at. */
  knows(asset: AssetId): Promise<boolean>;
  /** The assets that look most like this one, the nearest first and without itself; none where it was never seen. */
  like(asset: AssetId): Promise<readonly Ranked[]>;
  /** Those pairs of these assets that look alike; `likeness` as `LookIndex` has it. */
  pairs(assets: readonly AssetId[]): Promise<readonly AlikePair[]>;
}

/** As many looks as are kept; more assets than one group sees in years. */
const MOST_KEPT = 500_000;
/** Rows read before others get their turn. */
const PAGE = 4_000;
/** Assets of one answer. */
const MOST_FOUND = 500;
/** Measured on pictures of the sandbox, see docs/search.md: of strangers one pair in thirty comes so near. */
const LEAST_FOUND = 0.45;
const LEAST_ALIKE = 0.55;

export function createLooks(options: {
  readonly store: Store;
  /** `null` for a picture that shows nothing. */
  readonly printOf: (picture: Uint8Array) => Promise<Print | null>;
}): Looks {
  const { store, printOf } = options;
  const index = new LookIndex();
  const learning = new Map<AssetId, Promise<void>>();
  let loading: Promise<void> | null = null;

  const load = async () => {
    for (let last = 0; ; ) {
      const rows = store.all<{ asset_id: AssetId; bits: Uint8Array }>(
        'SELECT asset_id, bits FROM asset_look WHERE asset_id > ? ORDER BY asset_id LIMIT ?',
        last,
        PAGE,
      );
      for (const { asset_id, bits } of rows) index.put(asset_id, bits);
      last = rows.at(-1)?.asset_id ?? last;
      if (rows.length < PAGE) return;
      await setImmediate();
    }
  };
  const ready = () => (loading ??= load());

  const look = async (asset: AssetId, picture: Uint8Array) => {
    const print = await printOf(picture);
    if (print === null || index.size >= MOST_KEPT) return;
    const bits = LookIndex.bitsOf(print.bits);
    index.put(asset, bits);
    store.run('INSERT OR REPLACE INTO asset_look (asset_id, bits) VALUES (?, ?)', asset, bits);
  };

  return {
    async learn(asset, picture) {
      await ready();
      if (index.has(asset)) return;
      const under = learning.get(asset) ?? look(asset, picture).finally(() => learning.delete(asset));
      learning.set(asset, under);
      await under;
    },
    async knows(asset) {
      await ready();
      return index.has(asset);
    },
    async like(asset) {
      await ready();
      const bits = index.bitsFor(asset);
      if (bits === null) return [];
      const found = await index.rank(bits, MOST_FOUND + 1);
      return found.filter(({ assetId, likeness }) => assetId !== asset && likeness >= LEAST_FOUND);
    },
    async pairs(assets) {
      await ready();
      return assets.flatMap((one, at) =>
        assets.slice(at + 1).flatMap((other) => {
          const likeness = index.between(one, other);
          return likeness === null || likeness < LEAST_ALIKE ? [] : [{ one, other, likeness }];
        }),
      );
    },
  };
}
