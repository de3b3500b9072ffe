import type { LayoutCheckEvent } from '../../shared/model/layout-check.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import type { Library } from '../library/index.ts';
import type { Store } from '../store/index.ts';
import { checkLayout } from './check.ts';
import type { CheckTools } from './check.ts';
import type { Judge } from './judge.ts';
import { learnLooks } from './learn.ts';
import { createPrints } from './prints.ts';
import { createReader } from './reader.ts';

export { layoutMigrations } from './migrations.ts';
export type { Standing } from './judge.ts';

/** What a layout uses, and whether it may: see docs/layouts.md. */
export interface Layouts {
  /**
   * Reads a layout file, a picture or a folder, at an absolute path. Throws `not-found` where there is nothing; what
   * is wrong with a file in it is told as a problem. Ends when the signal aborts.
   */
  check(path: string, signal: AbortSignal): AsyncIterable<LayoutCheckEvent>;
  close(): Promise<void>;
}

export interface LayoutsOptions {
  readonly store: Store;
  readonly library: Pick<Library, 'withContent' | 'contents' | 'files' | 'rights'>;
  readonly facts: Judge['facts'];
  /** What the service says; `null` when it can't be asked. */
  readonly ask: Judge['ask'];
  /** The thread's entry: a bundle puts it elsewhere. */
  readonly worker?: URL;
}

export function createLayouts(options: LayoutsOptions): Layouts {
  const { store, library, facts, ask, worker = new URL('./worker.ts', import.meta.url) } = options;
  const reader = createReader({ worker });
  const prints = createPrints(store);
  const closing = new AbortController();
  const licensedHere = (assets: readonly AssetId[]) =>
    new Set(library.rights(assets).flatMap(({ assetId, right }) => (right === 'licensed' ? [assetId] : [])));
  const tools: CheckTools = {
    reader,
    prints,
    known: {
      withContent: (sha256) => library.withContent(sha256),
      holds: (asset) => library.files(asset).length > 0,
    },
    licensedHere,
    ask,
    facts,
    learn: (signal) => learnLooks(library, reader, prints, signal),
  };
  let running = 0;

  return {
    async *check(path, signal) {
      running += 1;
      try {
        yield* checkLayout(path, tools, AbortSignal.any([signal, closing.signal]));
      } finally {
        running -= 1;
        // A thread and its memory are not kept for the next time.
        if (running === 0) await reader.close();
      }
    },
    close: async () => {
      closing.abort();
      await reader.close();
    },
  };
}
