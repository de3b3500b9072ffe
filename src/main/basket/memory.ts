import type { MediaType } from '../../shared/model/asset.ts';
import type { Suggestions } from '../../shared/model/basket.ts';
import type { AssetId, LicenceId } from '../../shared/model/ids.ts';
import type { References } from '../../shared/model/licence.ts';
import { REFERENCE_FIELDS } from '../../shared/model/project.ts';
import type { ReferenceField } from '../../shared/model/project.ts';
import type { Store } from '../store/index.ts';

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
  /** Which of these the group was seen to own when prices were read. */
  heldAmong(account: string, assets: readonly AssetId[]): readonly AssetId[];
  /** What has just been seen. Returns those that are news. */
  keepHeld(account: string, seen: ReadonlyMap<AssetId, boolean>): readonly AssetId[];
}

export function createMemory(store: Store): Memory {
  const heldAmong: Memory['heldAmong'] = (account, assets) =>
    store
      .all<{ asset_id: AssetId }>(
        'SELECT asset_id FROM basket_held WHERE account_id = ? AND asset_id IN (SELECT value FROM json_each(?))',
        account,
        JSON.stringify(assets),
      )
      .map((row) => row.asset_id);

  return {
    heldAmong,
    keepHeld: (account, seen) => {
      const known = new Set(heldAmong(account, [...seen.keys()]));
      const news = [...seen].filter(([asset, held]) => known.has(asset) !== held);
      for (const [asset, held] of news) {
        store.run(
          held
            ? 'INSERT INTO basket_held (account_id, asset_id) VALUES (?, ?)'
            : 'DELETE FROM basket_held WHERE account_id = ? AND asset_id = ?',
          account,
          asset,
        );
      }
      return news.map(([asset]) => asset);
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
