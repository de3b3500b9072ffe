import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { SandboxWorker } from '@stockroom/sandbox';
import { createApp } from '../app.ts';
import type { App } from '../app.ts';
import { parseFileHosts } from '../api/index.ts';
import type { Host } from '../platform/host/index.ts';
import { demoPaths, prepareProfile, profilePaths } from './profile.ts';
import { heardElsewhere } from '../platform/failures/index.ts';

export interface WorkspaceOptions {
  /** Folder of the user's own profile; the demo's is inside it. */
  readonly profile: string;
  /** Where the API of the user's own profile is. */
  readonly endpoint: URL;
  readonly demo: boolean;
  /** The sandbox's worker as a file of the bundle; from source it finds itself. */
  readonly sandboxWorker?: URL;
  /** The same for the thread that opens layouts. */
  readonly layoutWorker?: URL;
  /** The host's abilities for the profile that is about to open. */
  readonly host: (profile: string, kind: 'demo' | 'own') => Promise<Omit<Host, 'switchProfile'>>;
  /** After a switch: pages are to connect anew. */
  readonly onSwitched: () => void;
}

/** The app that is open now: the user's own or the demo, one at a time, for hosts with pages. */
export interface Workspace {
  readonly app: App;
  close(): Promise<void>;
}

interface Opened {
  readonly kind: 'demo' | 'own';
  readonly app: App;
  close(): Promise<void>;
}

/** Lets the answer to the call that asked for the switch leave before its connection is closed. */
const ANSWER_FIRST_MS = 50;

export async function openWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  let current = await open(options.demo ? 'demo' : 'own');
  /** Where the latest switch leads, and its promise: a second click is the same switch. */
  let target = current.kind;
  let latest: Promise<void> = Promise.resolve();
  /** A switch begins when the one before is done with, closing included: it may want the same profile. */
  let queue: Promise<void> = Promise.resolve();
  let closed = false;

  async function open(kind: 'demo' | 'own'): Promise<Opened> {
    return kind === 'own' ? openOwn(options, switchTo) : openDemo(options, switchTo);
  }

  function switchTo(kind: 'demo' | 'own'): Promise<void> {
    if (closed || kind === target) return latest;
    target = kind;
    const switching = queue.then(() => change(kind));
    queue = switching.then(retire, (error: unknown) => {
      heardElsewhere(error);
      target = current.kind;
    });
    latest = switching.then(() => {});
    return latest;
  }

  /** Opens the next before the last is left: if that fails, the user stays where he is and reads why. */
  async function change(kind: 'demo' | 'own'): Promise<Opened> {
    const last = current;
    current = await open(kind);
    return last;
  }

  async function retire(last: Opened): Promise<void> {
    await setTimeout(ANSWER_FIRST_MS);
    options.onSwitched();
    await last.close().catch((error: unknown) => current.app.log.error('leave-profile', {}, error));
  }

  return {
    get app() {
      return current.app;
    },
    async close() {
      closed = true;
      await queue;
      await current.close();
    },
  };
}

type SwitchTo = (kind: 'demo' | 'own') => Promise<void>;

async function openOwn(options: WorkspaceOptions, switchProfile: SwitchTo): Promise<Opened> {
  const paths = profilePaths(options.profile);
  await prepareProfile(paths);
  const abilities = await options.host(paths.profile, 'own');
  const app = await createApp({
    host: { ...abilities, switchProfile },
    paths,
    endpoint: options.endpoint,
    fileHosts: parseFileHosts(process.env['STOCKROOM_FILE_HOSTS']),
    demo: false,
    ...threads(options),
  });
  return { kind: 'own', app, close: () => app.close() };
}

async function openDemo(options: WorkspaceOptions, switchProfile: SwitchTo): Promise<Opened> {
  const paths = demoPaths(options.profile);
  await prepareProfile(paths);
  // Only the demo needs the sandbox, so a start without the demo doesn't load it.
  const { startSandboxWorker } = await import('@stockroom/sandbox');
  const sandbox = await startSandboxWorker({
    // Licences and files of the demo are still there at the next start, as the library is.
    stateFile: join(paths.profile, 'sandbox.json'),
    // Weeks of work, so that lists of licences and invoices have something to show.
    history: true,
    ...(options.sandboxWorker === undefined ? {} : { workerUrl: options.sandboxWorker }),
  });
  try {
    const abilities = await options.host(paths.profile, 'demo');
    const app = await createApp({
      host: { ...abilities, switchProfile },
      paths,
      endpoint: new URL(sandbox.url),
      demo: true,
      credentials: demoAccount(sandbox),
      ...threads(options),
    });
    return {
      kind: 'demo',
      app,
      async close() {
        await app.close();
        await sandbox.close();
      },
    };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

function threads({ layoutWorker }: WorkspaceOptions) {
  return layoutWorker === undefined ? {} : { layoutWorker };
}

/** The prepaid customer: has a balance, comps and the generator. */
function demoAccount(sandbox: SandboxWorker) {
  const account = sandbox.accounts.find(({ kind }) => kind === 'prepaid') ?? sandbox.accounts[0];
  if (account === undefined) throw new TypeError('The sandbox has no account.');
  return { apiKey: account.apiKey, user: account.user, password: account.password };
}
