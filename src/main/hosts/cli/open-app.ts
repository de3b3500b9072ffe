import { StockroomError } from '../../../shared/model/failure.ts';
import { createApp } from '../../app.ts';
import type { App, AppOptions } from '../../app.ts';
import { environmentProxy, parseEndpoint, parseFileHosts } from '../../api/index.ts';
import { memoryStore, openSecretStore } from '../../platform/secrets/index.ts';
import { prepareProfile, profileFolder, profilePaths } from '../profile.ts';
import { environmentCredentials } from './credentials.ts';

export interface OpenOptions extends Pick<AppOptions, 'licensedFiles' | 'wordsFor'> {
  readonly profile: string | null;
  readonly env: NodeJS.ProcessEnv;
  /** `stored` looks past the environment at what `login` stored: for the commands that manage it. */
  readonly signIn: 'environment-or-stored' | 'stored';
}

/** The core for one command. With credentials from the environment the keychain is not even opened. */
export async function openApp({ profile, env, signIn, ...more }: OpenOptions): Promise<App> {
  const endpoint = parseEndpoint(env['DEPOSITPHOTOS_API_URL']);
  const credentials = signIn === 'stored' ? null : environmentCredentials(env);
  const paths = profilePaths(profileFolder(profile, env));
  await prepareProfile(paths);
  return createApp({
    host: {
      kind: 'cli',
      secrets: credentials === null ? await openSecretStore({ profile: paths.profile }) : memoryStore(),
      showInFolder: async () => false,
      // No page can run a command: what it is told is a person's word, and it asks for more itself where it must.
      askPerson: async () => true,
      proxyFor: async (url) => environmentProxy(url, env),
      switchProfile: async () => {
        throw new StockroomError('invalid', { message: 'The command line runs in one profile.' });
      },
    },
    paths,
    endpoint,
    fileHosts: parseFileHosts(env['STOCKROOM_FILE_HOSTS']),
    demo: false,
    ...(credentials === null ? {} : { credentials }),
    ...more,
  });
}

/** Fails at once, and says what to do, when no user is signed in. */
export function requireSignIn(app: App): void {
  const { state } = app.account;
  if (state.status !== 'signed-out') return;
  const action =
    'Run “stockroom login”, or set STOCKROOM_API_KEY, STOCKROOM_USER and STOCKROOM_PASSWORD for this process.';
  throw state.reason === null
    ? new StockroomError('signed-out', { action })
    : new StockroomError(state.reason.code, { message: state.reason.message, action });
}
