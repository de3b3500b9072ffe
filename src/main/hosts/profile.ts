import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import envPaths from 'env-paths';
import { StockroomError } from '../../shared/model/failure.ts';
import type { ProfilePaths } from '../host.ts';

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

/** Creates the folders that every service takes for granted. Only this user may look inside. */
export async function prepareProfile(paths: ProfilePaths): Promise<void> {
  try {
    for (const folder of [paths.profile, paths.previews, paths.logs]) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
    }
  } catch (cause) {
    throw new StockroomError('config.profile', {
      message: `The profile folder ${paths.profile} cannot be used.`,
      cause,
    });
  }
}

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
