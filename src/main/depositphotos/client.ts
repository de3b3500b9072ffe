import type { Credentials, Group } from '../../shared/model/account.ts';
import type { Asset, AssetDetails, Preview } from '../../shared/model/asset.ts';
import type { AssetId, UserId } from '../../shared/model/ids.ts';
import type { SearchPage, SearchQuery } from '../../shared/model/search.ts';

/** How one call behaves. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** A person waits for `interactive` calls; `batch` calls give way to them. Default `interactive`. */
  readonly priority?: 'interactive' | 'batch';
}

/** An asset with the links that only the main process may see. */
export interface Listed<T extends Asset = Asset> {
  readonly asset: T;
  readonly previews: readonly Preview[];
}

export interface ListedPage extends Omit<SearchPage, 'assets'> {
  readonly items: readonly Listed[];
}

export interface PageRequest {
  readonly offset: number;
  readonly limit: number;
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
  /** `search`; needs no session, uses one when there is one. */
  search(query: SearchQuery, page: PageRequest, options?: CallOptions): Promise<ListedPage>;
  /** `getMediaData` */
  asset(id: AssetId, options?: CallOptions): Promise<Listed<AssetDetails>>;
  /** `complimentaryDownload`: a short-lived link to a comp. Asked for just in time, never stored. */
  compLink(id: AssetId, option: string, options?: CallOptions): Promise<URL>;

  /** Drops connections and timers. */
  close(): void;
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
  /** Hears `expired` when the credentials no longer help, `live` when a session exists again. Returns the way to stop. */
  onChange(listener: (state: 'live' | 'expired') => void): () => void;
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
