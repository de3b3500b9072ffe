import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** The real keytar against a real Secret Service, where the machine has one to start. */
const run = promisify(execFile);
const CHILD = join(import.meta.dirname, 'keyring-child.ts');
const there = (tool: string) => spawnSync(tool, ['--version']).status === 0;
const hasKeyring = process.platform === 'linux' && there('dbus-run-session') && there('gnome-keyring-daemon');

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'stockroom-keyring-'));
  await Promise.all(['run', 'data'].map((folder) => mkdir(join(home, folder), { mode: 0o700 })));
});
afterEach(() => rm(home, { recursive: true, force: true }));

interface Kept {
  readonly kind: string;
  readonly before: string | null;
  readonly after: string | null;
}

const environment = () => ({
  PATH: process.env['PATH'],
  HOME: home,
  XDG_RUNTIME_DIR: join(home, 'run'),
  XDG_DATA_HOME: join(home, 'data'),
});

/** One session: the daemon gets the password, then the child opens the profiles. */
async function session(password: string, ...profiles: string[]): Promise<Kept[]> {
  const script = `printf %s "$1" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
    shift; exec "$@"`;
  const command = ['sh', '-c', script, 'sh', password, process.execPath, CHILD, ...profiles];
  const { stdout } = await run('dbus-run-session', ['--', ...command], { env: environment() });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

describe.skipIf(!hasKeyring)('a real keyring', () => {
  it('keeps a secret between two runs, for each profile its own', async () => {
    const first = await session('opensesame', '/profiles/a', '/profiles/b');
    expect(first).toEqual([
      { kind: 'keychain', before: null, after: 'value of /profiles/a' },
      { kind: 'keychain', before: null, after: 'value of /profiles/b' },
    ]);
    const second = await session('opensesame', '/profiles/b');
    expect(second).toEqual([
      { kind: 'keychain', before: 'value of /profiles/b', after: 'value of /profiles/b' },
    ]);
  });

  it('falls back to memory when the password of the keyring is wrong', async () => {
    await session('opensesame', '/profiles/a');
    const [kept] = await session('mistaken', '/profiles/a');
    expect(kept).toEqual({ kind: 'memory', before: null, after: 'value of /profiles/a' });
  });
});

describe.skipIf(process.platform !== 'linux')('no keyring at all', () => {
  it('falls back to memory when there is no bus', async () => {
    const { stdout } = await run(process.execPath, [CHILD, '/profiles/a'], {
      env: { ...environment(), DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' },
    });
    expect(JSON.parse(stdout)).toEqual([{ kind: 'memory', before: null, after: 'value of /profiles/a' }]);
  });
});
