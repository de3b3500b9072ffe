import type { MediaType } from '../../../shared/model/asset.ts';
import type { Suggestions } from '../../../shared/model/basket.ts';
import type { AssetId, LicenceId } from '../../../shared/model/ids.ts';
import type { References } from '../../../shared/model/licence.ts';
import type { OwnedLicence } from '../../../shared/model/quote.ts';
import { REFERENCE_FIELDS } from '../../../shared/model/project.ts';
import type { ReferenceField } from '../../../shared/model/project.ts';
import type { Claim } from '../../ownership/index.ts';
import type { Store } from '../../platform/store/index.ts';

/** Values suggested for a field. */
const SUGGESTED = 20;

export interface Choice {
  readonly licenceId: LicenceId;
  readonly option: string;
}

/** What was chosen and written before, to be offered again. */
export interface Memory {
  choice(account: string, type: MediaType): Choice | null;
  keepChoice(account: string, type: MediaType, choice: Choice): void;
  suggestions(account: string): Suggestions;
  keepReferences(account: string, references: Partial<References>, at: number): void;
  /** The licences of these assets that the group was seen to hold when prices were read. */
  claims(account: string, assets: readonly AssetId[]): readonly Claim[];
  /** Keeps the licences just seen of each asset. Returns the assets that are held now and were not, or the reverse. */
  keepSeen(account: string, seen: ReadonlyMap<AssetId, readonly OwnedLicence[]>): readonly AssetId[];
}

export function createMemory(store: Store): Memory {
  const claims: Memory['claims'] = (account, assets) =>
    store.all<Claim>(
      `SELECT asset_id AS assetId, transaction_id AS transactionId, option, at FROM basket_seen_licence
       WHERE account_id = ? AND asset_id IN (SELECT value FROM json_each(?))`,
      account,
      JSON.stringify(assets),
    );

  return {
    claims,
    keepSeen: (account, seen) => {
      const before = new Set(claims(account, [...seen.keys()]).map(({ assetId }) => assetId));
      for (const [asset, licences] of seen) {
        store.run('DELETE FROM basket_seen_licence WHERE account_id = ? AND asset_id = ?', account, asset);
        for (const { transactionId, option, at } of licences) {
          store.run(
            'INSERT INTO basket_seen_licence (account_id, asset_id, transaction_id, option, at) VALUES (?, ?, ?, ?, ?)',
            account,
            asset,
            transactionId,
            option,
            at,
          );
        }
      }
      return [...seen].flatMap(([asset, { length }]) => (length > 0 !== before.has(asset) ? [asset] : []));
    },
    choice: (account, type) => {
      const row = store.get<{ licence_id: number; option: string }>(
        'SELECT licence_id, option FROM basket_choice WHERE account_id = ? AND media_type = ?',
        account,
        type,
      );
      return row === undefined ? null : { licenceId: row.licence_id as LicenceId, option: row.option };
    },
    keepChoice: (account, type, { licenceId, option }) => {
      store.run('INSERT OR REPLACE INTO basket_choice VALUES (?, ?, ?, ?)', account, type, licenceId, option);
    },
    suggestions: (account) => {
      const of = (field: ReferenceField): readonly string[] =>
        store
          .all<{ value: string }>(
            `SELECT value FROM basket_reference WHERE account_id = ? AND field = ?
             ORDER BY used_at DESC, value LIMIT ${SUGGESTED}`,
            account,
            field,
          )
          .map(({ value }) => value);
      const [project, client, purchaseOrder, isbn, other] = REFERENCE_FIELDS;
      return {
        project: of(project),
        client: of(client),
        purchaseOrder: of(purchaseOrder),
        isbn: of(isbn),
        other: of(other),
      };
    },
    keepReferences: (account, references, at) => {
      for (const [field, value] of Object.entries(references)) {
        if (value.trim() === '') continue;
        store.run(
          'INSERT OR REPLACE INTO basket_reference VALUES (?, ?, ?, ?)',
          account,
          field,
          value.trim(),
          at,
        );
      }
    },
  };
}
