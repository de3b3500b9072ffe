import { availableParallelism } from 'node:os';
import type { LayoutCheckEvent } from '../../shared/model/layout-check.ts';
import type { Recognition } from '../../shared/model/dropped.ts';
import type { DropId } from '../../shared/model/drop.ts';
import { StockroomError } from '../../shared/model/failure.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import type { Library } from '../library/index.ts';
import type { Store } from '../platform/store/index.ts';
import { checkLayout } from './check.ts';
import { contentOfDrop, toldAsDropped } from './check-drop.ts';
import type { CheckTools } from './check.ts';
import { identify } from './identify.ts';
import type { IdentifyTools, ShownFile } from './identify.ts';
import type { Drawn } from './inspect/draw.ts';
import { createPainters } from './painters.ts';
import type { DrawnSize } from './inspect/drawn-sizes.ts';
import { createDrops } from './drops.ts';
import type { Drops } from './drops.ts';
import type { Judge } from './judge.ts';
import { learnLooks } from './learn.ts';
import { createPrints } from './prints.ts';
import type { Measured, Print } from './inspect/report.ts';
import { createReader } from './reader.ts';
import type { Reader } from './reader.ts';

export { layoutMigrations } from './migrations.ts';
export type { Drops, Received } from './drops.ts';
export type { Drawn } from './inspect/draw.ts';
export type { DrawnSize } from './inspect/drawn-sizes.ts';
export type { Measured } from './inspect/report.ts';
export type { Standing } from './judge.ts';
export type { Looks } from './looks.ts';

/** What a layout uses, and whether it may: see docs/layouts.md. */
export interface Layouts {
  /**
   * Reads a layout file, a picture or a folder, at an absolute path. Throws `not-found` where there is nothing; what
   * is wrong with a file in it is told as a problem. Ends when the signal aborts.
   */
  check(path: string, signal: AbortSignal): AsyncIterable<LayoutCheckEvent>;
  /** What one file is taken for, by its content, its own metadata or its name. */
  identify(file: ShownFile, signal: AbortSignal): Promise<Recognition>;
  /** The same of what a page has sent; `path` and `layout` are the names in the drop. */
  checkDrop(drop: DropId, signal: AbortSignal): AsyncIterable<LayoutCheckEvent>;
  readonly drops: Drops;
  /** How large a drawing or film is, for others who must not open strangers' files; `null` for what is neither. */
  measure(path: string): Promise<Measured | null>;
  /** How a file looks, drawn in a thread; `null` for one that is gone. Throws where the signal aborts before its turn. */
  draw(path: string, size: DrawnSize, signal: AbortSignal): Promise<Drawn | null>;
  /** The print of a picture in bytes, taken in a thread; `null` for one that shows nothing. */
  printOf(picture: Uint8Array): Promise<Print | null>;
  /** Whether `after` is the PDF `before` with nothing but metadata added. Both are absolute paths. */
  addsMetadata(before: string, after: string): Promise<boolean>;
  close(): Promise<void>;
}

export interface LayoutsOptions {
  readonly store: Store;
  readonly library: Pick<Library, 'withContent' | 'holdsSize' | 'contents' | 'files' | 'rights'>;
  readonly facts: Judge['facts'];
  /** Where dropped files are kept while they are looked at. */
  readonly dropped: string;
  /** What the service says; `null` when it can't be asked. */
  readonly ask: Judge['ask'];
  readonly licensedBy: IdentifyTools['licensedBy'];
  /** The thread's entry: a bundle puts it elsewhere. */
  readonly worker?: URL;
  /** Opens files in a thread; one is for checks, another for what is dropped. Default: threads of their own. */
  readonly openReader?: () => Reader;
}

/** Threads that draw: each holds a decoded picture in memory. */
const MOST_PAINTERS = 3;

export function createLayouts(options: LayoutsOptions): Layouts {
  const {
    store,
    library,
    facts,
    ask,
    licensedBy,
    dropped,
    worker = new URL('./worker.ts', import.meta.url),
    openReader = () => createReader({ worker }),
  } = options;
  const reader = openReader();
  /** A file that is dropped does not wait for a folder that is being checked. */
  const doorman = openReader();
  const painters = createPainters(
    openReader,
    Math.max(1, Math.min(MOST_PAINTERS, availableParallelism() - 1)),
  );
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
  const door: IdentifyTools = {
    reader: doorman,
    known: tools.known,
    holdsSize: (bytes) => library.holdsSize(bytes),
    licensedBy,
  };
  const drops = createDrops(dropped);
  let running = 0;
  let shown = 0;

  const done = async () => {
    running -= 1;
    // A thread and its memory are not kept for the next time.
    if (running === 0) await reader.close();
  };

  async function* check(target: string, signal: AbortSignal, within: string | null) {
    running += 1;
    try {
      yield* checkLayout(target, tools, AbortSignal.any([signal, closing.signal]), within);
    } finally {
      await done();
    }
  }

  return {
    check: (path, signal) => check(path, signal, null),
    async *checkDrop(drop, signal) {
      const folder = drops.folderOf(drop);
      if (folder === null) {
        throw new StockroomError('not-found', {
          message: 'What was dropped is not here any more.',
          action: 'Drop it again.',
        });
      }
      yield* toldAsDropped(check(await contentOfDrop(folder), signal, folder), folder);
    },
    drops,
    measure: async (path) => {
      running += 1;
      try {
        return await reader.measure(path, closing.signal);
      } finally {
        await done();
      }
    },
    draw: (path, size, signal) => painters.draw(path, size, signal),
    printOf: (picture) => painters.print(picture),
    addsMetadata: async (before, after) => {
      running += 1;
      try {
        return await reader.addsMetadata(before, after, closing.signal);
      } finally {
        await done();
      }
    },
    identify: async (file, signal) => {
      shown += 1;
      const both = AbortSignal.any([signal, closing.signal]);
      try {
        return await identify(file, door, both);
      } finally {
        shown -= 1;
        if (shown === 0) await doorman.close();
      }
    },
    close: async () => {
      closing.abort();
      await reader.close();
      await doorman.close();
      await painters.close();
      await drops.close();
    },
  };
}
