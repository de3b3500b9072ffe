import path from 'node:path';
import type { Asset } from '../../../shared/model/asset.ts';
import { isFailureCode } from '../../../shared/model/failure.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { NO_REFERENCES } from '../../../shared/model/licence.ts';
import type { DepositphotosClient } from '../../api/index.ts';
import type { Catalog } from '../../catalog/index.ts';
import type { Batches } from '../../downloads/index.ts';
import type { Host } from '../../platform/host/index.ts';
import { defineModule } from '../../platform/modules/index.ts';
import type { Signal } from '../../platform/modules/index.ts';
import type { SettingsService } from '../../platform/settings/index.ts';
import type { Store } from '../../platform/store/index.ts';
import type { Undo } from '../../platform/undo/index.ts';
import type { Licensing } from '../../purchasing/index.ts';
import { boardMigrations, createBoards } from '../boards/index.ts';
import type { Boards } from '../boards/index.ts';
import { createDragging } from '../dragging/index.ts';
import type { Dragging } from '../dragging/index.ts';
import type { Holdings, Library } from '../files/index.ts';
import type { PictureGuides } from '../guides/index.ts';
import { createListing, listingMigrations, swatchOf } from '../listing/index.ts';
import type { Listing } from '../listing/index.ts';
import type { Pictures } from '../pictures/index.ts';
import { overlooked } from '../../platform/failures/index.ts';

export interface Needs {
  readonly store: Store;
  readonly client: Pick<DepositphotosClient, 'licences'>;
  readonly catalog: Catalog;
  readonly library: Library;
  readonly holdings: Holdings;
  readonly guides: PictureGuides;
  readonly undo: Undo;
  readonly licensing: Pick<Licensing, 'referencesOf'>;
  readonly batches: Pick<Batches, 'projectOf'>;
  readonly pictures: Pictures;
  readonly settings: SettingsService;
  readonly host: Host;
  readonly detailsRead: Signal<AssetId>;
  readonly projectsNamed: Signal<readonly AssetId[]>;
  readonly licencesChanged: Signal<readonly AssetId[] | 'everything'>;
}

export interface Provides {
  readonly listing: Listing;
  readonly boards: Boards;
  readonly dragging: Dragging;
}

/** How the files of the library are found, gathered on boards, and carried out of the app. */
export const listingModule = defineModule<Needs, Provides>({
  name: 'listing',
  needs: [
    'store',
    'client',
    'catalog',
    'library',
    'holdings',
    'guides',
    'undo',
    'licensing',
    'batches',
    'pictures',
    'settings',
    'host',
    'detailsRead',
    'projectsNamed',
    'licencesChanged',
  ],
  provides: ['listing', 'boards', 'dragging'],
  migrations: [...listingMigrations, ...boardMigrations],
  create: (needs) => {
    const boards = boardsOf(needs, () => listing.refresh());
    const listing = listingOf(needs, boards);
    const { library, holdings, pictures, detailsRead, projectsNamed, licencesChanged } = needs;
    detailsRead.listen((asset) => listing.touch(asset));
    projectsNamed.listen((assets) => {
      for (const asset of assets) listing.touch(asset);
    });
    licencesChanged.listen((assets) => listing.review(assets));
    void refreshWithFiles(library, listing).catch(overlooked('listing.files'));
    const dragging = createDragging({
      standing: (asset) => holdings.standing(asset),
      held: (id) => holdings.held(id),
      preview: async (asset) => (await pictures.read({ asset, size: 'thumb', of: null })).bytes,
    });
    return { listing, boards, dragging };
  },
  close: ({ listing, boards }) => {
    listing.close();
    boards.close();
  },
  // They say what has changed until they end.
  closesAfter: ['library', 'holdings', 'pictures', 'licensing', 'licences', 'batches'],
});

function boardsOf(needs: Needs, onChange: () => void): Boards {
  const { store, undo, catalog, library, client, settings, holdings, guides, pictures } = needs;
  return createBoards({
    store,
    undo,
    ports: {
      facts: (id) => catalog.facts(id),
      rights: (ids) => library.rights(ids),
      licences: async (signal) => (await client.licences(signal === undefined ? {} : { signal })).licences,
      exportFolder: () => path.join(path.dirname(settings.current.libraryFolder), 'Stockroom exports'),
      guidesOver: (board, id, size) => guides.svg(board, id, size),
      filesOf: (id) => holdings.standing(id).map((file) => file.path),
      picture: (id, signal) => pictureOf(pictures, id, signal),
    },
    onChange,
  });
}

function listingOf(needs: Needs, boards: Boards): Listing {
  const { store, undo, catalog, licensing, batches, library, host, pictures } = needs;
  return createListing({
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
            return await swatchOf(
              (await pictures.read({ asset: id, size: 'thumb', of: null }, signal)).bytes,
            );
          } catch (error) {
            // Without a picture there is no colour; without a network there may be one later.
            if (isFailureCode(error, 'not-found', 'file.wrong-type')) return null;
            throw error;
          }
        },
      },
    }),
  });
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
  pictures: Pictures,
  id: AssetId,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | null> {
  try {
    const { default: sharp } = await import('sharp');
    const { bytes } = await pictures.read({ asset: id, size: 'grid', of: null }, signal);
    return await sharp(bytes).flatten({ background: '#ffffff' }).jpeg({ quality: 82 }).toBuffer();
  } catch (error) {
    return overlooked('shelves.picture', null)(error);
  }
}

/** Only the asset's page tells its tags. */
function isDetailed(asset: Asset | null): boolean {
  return asset !== null && 'tags' in asset;
}
