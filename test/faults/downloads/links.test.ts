import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import { fastClock, nameOf, onDisk, startBench } from './harness.ts';
import type { Bench, BenchOptions } from './harness.ts';
import { jpeg, ordinary, sha256, startRangeServer } from './range-server.ts';

let bench: Bench | null = null;
const start = async (options?: BenchOptions) => {
  bench = await startBench({ effects: fastClock(), ...options });
  return bench;
};
afterEach(async () => {
  await bench?.close();
  bench = null;
});

describe('D16: an expired link is renewed and the job goes on at its offset', () => {
  it.each([401, 403, 404, 410])('status %i', async (status) => {
    const file = jpeg(1_000_000);
    const { server, folder, comp, settle, linkCalls } = await start();
    server.script(async (request) => {
      const token = new URL(request.request.url ?? '', 'http://x').searchParams.get('token');
      // Each link is good for one request, which breaks off after 300 kB.
      const first =
        server.jobStore.findIndex((entry) => entry.token === token) === server.jobStore.length - 1;
      if (!first) {
        request.entry.status = status;
        request.response.writeHead(status).end('gone');
        return true;
      }
      await ordinary(request, file, { cutAfter: 300_000 });
      return true;
    });
    const [job] = await settle(await comp(1));
    expect(job?.state).toBe('done');
    expect(onDisk(folder)).toEqual({ [nameOf(1)]: sha256(file.bytes) });
    const good = server.jobStore.filter((entry) => entry.status === 206);
    expect(linkCalls.length).toBe(good.length);
    // Only overlaps came twice.
    const sent = good.reduce((sum, entry) => sum + entry.sent, 0);
    expect(sent - 1_000_000).toBe((good.length - 1) * 64 * 1024);
  });
});

it('D23: a 404 on a fresh link fails after one more link', async () => {
  const { server, comp, settle, linkCalls } = await start();
  const [job] = await settle(await comp(1));
  expect(job).toMatchObject({ state: 'failed', failure: { code: 'not-found' } });
  expect(server.jobStore.length).toBeLessThanOrEqual(2);
  expect(linkCalls.length).toBeLessThanOrEqual(2);
});

it('D18: links are asked for just in time', async () => {
  const used = new Set<string>();
  let asked = 0;
  let mostUnused = 0;
  const { server, comp, settle } = await start({
    link: (asset, nth) => {
      asked += 1;
      mostUnused = Math.max(mostUnused, asked - used.size);
      return new URL(`${bench?.server.url}/${asset}?token=${asset}-${nth}`);
    },
  });
  for (let id = 1; id <= 300; id += 1) server.serve(`/${id}`, jpeg(3000));
  server.script((request) => {
    used.add(request.request.url ?? '');
    return false;
  });
  const jobs = await settle(await comp(...Array.from({ length: 300 }, (_, index) => index + 1)));
  expect(jobs.every((job) => job.state === 'done')).toBe(true);
  expect(asked).toBe(300);
  expect(mostUnused).toBeLessThanOrEqual(12);
});

describe('D19: redirects', () => {
  const redirect = async (location: string | ((url: string) => string)) => {
    const running = await start();
    const file = jpeg(50_000);
    running.server.serve('/file', file);
    running.server.script((request) => {
      if (request.path !== '/1') return false;
      const to = typeof location === 'string' ? location : location(running.server.url);
      request.response.writeHead(302, { location: to, 'set-cookie': 'a=b' }).end('moved');
      return true;
    });
    const [job] = await running.settle(await running.comp(1));
    return { ...running, job, file };
  };

  it('to the file itself are followed, and a cookie that they set comes back', async () => {
    const { job, folder, file, server } = await redirect('/file');
    expect(job?.state).toBe('done');
    expect(onDisk(folder)).toEqual({ [nameOf(1)]: sha256(file.bytes) });
    expect(server.requests('/1')[0]?.headers).not.toHaveProperty('cookie');
    expect(server.requests('/file')[0]?.headers.cookie).toBe('a=b');
  });

  it('that go in circles end after five', async () => {
    const { job, server } = await redirect('/1');
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'protocol' } });
    // Eight tries of at most six requests.
    expect(server.jobStore.length).toBeLessThanOrEqual(8 * 6);
  });

  it('to a host that nobody named are refused before a connection is made', async () => {
    const other = await startRangeServer();
    const { job } = await redirect(`${other.url}/file`);
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'file.blocked-host' } });
    expect(other.jobStore).toEqual([]);
    expect(other.peakConnections).toBe(0);
    await other.close();
  });
});

it('D20: links are in no file and no message', async () => {
  const canary = 'canary-7f3a';
  const { server, comp, settle, until, profile, folder, downloads } = await start({
    link: (asset) => new URL(`${bench?.server.url}/${asset}?signature=${canary}`),
  });
  const file = jpeg(500_000);
  for (const id of [1, 2, 3, 4]) server.serve(`/${id}`, file);
  server.script(async (request) => {
    if (request.path === '/1') request.response.destroy();
    else if (request.path === '/2') request.response.writeHead(403).end();
    else if (request.path === '/3' && request.nth === 0) await ordinary(request, file, { cutAfter: 200_000 });
    else if (request.path === '/4')
      request.response.writeHead(302, { location: `http://evil.invalid/?s=${canary}` }).end();
    else return false;
    return true;
  });
  const ids = await comp(1, 2, 3, 4);
  if (ids[0] !== undefined) await until(ids[0], (job) => job.failure !== null);
  const jobs = await settle(ids);
  expect(jobs.map((job) => job.state)).toEqual(['failed', 'failed', 'done', 'failed']);
  expect(JSON.stringify(downloads.jobs())).not.toContain(canary);
  for (const file of [...pager(profile), ...pager(folder)]) {
    expect(readFileSync(file).includes(canary), file).toBe(false);
  }
});

describe('failures of the link call', () => {
  const failing = (
    code: ConstructorParameters<typeof StockroomError>[0],
    times: number,
    retryAfter?: number,
  ) => {
    let calls = 0;
    return {
      calls: () => calls,
      link: (asset: number) => {
        calls += 1;
        if (calls <= times) throw new StockroomError(code, retryAfter === undefined ? {} : { retryAfter });
        return new URL(`${bench?.server.url}/${asset}`);
      },
    };
  };

  it.each(['forbidden', 'not-found', 'invalid'] as const)('%s fails at once', async (code) => {
    const { link, calls } = failing(code, 99);
    const { comp, settle } = await start({ link });
    const [job] = await settle(await comp(1));
    expect(job).toMatchObject({ state: 'failed', failure: { code } });
    expect(calls()).toBe(1);
  });

  it('session.expired waits until the user has signed in, and asks nothing meanwhile', async () => {
    const { link, calls } = failing('session.expired', 1);
    const { comp, settle, until, server, downloads } = await start({
      link,
      settings: { maxTransfers: () => 1 },
    });
    server.serve('/1', jpeg(1000));
    server.serve('/2', jpeg(1000));
    const ids = await comp(1, 2);
    const waiting = await until(ids[0] ?? ('' as never), (job) => job.state === 'waiting');
    expect(waiting).toMatchObject({ failure: { code: 'session.expired' }, retryAt: null });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(calls()).toBe(1);
    downloads.wake();
    expect((await settle(ids)).map((job) => job.state)).toEqual(['done', 'done']);
  });

  it('offline costs no tries', async () => {
    const { link } = failing('offline', 30);
    const { comp, settle, server } = await start({ link, effects: fastClock(200) });
    server.serve('/1', jpeg(1000));
    const [job] = await settle(await comp(1));
    expect(job?.state).toBe('done');
  });

  it('a fault of the service is tried eight times', async () => {
    const { link, calls } = failing('server', 99);
    const { comp, settle } = await start({ link, effects: fastClock(500) });
    const [job] = await settle(await comp(1));
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'server' } });
    expect(calls()).toBe(8);
  });
});

function pager(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    return statSync(file).isDirectory() ? pager(file) : [file];
  });
}
