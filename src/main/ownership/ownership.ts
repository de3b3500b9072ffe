import type { AssetId, TransactionId } from '../../shared/model/ids.ts';
import type { Instant } from '../../shared/model/instant.ts';
import type { LicensedItem } from '../../shared/model/licence.ts';

/** A licence of the group, as one of our witnesses tells it. */
export interface Claim {
  readonly assetId: AssetId;
  readonly transactionId: TransactionId;
  /** The size that was licensed; empty where the witness does not tell it. */
  readonly option: string;
  readonly at: Instant | null;
}

/** A licence as the copy of the group's list knows it, with what became of it. */
export interface KnownLicence extends Claim {
  readonly transferred: boolean;
  /** Whether the service listed it when the list was last read as a whole. */
  readonly listed: boolean;
}

/** What right the group has to an asset, and by which licences. */
export interface AssetOwnership {
  readonly held: readonly Claim[];
  /** Licences that gave the right once and do not any more. */
  readonly ended: readonly Claim[];
}

/** The one meaning of *held*: the group has not passed the licence on, and the service still lists it. */
export function isHeld({ transferred, listed }: Pick<KnownLicence, 'transferred' | 'listed'>): boolean {
  return !transferred && listed;
}

/** What right the group has to assets. Asks no service: each answer is what this computer knows now. */
export interface Ownership {
  /** Of those of these assets that a licence is known of, held or ended. */
  of(assets: readonly AssetId[]): ReadonlyMap<AssetId, AssetOwnership>;
  /** Those of these assets that the group holds a licence of. */
  held(assets: readonly AssetId[]): ReadonlySet<AssetId>;
  /** Those of these assets whose licences have all ended: a paid file of such an asset must not be published any more. */
  ended(assets: readonly AssetId[]): ReadonlySet<AssetId>;
  /** The rows of the service's list that are held: a row may tell its transfer, or the copy may know of it. */
  heldRows(rows: readonly LicensedItem[]): readonly LicensedItem[];
}

export interface OwnershipOptions {
  /** The copy of the group's list: it alone knows how a licence ended. */
  readonly copy: (assets: readonly AssetId[]) => readonly KnownLicence[];
  /** Witnesses that may be ahead of the copy: our own purchases, and what the service told when prices were read. */
  readonly told: readonly ((assets: readonly AssetId[]) => readonly Claim[])[];
}

export function createOwnership({ copy, told }: OwnershipOptions): Ownership {
  const of: Ownership['of'] = (assets) => {
    const known = copy(assets);
    const byCopy = new Set(known.map(({ transactionId }) => transactionId));
    const ahead = new Map(
      told
        .flatMap((tell) => tell(assets))
        .filter(({ transactionId }) => !byCopy.has(transactionId))
        .map((claim) => [claim.transactionId, claim]),
    );
    const held = Map.groupBy([...known.filter(isHeld), ...ahead.values()], ({ assetId }) => assetId);
    const ended = Map.groupBy(
      known.filter((licence) => !isHeld(licence)),
      ({ assetId }) => assetId,
    );
    return new Map(
      [...new Set([...held.keys(), ...ended.keys()])].map((asset) => [
        asset,
        { held: held.get(asset) ?? [], ended: ended.get(asset) ?? [] },
      ]),
    );
  };
  const those = (assets: readonly AssetId[], isMeant: (right: AssetOwnership) => boolean) =>
    new Set([...of(assets)].filter(([, right]) => isMeant(right)).map(([asset]) => asset));

  return {
    of,
    held: (assets) => those(assets, ({ held }) => held.length > 0),
    ended: (assets) => those(assets, ({ held, ended }) => held.length === 0 && ended.length > 0),
    heldRows: (rows) => {
      const known = new Map(
        copy([...new Set(rows.map(({ assetId }) => assetId))]).map((licence) => [
          licence.transactionId,
          licence.transferred,
        ]),
      );
      // The service lists it right now, whatever the copy has seen before.
      return rows.filter(({ transactionId, transferId }) =>
        isHeld({ transferred: transferId !== null || known.get(transactionId) === true, listed: true }),
      );
    },
  };
}

/** For where there is no copy: the service's own rows have to do. */
export const NO_WITNESSES: Ownership = createOwnership({ copy: () => [], told: [] });
