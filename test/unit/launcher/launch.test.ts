import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
/** The first run may have to build. */
const LONG = 120_000;

let profile = '';
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'stockroom-launch-'));
  onTestFinished(() => rm(profile, { recursive: true, force: true }));
});

interface Launched {
  readonly child: ChildProcess;
  stdout(): string;
  stderr(): string;
  readonly ended: Promise<number | null>;
  /** The address in the one line on standard output. */
  entrance(): Promise<URL>;
}

function launch(args: readonly string[], env: NodeJS.ProcessEnv = {}): Launched {
  const child = spawn(process.execPath, [join(ROOT, 'scripts/launch.mjs'), '--profile', profile, ...args], {
    // As from a terminal: a group of its own, which Ctrl-C goes to as a whole.
    detached: true,
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', DEPOSITPHOTOS_API_URL: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (text.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text.stderr += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const ready = Promise.race([once(child.stdout, 'data'), ended]);
  return {
    child,
    ended,
    stdout: () => text.stdout,
    stderr: () => text.stderr,
    entrance: async () => {
      await ready;
      const address = /^Stockroom is ready: (http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}(?:#\S*)?)\n$/.exec(
        text.stdout,
      )?.[1];
      if (address === undefined) throw new Error(`no address: ${text.stdout}${text.stderr}`);
      return new URL(address);
    },
  };
}

async function enter(entrance: URL): Promise<string> {
  const answer = await fetch(entrance, { redirect: 'manual' });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'the demo serves its page, and %s ends all of it',
  async (signal) => {
    const { child, ended, entrance, stdout, stderr } = launch(['--demo', '--host', 'web', '--no-open']);
    const address = await entrance();
    const page = await fetch(new URL('/', address), { headers: { cookie: await enter(address) } });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<div id="root">');

    // To the whole group, twice: as a terminal and npm do it between them.
    process.kill(-(child.pid ?? 0), signal);
    process.kill(-(child.pid ?? 0), signal);
    expect(await ended).toBe(0);
    expect(stdout().split('\n')).toHaveLength(2);
    expect(stderr().replace('Building…\n', '')).toBe('');
    expect(() => process.kill(-(child.pid ?? 0), 0), 'nobody of the group is left').toThrow('ESRCH');
    await expect(fetch(address)).rejects.toThrow();
    expect((await readdir(join(profile, 'demo'))).filter((file) => file.endsWith('.lock'))).toEqual([]);
  },
  LONG,
);

test(
  'the demo keeps to its own folder inside the profile',
  async () => {
    const { entrance, child, ended } = launch(['--demo', '--host', 'web', '--no-open']);
    await entrance();
    child.kill('SIGINT');
    await ended;
    // The lock under which processes claim their names lies beside it, and is empty.
    expect((await readdir(profile)).toSorted()).toEqual(['demo', 'locks']);
    expect(await readdir(join(profile, 'locks'))).toEqual(['claims.lock']);
    expect(existsSync(join(profile, 'demo/stockroom.db'))).toBe(true);
  },
  LONG,
);

test(
  'without the demo, the token is nowhere on disk',
  async () => {
    const { entrance, child, ended } = launch(['--host', 'web', '--no-open']);
    const address = await entrance();
    await enter(address);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    const token = address.searchParams.get('token') ?? '';
    for (const entry of await readdir(profile, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      expect(await readFile(join(entry.parentPath, entry.name), 'latin1')).not.toContain(token);
    }
  },
  LONG,
);

test(
  'a link opens in the host that runs on the profile, with an address of its own; the command ends',
  async () => {
    const first = launch(['--host', 'web', '--no-open']);
    const running = await first.entrance();
    const second = launch(['--no-open', 'stockroom://asset/24985913']);
    const address = await second.entrance();
    expect(await second.ended).toBe(0);
    expect(address.origin).toBe(running.origin);
    expect(address.hash).toBe('#/asset/24985913');
    expect(address.search).not.toBe(running.search);
    expect(await enter(address)).toBe(await enter(running));
    expect(await enter(address), 'it is good once').toBe('');

    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    const third = launch(['--no-open', 'stockroom://asset/24985913']);
    expect((await third.entrance()).origin).not.toBe(running.origin);
    expect(third.child.exitCode, 'it serves by itself').toBeNull();
  },
  LONG,
);

test.runIf(process.platform === 'linux')(
  'the browser gets a file that only its owner can read, and no ticket among its arguments',
  async () => {
    const tools = join(profile, 'tools');
    const told = join(profile, 'told');
    await mkdir(tools);
    // Stands for the system's own: says what it was given, as every user of the computer could read it.
    await writeFile(
      join(tools, 'xdg-open'),
      `#!/bin/sh\nprintf '%s\\n' "$@" > ${told}.part && mv ${told}.part ${told}\n`,
      {
        mode: 0o755,
      },
    );
    const { entrance } = launch(['--host', 'web'], {
      DISPLAY: ':7',
      HOME: profile,
      PATH: `${tools}:${process.env['PATH']}`,
    });
    const printed = await entrance();
    await vi.waitUntil(() => existsSync(told), { timeout: 20_000 });
    const file = (await readFile(told, 'utf8')).trim();
    expect(file).toMatch(/\/Stockroom-open-[0-9a-f]{16}\.html$/);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const address = /url=(http:[^"]+)"/.exec(await readFile(file, 'utf8'))?.[1] ?? '';
    expect(new URL(address).search).not.toBe(printed.search);
    expect(await enter(new URL(address))).not.toBe('');
    await vi.waitUntil(() => !existsSync(file), { timeout: 5_000 });
    expect(await enter(new URL(address)), 'it is good once').toBe('');
    expect(await enter(printed), 'the printed one is good still').not.toBe('');
  },
  LONG,
);

test(
  'a port that is taken is named',
  async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const { ended, stdout, stderr } = launch([
      '--demo',
      '--host',
      'web',
      '--no-open',
      '--port',
      String(port),
    ]);
    expect(await ended).toBe(2);
    expect(stdout()).toBe('');
    expect(stderr()).toContain(`Port ${port} is taken.`);
  },
  LONG,
);

test.each(['http://api.example.com', 'ftp://127.0.0.1', 'nonsense'])(
  'an address that is not to be trusted is refused: %s',
  async (url) => {
    const { ended, stdout, stderr } = launch(['--host', 'web', '--no-open'], { DEPOSITPHOTOS_API_URL: url });
    expect(await ended).toBe(2);
    expect(stdout()).toBe('');
    expect(stderr()).toMatch(/^The API address is not usable/);
  },
);

test(
  'a profile that cannot be made is named',
  async () => {
    const { ended, stderr } = launch(['--host', 'web', '--no-open', '--profile', '/dev/null/x']);
    expect(await ended).toBe(2);
    expect(stderr()).toContain('/dev/null/x');
  },
  LONG,
);

test('a wrong option, and help', async () => {
  const wrong = launch(['--nonsense']);
  expect(await wrong.ended).toBe(2);
  expect(wrong.stderr()).toContain('--nonsense');
  const help = launch(['--help']);
  expect(await help.ended).toBe(0);
  expect(help.stdout()).toContain('npm run demo');
});
