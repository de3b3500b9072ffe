import { StockroomError } from '../../shared/model/failure.ts';
import type { LibraryFile } from '../../shared/model/library.ts';
import type { Certificate, LicensedItem } from '../../shared/model/licence.ts';
import type { RightsStatement } from '../../shared/model/rights.ts';
import type { Catalog } from '../catalog/index.ts';
import type { DepositphotosClient } from '../api/index.ts';
import type { Host } from '../host.ts';
import type { Library, Rights, RightsOptions } from '../library/index.ts';
import type { Log } from '../platform/log/index.ts';
import type { Ownership } from '../ownership/index.ts';
import { createRights } from '../library/index.ts';
import type { SettingsService } from '../platform/settings/index.ts';
import type { Store } from '../platform/store/index.ts';

interface Parts {
  readonly store: Store;
  readonly client: DepositphotosClient;
  readonly catalog: Catalog;
  readonly library: Library;
  readonly ownership: Ownership;
  readonly settings: SettingsService;
  readonly log: Log;
  readonly host: Host;
  readonly addsMetadata: RightsOptions['addsMetadata'];
  /** The profile's folder. */
  readonly folder: string;
}

/** Proofs asked for at most, where an asset was licensed many times. */
const MOST_PROOFS = 5;
const ROWS = 100;

/** Rights in files, with what the service says of each licence. */
export function composeRights(parts: Parts): Rights {
  const { store, library, settings, log, host, folder, addsMetadata } = parts;
  return createRights({
    store,
    library,
    folder,
    addsMetadata,
    setting: () => settings.current.rightsInFiles,
    describe: (file, signal) => describe(file, parts, signal),
    onResult: (result) =>
      log.info('rights', {
        file: result.fileId,
        outcome: result.outcome,
        ...(result.outcome === 'failed' ? { code: result.failure.code } : {}),
      }),
    // A command that fetches files goes on with those of an earlier one that was killed.
    adopt: host.kind === 'cli' ? 'copies' : 'everything',
  });
}

async function describe(file: LibraryFile, parts: Parts, signal: AbortSignal): Promise<RightsStatement> {
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
  { client, ownership }: Parts,
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
