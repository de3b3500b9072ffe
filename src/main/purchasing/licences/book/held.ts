import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { HeldLicence } from '../../../../shared/model/held-licence.ts';
import type { AssetId, TransactionId } from '../../../../shared/model/ids.ts';
import type { Instant } from '../../../../shared/model/instant.ts';
import { isHeld } from '../../../ownership/index.ts';
import type { KnownLicence } from '../../../ownership/index.ts';
import { typedStore } from '../../../platform/store/index.ts';
import type { Store } from '../../../platform/store/index.ts';
import type { AccountName } from './accounts.ts';
import { toHeld } from './rows.ts';
import type { LicenceRow } from './rows.ts';

/** Licences of one asset that are told of; the newest are enough to say whose it is. */
const MOST = 50;

const OF_ACCOUNT = 'account = (SELECT id FROM licence_account WHERE name = ?)';

export const KNOWN_OF = `SELECT asset_id, transaction_id, option, at, transferred, listed FROM licence
  WHERE ${OF_ACCOUNT} AND asset_id IN (SELECT value FROM json_each(?))`;

export const OF_ASSET = `SELECT * FROM licence WHERE ${OF_ACCOUNT} AND asset_id = ? ORDER BY id DESC`;

const NEW_FILE = ['no such table', 'no such column: synced_by'];

/** The copy by asset, read at once. */
export interface Held {
  /** What the copy knows of the licences of these assets, held or not. */
  known(account: AccountName, assets: readonly AssetId[]): readonly KnownLicence[];
  /** The licences that are held of an asset, the newest first. */
  ofAsset(account: AccountName, asset: AssetId): readonly HeldLicence[];
  /** The processes that bring the copy of this account up to date, or died while they did. */
  syncing(account: AccountName): readonly string[];
  close(): void;
}

/**
 * Reads beside the thread that writes: a view of a right cannot wait for a sync, and readers of a log never
 * do. Without a copy that can be read, it knows no licence and so calls no asset licensed.
 */
export function createHeld(file: string, onError: (error: Error) => void): Held {
  let store: Store | null = null;

  const read = <Row>(sql: string, ...params: readonly (string | number)[]): readonly Row[] => {
    try {
      if (store === null) {
        if (!existsSync(file)) return [];
        store = typedStore(new DatabaseSync(file, { readOnly: true }));
      }
      return store.all<Row>(sql, ...params);
    } catch (error) {
      store?.close();
      store = null;
      // The thread has only begun to make the file, or to bring it up to date.
      if (error instanceof Error && !NEW_FILE.some((start) => error.message.startsWith(start)))
        onError(error);
      return [];
    }
  };

  return {
    known: (account, assets) => read<KnownRow>(KNOWN_OF, account, JSON.stringify(assets)).map(toKnown),
    ofAsset: (account, asset) =>
      read<LicenceRow>(OF_ASSET, account, asset).map(toHeld).filter(isHeld).slice(0, MOST),
    syncing: (account) =>
      read<{ owner: string }>(
        'SELECT synced_by AS owner FROM licence_account WHERE name = ? AND synced_by IS NOT NULL',
        account,
      ).map(({ owner }) => owner),
    close: () => store?.close(),
  };
}

type KnownRow = Pick<LicenceRow, 'asset_id' | 'transaction_id' | 'option' | 'at' | 'transferred' | 'listed'>;

function toKnown(row: KnownRow): KnownLicence {
  return {
    assetId: row.asset_id as AssetId,
    transactionId: row.transaction_id as TransactionId,
    option: row.option,
    at: row.at as Instant | null,
    transferred: row.transferred === 1,
    listed: row.listed === 1,
  };
}
