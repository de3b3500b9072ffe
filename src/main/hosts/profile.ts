import { statSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, parse, resolve } from 'node:path';
import envPaths from 'env-paths';
import { resourceFailure, StockroomError } from '../../shared/model/failure.ts';
import type { ProfilePaths } from '../platform/host/index.ts';
import { narrow } from '../platform/store/index.ts';

/**
 * Which profile folder to use: what was asked for, else `STOCKROOM_PROFILE`, else the platform's place for
 * application data. Every host asks here, so that the app and the command line meet in one profile.
 */
export function profileFolder(asked: string | null, env: NodeJS.ProcessEnv): string {
  const named = asked ?? env['STOCKROOM_PROFILE'] ?? '';
  return named === '' ? envPaths('Stockroom', { suffix: '' }).data : resolve(named);
}

export function profilePaths(profile: string): ProfilePaths {
  return pathsIn(resolve(profile), resolve(profile), join(homedir(), 'Stockroom'));
}

/** The demo lives inside the profile it was opened from, library and all: deleting one folder removes it. */
export function demoPaths(profile: string): ProfilePaths {
  const folder = join(resolve(profile), 'demo');
  return pathsIn(resolve(profile), folder, join(folder, 'library'));
}

/**
 * Creates the folders that every service takes for granted. Only this user may look inside, also where the folders,
 * and what lies in them, were there before. Throws `config.profile`, `disk.full` or `system.handles`.
 */
export async function prepareProfile(paths: ProfilePaths): Promise<void> {
  try {
    for (const folder of [paths.profile, paths.previews, paths.logs]) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
    }
    if (!isShared(paths.profile)) narrow(paths.profile);
    for (const folder of [paths.profile, paths.logs]) {
      for (const name of await readdir(folder)) if (OURS.test(name)) narrow(join(folder, name));
    }
  } catch (cause) {
    const reason = resourceFailure(cause);
    if (reason !== null && reason.code !== 'disk.denied') throw reason;
    throw new StockroomError('config.profile', {
      message: `The profile folder ${paths.profile} cannot be used.`,
      cause,
    });
  }
}

/** A folder that is not for Stockroom alone, such as the home folder or /tmp, keeps its mode. */
function isShared(folder: string): boolean {
  return folder === homedir() || folder === parse(folder).root || (statSync(folder).mode & STICKY) !== 0;
}

/** Names of what Stockroom writes into a profile; a folder may hold other things of the user. */
const OURS =
  /^(?:(?:stockroom|ledger|licences)\..+|(?:settings|window|sandbox|web-host)\.json.*|web-host-.+|.+\.(?:secret|lock|log)|logs|previews|certificates|backups|dropped|dropped-layouts|locks|demo|browser)$/;

/** The mode bit of a folder in which users leave each other's files alone. */
const STICKY = 0o1000;

function pathsIn(root: string, profile: string, defaultLibrary: string): ProfilePaths {
  return {
    root,
    profile,
    database: join(profile, 'stockroom.db'),
    ledger: join(profile, 'ledger.db'),
    licences: join(profile, 'licences.db'),
    settings: join(profile, 'settings.json'),
    previews: join(profile, 'previews'),
    logs: join(profile, 'logs'),
    defaultLibrary,
  };
}
