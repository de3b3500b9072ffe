import { accountMigrations } from './account/index.ts';
import { basketMigrations, irrevocableMigrations } from './purchasing/index.ts';
import { batchMigrations, downloadMigrations } from './downloads/index.ts';
import {
  boardMigrations,
  folderMigrations,
  libraryMigrations,
  listingMigrations,
  rightsMigrations,
  storageMigrations,
  swapMigrations,
} from './library/index.ts';
import {
  catalogMigrations,
  previewMigrations,
  rejectionMigrations,
  searchMigrations,
} from './catalog/index.ts';
import { layoutMigrations } from './layouts/index.ts';

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
