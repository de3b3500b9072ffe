import type { Account } from './account/index.ts';
import type { Basket } from './basket/index.ts';
import type { Batches } from './batches/index.ts';
import type { Catalog, FindRelated } from './catalog/index.ts';
import type { Shelves } from './compose/library.ts';
import type { Consent } from './consent/index.ts';
import type { DepositphotosClient } from './depositphotos/index.ts';
import type { Downloads } from './downloads/index.ts';
import type { Irrevocable } from './irrevocable/index.ts';
import type { Layouts } from './layouts/index.ts';
import type { Library } from './library/index.ts';
import type { LibraryFolder } from './library-folder/index.ts';
import type { Licences } from './licences/index.ts';
import type { Licensing } from './licensing/index.ts';
import type { Links } from './links/index.ts';
import type { Log } from './log/index.ts';
import type { Ownership } from './ownership/index.ts';
import type { Previews } from './previews/index.ts';
import type { Rejections } from './rejections/index.ts';
import type { Rights } from './rights/index.ts';
import type { Searches } from './searches/index.ts';
import type { SettingsService } from './settings/index.ts';
import type { Storage } from './storage/index.ts';
import type { Swaps } from './swap/index.ts';

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
