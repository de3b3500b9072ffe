import path from 'node:path';
import type { Asset } from '../../shared/model/asset.ts';
import { COMP_OPTIONS } from '../../shared/model/comp.ts';
import { isFailureCode } from '../../shared/model/failure.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import { NO_REFERENCES } from '../../shared/model/licence.ts';
import type { Batches, Downloads } from '../downloads/index.ts';
import { createBoards, createDragging, createHoldings, createListing, swatchOf } from '../library/index.ts';
import type { Boards, Dragging, Holdings, Library, Listing } from '../library/index.ts';
import type { Catalog, Previews } from '../catalog/index.ts';
import type { DepositphotosClient } from '../api/index.ts';
import type { Host } from '../host.ts';
import type { Log } from '../platform/log/index.ts';
import type { Licensing } from '../purchasing/index.ts';
import type { SettingsService } from '../platform/settings/index.ts';
import type { Store } from '../platform/store/index.ts';
import { createUndo } from '../platform/undo/index.ts';
import type { Undo } from '../platform/undo/index.ts';

interface Parts {
  readonly store: Store;
  readonly client: Pick<DepositphotosClient, 'licences'>;
  readonly catalog: Catalog;
  readonly downloads: Pick<Downloads, 'enqueueComps' | 'enqueueLicensed'>;
  readonly library: Library;
  readonly licensing: Pick<Licensing, 'referencesOf'>;
  readonly batches: Pick<Batches, 'projectOf'>;
  readonly previews: Previews;
  readonly settings: SettingsService;
  readonly host: Host;
  readonly log: Log;
  /** The folder of the profile. */
  readonly locks: string;
}

/** Everything around the files of the library: how they are found, gathered, and carried out of the app. */
export interface Shelves {
  readonly listing: Listing;
  readonly boards: Boards;
  readonly holdings: Holdings;
  readonly dragging: Dragging;
  readonly undo: Undo;
}

export function composeShelves(parts: Parts): Shelves {
  const { store, catalog, downloads, library, licensing, batches, previews, settings, host, log, locks } =
    parts;
  const undo = createUndo();
  const holdings = createHoldings({
    store,
    undo,
    locks,
    // A command looks at nobody else's removals.
    adopt: host.kind !== 'cli',
    onError: (error) => log.error('library', {}, error),
    ports: {
      alone: library.alone,
      fetch: async (right, items) => {
        if (right === 'licensed') await downloads.enqueueLicensed(items);
        else await downloads.enqueueComps(items.flatMap(toCompRequest));
      },
      openWith: async (file) => (await host.openWith?.(file)) ?? false,
      copyFiles: async (files) => (await host.copyFiles?.(files)) ?? false,
      openFile: async (file) => (await host.openFile?.(file)) ?? false,
      trash: host.trash === undefined ? undefined : (file) => host.trash?.(file) ?? Promise.resolve(false),
      changed: (assets) => library.touch(assets),
    },
  });
  const boards = createBoards({
    store,
    undo,
    ports: {
      facts: (id) => catalog.facts(id),
      rights: (ids) => library.rights(ids),
      licences: async (signal) =>
        (await parts.client.licences(signal === undefined ? {} : { signal })).licences,
      exportFolder: () => path.join(path.dirname(settings.current.libraryFolder), 'Stockroom exports'),
      filesOf: (id) => holdings.standing(id).map((file) => file.path),
      picture: (id, signal) => pictureOf(previews, id, signal),
    },
    onChange: () => listing.refresh(),
  });
  const listing = createListing({
    store,
    undo,
    ports: {
      known: (id) => catalog.known(id),
      references: (id) => {
        const { project, client, purchaseOrder, isbn, other } = licensing.referencesOf(id) ?? NO_REFERENCES;
        // What was bought for a project belongs there, whatever list it was fetched for.
        return { project: project || batches.projectOf(id), words: [client, purchaseOrder, isbn, other] };
      },
      boardAssets: (board) => boards.ids(board),
      ended: (ids) => library.ended(ids),
    },
    // A command has its own work to do.
    ...(host.kind !== 'cli' && {
      looks: {
        details: async (id: AssetId, signal: AbortSignal) => {
          if (isDetailed(catalog.known(id))) return;
          await catalog.asset(id, { signal, priority: 'batch' });
        },
        colour: async (id: AssetId, signal: AbortSignal) => {
          try {
            return await swatchOf((await previews.read(id, 'thumb', signal)).bytes);
          } catch (error) {
            // Without a picture there is no colour; without a network there may be one later.
            if (isFailureCode(error, 'not-found', 'file.wrong-type')) return null;
            throw error;
          }
        },
      },
    }),
  });
  const dragging = createDragging({
    standing: (asset) => holdings.standing(asset),
    held: (id) => holdings.held(id),
    preview: async (asset) => (await previews.read(asset, 'thumb')).bytes,
  });
  void refreshWithFiles(library, listing);
  return { listing, boards, holdings, dragging, undo };
}

async function refreshWithFiles(library: Library, listing: Listing): Promise<void> {
  // The first event is no news, and a listing begins with a look of its own.
  let isNews = false;
  for await (const _ of library.watch()) {
    if (isNews) listing.refresh();
    isNews = true;
  }
}

/** PDF knows JPEG and PNG, previews come in other formats too. */
async function pictureOf(
  previews: Previews,
  id: AssetId,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | null> {
  try {
    const { default: sharp } = await import('sharp');
    const { bytes } = await previews.read(id, 'grid', signal);
    return await sharp(bytes).flatten({ background: '#ffffff' }).jpeg({ quality: 82 }).toBuffer();
  } catch {
    return null;
  }
}

function toCompRequest({ assetId, option }: { readonly assetId: AssetId; readonly option: string }) {
  const known = COMP_OPTIONS.find((one) => one === option);
  return known === undefined ? [] : [{ assetId, option: known }];
}

/** Only the asset's page tells its tags. */
function isDetailed(asset: Asset | null): boolean {
  return asset !== null && 'tags' in asset;
}
