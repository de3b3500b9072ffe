import { StockroomError } from '../../../shared/model/failure.ts';
import type { AssetId, FileId } from '../../../shared/model/ids.ts';
import type { LibraryFile } from '../../../shared/model/library.ts';
import type { Certificate, LicensedItem } from '../../../shared/model/licence.ts';
import type { RightsStatement } from '../../../shared/model/rights.ts';
import type { DepositphotosClient } from '../../api/index.ts';
import type { Catalog } from '../../catalog/index.ts';
import type { Ownership } from '../../ownership/index.ts';
import type { Host, ProfilePaths } from '../../platform/host/index.ts';
import type { EventLog } from '../../platform/log/index.ts';
import { defineModule } from '../../platform/modules/index.ts';
import type { Signal } from '../../platform/modules/index.ts';
import type { SettingsService } from '../../platform/settings/index.ts';
import type { Store } from '../../platform/store/index.ts';
import type { Library } from '../files/index.ts';
import { createRights, rightsMigrations } from './index.ts';
import type { Rights, RightsOptions } from './index.ts';

export interface Needs {
  readonly store: Store;
  readonly client: DepositphotosClient;
  readonly catalog: Catalog;
  readonly library: Library;
  readonly ownership: Ownership;
  readonly settings: SettingsService;
  readonly events: EventLog;
  readonly host: Host;
  readonly paths: ProfilePaths;
  /** Reads PDFs where files of strangers are read. */
  readonly layouts: { readonly addsMetadata: RightsOptions['addsMetadata'] };
  readonly licensedFileRecorded: Signal<{ readonly file: FileId; readonly asset: AssetId }>;
}

/** Proofs asked for at most, where an asset was licensed many times. */
const MOST_PROOFS = 5;
const ROWS = 100;

/** Rights in files, with what the service says of each licence. */
export const rightsModule = defineModule<Needs, { readonly rights: Rights }>({
  name: 'rights',
  needs: [
    'store',
    'client',
    'catalog',
    'library',
    'ownership',
    'settings',
    'events',
    'host',
    'paths',
    'layouts',
    'licensedFileRecorded',
  ],
  provides: ['rights'],
  migrations: rightsMigrations,
  create: (needs) => {
    const rights = rightsOf(needs);
    needs.licensedFileRecorded.listen(({ file }) => rights.landed(file));
    return { rights };
  },
  wake: ({ rights }) => rights.wake(),
  close: async ({ rights }, { host }) => {
    // What a command has fetched says whose it is before the command ends.
    if (host.kind === 'cli') await rights.settle();
    await rights.close();
  },
  closesAfter: ['downloads'],
});

function rightsOf(needs: Needs): Rights {
  const { store, library, settings, events, host, paths, layouts } = needs;
  return createRights({
    store,
    library,
    folder: paths.profile,
    addsMetadata: (before, after) => layouts.addsMetadata(before, after),
    setting: () => settings.current.rightsInFiles,
    describe: (file, signal) => describe(file, needs, signal),
    events,
    // A command that fetches files goes on with those of an earlier one that was killed.
    adopt: host.kind === 'cli' ? 'copies' : 'everything',
  });
}

async function describe(file: LibraryFile, parts: Needs, signal: AbortSignal): Promise<RightsStatement> {
  const { item, certificate } = await proofOf(file, parts, signal);
  const asset = await parts.catalog.facts(file.assetId, { priority: 'batch', signal });
  const { to } = certificate;
  return {
    assetId: file.assetId,
    title: asset.title,
    author: asset.author.name,
    aiGenerated: asset.aiGenerated,
    editorial: asset.editorial || item.editorial,
    transactionId: item.transactionId,
    licence: certificate.licence.name,
    licensee: to.company === '' ? to.fullName : to.company,
    at: certificate.at ?? item.at,
    references: item.references,
  };
}

/** The newest licence held in the size of the file; else the newest. */
async function proofOf(
  file: LibraryFile,
  { client, ownership }: Needs,
  signal: AbortSignal,
): Promise<{ readonly item: LicensedItem; readonly certificate: Certificate }> {
  const options = { signal, priority: 'batch' } as const;
  const page = await client.licensedItems({ assetIds: [file.assetId], offset: 0, limit: ROWS }, options);
  const items = ownership
    .heldRows(page.rows.map(({ row }) => row).filter(({ assetId }) => assetId === file.assetId))
    .toSorted((a, b) => b.transactionId - a.transactionId)
    .slice(0, MOST_PROOFS);
  let newest: { readonly item: LicensedItem; readonly certificate: Certificate } | null = null;
  for (const item of items) {
    const certificate = await client.certificate(item.transactionId, options);
    newest ??= { item, certificate };
    if (certificate.option === file.option) return { item, certificate };
  }
  if (newest !== null) return newest;
  throw new StockroomError('not-found', {
    message: 'Your group holds no licence for this asset, or has passed it on.',
    action: 'If it was bought just now, try again in a few minutes.',
  });
}
