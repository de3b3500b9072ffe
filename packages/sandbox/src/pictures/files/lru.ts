/** Keeps the latest results of slow work, within a number of entries and of bytes; one run a key at a time. */
interface BoundedCache<T> {
  get(key: string, make: () => Promise<T>): Promise<T>;
}

interface CacheBounds<T> {
  readonly entries: number;
  readonly bytes: number;
  readonly sizeOf: (value: T) => number;
}

export function boundedCache<T>(bounds: CacheBounds<T>): BoundedCache<T> {
  const held = new Map<string, { readonly value: Promise<T>; size: number }>();
  const trim = (): void => {
    let bytes = [...held.values()].reduce((sum, entry) => sum + entry.size, 0);
    for (const [key, entry] of held) {
      if (held.size <= bounds.entries && bytes <= bounds.bytes) return;
      held.delete(key);
      bytes -= entry.size;
    }
  };
  return {
    get: (key, make) => {
      const known = held.get(key);
      if (known !== undefined) {
        held.delete(key);
        held.set(key, known);
        return known.value;
      }
      const entry = { value: make(), size: 0 };
      held.set(key, entry);
      entry.value.then(
        (value) => {
          entry.size = bounds.sizeOf(value);
          trim();
        },
        () => held.delete(key),
      );
      return entry.value;
    },
  };
}
