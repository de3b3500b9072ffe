import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { JobId } from '../../../src/shared/model/ids.ts';
import { nameOf, onDisk, startBench } from './harness.ts';
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

const FILE = jpeg(400_000);
const DEAD = '00000000-0000-4000-8000-00000000dead';
const only = (ids: readonly JobId[]): JobId => ids[0] ?? ('' as JobId);
/** The file stops in the middle, until the test lets it go on. */
const stuck = (bench: Bench) => {
  let isOpen = false;
  bench.server.serve('/1', FILE);
  bench.server.script(async (request) => {
    if (isOpen) return false;
    request.response.writeHead(200, {
      'content-type': 'image/jpeg',
      'content-length': FILE.bytes.length,
      etag: FILE.etag ?? '',
    });
    request.response.write(FILE.bytes.subarray(0, 100_000));
    return true;
  });
  return () => {
    isOpen = true;
  };
};
const stateOf = (bench: Bench) =>
  bench.store.all<{ state: string; owner: string | null }>('SELECT state, owner FROM download_job')[0];
const command = (app: Bench) => start({ server: app.server, root: path.dirname(app.folder), adopt: false });

it('a command that gives up pauses what it has brought in', async () => {
  const one = await start({ adopt: false });
  stuck(one);
  const ids = await one.comp(1);
  await one.until(only(ids), (job) => job.bytes > 0);
  await one.downloads.leave(ids);
  expect(stateOf(one)?.state).toBe('paused');
});

it('what the app had queued before it was killed does not stay paused when a command gives up on it', async () => {
  const app = await start();
  const letGo = stuck(app);
  const ids = await app.comp(1);
  await app.until(only(ids), (job) => job.bytes > 0);
  await app.downloads.close();
  app.store.run("UPDATE download_job SET owner = ?, state = 'transferring'", DEAD);
  const other = await command(app);
  expect(await other.comp(1)).toEqual(ids);
  await other.until(only(ids), (job) => job.bytes > 0);
  await other.downloads.leave(ids);
  expect(stateOf(other)).toEqual({ state: 'queued', owner: null });
  letGo();
  const next = await start({ server: app.server, root: path.dirname(app.folder) });
  await next.settle(ids);
  expect(onDisk(next.folder)).toEqual({ [nameOf(1)]: sha256(FILE.bytes) });
});

it('what the running app has is left to it', async () => {
  const app = await start();
  const letGo = stuck(app);
  const ids = await app.comp(1);
  await app.until(only(ids), (job) => job.bytes > 0);
  const other = await command(app);
  await other.comp(1);
  await other.downloads.leave(ids);
  expect(stateOf(app)?.state).toBe('transferring');
  letGo();
  await app.downloads.pause(ids);
  await app.downloads.resume(ids);
  await app.settle(ids);
});

it('what a person had paused is paused again', async () => {
  const app = await start();
  stuck(app);
  const ids = await app.comp(1);
  await app.downloads.pause(ids);
  const other = await command(app);
  await other.comp(1);
  await app.until(only(ids), (job) => job.state !== 'paused', 5000);
  await other.downloads.leave(ids);
  await app.until(only(ids), (job) => job.state === 'paused', 5000);
});

it('the command dies and the app runs: the app goes on at once', async () => {
  const app = await start();
  const other = await command(app);
  app.server.serve('/1', FILE);
  app.server.script(async (request) => {
    if (request.nth > 0) return false;
    await ordinary(request, FILE, { cutAfter: 100_000 });
    return true;
  });
  const ids = await other.comp(1);
  await other.downloads.close();
  for (const state of ['linking', 'opening', 'transferring', 'verifying']) {
    app.store.run('UPDATE download_job SET owner = ?, state = ?, seq = seq + 1', DEAD, state);
    await app.settle(ids, 5000);
    expect(stateOf(app)?.state).toBe('done');
  }
});
