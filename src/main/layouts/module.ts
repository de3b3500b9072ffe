import { layoutsHandlers } from './handlers.ts';
import { join } from 'node:path';
import { ALL_LICENCES } from '../../shared/model/held-licence.ts';
import type { AssetId, TransactionId } from '../../shared/model/ids.ts';
import type { LicensedItem } from '../../shared/model/licence.ts';
import type { Account } from '../account/index.ts';
import type { DepositphotosClient } from '../api/index.ts';
import type { Catalog } from '../catalog/index.ts';
import type { Library } from '../library/index.ts';
import type { Ownership } from '../ownership/index.ts';
import type { Host, ProfilePaths } from '../platform/host/index.ts';
import type { Log } from '../platform/log/index.ts';
import { defineModule } from '../platform/modules/index.ts';
import type { Store } from '../platform/store/index.ts';
import type { Licences } from '../purchasing/index.ts';
import { createLayouts, layoutMigrations } from './index.ts';
import type { Layouts, Standing } from './index.ts';
import { overlooked } from '../platform/failures/index.ts';
import { looksModule } from './looks-module.ts';

export interface Needs {
  readonly store: Store;
  readonly client: DepositphotosClient;
  readonly account: Account;
  readonly catalog: Catalog;
  readonly library: Library;
  readonly licences: Pick<Licences, 'rows'>;
  readonly ownership: Ownership;
  readonly log: Log;
  readonly paths: ProfilePaths;
  readonly host: Host;
  /** The entry of the thread that opens files, as a file of the bundle; from source it finds itself. */
  readonly layoutWorker: URL | undefined;
}

/** Assets in one question; the service takes lists, and addresses have an end. */
const CHUNK = 100;
/** Rows of one answer; an asset may have been licensed many times. */
const ROWS = 500;

/** Layouts, judged by what this computer and the service know. */
const layoutsModule = defineModule<Needs, { readonly layouts: Layouts }>({
  name: 'layouts',
  needs: [
    'store',
    'client',
    'account',
    'catalog',
    'library',
    'licences',
    'ownership',
    'log',
    'paths',
    'host',
    'layoutWorker',
  ],
  provides: ['layouts'],
  migrations: layoutMigrations,
  create: (needs) => {
    const { log, host } = needs;
    const layouts = layoutsOf(needs);
    // Only pages of the web host send files, so that some may be left from before.
    if (host.kind === 'web')
      void layouts.drops.sweep().catch((error: unknown) => log.error('layouts-sweep', {}, error));
    return { layouts };
  },
  close: ({ layouts }) => layouts.close(),
  // Swaps and rights open files until they end; no row of a licence is read any more by then.
  closesAfter: ['licences', 'downloads'],
});

function layoutsOf(needs: Needs): Layouts {
  const { store, account, catalog, library, licences, log, paths, layoutWorker } = needs;
  return createLayouts({
    store,
    library,
    dropped: join(paths.profile, 'dropped-layouts'),
    facts: (asset) => catalog.known(asset),
    ask: async (assets, signal) => {
      if (account.state.status !== 'signed-in') return null;
      try {
        return await standingOf(assets, needs, signal);
      } catch (error) {
        signal.throwIfAborted();
        // What this computer knows is told all the same; the summary says that the service was not asked.
        log.info('layouts: the service was not asked', {
          reason: error instanceof Error ? error.message : '',
        });
        return null;
      }
    },
    licensedBy: (transaction) => licensedBy(licences, transaction),
    ...(layoutWorker === undefined ? {} : { worker: layoutWorker }),
  });
}

/** As the copy of the group's licences has it; makes no request. */
async function licensedBy(
  licences: Pick<Licences, 'rows'>,
  transaction: TransactionId,
): Promise<AssetId | null> {
  // Without an account there is no copy to look at.
  const rows = await licences
    .rows({ ...ALL_LICENCES, text: String(transaction) }, null)
    .catch(overlooked('layouts.licence-rows', []));
  return rows.find(({ transactionId }) => transactionId === transaction)?.assetId ?? null;
}

/** A purchase may take this long to show up in the group's list, in milliseconds. */
const LATEST = 7 * 24 * 3_600_000;

async function standingOf(
  assets: readonly AssetId[],
  { client, ownership }: Pick<Needs, 'client' | 'ownership'>,
  signal: AbortSignal,
): Promise<Standing> {
  const licensed = new Set<AssetId>();
  const unlicensed = new Set<AssetId>();
  const expired = new Set<AssetId>();
  for (let at = 0; at < assets.length; at += CHUNK) {
    const part = assets.slice(at, at + CHUNK);
    const { rows, isWhole } = await listedOf(client, part, signal);
    for (const { assetId } of ownership.heldRows(rows)) licensed.add(assetId);
    const known = ownership.of(part);
    const shown = new Set(rows.map(({ transactionId }) => transactionId));
    for (const asset of part) {
      // The list may not show yet what was bought a moment ago; of what it shows, its rows have the word.
      const isFresh = known
        .get(asset)
        ?.held.some(
          ({ transactionId, at: boughtAt }) =>
            boughtAt !== null && Date.now() - boughtAt < LATEST && !shown.has(transactionId),
        );
      if (isFresh === true) licensed.add(asset);
      if (isWhole && !licensed.has(asset)) unlicensed.add(asset);
    }
    const open = part.filter((asset) => !licensed.has(asset));
    if (open.length === 0) continue;
    for (const asset of await expiredAmong(client, open, signal)) expired.add(asset);
  }
  return { licensed, unlicensed, expired };
}

/** Not every account may ask this. Without an answer nothing counts as expired: unlicensed it is all the same. */
async function expiredAmong(
  client: DepositphotosClient,
  assets: readonly AssetId[],
  signal: AbortSignal,
): Promise<readonly AssetId[]> {
  try {
    return (await client.itemsStatus(assets, { signal })).inactive;
  } catch (error) {
    overlooked('layouts.items-status')(error);
    signal.throwIfAborted();
    return [];
  }
}

/** What the list says of these assets. A service may overlook the filter and answer with everything: all pages are read. */
async function listedOf(
  client: DepositphotosClient,
  assets: readonly AssetId[],
  signal: AbortSignal,
): Promise<{ readonly rows: readonly LicensedItem[]; readonly isWhole: boolean }> {
  const wanted = new Set(assets);
  const found = new Map<TransactionId, LicensedItem>();
  let unreadable = 0;
  for (let offset = 0; ; ) {
    const page = await client.licensedItems({ assetIds: assets, offset, limit: ROWS }, { signal });
    for (const { row } of page.rows) if (wanted.has(row.assetId)) found.set(row.transactionId, row);
    unreadable += page.unreadable;
    const size = page.rows.length + page.unreadable;
    offset += size;
    if (size === 0 || offset >= page.total) break;
  }
  return { rows: [...found.values()], isWhole: unreadable === 0 };
}

export const layoutsArea = {
  modules: [layoutsModule, looksModule] as const,
  handlers: { layouts: layoutsHandlers },
};
