import { z } from 'zod';
import type { AccountState } from '../model/account.ts';
import { output, procedure, stream } from './base.ts';

export const account = {
  /** The state now and after every change. */
  watch: procedure.output(stream<AccountState>()),

  /** Signs in; on success the state changes for every window. The password goes no further than the main process. */
  signIn: procedure
    .input(
      z.strictObject({
        apiKey: z.string().trim().min(1).max(512),
        user: z.string().trim().min(1).max(256),
        password: z.string().min(1).max(512),
        remember: z.boolean(),
      }),
    )
    /** `remembered` is false in spite of the wish when the keychain refuses. */
    .output(output<{ readonly remembered: boolean }>()),

  /** Ends the session and forgets what was remembered. Files, history and settings stay. */
  signOut: procedure.output(output<void>()),

  /** Opens the demo: its own profile, its own library, the built-in sandbox. Every window reloads. */
  startDemo: procedure.output(output<void>()),

  /** Leaves the demo for the profile that was open before. Every window reloads. */
  leaveDemo: procedure.output(output<void>()),
};
