import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AssetId, FileId, TransactionId } from '../../../src/shared/model/ids.ts';
import type { Instant } from '../../../src/shared/model/instant.ts';
import type { RightsStatement } from '../../../src/shared/model/rights.ts';
import { createLibrary, libraryMigrations } from '../../../src/main/library/files/index.ts';
import type { Library } from '../../../src/main/library/files/index.ts';
import { addsMetadata } from '../../../src/main/layouts/inspect/pdf-added.ts';
import { createRights, rightsMigrations } from '../../../src/main/library/licence-metadata/index.ts';
import type { Rights, RightsOptions } from '../../../src/main/library/licence-metadata/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';

export const STATEMENT: RightsStatement = {
  assetId: 24_985_913 as AssetId,
  title: 'Mountain “sunset” & Größe',
  author: 'envivo',
  aiGenerated: false,
  editorial: false,
  transactionId: 700_001 as TransactionId,
  licence: 'Standard licence',
  licensee: 'Ünï & Co. "Agency"',
  at: Date.UTC(2026, 10, 21, 10, 15) as Instant,
  references: { project: 'Spring', client: 'Acme', purchaseOrder: 'PO-77', isbn: '978-3', other: 'see mail' },
};

export interface World {
  readonly store: Store;
  readonly library: Library;
  readonly rights: Rights;
  /** A licensed file of ours, on disk and on record, in a folder of its own. */
  own(
    name: string,
    data: Buffer,
    right?: 'comp' | 'licensed',
  ): { readonly id: FileId; readonly path: string };
  close(): Promise<void>;
}

export function openWorld(folder: string, options: Partial<RightsOptions> = {}): World {
  const profile = path.join(folder, 'profile');
  const store = openStore(path.join(profile, 'stockroom.db'), [...libraryMigrations, ...rightsMigrations]);
  const library = createLibrary({ store });
  const rights = createRights({
    store,
    library,
    folder: profile,
    addsMetadata,
    setting: () => 'embedded',
    describe: async () => STATEMENT,
    ...options,
  });
  let owned = 0;
  return {
    store,
    library,
    rights,
    own: (name, data, right = 'licensed') => {
      owned += 1;
      const relativePath = `${owned}/${name}`;
      const at = path.join(folder, 'library', relativePath);
      mkdirSync(path.dirname(at), { recursive: true });
      writeFileSync(at, data);
      const id = library.add({
        assetId: STATEMENT.assetId,
        right,
        option: 'xl-2015',
        folder: path.join(folder, 'library'),
        relativePath,
        bytes: data.length,
        sha256: sha256Of(data),
      });
      return { id, path: at };
    },
    close: async () => {
      await rights.close();
      library.close();
      store.close();
    },
  };
}

export function sha256Of(data: Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

export function sha256At(at: string): string {
  return sha256Of(readFileSync(at));
}
