import { z } from 'zod';
import { profile, usage } from './parts.ts';

/** `stockroom login --json` */
export const login = z
  .strictObject({
    user: z.string(),
    apiHost: z.string(),
    remembered: z.boolean(),
  })
  .meta({ title: 'stockroom login --json' });

/** `stockroom logout --json` */
export const logout = z
  .strictObject({ signedOut: z.literal(true) })
  .meta({ title: 'stockroom logout --json' });

/** `stockroom account --json` */
export const account = z
  .strictObject({
    user: z.string(),
    apiHost: z.string(),
    connection: z.enum(['online', 'offline']),
    remembered: z.boolean(),
    secretStore: z.enum(['keychain', 'safe-storage', 'memory']),
    group: z
      .strictObject({
        id: z.int().nullable(),
        payment: z.enum(['prepaid', 'postpaid']),
        balance: z.string().nullable(),
        vat: z.strictObject({
          enabled: z.boolean(),
          rate: z.string().nullable(),
          number: z.string().nullable(),
        }),
      })
      .nullable(),
    profile: profile.nullable(),
  })
  .meta({ title: 'stockroom account --json' });

/** `stockroom members --json` */
export const members = z
  .strictObject({
    total: z.int(),
    unreadable: z.int(),
    members: z.array(
      profile.extend({
        usage,
        permissions: z.array(
          z.strictObject({ action: z.string(), resource: z.string(), resourceId: z.int().nullable() }),
        ),
      }),
    ),
  })
  .meta({ title: 'stockroom members --json' });

/** The failure of any command with --json or --jsonl, on standard error. */
export const error = z
  .strictObject({
    error: z.strictObject({ code: z.string(), message: z.string(), action: z.string() }),
  })
  .meta({ title: 'The failure of any command with --json or --jsonl, on standard error' });
