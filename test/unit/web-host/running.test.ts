import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { announce, entranceOfRunning } from '../../../src/main/hosts/web/running.ts';
import { startFixture } from './fixture.ts';
import { rawRequest } from './raw-request.ts';

async function startRunning() {
  const fixture = await startFixture();
  const withdraw = announce(fixture.folder, fixture.port);
  const invite = () => {
    const address = new URL(entranceOfRunning(fixture.folder) ?? '');
    return { port: Number(address.port), target: `${address.pathname}${address.search}` };
  };
  return { ...fixture, withdraw, invite };
}

test('another program of the user gets an address of the host that runs, good once', async () => {
  const { port, invite, withdraw, target: first } = await startRunning();
  const own = invite();
  expect(own.port).toBe(port);
  expect(own.target).not.toBe(first);
  const { status, headers } = await rawRequest(port, own.target);
  expect(status).toBe(303);
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
  expect((await rawRequest(port, '/', { Cookie: cookie })).status).toBe(200);

  expect((await rawRequest(port, own.target)).status).toBe(401);
  // The browser that is in already may ask again: it looks ahead, or steps back.
  expect((await rawRequest(port, own.target, { Cookie: cookie })).status).toBe(303);
  withdraw();
});

test('nothing in the profile lets a reader in, and only this user may read', async () => {
  const { folder, port, invite, withdraw, token } = await startRunning();
  const { target } = invite();
  const ticket = new URLSearchParams(target.slice(2)).get('token') ?? '';
  const names = (await readdir(folder)).filter((name) => name.startsWith('web-host'));
  expect(names).toContain('web-host.json');
  for (const name of names) {
    const text = `${name} ${await readFile(join(folder, name), 'latin1')}`;
    expect(text).not.toContain(ticket);
    expect(text).not.toContain(token);
    if (!name.includes('.lock')) expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
    const words = text.match(/[\w-]{20,}/g) ?? [];
    for (const word of words) expect((await rawRequest(port, `/?token=${word}`)).status).toBe(401);
  }
  expect((await rawRequest(port, target)).status).toBe(303);
  withdraw();
});

test('a ticket that nobody came with is no good later', async () => {
  const { folder, port, invite, withdraw } = await startRunning();
  const { target } = invite();
  const [file = ''] = (await readdir(folder)).filter((name) => name.startsWith('web-host-ticket-'));
  const past = new Date(Date.now() - 11 * 60_000);
  await utimes(join(folder, file), past, past);
  expect((await rawRequest(port, target)).status).toBe(401);
  withdraw();
});

test('a host that has closed, or was killed, is not found', async () => {
  const { folder, withdraw, invite } = await startRunning();
  invite();
  const left = await readFile(join(folder, 'web-host.json'), 'utf8');
  withdraw();
  expect(entranceOfRunning(folder)).toBeNull();
  // As a kill leaves it: the note is there, the lock is not.
  await writeFile(join(folder, 'web-host.json'), left);
  expect(entranceOfRunning(folder)).toBeNull();
  await writeFile(join(folder, 'web-host.json'), '{"port": 80, "id": "../../x"}');
  expect(entranceOfRunning(folder)).toBeNull();

  // The next one clears up what nobody came with.
  announce(folder, 1)();
  expect((await readdir(folder)).filter((name) => name.startsWith('web-host'))).toEqual([]);
});

test('the host that came last is the one that is found, and one that goes takes back only its own note', async () => {
  const { folder, port, withdraw } = await startRunning();
  const earlier = announce(folder, 1);
  const later = announce(folder, port);
  earlier();
  expect(new URL(entranceOfRunning(folder) ?? '').port).toBe(String(port));
  later();
  withdraw();
});
