import { account } from './account.ts';
import { basket } from './basket.ts';
import { batches } from './batches.ts';
import { boards } from './boards.ts';
import { cache } from './cache.ts';
import { catalog } from './catalog.ts';
import { downloads } from './downloads.ts';
import { layouts } from './layouts.ts';
import { folder } from './folder.ts';
import { library } from './library.ts';
import { rejections } from './rejections.ts';
import { licences } from './licences.ts';
import { purchases } from './purchases.ts';
import { drag } from './drag.ts';
import { listing } from './listing.ts';
import { related } from './related.ts';
import { rights } from './rights.ts';
import { searches } from './searches.ts';
import { settings } from './settings.ts';
import { storage } from './storage.ts';
import { swaps } from './swaps.ts';
import { system } from './system.ts';
import { os } from './procedures.ts';

/** The handlers of the contract, a file for each area. */
export const router = os.router({
  account,
  basket,
  batches,
  boards,
  cache,
  catalog,
  downloads,
  layouts,
  folder,
  library,
  licences,
  purchases,
  drag,
  listing,
  searches,
  related,
  rejections,
  rights,
  settings,
  storage,
  swaps,
  system,
});
