import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { DownloadsEvent } from '../../../src/shared/contract/index.ts';
import type { DownloadJob } from '../../../src/shared/model/download.ts';
import type { AssetId, JobId } from '../../../src/shared/model/ids.ts';
import { fastClock, nameOf, onDisk, OPTION, startBench } from './harness.ts';
import type { Bench, BenchOptions } from './harness.ts';
import { jpeg, ordinary, sha256 } from './range-server.ts';

let benches: Bench[] = [];
const start = async (options?: BenchOptions) => {
  const bench = await startBench(options);
  benches.push(bench);
  return bench;
};
afterEach(async () => {
  for (const bench of benches.reverse()) await bench.close();
  benches = [];
});

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const only = (ids: readonly JobId[]): JobId => {
  const [id] = ids;
  if (id === undefined) throw new Error('no job');
  return id;
};
/** Milliseconds of processor time: what the work costs, however busy the machine is with other things. */
const timed = async (work: () => Promise<unknown>) => {
  const began = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
};
/** Counts how often the loop comes round for others until it is stopped. */
const othersTurns = () => {
  let turns = 0;
  let next = setImmediate(function count() {
    turns += 1;
    next = setImmediate(count);
  });
  return {
    stop: () => {
      clearImmediate(next);
      return turns;
    },
  };
};
const root = (bench: Bench) => path.dirname(bench.folder);

describe('D14: one process works on a job', () => {
  it('two processes on one profile request each file once', async () => {
    const first = await start({ settings: { maxTransfers: () => 3 } });
    const file = jpeg(50_000);
    for (const id of range(1, 60)) first.server.serve(`/${id}`, file);
    const ids = await first.comp(...range(1, 60));
    const second = await start({ server: first.server, root: root(first) });
    const more = await second.comp(...range(1, 60));
    expect(more).toEqual(ids);
    expect((await second.settle(more)).every((job) => job.state === 'done')).toBe(true);
    expect(first.server.jobStore.length).toBe(60);
    expect(second.linkCalls).toEqual([]);
  });

  it('each runs what it was asked for, and sees what the other has', async () => {
    const first = await start();
    const second = await start({ server: first.server, root: root(first), adopt: false });
    for (const id of [1, 2]) first.server.serve(`/${id}`, jpeg(5000));
    const [one, two] = [await first.comp(1), await second.comp(2)];
    await Promise.all([first.settle([...one, ...two]), second.settle([...one, ...two])]);
    expect(first.linkCalls).toEqual([1]);
    expect(second.linkCalls).toEqual([2]);
  });

  it('a pause asked of the other process is obeyed', async () => {
    const first = await start();
    first.server.script((request) => {
      request.response.writeHead(200, { 'content-length': 1_000_000, 'content-type': 'image/jpeg' });
      request.response.write(jpeg(1000).bytes);
      return true;
    });
    const ids = await first.comp(1);
    await first.until(only(ids), (job) => job.bytes > 0);
    const second = await start({ server: first.server, root: root(first), adopt: false });
    await second.downloads.pause(ids);
    await first.until(only(ids), (job) => job.state === 'paused', 4000);
  });

  it('jobs of a process that has gone are taken over within 5 s', async () => {
    const first = await start();
    const file = jpeg(5000);
    first.server.serve('/1', file);
    // A row that belongs to nobody alive: what a kill leaves behind.
    await first.comp(1);
    await first.downloads.settled(
      first.downloads.jobs().map((job) => job.id),
      AbortSignal.timeout(5000),
    );
    rmSync(path.join(first.folder, nameOf(1)));
    first.store.run(
      "UPDATE download_job SET owner = '00000000-0000-4000-8000-000000000000', state = 'transferring', seq = seq + 1",
    );
    const began = Date.now();
    await first.until(first.downloads.jobs()[0]?.id ?? ('' as JobId), (job) => job.state === 'done', 5000);
    expect(Date.now() - began).toBeLessThan(5000);
    expect(onDisk(first.folder)).toEqual({ [nameOf(1)]: sha256(file.bytes) });
  });

  it('no lock outlives its process', async () => {
    const first = await start();
    const locks = () => readdirSync(first.profile).filter((name) => name.endsWith('.lock'));
    expect(locks().length).toBe(1);
    await first.downloads.close();
    expect(locks()).toEqual([]);
  });
});

describe('D39', () => {
  it('one bad item does not hold the batch', async () => {
    const { server, comp, settle } = await start({ effects: fastClock(500) });
    for (const id of range(2, 300)) server.serve(`/${id}`, jpeg(2000));
    server.script((request) => {
      if (request.path !== '/1') return false;
      request.response.writeHead(500).end();
      return true;
    });
    const jobs = await settle(await comp(...range(1, 300)));
    expect(jobs[0]).toMatchObject({ state: 'failed', failure: { code: 'server' } });
    expect(jobs.filter((job) => job.state === 'done').length).toBe(299);
  });

  it('the same item asked twice is one job', async () => {
    const { server, comp, settle, downloads, linkCalls } = await start();
    for (const id of range(1, 100)) server.serve(`/${id}`, jpeg(2000));
    const ids = await comp(...range(1, 100), ...range(1, 100));
    const again = await comp(...range(1, 100));
    expect(new Set([...ids, ...again]).size).toBe(100);
    await settle(ids);
    expect(downloads.jobs().length).toBe(100);
    expect(linkCalls.length).toBe(100);
    // And once more when all are here: nothing is requested.
    const later = await comp(...range(1, 100));
    expect((await settle(later)).every((job) => job.state === 'done')).toBe(true);
    expect(server.jobStore.length).toBe(100);
  });

  it('a file that has gone is fetched again', async () => {
    const { server, comp, settle, folder } = await start();
    const file = jpeg(2000);
    server.serve('/1', file);
    await settle(await comp(1));
    rmSync(path.join(folder, nameOf(1)));
    await settle(await comp(1));
    expect(onDisk(folder)).toEqual({ [nameOf(1)]: sha256(file.bytes) });
    expect(server.jobStore.length).toBe(2);
  });

  it('another folder is another file, and is made', async () => {
    const { server, downloads, settle, folder } = await start();
    server.serve('/1', jpeg(2000));
    const items = [{ assetId: 1 as AssetId, option: OPTION }];
    const elsewhere = path.join(folder, '..', 'a', 'b');
    const ids = [
      ...(await downloads.enqueueComps(items)),
      ...(await downloads.enqueueComps(items, { folder: elsewhere, batchId: 'b1' })),
    ];
    await settle(ids);
    expect(Object.keys(onDisk(elsewhere))).toEqual([nameOf(1)]);
    expect(ids.map((id) => downloads.pathOf(id))).toEqual([
      path.join(folder, nameOf(1)),
      path.resolve(elsewhere, nameOf(1)),
    ]);
    expect(downloads.jobs({ batchId: 'b1' }).map((job) => job.id)).toEqual([ids[1]]);
  });

  it('what was just clicked goes before a batch', async () => {
    const { server, comp, settle } = await start({ settings: { maxTransfers: () => 1 } });
    for (const id of range(1, 40)) server.serve(`/${id}`, jpeg(2000));
    const batch = await comp(...range(1, 30));
    const click = await comp(40);
    await settle([...batch, ...click]);
    expect(server.jobStore.findIndex((entry) => entry.path === '/40')).toBeLessThan(5);
  });
});

describe('D38: pause, resume, cancel', () => {
  const stuck = async (count: number) => {
    const running = await start();
    running.server.script((request) => {
      request.response.writeHead(200, { 'content-length': 1_000_000, 'content-type': 'image/jpeg' });
      request.response.write(jpeg(100_000).bytes);
      return true;
    });
    const ids = await running.comp(...range(1, count));
    await running.until(only(ids), (job) => job.bytes > 0);
    return { ...running, ids };
  };

  it('10,000 jobs in one second; no socket stays, and only our own parts go', async () => {
    const { ids, downloads, server, folder, comp } = await stuck(10_000);
    const keep = path.join(folder, '.stockroom-not-ours.part');
    const { writeFileSync } = await import('node:fs');
    writeFileSync(keep, 'mine');

    const others = othersTurns();
    expect(await timed(() => downloads.pause(ids))).toBeLessThan(1000);
    // In slices of a few milliseconds.
    expect(others.stop()).toBeGreaterThan(40);
    expect(downloads.jobs({ ids }).every((job) => job.state === 'paused')).toBe(true);
    await pause(100);
    expect(server.openConnections).toBe(0);
    expect(await timed(() => downloads.resume(ids))).toBeLessThan(1000);
    await pause(50);
    expect(await timed(() => downloads.cancel(ids))).toBeLessThan(1000);
    expect(downloads.jobs({ ids }).every((job) => job.state === 'cancelled')).toBe(true);
    await pause(100);
    expect(server.openConnections).toBe(0);
    expect(readdirSync(folder)).toEqual(['.stockroom-not-ours.part']);
    // A cancelled job that is wanted after all starts from nothing.
    const again = await comp(1);
    expect(again[0]).toBe(ids[0]);
    expect(downloads.jobs({ ids: again })[0]).toMatchObject({ bytes: 0 });
  });
});

describe('D37: 10,000 jobs are light', () => {
  it('queued in a second, light on memory, four events a second', async () => {
    const count = 10_000;
    const { server, downloads, comp } = await start();
    const body = jpeg(1000);
    server.script(async (request) => {
      await ordinary(request, body);
      return true;
    });
    const before = process.memoryUsage().rss;
    let ids: readonly JobId[] = [];
    const cost = await timed(async () => {
      ids = await comp(...range(1, count));
    });
    expect(cost).toBeLessThan(1000);
    const stop = new AbortController();
    const times: number[] = [];
    const watching = (async () => {
      for await (const _ of downloads.watch(stop.signal)) times.push(performance.now());
    })();
    const seconds = 4;
    await pause(seconds * 1000);
    stop.abort();
    await watching;
    expect(times.length).toBeLessThanOrEqual(seconds * 4 + 2);
    expect(process.memoryUsage().rss - before).toBeLessThan(300e6);
    expect(ids.length).toBe(count);
    await downloads.cancel(ids);
  });
});

describe('D40: progress', () => {
  it('counts bytes written, never backwards but at a restart, never beyond the whole', async () => {
    const file = jpeg(3_000_000);
    const { server, comp, downloads, settle } = await start({ effects: fastClock(1) });
    server.serve('/1', file);
    server.script(async (request) => {
      if (request.nth >= 3) return false;
      await ordinary(request, file, { cutAfter: 800_000 });
      return true;
    });
    const stop = new AbortController();
    const seen: DownloadJob[] = [];
    const watching = (async () => {
      for await (const event of downloads.watch(stop.signal)) seen.push(...event.jobs);
    })();
    await settle(await comp(1));
    await pause(300);
    stop.abort();
    await watching;
    let last = 0;
    for (const job of seen) {
      expect(job.bytes).toBeGreaterThanOrEqual(last);
      expect(job.bytes).toBeLessThanOrEqual(3_000_000);
      expect(job.speed).toBeGreaterThanOrEqual(0);
      last = job.bytes;
    }
    expect(seen.at(-1)).toMatchObject({ state: 'done', bytes: 3_000_000 });
  });

  it('the first event is the state as it is, also for a late watcher', async () => {
    const { server, comp, downloads, settle } = await start();
    server.serve('/1', jpeg(2000));
    const ids = await comp(1);
    await settle(ids);
    const stop = new AbortController();
    const events: DownloadsEvent[] = [];
    for await (const event of downloads.watch(stop.signal)) {
      events.push(event);
      stop.abort();
    }
    expect(events).toEqual([{ kind: 'snapshot', jobs: downloads.jobs() }]);
  });

  it('quitting takes less than two seconds, and the offsets it leaves are true', async () => {
    const file = jpeg(20_000_000);
    const first = await start();
    first.server.script((request) => {
      if (request.nth > 0) return false;
      request.response.writeHead(206, {
        'content-type': 'image/jpeg',
        'content-range': `bytes 0-${file.bytes.length - 1}/${file.bytes.length}`,
        etag: file.etag ?? '',
      });
      request.response.write(file.bytes.subarray(0, 10_000_000));
      return true;
    });
    for (const id of range(1, 6)) first.server.serve(`/${id}`, file);
    const ids = await first.comp(...range(1, 6));
    for (const id of ids) await first.until(id, (job) => job.bytes === 10_000_000);
    const began = performance.now();
    await first.downloads.close();
    expect(performance.now() - began).toBeLessThan(2200);
    const rows = first.store.all<{ durable_bytes: number; part_path: string; state: string }>(
      'SELECT * FROM download_job',
    );
    for (const row of rows) {
      expect(row.state).toBe('queued');
      expect(existsSync(row.part_path)).toBe(true);
      expect(row.durable_bytes).toBe(10_000_000);
      expect(statSync(row.part_path).size).toBeGreaterThanOrEqual(row.durable_bytes);
    }
    const second = await start({ server: first.server, root: root(first) });
    await second.settle(ids);
    expect(Object.values(onDisk(second.folder))).toEqual(Array(6).fill(sha256(file.bytes)));
    const overlap = 64 * 1024;
    const resumed = first.server.jobStore.filter((entry) => entry.range !== 'bytes=0-');
    expect(resumed.map((entry) => entry.range)).toEqual(Array(6).fill(`bytes=${10_000_000 - overlap}-`));
  });
});
