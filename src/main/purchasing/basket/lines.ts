import type { BasketLine } from '../../../shared/model/basket.ts';
import type { AssetId, LicenceId } from '../../../shared/model/ids.ts';
import type { Instant } from '../../../shared/model/instant.ts';
import { readJson, readRow, readRows } from '../../platform/store/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { keptAsset, keptReferences } from './kept.ts';

interface Row {
  readonly id: number;
  readonly asset: string;
  readonly licence_id: number | null;
  readonly option: string;
  readonly extended_rights: number;
  readonly refs: string;
  readonly seen_price: string | null;
  readonly gone: number;
  readonly added_at: number;
}

/** The draft lines of an account, each edit a commit of its own fields. */
export interface Lines {
  all(account: string): readonly BasketLine[];
  get(account: string, asset: AssetId): BasketLine | null;
  count(account: string): number;
  /** False when the asset is in already: it stays as it is. */
  insert(account: string, line: BasketLine): boolean;
  update(account: string, asset: AssetId, change: Partial<BasketLine>): void;
  remove(account: string, assets: readonly AssetId[]): void;
}

const COLUMN = {
  asset: 'asset',
  licenceId: 'licence_id',
  option: 'option',
  extendedRights: 'extended_rights',
  references: 'refs',
  seenPrice: 'seen_price',
  gone: 'gone',
  addedAt: 'added_at',
} as const satisfies Record<keyof BasketLine, string>;

export function createLines(store: Store): Lines {
  const place = { unreadable: store.unreadable, table: 'basket_line', key: ({ id }: Row) => id };
  return {
    all: (account) =>
      readRows(
        place,
        store.all<Row>('SELECT * FROM basket_line WHERE account_id = ? ORDER BY id', account),
        toLine,
      ),
    get: (account, asset) => {
      const row = store.get<Row>(
        'SELECT * FROM basket_line WHERE account_id = ? AND asset_id = ?',
        account,
        asset,
      );
      return row === undefined ? null : readRow(place, row.id, () => toLine(row));
    },
    count: (account) =>
      store.get<{ count: number }>('SELECT count(*) AS count FROM basket_line WHERE account_id = ?', account)
        ?.count ?? 0,
    insert: (account, line) => {
      const { changes } = store.run(
        `INSERT OR IGNORE INTO basket_line
           (account_id, asset_id, asset, licence_id, option, extended_rights, refs, seen_price, gone, added_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        account,
        line.asset.id,
        JSON.stringify(line.asset),
        line.licenceId,
        line.option,
        line.extendedRights,
        JSON.stringify(line.references),
        line.seenPrice,
        line.gone ? 1 : 0,
        line.addedAt,
      );
      return changes > 0;
    },
    update: (account, asset, change) => {
      const entries = Object.entries(change) as [keyof BasketLine, BasketLine[keyof BasketLine]][];
      if (entries.length === 0) return;
      store.run(
        `UPDATE basket_line SET ${entries.map(([key]) => `${COLUMN[key]} = ?`).join(', ')}
         WHERE account_id = ? AND asset_id = ?`,
        ...entries.map(([, value]) => encode(value)),
        account,
        asset,
      );
    },
    remove: (account, assets) => {
      store.run(
        'DELETE FROM basket_line WHERE account_id = ? AND asset_id IN (SELECT value FROM json_each(?))',
        account,
        JSON.stringify(assets),
      );
    },
  };
}

function encode(value: BasketLine[keyof BasketLine]): string | number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

/** Only this module writes these rows. */
function toLine(row: Row): BasketLine {
  return {
    asset: readJson(keptAsset, row.asset),
    licenceId: row.licence_id as LicenceId | null,
    option: row.option,
    extendedRights: row.extended_rights,
    references: readJson(keptReferences, row.refs),
    addedAt: row.added_at as Instant,
    seenPrice: row.seen_price,
    gone: row.gone === 1,
  };
}
