/** What the commands take and give beyond the domain's own types. */

import type { Asset, AssetDetails, MediaType, Preview } from '../../shared/model/asset.ts';
import type { Generation } from '../../shared/model/generation.ts';
import type { AssetId, GroupId, TransactionId, UserId } from '../../shared/model/ids.ts';
import type { Instant } from '../../shared/model/instant.ts';
import type { InvoiceState } from '../../shared/model/invoice.ts';
import type { LicenceFilter } from '../../shared/model/licence.ts';

/** A stretch of a list. */
export interface Stretch {
  readonly offset: number;
  readonly limit: number;
}

/** Both ends may be open. */
export interface Period {
  readonly from?: Instant;
  readonly to?: Instant;
}

/** Whose history is asked for; absent: all of the group. */
export interface Whose {
  readonly userId?: UserId;
  readonly groupId?: GroupId;
}

export interface MembersRequest extends Stretch, Period {
  readonly userIds?: readonly UserId[];
  /** Sub-groups too. */
  readonly wholeStructure?: boolean;
}

export interface CompsRequest extends Stretch, Period, Whose {
  readonly types?: readonly MediaType[];
}

export interface LicensedRequest extends Stretch, Period, Whose {
  readonly type?: LicenceFilter;
  readonly assetIds?: readonly AssetId[];
}

export interface TransfersRequest extends Stretch, Period, Whose {
  readonly type?: LicenceFilter;
}

export interface InvoicesRequest extends Stretch {
  readonly state?: InvoiceState;
}

export interface InvoiceCountRequest {
  readonly state?: InvoiceState;
  readonly groupId?: GroupId;
}

export interface InvoiceOrder {
  readonly transactionIds: readonly TransactionId[];
  /** Replaces the value of the field that the account's manager has set up. */
  readonly fieldValue?: string;
}

/** The service demands both ends [seen]. */
export interface StatisticsRequest extends Required<Period>, Whose {}

export interface StatisticsListRequest extends StatisticsRequest, Stretch {}

/** Of one user, whom the service demands [seen], by the ID of profiles and rows. */
export interface UserStatisticsRequest extends StatisticsListRequest {
  readonly userId: UserId;
}

export interface RelatedRequest extends Stretch {
  readonly assetId: AssetId;
  /** `similar` is seen; others exist. */
  readonly kind: string;
}

/** An asset with the links that only the main process may see. */
export interface Listed<T extends Asset = Asset> {
  readonly asset: T;
  readonly previews: readonly Preview[];
}

export type ListedDetails = Listed<AssetDetails>;

/** A page of the group's records. */
export interface RecordPage<Row> {
  /** Everything that matches, not just this page. */
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly Row[];
  /**
   * Rows that could not be read. They exist: a caller that adds up or looks for an absence must not
   * overlook them.
   */
  readonly unreadable: number;
  /** By the service's own clock; absent where it does not tell. Its zone is not told [doc]. */
  readonly servedAt?: Instant;
}

/** A row with its preview link, for the main process. */
export interface Previewed<Row> {
  readonly row: Row;
  readonly preview: string | null;
}

export interface PriceList<Licence> {
  readonly licences: readonly Licence[];
  readonly unreadable: number;
}

/** What became of one asset of an order. Whatever is not exactly a success or a refusal is `unknown`. */
export type LicenseOutcome =
  | {
      readonly assetId: AssetId;
      readonly status: 'licensed';
      readonly transactionIds: readonly TransactionId[];
      /** Short-lived; `null` when there is none or its host is not trusted. */
      readonly link: string | null;
    }
  | {
      readonly assetId: AssetId;
      readonly status: 'rejected';
      readonly code: string;
      readonly message: string;
    }
  | { readonly assetId: AssetId; readonly status: 'unknown' };

export interface LicenseResult {
  /** In the order asked, one each. */
  readonly outcomes: readonly LicenseOutcome[];
  /** Assets the service answered for without being asked: for the audit. */
  readonly strays: readonly AssetId[];
}

export interface ListedGeneration {
  readonly generation: Generation;
  /** Links by UUID of the generated item; temporary. */
  readonly previews: ReadonlyMap<string, string>;
}

export interface ItemsStatus {
  readonly active: readonly AssetId[];
  readonly inactive: readonly AssetId[];
}

/** A colour `search` can be asked for. */
export interface Swatch {
  readonly id: number;
  /** `#00007c` */
  readonly hex: string;
}

export interface CloudTag {
  readonly phrase: string;
  /** The larger the more frequent; `null` when not told. */
  readonly rate: number | null;
}
