import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { HeldLicence } from '../../../shared/model/held-licence.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { typedStore } from '../../store/index.ts';
import type { Store } from '../../store/index.ts';
import type { AccountName } from './accounts.ts';
import { toHeld } from './rows.ts';
import type { LicenceRow } from './rows.ts';

/** Licences of one asset that are told of; the newest are enough to say whose it is. */
const MOST = 50;

/** What the group holds now; what was passed on, or has left the service's list, is left out. */
const IS_HELD = `account = (SELECT id FROM licence_account WHERE name = ?) AND transferred = 0 AND listed = 1`;

export const LICENSED_AMONG = `SELECT DISTINCT asset_id FROM licence
  WHERE ${IS_HELD} AND asset_id IN (SELECT value FROM json_each(?))`;

export const OF_ASSET = `SELECT * FROM licence WHERE ${IS_HELD} AND asset_id = ? ORDER BY id DESC LIMIT ${MOST}`;

/** The copy by asset, read at once. */
export interface Held {
  /** Those of these assets that the group has licensed, whoever in it. */
  licensedAmong(account: AccountName, assets: readonly AssetId[]): readonly AssetId[];
  /** The licences of an asset, the newest first. */
  ofAsset(account: AccountName, asset: AssetId): readonly HeldLicence[];
  close(): void;
}

/**
 * Reads beside the thread that writes: whoever shows a right cannot wait for a sync, and readers of a log never do.
 * While there is no copy, or none that can be read, nothing is known, and so nothing is called licensed by it.
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
      // The thread has only begun to make the file.
      if (error instanceof Error && !error.message.startsWith('no such table')) onError(error);
      return [];
    }
  };

  return {
    licensedAmong: (account, assets) =>
      read<{ asset_id: AssetId }>(LICENSED_AMONG, account, JSON.stringify(assets)).map((row) => row.asset_id),
    ofAsset: (account, asset) => read<LicenceRow>(OF_ASSET, account, asset).map(toHeld),
    close: () => store?.close(),
  };
}
