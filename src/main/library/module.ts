import { boardsHandlers } from './boards/handlers.ts';
import { dragHandlers } from './dragging/handlers.ts';
import { folderHandlers } from './folder/handlers.ts';
import { guidesHandlers } from './guides/handlers.ts';
import { libraryHandlers } from './files/handlers.ts';
import { listingHandlers } from './shelves/handlers.ts';
import { rightsHandlers } from './licence-metadata/handlers.ts';
import { storageHandlers } from './storage/handlers.ts';
import { swapsHandlers } from './swaps/handlers.ts';
import { filesModule } from './files/module.ts';
import { folderModule } from './folder/module.ts';
import { picturesModule } from './pictures/module.ts';
import { guidesModule } from './guides/module.ts';
import { rightsModule } from './licence-metadata/module.ts';
import { holdingsModule } from './shelves/holdings.ts';
import { listingModule } from './shelves/listing.ts';
import { storageModule } from './storage/module.ts';
import { profileModule } from './storage/profile.ts';
import { swapsModule } from './swaps/module.ts';

const modules = [
  profileModule,
  filesModule,
  folderModule,
  swapsModule,
  rightsModule,
  storageModule,
  holdingsModule,
  guidesModule,
  picturesModule,
  listingModule,
] as const;

export const libraryArea = {
  modules,
  handlers: {
    boards: boardsHandlers,
    drag: dragHandlers,
    folder: folderHandlers,
    guides: guidesHandlers,
    library: libraryHandlers,
    listing: listingHandlers,
    rights: rightsHandlers,
    storage: storageHandlers,
    swaps: swapsHandlers,
  },
};
