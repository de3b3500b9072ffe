import { z } from 'zod';
import type { Credentials, Group } from '../../shared/model/account.ts';
import type { UserId } from '../../shared/model/ids.ts';
import type { SecretStore } from '../secrets/index.ts';
import { readJson, readRow } from '../store/index.ts';
import type { Store } from '../store/index.ts';

/** Name of the one secret we keep: API key, user and password together, so that they can't come apart. */
const SECRET = 'credentials';

const credentialsSchema = z.object({
  apiKey: z.string().min(1),
  user: z.string().min(1),
  password: z.string().min(1),
});

export interface LastSeen {
  readonly userName: string;
  readonly userId: UserId | null;
  readonly group: Group | null;
}

/** What outlives the app: credentials in the secret store, who it was in the database. */
export interface Remembered {
  credentials(): Promise<Credentials | null>;
  keep(credentials: Credentials): Promise<void>;
  forget(): Promise<void>;
  lastSeen(): LastSeen | null;
  saw(seen: LastSeen): void;
}

const keptGroup = z.looseObject({
  id: z.number().nullable(),
  payment: z.enum(['prepaid', 'postpaid']),
  balance: z.string().nullable(),
  vat: z.looseObject({
    enabled: z.boolean(),
    rate: z.string().nullable(),
    number: z.string().nullable(),
  }),
}) as unknown as z.ZodType<Group, unknown>;

export function createRemembered(options: {
  readonly store: Store;
  readonly secrets: SecretStore;
}): Remembered {
  const { store, secrets } = options;
  return {
    credentials: async () => {
      const text = await secrets.get(SECRET);
      if (text === null) return null;
      try {
        return credentialsSchema.parse(JSON.parse(text));
      } catch {
        // Not ours, or of a version long gone: as good as none.
        return null;
      }
    },
    keep: (credentials) => secrets.set(SECRET, JSON.stringify(credentials)),
    forget: () => secrets.delete(SECRET),
    lastSeen: () => {
      const row = store.get<{ user_name: string; user_id: number | null; group_facts: string | null }>(
        'SELECT user_name, user_id, group_facts FROM account WHERE only = 1',
      );
      if (row === undefined) return null;
      return {
        userName: row.user_name,
        userId: row.user_id as UserId | null,
        group:
          row.group_facts === null
            ? null
            : readRow({ unreadable: store.unreadable, table: 'account' }, 1, () =>
                readJson(keptGroup, row.group_facts),
              ),
      };
    },
    saw: ({ userName, userId, group }) => {
      store.run(
        'INSERT OR REPLACE INTO account (only, user_name, user_id, group_facts) VALUES (1, ?, ?, ?)',
        userName,
        userId,
        group === null ? null : JSON.stringify(group),
      );
    },
  };
}
