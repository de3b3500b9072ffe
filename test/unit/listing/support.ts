import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { libraryMigrations } from '../../../src/main/library/files/index.ts';
import { createListing, listingMigrations } from '../../../src/main/library/listing/index.ts';
import type { Listing } from '../../../src/main/library/listing/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import { createUndo } from '../../../src/main/platform/undo/index.ts';
import type { Undo } from '../../../src/main/platform/undo/index.ts';
import type { AssetDetails, MediaType } from '../../../src/shared/model/asset.ts';
import type { BoardId } from '../../../src/shared/model/board.ts';
import type { Right } from '../../../src/shared/model/download.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';

export interface KnownAsset {
  readonly id: number;
  readonly title: string;
  readonly author: string;
  readonly type: MediaType;
  readonly tags: readonly string[];
  readonly project: string;
}

export function details({ id, title, author, type, tags }: KnownAsset): AssetDetails {
  return {
    id: id as AssetId,
    type,
    title,
    description: '',
    size: { width: 3000, height: 2000 },
    author: { id: null, name: author },
    editorial: false,
    nudity: false,
    aiGenerated: false,
    fileSize: null,
    extension: 'jpg',
    published: null,
    duration: null,
    hasStill: true,
    hasClip: false,
    tags,
    categories: [],
    sizes: [],
    similar: [],
    series: [],
    sameModel: [],
    modelReleases: 0,
    views: null,
    downloads: null,
  };
}

/** A listing on a database of its own. */
export interface Bench {
  readonly folder: string;
  readonly store: Store;
  readonly listing: Listing;
  readonly undo: Undo;
  readonly assets: Map<number, KnownAsset>;
  readonly boards: Map<number, readonly number[]>;
  addFile(file: {
    readonly asset: number;
    readonly right?: Right;
    readonly name?: string;
    readonly bytes?: number;
    readonly at?: number;
    readonly presence?: string;
  }): void;
  close(): void;
}

export function openBench(): Bench {
  const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-listing-'));
  const store = openStore(path.join(folder, 'stockroom.db'), [...libraryMigrations, ...listingMigrations]);
  const assets = new Map<number, KnownAsset>();
  const boards = new Map<number, readonly number[]>();
  const undo = createUndo();
  const listing = createListing({
    store,
    undo,
    ports: {
      ended: () => new Set<AssetId>(),
      known: (id) => {
        const asset = assets.get(id);
        return asset === undefined ? null : details(asset);
      },
      references: (id) => ({ project: assets.get(id)?.project ?? '', words: [] }),
      boardAssets: (board: BoardId) => (boards.get(board) ?? []) as readonly AssetId[],
    },
  });
  let files = 0;
  return {
    folder,
    store,
    listing,
    undo,
    assets,
    boards,
    addFile: ({ asset, right = 'comp', name, bytes = 1, at = 1, presence = 'here' }) => {
      files += 1;
      store.run(
        `INSERT OR REPLACE INTO library_file (asset_id, file_right, option, folder, relative_path, bytes, sha256, added_at, presence)
         VALUES (?, ?, 'xl-2015', ?, ?, ?, 'aa', ?, ?)`,
        asset,
        right,
        folder,
        name ?? `file ${files}.jpg`,
        bytes,
        at,
        presence,
      );
    },
    close: () => {
      listing.close();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
