import { accountMigrations } from './account/index.ts';
import { basketMigrations } from './basket/index.ts';
import { batchMigrations } from './batches/index.ts';
import { boardMigrations } from './boards/index.ts';
import { catalogMigrations } from './catalog/index.ts';
import { downloadMigrations } from './downloads/index.ts';
import { irrevocableMigrations } from './irrevocable/index.ts';
import { layoutMigrations } from './layouts/index.ts';
import { folderMigrations } from './library-folder/index.ts';
import { libraryMigrations } from './library/index.ts';
import { listingMigrations } from './listing/index.ts';
import { previewMigrations } from './previews/index.ts';
import { rejectionMigrations } from './rejections/index.ts';
import { rightsMigrations } from './rights/index.ts';
import { searchMigrations } from './searches/index.ts';
import { storageMigrations } from './storage/index.ts';
import { swapMigrations } from './swap/index.ts';

/** Every step of the schema of `stockroom.db`, of all services. */
export const MIGRATIONS = [
  ...libraryMigrations,
  ...folderMigrations,
  ...downloadMigrations,
  ...catalogMigrations,
  ...previewMigrations,
  ...accountMigrations,
  ...searchMigrations,
  ...rejectionMigrations,
  ...batchMigrations,
  ...layoutMigrations,
  ...basketMigrations,
  ...rightsMigrations,
  ...listingMigrations,
  ...boardMigrations,
  ...swapMigrations,
  ...storageMigrations,
  ...irrevocableMigrations,
];
