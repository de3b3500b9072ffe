import type { Failure } from './failure.ts';
import type { GroupId, UserId } from './ids.ts';

/** The enterprise customer the user belongs to. Amounts are exact decimal strings in the account's currency. */
export interface Group {
  readonly id: GroupId | null;
  readonly payment: 'prepaid' | 'postpaid';
  /** Balance left (prepaid) or as the service reports it (postpaid); `null` when it is not told or can't be read. */
  readonly balance: string | null;
  readonly vat: {
    readonly enabled: boolean;
    /** In percent; `null` when it is not told or can't be read. */
    readonly rate: string | null;
    readonly number: string | null;
  };
}

/** Where a remembered password lives. `memory`: nowhere that outlasts the app. */
export type SecretStoreKind = 'keychain' | 'safe-storage' | 'memory';

export type Connection = 'online' | 'offline' | 'expired';

export type AccountState =
  | { readonly status: 'starting' }
  | {
      readonly status: 'signed-out';
      /** Why, when it was not the user's wish. */
      readonly reason: Failure | null;
      readonly secretStore: SecretStoreKind;
      /** The user name of last time, to fill in. */
      readonly lastUser: string;
    }
  | {
      readonly status: 'signed-in';
      readonly userId: UserId | null;
      readonly userName: string;
      /** `null` until the service has told it. */
      readonly group: Group | null;
      readonly remembered: boolean;
      readonly secretStore: SecretStoreKind;
      /** Being offline does not sign the user out: the library stays usable. */
      readonly connection: Connection;
    };

export interface Credentials {
  readonly apiKey: string;
  readonly user: string;
  readonly password: string;
}
