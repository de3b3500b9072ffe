/**
 * Paths that the app itself is writing to. No look reads them meanwhile, and what a look that is under way saw of
 * them before counts for nothing.
 */
export class Held {
  readonly #held = new Map<string, number>();
  readonly #touched = new Set<string>();
  readonly #onRelease: (paths: readonly string[]) => void;

  constructor(onRelease: (paths: readonly string[]) => void) {
    this.#onRelease = onRelease;
  }

  async during<T>(paths: readonly string[], work: () => Promise<T>): Promise<T> {
    for (const path of paths) {
      this.#held.set(path, (this.#held.get(path) ?? 0) + 1);
      this.#touched.add(path);
    }
    try {
      return await work();
    } finally {
      for (const path of paths) {
        const left = (this.#held.get(path) ?? 1) - 1;
        if (left === 0) this.#held.delete(path);
        else this.#held.set(path, left);
      }
      this.#onRelease(paths);
    }
  }

  /** A look begins. */
  begin(): void {
    this.#touched.clear();
    for (const path of this.#held.keys()) this.#touched.add(path);
  }

  /** Since the look began. */
  wasHeld(path: string): boolean {
    return this.#touched.has(path);
  }
}
