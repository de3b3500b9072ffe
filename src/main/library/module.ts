import { filesModule } from './files/module.ts';
import { folderModule } from './folder/module.ts';
import { rightsModule } from './licence-metadata/module.ts';
import { holdingsModule } from './shelves/holdings.ts';
import { listingModule } from './shelves/listing.ts';
import { storageModule } from './storage/module.ts';
import { profileModule } from './storage/profile.ts';
import { swapsModule } from './swaps/module.ts';

export const libraryModules = [
  profileModule,
  filesModule,
  folderModule,
  swapsModule,
  rightsModule,
  storageModule,
  holdingsModule,
  listingModule,
] as const;
