import { join } from 'node:path';
import { createApp } from '../app.ts';
import type { App } from '../app.ts';
import type { Host } from '../host.ts';
import type { SandboxWorker } from '../../sandbox/index.ts';
import { startSandboxWorker } from '../../sandbox/index.ts';
import { demoPaths, prepareProfile, profilePaths } from './profile.ts';

export interface WorkspaceOptions {
  /** Folder of the user's own profile; the demo's is inside it. */
  readonly profile: string;
  /** Where the API of the user's own profile is. */
  readonly endpoint: URL;
  readonly demo: boolean;
  /** The sandbox's worker as a file of the bundle; from source it finds itself. */
  readonly sandboxWorker?: URL;
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
  let closed = false;
  /** Switches happen one after the other; a second click finds the work done. */
  let queue: Promise<void> = Promise.resolve();

  async function open(kind: 'demo' | 'own'): Promise<Opened> {
    return kind === 'own' ? openOwn(options, switchTo) : openDemo(options, switchTo);
  }

  function switchTo(kind: 'demo' | 'own'): Promise<void> {
    const switching = queue.then(async () => {
      if (closed || current.kind === kind) return;
      // Opened first: if that fails, the user stays where he is and reads why.
      const next = await open(kind);
      const last = current;
      current = next;
      setTimeout(() => {
        options.onSwitched();
        void last.close();
      }, ANSWER_FIRST_MS);
    });
    queue = switching.catch(() => {});
    return switching;
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
    demo: false,
  });
  return { kind: 'own', app, close: () => app.close() };
}

async function openDemo(options: WorkspaceOptions, switchProfile: SwitchTo): Promise<Opened> {
  const paths = demoPaths(options.profile);
  await prepareProfile(paths);
  const sandbox = await startSandboxWorker({
    // What was licensed and fetched in the demo is still there at the next start, as the library is.
    stateFile: join(paths.profile, 'sandbox.json'),
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

/** The prepaid customer: has a balance, comps and the generator. */
function demoAccount(sandbox: SandboxWorker) {
  const account = sandbox.accounts.find(({ kind }) => kind === 'prepaid') ?? sandbox.accounts[0];
  if (account === undefined) throw new TypeError('The sandbox has no account.');
  return { apiKey: account.apiKey, user: account.user, password: account.password };
}
