import type { Terms } from '../../../shared/model/basket.ts';
import { instant } from '../../../shared/model/instant.ts';
import type { Instant } from '../../../shared/model/instant.ts';
import type { UserId } from '../../../shared/model/ids.ts';
import { isAllowed } from '../../../shared/model/member.ts';
import type { DepositphotosClient } from '../../api/index.ts';
import { readJson, readRow } from '../../platform/store/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { keptLicences } from './kept.ts';
import { overlooked } from '../../platform/failures/index.ts';

interface Row {
  readonly licences: string;
  readonly as_of: number;
  readonly may_license: Flag;
  readonly may_comp: Flag;
}

type Flag = 0 | 1 | null;

interface Permissions {
  readonly license: Flag;
  readonly comp: Flag;
}

const NOT_TOLD: Permissions = { license: null, comp: null };

/** Prices and permissions as the service told them last; there without a network too. */
export interface TermsKeeper {
  of(account: string): Terms | null;
  /** Asks the service. Rejects when it can't be asked for prices. */
  refresh(account: string, userId: UserId | null, signal?: AbortSignal): Promise<void>;
}

export function createTerms(options: {
  readonly store: Store;
  readonly client: Pick<DepositphotosClient, 'licences' | 'members'>;
  readonly now: () => number;
}): TermsKeeper {
  const { store, client, now } = options;

  /** Only some services tell permissions [seen]; one that does not is asked when the user buys. */
  const permissions = async (
    userId: UserId | null,
    signal: AbortSignal | undefined,
  ): Promise<Permissions> => {
    if (userId === null) return NOT_TOLD;
    const request = { offset: 0, limit: 1, userIds: [userId] };
    const { rows } = await client.members(request, signal ? { signal } : {});
    const member = rows.find(({ id }) => id === userId);
    if (member === undefined || member.permissions.length === 0) return NOT_TOLD;
    const may = (action: string) => (isAllowed(member, action) ? 1 : 0);
    return { license: may('license'), comp: may('compDownloads') };
  };
  const rowOf = (account: string) =>
    store.get<Row>('SELECT * FROM basket_terms WHERE account_id = ?', account);
  const known = (account: string): Permissions => {
    const row = rowOf(account);
    return row === undefined ? NOT_TOLD : { license: row.may_license, comp: row.may_comp };
  };

  return {
    of: (account) => {
      const row = rowOf(account);
      if (row === undefined) return null;
      const place = { unreadable: store.unreadable, table: 'basket_terms' };
      const licences = readRow(place, account, () => readJson(keptLicences, row.licences));
      // As if the service was never asked: it tells the licences again.
      if (licences === null) return null;
      return {
        licences,
        asOf: row.as_of as Instant,
        mayLicense: fromFlag(row.may_license),
        mayComp: fromFlag(row.may_comp),
      };
    },
    refresh: async (account, userId, signal) => {
      const [{ licences }, may] = await Promise.all([
        client.licences(signal ? { signal } : {}),
        // Keeps the known permissions when only this question fails.
        permissions(userId, signal).catch((error: unknown) =>
          overlooked('basket.permissions', known(account))(error),
        ),
      ]);
      store.run(
        'INSERT OR REPLACE INTO basket_terms VALUES (?, ?, ?, ?, ?)',
        account,
        JSON.stringify(licences),
        instant(now()),
        may.license,
        may.comp,
      );
    },
  };
}

function fromFlag(flag: Flag): boolean | null {
  return flag === null ? null : flag === 1;
}
