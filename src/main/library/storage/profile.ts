import type { Host, ProfilePaths } from '../../platform/host/index.ts';
import { defineModule } from '../../platform/modules/index.ts';
import { createReadWriteLock } from '../../platform/store/index.ts';
import { fateOfLedger } from '../../purchasing/index.ts';
import { isRestoreReady, restoreAtStart } from './index.ts';

type PartPaths = Pick<ProfilePaths, 'profile' | 'database' | 'ledger' | 'settings'>;

/** A profile that this process has open. */
export interface OpenProfile {
  /** What the user has to be told; `null` when all is well. */
  readonly notice: string | null;
  /** After every file of it is closed. */
  leave(): void;
}

/**
 * Before any file of the profile is opened: puts a backup in place that waits for it, unless another process has the
 * profile open, whose databases would be taken away from below it. A command never restores.
 */
export async function enterProfile(paths: PartPaths, host: Pick<Host, 'kind'>): Promise<OpenProfile> {
  const lock = createReadWriteLock(paths.profile, 'profile');
  const isWaiting = host.kind !== 'cli' && isRestoreReady(paths.profile);
  const alone = isWaiting ? lock.tryToOwn() : null;
  if (alone !== null) {
    try {
      restoreAtStart(paths.profile, partsOf(paths), fateOfLedger);
    } finally {
      alone();
    }
  }
  // Another process may put a backup in place in this moment.
  const leave = await lock.share(new AbortController().signal);
  return { leave, notice: isWaiting && alone === null ? IN_USE : null };
}

const IN_USE =
  'A backup waits to be put in place, but this profile is open in another Stockroom. Close every window and command, then start again.';

/** The files of a profile by their names in a backup. */
export function partsOf({ database, ledger, settings }: PartPaths) {
  return { 'stockroom.db': database, 'ledger.db': ledger, 'settings.json': settings };
}

export interface Needs {
  readonly paths: ProfilePaths;
  readonly host: Host;
}

export const profileModule = defineModule<Needs, { readonly profile: OpenProfile }>({
  name: 'profile',
  needs: ['paths', 'host'],
  provides: ['profile'],
  create: async ({ paths, host }) => ({ profile: await enterProfile(paths, host) }),
  close: ({ profile }) => profile.leave(),
  // Its files are closed by then.
  closesAfter: ['settings'],
});
