import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Credentials, Group } from '../../shared/model/account.ts';
import type { UserId } from '../../shared/model/ids.ts';
import { parseEndpoint } from '../api/index.ts';
import type { SecretStore } from '../platform/secrets/index.ts';
import { readJson, readRow } from '../platform/store/index.ts';
import type { Store } from '../platform/store/index.ts';
import { attempt } from '../platform/failures/index.ts';

/** Name of the one secret we keep: API key, user and password together, so that they can't come apart. */
const SECRET = 'credentials';

/**
 * `endpoint` is the address that the credentials were given for. Without one they were kept by a version that knew
 * only the name: those count for the service's own address, and for no other.
 */
const credentialsSchema = z.object({
  apiKey: z.string().min(1),
  user: z.string().min(1),
  password: z.string().min(1),
  endpoint: z.string().exactOptional(),
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
  /** Where the API is. Credentials that were given for another address are neither read nor forgotten here. */
  readonly endpoint: URL;
}): Remembered {
  const { store, secrets } = options;
  const endpoint = addressOf(options.endpoint);
  const isServices = endpoint === addressOf(parseEndpoint());
  const name = isServices
    ? SECRET
    : `${SECRET}-${createHash('sha256').update(endpoint).digest('hex').slice(0, 16)}`;
  return {
    credentials: async () => {
      const text = await secrets.get(name);
      if (text === null) return null;
      // Not ours, or of a version long gone: as good as none.
      return attempt(() => {
        const { endpoint: given, ...credentials } = credentialsSchema.parse(JSON.parse(text));
        const isOfHere = given === undefined ? isServices : given === endpoint;
        return isOfHere ? credentials : null;
      }, null);
    },
    keep: (credentials) => secrets.set(name, JSON.stringify({ ...credentials, endpoint })),
    forget: () => secrets.delete(name),
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

/** Without what does not tell addresses apart. */
function addressOf({ origin, pathname }: URL): string {
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}
