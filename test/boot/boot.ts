import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Commands } from './child/commands.ts';

const ROOT = join(import.meta.dirname, '../..');
/** The build under test. */
export const BUNDLES = join(ROOT, 'out');

export interface BootOptions {
  /** Folder with `main`, `preload` and `renderer`. */
  readonly bundles?: string;
  readonly switches?: readonly string[];
  readonly packaged?: boolean;
  /** As if another process had the profile. */
  readonly lockTaken?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  readonly profile?: string;
}

type Ask = <Name extends keyof Commands>(
  name: Name,
  ...args: Parameters<Commands[Name]>
) => ReturnType<Commands[Name]>;

export interface Booted {
  readonly ask: Ask;
  readonly profile: string;
  /** Resolves when the process is gone, with what it did and printed. */
  readonly ended: Promise<{
    readonly code: number | null;
    readonly calls: readonly string[];
    readonly stdout: string;
  }>;
}

/** Boots the built app in a process of its own, on the fake of `electron`. It ends with the test. */
export async function boot(options: BootOptions = {}): Promise<Booted> {
  const { bundles = BUNDLES, switches = [], packaged = true, lockTaken = false, env = {} } = options;
  const entry = join(bundles, 'main/index.js');
  if (!existsSync(entry)) throw new Error(`${entry} is missing: run "npm run build" first`);
  const profile = options.profile ?? (await temporaryFolder());

  const child = fork(
    join(import.meta.dirname, 'child/main.ts'),
    [pathToFileURL(entry).href, `--profile=${profile}`, ...switches],
    {
      execArgv: ['--import', pathToFileURL(join(import.meta.dirname, 'child/hook.ts')).href],
      env: {
        ...process.env,
        HOME: profile,
        ELECTRON_RENDERER_URL: '',
        // Nothing listens there: the app must start without the service, and without a keyring.
        DEPOSITPHOTOS_API_URL: 'http://127.0.0.1:9',
        DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere',
        FAKE_PACKAGED: packaged ? '1' : '0',
        FAKE_LOCK_TAKEN: lockTaken ? '1' : '0',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
  let stdout = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  let calls: readonly string[] = [];
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  child.on('message', (message: Answer) => {
    if ('calls' in message) calls = message.calls;
    else if ('error' in message) waiting.get(message.id)?.reject(new Error(message.error));
    else waiting.get(message.id)?.resolve(message.result);
  });
  const ended = new Promise<Awaited<Booted['ended']>>((resolve) => {
    child.once('close', (code) => {
      resolve({ code, calls, stdout });
      for (const { reject } of waiting.values()) reject(new Error(`The app ended with ${code}`));
    });
  });
  onTestFinished(async () => {
    if (child.exitCode === null) child.kill('SIGKILL');
    await ended;
  });

  let last = 0;
  const ask = (name: keyof Commands, ...args: readonly unknown[]) => {
    last += 1;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(last, answer);
    child.send({ id: last, name, args }, (error) => {
      if (error !== null) answer.reject(error);
    });
    return answer.promise;
  };
  return { ask: ask as Ask, profile, ended };
}

type Answer =
  | { readonly calls: readonly string[] }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: string };

/** Boots, and waits until the window has its page. */
export async function bootWindow(options: BootOptions = {}): Promise<Booted> {
  const booted = await boot(options);
  await until(async () => (await booted.ask('observe').catch(() => null))?.windows[0]?.shown === 1);
  return booted;
}

/** Waits for a condition, as a person would. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('It did not happen within ten seconds');
}

/** A folder that goes with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'stockroom-boot-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
