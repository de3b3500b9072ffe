import type { AssetId } from '../../shared/model/ids.ts';

/**
 * One after the other for each asset. Whoever puts other bytes at the path of a file first looks at what stands there
 * and then at what is recorded of it: two of them at once would each take the other's work for what they had looked at.
 */
export type Alone = <T>(asset: AssetId, work: () => Promise<T>) => Promise<T>;

export function createTurns(): Alone {
  const last = new Map<AssetId, Promise<unknown>>();
  return async (asset, work) => {
    const before = last.get(asset) ?? Promise.resolve();
    const done = before.then(work);
    const over = done.then(
      () => {},
      () => {},
    );
    last.set(asset, over);
    try {
      return await done;
    } finally {
      if (last.get(asset) === over) last.delete(asset);
    }
  };
}
