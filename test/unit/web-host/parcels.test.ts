import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openParcels } from '../../../src/main/hosts/web/parcels.ts';
import type { Reception } from '../../../src/main/hosts/web/parcels.ts';
import { parcelAddress, readParcel } from '../../../src/shared/contract/dropped.ts';
import { METADATA_REACH, READ_WHOLE } from '../../../src/shared/model/dropped.ts';
import type { Recognition } from '../../../src/shared/model/dropped.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { startFixture } from './fixture.ts';
import { rawRequest } from './raw-request.ts';

const folder = tempFolderPerTest();
const FOUND: Recognition = { assetId: 7 as AssetId, by: 'content', right: 'comp', layout: false };

async function open(holds: readonly number[] = [], failing = false) {
  const seen: { readonly name: string; readonly whole: boolean; readonly bytes: number }[] = [];
  const reception: Reception = {
    holdsSize: (bytes) => holds.includes(bytes),
    identify: async ({ path: at, name, whole }) => {
      if (failing) throw new Error('The thread has died.');
      seen.push({ name, whole, bytes: readFileSync(at).length });
      return FOUND;
    },
  };
  const { port, enter, folder: home } = await startFixture({ reception });
  const cookie = await enter();
  const origin = `http://127.0.0.1:${port}`;
  const post = (address: string, body: Buffer<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(`${origin}${address}`, { method: 'POST', body, headers: { cookie, origin, ...headers } });
  const left = () => (existsSync(path.join(home, 'dropped')) ? readdirSync(path.join(home, 'dropped')) : []);
  return { port, cookie, origin, post, seen, left };
}

test('a file comes in, is looked at, and is gone', async () => {
  const { post, seen, left } = await open();
  const body = Buffer.alloc(3_000_000, 'x');
  const answer = await post(
    parcelAddress({ name: 'Bäume & “x”.jpg', bytes: body.length, whole: true }),
    body,
  );
  expect([answer.status, await answer.json()]).toEqual([200, FOUND]);
  expect(seen).toEqual([{ name: 'Bäume & “x”.jpg', whole: true, bytes: body.length }]);
  expect(left()).toEqual([]);
});

test('of a large file the ends are enough, and it comes whole only where its size is known', async () => {
  const ends = Buffer.alloc(2 * METADATA_REACH);
  const { post, seen } = await open();
  const large = { name: 'film.mp4', bytes: READ_WHOLE + 1 };
  expect((await post(parcelAddress({ ...large, whole: false }), ends)).status).toBe(200);
  expect(seen).toEqual([{ name: 'film.mp4', whole: false, bytes: ends.length }]);
  const answer = await post(parcelAddress({ ...large, whole: true }), ends);
  expect(answer.status, 'less than was promised').toBe(400);
  expect(seen).toHaveLength(1);
});

test('a large file of an unknown size is refused before it is read; a known one is taken', async () => {
  const bytes = READ_WHOLE + 1;
  const address = parcelAddress({ name: 'a', bytes, whole: true });
  const begin = (host: Awaited<ReturnType<typeof open>>) => {
    const { port, cookie, origin } = host;
    const headers = { cookie, origin, 'content-length': bytes };
    const asked = request({ host: '127.0.0.1', port, path: address, method: 'POST', headers });
    asked.on('error', () => {});
    asked.write('x');
    return asked;
  };
  const stranger = begin(await open());
  const [answer] = (await once(stranger, 'response')) as [IncomingMessage];
  expect(answer.statusCode).toBe(413);
  stranger.destroy();

  const host = await open([bytes]);
  const known = begin(host);
  await expect.poll(host.left).toHaveLength(1);
  // A page that goes away in the middle leaves nothing.
  known.destroy();
  await expect.poll(host.left).toEqual([]);
  expect(host.seen).toEqual([]);
});

test('nobody else can send one', async () => {
  const { port, post, cookie, origin, left } = await open();
  const address = parcelAddress({ name: 'a', bytes: 1, whole: true });
  const body = Buffer.from('x');
  expect((await post(address, body, { cookie: '' })).status).toBe(401);
  expect((await post(address, body, { origin: 'http://evil.example' })).status).toBe(403);
  const without = await rawRequest(port, address, { Cookie: cookie, 'Content-Length': '0' }, 'POST');
  expect(without.status, 'no origin').toBe(403);
  const chunked = { Cookie: cookie, Origin: origin, 'Transfer-Encoding': 'chunked' };
  expect((await rawRequest(port, address, chunked, 'POST')).status).toBe(400);
  for (const odd of ['/dropped', '/dropped?name=a&bytes=-1&part=whole', '/dropped?name=a&bytes=1&part=x']) {
    expect((await post(odd, body)).status, odd).toBe(400);
  }
  expect((await post('/dropped/x', body)).status).toBe(405);
  expect(left()).toEqual([]);
});

test('a failure leaves nothing behind, nor does a run that was killed', async () => {
  const { post, left } = await open([], true);
  expect((await post(parcelAddress({ name: 'a', bytes: 1, whole: true }), Buffer.from('x'))).status).toBe(
    500,
  );
  expect(left()).toEqual([]);
  const home = path.join(folder.path, 'dropped');
  mkdirSync(home);
  for (const name of [`999999999 ${randomUUID()}`, `${process.ppid} ${randomUUID()}`, 'hero.jpg']) {
    writeFileSync(path.join(home, name), 'x');
  }
  await openParcels(home, { holdsSize: () => false, identify: async () => FOUND });
  expect(readdirSync(home)).toEqual([expect.stringMatching(`^${process.ppid} `), 'hero.jpg']);
});

test('an address says what it was made of', () => {
  const parcel = { name: 'a&b=c?ü.jpg', bytes: 5, whole: false };
  expect(readParcel(new URLSearchParams(parcelAddress(parcel).split('?').slice(1).join('?')))).toEqual(
    parcel,
  );
});
