import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Right } from '../../../src/shared/model/download.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import type { LayoutItem, LayoutProblem, LayoutSummary } from '../../../src/shared/model/layout-check.ts';
import { createLayouts, layoutMigrations } from '../../../src/main/layouts/index.ts';
import type { Layouts, LayoutsOptions, Standing } from '../../../src/main/layouts/index.ts';
import { createLibrary, libraryMigrations } from '../../../src/main/library/files/index.ts';
import type { Library } from '../../../src/main/library/files/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';

export interface World {
  readonly folder: string;
  readonly library: Library;
  readonly layouts: Layouts;
  /** A file of ours, on disk and on record. Returns its path. */
  own(asset: number, right: Right, name: string, data: Buffer): string;
  /** Any other file below the folder. */
  put(name: string, data: Buffer | string): string;
  check(target: string): Promise<Checked>;
  close(): Promise<void>;
}

export interface Checked {
  readonly items: readonly LayoutItem[];
  readonly problems: readonly LayoutProblem[];
  readonly summary: LayoutSummary;
}

export interface WorldOptions {
  /** What the vendor says of assets. Default: it is not asked. */
  readonly standing?: Standing;
  /** Assets of licences, by transaction. Default: none. */
  readonly licences?: ReadonlyMap<number, number>;
  /** Default: threads that end with each check. */
  readonly openReader?: NonNullable<LayoutsOptions['openReader']>;
}

/** The real service on a real library in a folder, with a made-up answer of the vendor. */
export function openWorld(
  folder: string,
  { standing, licences = new Map(), openReader }: WorldOptions = {},
): World {
  const store = openStore(path.join(folder, 'profile/stockroom.db'), [
    ...libraryMigrations,
    ...layoutMigrations,
  ]);
  const library = createLibrary({ store });
  const layouts = createLayouts({
    store,
    library,
    dropped: path.join(folder, 'profile/dropped'),
    facts: () => null,
    ask: async () => standing ?? null,
    licensedBy: async (transaction) => (licences.get(transaction) ?? null) as AssetId | null,
    ...(openReader === undefined ? {} : { openReader }),
  });
  const put = (name: string, data: Buffer | string) => {
    const at = path.join(folder, name);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, data);
    return at;
  };
  return {
    folder,
    library,
    layouts,
    put,
    own: (asset, right, name, data) => {
      const at = put(path.join('library', name), data);
      library.add({
        assetId: asset as AssetId,
        right,
        option: 'l-2015',
        folder: path.join(folder, 'library'),
        relativePath: name,
        bytes: data.length,
        sha256: createHash('sha256').update(data).digest('hex'),
      });
      return at;
    },
    check: async (target) => {
      const items: LayoutItem[] = [];
      const problems: LayoutProblem[] = [];
      for await (const event of layouts.check(target, new AbortController().signal)) {
        if (event.kind === 'items') items.push(...event.items);
        if (event.kind === 'problems') problems.push(...event.problems);
        if (event.kind === 'over') return { items, problems, summary: event.summary };
      }
      throw new Error('The check ended without a summary.');
    },
    close: async () => {
      await layouts.close();
      library.close();
      store.close();
    },
  };
}
