import { afterEach, describe, expect, it } from 'vitest';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import type { AssetId, JobId } from '../../../src/shared/model/ids.ts';
import { fastClock, nameOf, onDisk, startBench } from './harness.ts';
import type { Bench, BenchOptions } from './harness.ts';
import { content, jpeg, ordinary, sha256, startRangeServer } from './range-server.ts';
import { filesWith } from './harness-files.ts';
import { canMakeCertificates, startProxy, startSecure } from './other-servers.ts';

let bench: Bench | null = null;
const start = async (options?: BenchOptions) => {
  bench = await startBench({ effects: fastClock(), ...options });
  return bench;
};
afterEach(async () => {
  await bench?.close();
  bench = null;
});

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const only = (ids: readonly JobId[]): JobId => {
  const [id] = ids;
  if (id === undefined) throw new Error('no job');
  return id;
};
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('D21: a stall ends after 30 s, measured on bytes written', () => {
  it('a server that stops without closing is left, and the job resumes', async () => {
    const clock = fastClock(50);
    const file = jpeg(1_000_000);
    const { server, folder, comp, settle } = await start({ effects: clock });
    const times: number[] = [];
    server.script(async (request) => {
      times.push(clock.now());
      if (request.nth > 0) return ordinary(request, file).then(() => true);
      request.response.writeHead(206, {
        'content-type': 'image/jpeg',
        'content-range': 'bytes 0-999999/1000000',
        'content-length': 1_000_000,
        etag: file.etag ?? '',
      });
      request.response.write(file.bytes.subarray(0, 400_000));
      return true;
    });
    const [job] = await settle(await comp(1));
    expect(job?.state).toBe('done');
    expect(onDisk(folder)).toEqual({ [nameOf(1)]: sha256(file.bytes) });
    const waited = (times[1] ?? 0) - (times[0] ?? 0);
    // 30 s, a second between looks, a quarter before the next try; the machine may be slow, never fast.
    expect(waited).toBeGreaterThanOrEqual(29_500);
    expect(waited).toBeLessThan(60_000);
    expect(server.jobStore[1]?.range).toBe(`bytes=${400_000 - 64 * 1024}-`);
  });

  it('a server that drips is left too', async () => {
    const file = jpeg(500_000);
    const { server, comp, settle } = await start();
    server.script(async (request) => {
      if (request.nth > 0) return ordinary(request, file).then(() => true);
      request.response.writeHead(206, {
        'content-type': 'image/jpeg',
        'content-range': 'bytes 0-499999/500000',
        etag: file.etag ?? '',
      });
      let sent = 0;
      const drip = setInterval(() => {
        request.response.write(file.bytes.subarray(sent, sent + 100));
        sent += 100;
      }, 20);
      request.response.on('close', () => clearInterval(drip));
      return true;
    });
    const [job] = await settle(await comp(1));
    expect(job?.state).toBe('done');
  });

  it('a slow disk is no stall', async () => {
    const clock = fastClock(200);
    const files = filesWith(async (operation) => {
      // Each write takes a minute of the fast clock.
      if (operation === 'writev') await pause(300);
    });
    const file = jpeg(9_000_000);
    const { server, comp, settle } = await start({ effects: { ...clock, files } });
    server.serve('/1', file);
    const [job] = await settle(await comp(1));
    expect(job?.state).toBe('done');
    expect(server.jobStore.length).toBe(1);
  });
});

describe('D22: Retry-After holds for the whole host', () => {
  const dates = (ms: number, now: number) => new Date(now + ms).toUTCString();
  it.each([
    ['seconds', () => '7', 7000, 5],
    ['a date', (now: number) => dates(7000, now), 6000, 5],
    ['more than 15 minutes', () => '86400', 15 * 60_000, 400],
  ] as const)('%s', async (_, value, expected, speed) => {
    const clock = fastClock(speed);
    const { server, comp, settle } = await start({ effects: clock });
    for (const id of range(1, 12)) server.serve(`/${id}`, jpeg(5000));
    let refusedAt = 0;
    let after = Number.POSITIVE_INFINITY;
    let underWay = 0;
    server.script((request) => {
      if (request.path === '/3' && request.nth === 0) {
        refusedAt = clock.now();
        request.response.writeHead(503, { 'retry-after': value(refusedAt) }).end();
        return true;
      }
      if (refusedAt === 0) return false;
      // Requests that were on their way may still arrive: one for each other socket at most.
      const since = clock.now() - refusedAt;
      if (since < expected / 2) underWay += 1;
      else after = Math.min(after, since);
      return false;
    });
    const jobs = await settle(await comp(...range(1, 12)));
    expect(jobs.every((job) => job.state === 'done')).toBe(true);
    expect(underWay).toBeLessThanOrEqual(5);
    expect(after).toBeGreaterThanOrEqual(expected);
  });

  it('another host goes on', async () => {
    const other = await startRangeServer();
    const clock = fastClock(50);
    const { server, comp, settle, until } = await start({
      effects: clock,
      link: (asset) => new URL(`${asset % 2 === 0 ? other.url : bench?.server.url}/${asset}`),
    });
    for (const id of range(1, 30)) {
      server.serve(`/${id}`, jpeg(5000));
      other.serve(`/${id}`, jpeg(5000));
    }
    server.script((request) => {
      if (request.nth > 0 || request.path !== '/1') return false;
      request.response.writeHead(429, { 'retry-after': '120' }).end();
      return true;
    });
    const first = await comp(1);
    await until(only(first), (job) => job.state === 'waiting');
    const even = await comp(...range(2, 30).filter((id) => id % 2 === 0));
    expect((await settle(even, 2000)).every((job) => job.state === 'done')).toBe(true);
    expect(server.jobStore.length).toBe(1);
    expect((await settle(first))[0]?.state).toBe('done');
    await other.close();
  });
});

describe('D23: back-off', () => {
  it('500 for ever: eight tries, each later than the last could be', async () => {
    const { server, comp, settle } = await start({ effects: { ...fastClock(500), random: () => 0.999 } });
    server.script((request) => {
      request.response.writeHead(500).end();
      return true;
    });
    const [job] = await settle(await comp(1));
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'server' } });
    expect(server.jobStore.length).toBe(8);
  });

  it('a cut after every 100 kB, thirty times: progress costs no tries', async () => {
    const file = jpeg(3_000_000);
    const { server, folder, comp, settle } = await start();
    server.script(async (request) => {
      await ordinary(request, file, { cutAfter: 64 * 1024 + 100_000 });
      return true;
    });
    const [job] = await settle(await comp(1));
    expect(job?.state).toBe('done');
    expect(onDisk(folder)).toEqual({ [nameOf(1)]: sha256(file.bytes) });
  });

  it('retry puts a failed job back and keeps its bytes', async () => {
    const file = jpeg(1_000_000);
    let broken = true;
    const { server, comp, settle, downloads } = await start({ effects: fastClock(500) });
    server.script(async (request) => {
      if (!broken) return ordinary(request, file).then(() => true);
      if (request.nth === 0) await ordinary(request, file, { cutAfter: 500_000 });
      else request.response.writeHead(500).end();
      return true;
    });
    const ids = await comp(1);
    expect((await settle(ids))[0]).toMatchObject({ state: 'failed', bytes: 500_000 });
    broken = false;
    await downloads.retry(ids);
    expect((await settle(ids))[0]?.state).toBe('done');
    expect(server.jobStore.at(-1)?.range).toBe(`bytes=${500_000 - 64 * 1024}-`);
  });
});

it('D24: at most six sockets to a host, however many transfers are allowed', async () => {
  const { server, comp, settle } = await start({ settings: { maxTransfers: () => 32 } });
  for (const id of range(1, 200)) server.serve(`/${id}`, jpeg(20_000));
  const jobs = await settle(await comp(...range(1, 200)));
  expect(jobs.every((job) => job.state === 'done')).toBe(true);
  expect(server.peakConnections).toBeLessThanOrEqual(6);
  // Connections are kept and used again.
  expect(server.jobStore.length).toBe(200);
});

it('D24: fewer to a host where people want it so, in force at once', async () => {
  let limit = 2;
  const { server, comp, settle } = await start({
    settings: { maxTransfers: () => 6, maxTransfersPerHost: () => limit },
  });
  for (const id of range(1, 40)) server.serve(`/${id}`, jpeg(20_000));
  let atOnce = 0;
  let peak = 0;
  server.script(async ({ response }) => {
    atOnce += 1;
    peak = Math.max(peak, atOnce);
    response.on('finish', () => {
      atOnce -= 1;
    });
    await pause(5);
    return false;
  });
  await settle(await comp(...range(1, 20)));
  expect(peak).toBe(2);
  limit = 1;
  peak = 0;
  await settle(await comp(...range(21, 40)));
  expect(peak).toBe(1);
});

it('D24: the same six for everything at once: a large file is one request, and small ones go on beside it', async () => {
  const { server, folder, comp, settle } = await start({
    effects: {},
    settings: { maxTransfers: () => 32 },
  });
  // Large enough for any downloader to cut it into segments.
  const bytes = Buffer.alloc(80 * 1024 * 1024);
  content(4096).copy(bytes);
  const large = { ...jpeg(0), bytes };
  server.serve('/1000', large);
  const small = range(1, 150);
  for (const id of small) server.serve(`/${id}`, jpeg(20_000));
  const jobs = await settle(await comp(1000, ...small), 60_000);
  expect(jobs.filter(({ state }) => state !== 'done')).toEqual([]);
  expect(server.peakConnections).toBeLessThanOrEqual(6);
  expect(server.requests('/1000').map(({ range: asked }) => asked)).toEqual(['bytes=0-']);
  expect(server.jobStore.length).toBe(151);
  expect(onDisk(folder)[nameOf(1000)]).toBe(sha256(large.bytes));
});

describe('D25: offline', () => {
  it('drops the sockets, costs no tries, and goes on at once when the network is back', async () => {
    const file = jpeg(2_000_000);
    const { server, folder, comp, settle, until, downloads } = await start({ effects: fastClock(1) });
    server.script(async (request) => {
      if (request.path !== '/1') return false;
      if (request.nth > 0) return ordinary(request, file).then(() => true);
      request.response.writeHead(206, {
        'content-type': 'image/jpeg',
        'content-range': 'bytes 0-1999999/2000000',
        etag: file.etag ?? '',
      });
      request.response.write(file.bytes.subarray(0, 1_000_000));
      return true;
    });
    const ids = await comp(1);
    await until(only(ids), (job) => job.bytes === 1_000_000);
    downloads.setOnline(false);
    await until(only(ids), (job) => job.state === 'waiting');
    await pause(50);
    expect(server.openConnections).toBe(0);
    const later = await comp(2);
    await pause(50);
    expect(downloads.jobs({ ids: later })[0]?.state).toBe('queued');
    server.serve('/2', jpeg(1000));
    downloads.setOnline(true);
    expect((await settle([...ids, ...later], 5000)).map((job) => job.state)).toEqual(['done', 'done']);
    expect(onDisk(folder)[nameOf(1)]).toBe(sha256(file.bytes));
    expect(server.requests('/1')[1]?.range).toBe(`bytes=${1_000_000 - 64 * 1024}-`);
  });
});

describe('D26: sleep', () => {
  const sleeper = async (effects: ReturnType<typeof fastClock> & { jump?: number }) => {
    const file = jpeg(2_000_000);
    const running = await start({ effects });
    running.server.script(async (request) => {
      const token = request.entry.token;
      // After sleep the old links are dead.
      if (request.nth > 0 && token === '1') {
        request.response.writeHead(403).end();
        return true;
      }
      if (request.nth > 0) return ordinary(request, file).then(() => true);
      request.response.writeHead(206, {
        'content-type': 'image/jpeg',
        'content-range': 'bytes 0-1999999/2000000',
        etag: file.etag ?? '',
      });
      request.response.write(file.bytes.subarray(0, 1_000_000));
      return true;
    });
    const ids = await running.comp(1);
    await running.until(only(ids), (job) => job.bytes === 1_000_000);
    return { ...running, ids, file };
  };

  it('puts the bytes away, drops the sockets, and goes on after waking with new links', async () => {
    const { downloads, server, ids, settle, folder, file, until } = await sleeper(fastClock(1));
    await downloads.suspend();
    await until(only(ids), (job) => job.state === 'waiting' && job.bytes === 1_000_000);
    await pause(30);
    expect(server.openConnections).toBe(0);
    downloads.wake();
    downloads.setOnline(true);
    expect((await settle(ids, 5000))[0]?.state).toBe('done');
    expect(onDisk(folder)).toEqual({ [nameOf(1)]: sha256(file.bytes) });
    expect(server.jobStore.filter((entry) => entry.status === 403)).toEqual([]);
  });

  it('waits ten seconds for the network if nobody says that it is there', async () => {
    const { downloads, ids, settle } = await sleeper(fastClock(20));
    await downloads.suspend();
    downloads.wake();
    expect((await settle(ids, 5000))[0]?.state).toBe('done');
  });

  it('is noticed by the clock where the system says nothing', async () => {
    let slept = 0;
    const clock = fastClock(1);
    const { ids, settle, server } = await sleeper({ ...clock, now: () => clock.now() + slept });
    slept = 3 * 3_600_000;
    expect((await settle(ids, 5000))[0]?.state).toBe('done');
    expect(server.jobStore.length).toBe(2);
  });
});

describe('D27: the proxy of the system', () => {
  const through = async (status: number) => {
    const proxy = await startProxy(status);
    const running = await start({ proxyFor: async () => proxy.url });
    running.server.serve('/1', jpeg(10_000));
    const [job] = await running.settle(await running.comp(1));
    await proxy.close();
    return { job, proxy };
  };

  it('is used', async () => {
    const { job, proxy } = await through(200);
    expect(job?.state).toBe('done');
    expect(proxy.targets).toEqual([new URL(bench?.server.url ?? '').host]);
  });

  it('that wants a password is told and not asked again', async () => {
    const { job, proxy } = await through(407);
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'forbidden' } });
    expect(proxy.targets.length).toBe(1);
  });
});

describe.skipIf(!canMakeCertificates)('D27: over TLS', () => {
  const secured = async (proxyStatus: number | null) => {
    const secure = await startSecure();
    const proxy = proxyStatus === null ? null : await startProxy(proxyStatus);
    const { comp, settle } = await start({
      link: () => new URL(secure.url),
      proxyFor: async () => proxy?.url ?? null,
    });
    const [job] = await settle(await comp(1));
    await secure.close();
    await proxy?.close();
    return { job, secure, proxy };
  };

  it('a certificate that nobody vouches for fails closed, at once', async () => {
    const { job, secure } = await secured(null);
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'file.blocked-host' } });
    expect(secure.connections()).toBe(1);
  });

  it('through the proxy too', async () => {
    const { job, proxy } = await secured(200);
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'file.blocked-host' } });
    expect(proxy?.targets.length).toBe(1);
  });

  it('a proxy that wants a password is not asked again', async () => {
    const { job, proxy } = await secured(407);
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'forbidden' } });
    expect(proxy?.targets.length).toBe(1);
  });
});

it('refuses to guess: an unknown failure is told as such, without its text', async () => {
  const { comp, settle } = await start({
    link: () => {
      throw new TypeError('secret details');
    },
  });
  const [job] = await settle(await comp(1));
  expect(job).toMatchObject({ state: 'failed', failure: { code: 'internal' } });
  expect(job?.failure?.message).not.toContain('secret');
  expect(new StockroomError('internal').failure).toEqual(job?.failure);
  expect(job?.assetId).toBe(1 as AssetId);
});

it('D28: the bandwidth limit holds for all transfers together', async () => {
  const rate = 1_000_000;
  const { server, comp, settle } = await start({
    effects: fastClock(1),
    settings: { maxTransfers: () => 6, bytesPerSecond: () => rate },
  });
  for (const id of range(1, 6)) server.serve(`/${id}`, jpeg(400_000));
  const began = performance.now();
  await settle(await comp(...range(1, 6)));
  const seconds = (performance.now() - began) / 1000;
  expect(2_400_000 / seconds).toBeLessThan(rate * 1.05 + 100_000);
});
