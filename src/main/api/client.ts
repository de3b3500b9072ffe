import type { Credentials, Group } from '../../shared/model/account.ts';
import type { GenerationRequest } from '../../shared/model/generation.ts';
import type { AssetId, InvoiceId, TransactionId, UserId } from '../../shared/model/ids.ts';
import type { Invoice, InvoiceSummary } from '../../shared/model/invoice.ts';
import type {
  Certificate,
  CompRecord,
  Licence,
  LicenceOrder,
  LicensedItem,
} from '../../shared/model/licence.ts';
import type { Member, Profile } from '../../shared/model/member.ts';
import type { SearchPage, SearchQuery } from '../../shared/model/search.ts';
import type { UsageByAsset, UsageByDate, UsageCounts } from '../../shared/model/statistics.ts';
import type { TransferOrder } from '../../shared/model/transfer.ts';
import type { SessionChange } from './session.ts';
import type {
  CloudTag,
  CompsRequest,
  InvoiceCountRequest,
  InvoiceOrder,
  InvoicesRequest,
  ItemsStatus,
  LicensedRequest,
  LicenseResult,
  Listed,
  ListedDetails,
  ListedGeneration,
  MembersRequest,
  Previewed,
  PriceList,
  RecordPage,
  RelatedRequest,
  StatisticsListRequest,
  StatisticsRequest,
  Stretch,
  Swatch,
  TransfersRequest,
  UserStatisticsRequest,
} from './requests.ts';

/** How one call behaves. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** A person waits for `interactive` calls; `batch` calls give way to them. Default `interactive`. */
  readonly priority?: 'interactive' | 'batch';
}

export interface ListedPage extends Omit<SearchPage, 'assets'> {
  readonly items: readonly Listed[];
}

export interface PageRequest extends Stretch {
  readonly hash: string | null;
}

/**
 * The Depositphotos Enterprise API. Everything that goes wrong is thrown as a `StockroomError`.
 * Calls that need a session sign in, renew and repeat by themselves.
 */
export interface DepositphotosClient {
  /** Where it talks to. */
  readonly endpoint: URL;
  readonly session: SessionControl;
  readonly files: FileAccess;

  /** `getUserEnterpriseGroup` */
  group(options?: CallOptions): Promise<Group>;
  /** `getEnterpriseUserData`; without an ID the signed-in user. */
  profile(userId: UserId | null, options?: CallOptions): Promise<Profile>;
  /** `getUsersFromGroup` */
  members(request: MembersRequest, options?: CallOptions): Promise<RecordPage<Member>>;

  /** `search`; needs no session, uses one when there is one. */
  search(query: SearchQuery, page: PageRequest, options?: CallOptions): Promise<ListedPage>;
  /** `getMediaData` */
  asset(id: AssetId, options?: CallOptions): Promise<ListedDetails>;
  /** `getRelated` */
  related(request: RelatedRequest, options?: CallOptions): Promise<ListedPage>;
  /** `searchHint`: phrases that begin like this. */
  hints(prefix: string, language: string, options?: CallOptions): Promise<readonly string[]>;
  /** `getSearchColors` */
  colours(options?: CallOptions): Promise<readonly Swatch[]>;
  /** `getTagCloud` */
  tagCloud(type: string, options?: CallOptions): Promise<readonly CloudTag[]>;
  /** `checkItemsStatus`: which of these are still offered. */
  itemsStatus(ids: readonly AssetId[], options?: CallOptions): Promise<ItemsStatus>;

  /** `complimentaryDownload`: a short-lived link to a comp. Asked for just in time, never stored. */
  compLink(id: AssetId, option: string, options?: CallOptions): Promise<URL>;
  /** `getGroupCompDownloads` */
  comps(request: CompsRequest, options?: CallOptions): Promise<RecordPage<Previewed<CompRecord>>>;

  /** `getLicenseOfGroup`: what the group may buy, at which price. */
  licences(options?: CallOptions): Promise<PriceList<Licence>>;
  /**
   * `licenseItem`. **Spends money.** One request on a connection of its own, never repeated, not even for an
   * expired session (`session.expired`: look with `licensedItems` first, then ask again). `offline` and `timeout`
   * mean that nothing was sent; `outcome-unknown` that it may have been.
   */
  license(order: LicenceOrder, options?: CallOptions): Promise<LicenseResult>;
  /** `getLicensedItems` */
  licensedItems(
    request: LicensedRequest,
    options?: CallOptions,
  ): Promise<RecordPage<Previewed<LicensedItem>>>;
  /** `getDownloadLink`: a short-lived link to a file that is already licensed. Costs nothing. */
  licensedLink(id: AssetId, option: string, options?: CallOptions): Promise<URL>;
  /** `getTransactionLicenseInfo` */
  certificate(id: TransactionId, options?: CallOptions): Promise<Certificate>;
  /** `transferEnterpriseLicense`; never repeated. */
  transfer(order: TransferOrder, options?: CallOptions): Promise<void>;
  /** `getTransferredLicenses` */
  transfers(request: TransfersRequest, options?: CallOptions): Promise<RecordPage<Previewed<LicensedItem>>>;

  /** `createEnterpriseInvoice`; never repeated. `null` when the service does not tell the new invoice's ID. */
  createInvoice(order: InvoiceOrder, options?: CallOptions): Promise<InvoiceId | null>;
  /** `getEnterpriseInvoice` */
  invoice(id: InvoiceId, options?: CallOptions): Promise<Invoice>;
  /** `getEnterpriseInvoiceCount` */
  invoiceCount(request: InvoiceCountRequest, options?: CallOptions): Promise<number>;
  /** `getEnterpriseInvoiceList` */
  invoices(request: InvoicesRequest, options?: CallOptions): Promise<RecordPage<InvoiceSummary>>;

  /** `imageGenerator.generate`; never repeated. */
  generate(request: GenerationRequest, options?: CallOptions): Promise<ListedGeneration>;
  /** `imageGenerator.get` */
  generation(uuid: string, options?: CallOptions): Promise<ListedGeneration>;
  /** `imageGenerator.getMediaData`, by the UUID of one generated item. */
  generatedItem(uuid: string, options?: CallOptions): Promise<ListedDetails>;

  /** `getEnterpriseStatisticsTotal` */
  usage(request: StatisticsRequest, options?: CallOptions): Promise<UsageCounts>;
  /** `getEnterpriseStatisticsDates` */
  usageByDate(request: StatisticsListRequest, options?: CallOptions): Promise<readonly UsageByDate[]>;
  /** `getEnterpriseStatisticsItems` */
  usageByAsset(request: UserStatisticsRequest, options?: CallOptions): Promise<RecordPage<UsageByAsset>>;

  /**
   * Breaks off the calls on their way, but for those that are never repeated, drops connections and timers. Resolves
   * when the calls have ended: nothing is asked or logged afterwards.
   */
  close(): Promise<void>;
}

export interface SessionControl {
  /** Signs in now and keeps the credentials for renewals. Throws `auth.key`, `auth.password`, `offline`, `protocol`, … */
  signIn(credentials: Credentials, options?: CallOptions): Promise<{ readonly userId: UserId | null }>;
  /** Keeps credentials without a call: the first command that needs a session signs in (starting up offline). */
  adopt(credentials: Credentials): void;
  /** Ends the session at the service as far as it can be reached, and forgets the credentials in any case. */
  signOut(options?: CallOptions): Promise<void>;
  /** After sleep: renews when less than an hour is left. */
  wake(): void;
  /** Hears of every session that begins, and when the credentials no longer help. Returns the way to stop. */
  onChange(listener: (change: SessionChange) => void): () => void;
}

/** The way to previews and files: only hosts that the service names, https unless the API itself is on loopback. */
export interface FileAccess {
  /** Upgrades `http:` and checks the host; throws `file.blocked-host`. */
  resolve(link: string, base?: URL): URL;
  /** Fetches a small file (a preview) whole. Redirects are followed at most five times, each hop checked. */
  fetchSmall(link: string, options: CallOptions & { readonly maxBytes: number }): Promise<SmallFile>;
}

export interface SmallFile {
  readonly bytes: Uint8Array;
  /** As the server says, lower case, without parameters. */
  readonly contentType: string;
}
