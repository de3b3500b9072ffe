import type { Account } from './account/index.ts';
import type { Basket, Irrevocable, Licences, Licensing } from './purchasing/index.ts';
import type { Batches, Downloads } from './downloads/index.ts';
import type { Catalog, FindRelated, Links, Previews, Rejections, Searches } from './catalog/index.ts';
import type { Shelves } from './compose/library.ts';
import type { Consent } from './platform/consent/index.ts';
import type { DepositphotosClient } from './api/index.ts';
import type { Layouts } from './layouts/index.ts';
import type { Library, LibraryFolder, Rights, Storage, Swaps } from './library/index.ts';
import type { Log } from './platform/log/index.ts';
import type { Ownership } from './ownership/index.ts';
import type { SettingsService } from './platform/settings/index.ts';

/** What the core consists of: each is composed once, and hosts and the bridge take what they need. */
export interface Services extends Shelves {
  readonly account: Account;
  readonly basket: Basket;
  readonly batches: Batches;
  readonly catalog: Catalog;
  readonly client: DepositphotosClient;
  readonly consent: Consent;
  readonly downloads: Downloads;
  readonly irrevocable: Irrevocable;
  readonly layouts: Layouts;
  readonly library: Library;
  readonly licences: Licences;
  readonly folder: LibraryFolder;
  readonly licensing: Licensing;
  /** What a page is asked to show from outside. */
  readonly links: Links;
  readonly log: Log;
  readonly ownership: Ownership;
  readonly previews: Previews;
  readonly rights: Rights;
  readonly searches: Searches;
  readonly related: FindRelated;
  readonly rejections: Rejections;
  readonly settings: SettingsService;
  readonly storage: Storage;
  readonly swaps: Swaps;
}
