import { afterEach, expect, it } from 'vitest';
import type { JobId } from '../../../src/shared/model/ids.ts';
import { filesWith } from './harness-files.ts';
import type { Operation } from './harness-files.ts';
import { fastClock, nameOf, onDisk, startBench } from './harness.ts';
import type { Bench } from './harness.ts';
import { jpeg, sha256 } from './range-server.ts';

const only = (ids: readonly JobId[]): JobId => {
  const [id] = ids;
  if (id === undefined) throw new Error('no job');
  return id;
};

let bench: Bench | null = null;
afterEach(async () => {
  await bench?.close();
  bench = null;
});

it('D40: what a slow disk ends after the app has, changes nothing and breaks nothing', async () => {
  const broken: unknown[] = [];
  const hear = (error: unknown) => broken.push(error);
  process.on('unhandledRejection', hear);
  const disk = Promise.withResolvers<void>();
  let asked = 0;
  let answered = 0;
  const first = await startBench({
    effects: {
      files: filesWith(async (operation) => {
        if (operation !== 'writev') return;
        asked += 1;
        await disk.promise;
        answered += 1;
      }),
    },
  });
  bench = first;
  const file = jpeg(300_000);
  first.server.serve('/1', file);
  first.server.serve('/2', file);
  const ids = await first.comp(1, 2);
  await expect.poll(() => asked, { timeout: 20_000 }).toBe(2);

  // The network goes, and with it the drive hangs: closing gives it two seconds, and the database is closed behind it.
  first.downloads.setOnline(false);
  bench = await first.restart({ effects: {} });
  disk.resolve();
  await expect.poll(() => answered, { timeout: 20_000 }).toBe(2);
  await bench.settle(ids);
  const hash = sha256(file.bytes);
  expect(onDisk(bench.folder)).toEqual({ [nameOf(1)]: hash, [nameOf(2)]: hash });
  process.off('unhandledRejection', hear);
  expect(broken).toEqual([]);
});

it('D26: what fell asleep before the app ended does not wake up after it', async () => {
  const broken: unknown[] = [];
  const hear = (error: unknown) => broken.push(error);
  process.on('unhandledRejection', hear);
  const disk = Promise.withResolvers<void>();
  let answered = 0;
  let isHeld = false;
  let jump = 0;
  const clock = fastClock(50);
  const first = await startBench({
    effects: {
      ...clock,
      now: () => clock.now() + jump,
      files: filesWith(async (operation) => {
        if (operation !== 'writev') return;
        isHeld = true;
        await disk.promise;
        answered += 1;
      }),
    },
  });
  bench = first;
  const file = jpeg(300_000);
  first.server.serve('/1', file);
  const ids = await first.comp(1);
  await expect.poll(() => isHeld, { timeout: 20_000 }).toBe(true);
  // The computer has slept, and nobody said so. Then it is shut down for good.
  jump = 3_600_000;
  await first.until(only(ids), (job) => job.state === 'waiting');
  bench = await first.restart({ effects: {} });
  // Whoever has not heard of the end may still call.
  first.downloads.wake();
  first.downloads.setOnline(false);
  first.downloads.setOnline(true);
  await first.downloads.suspend();
  disk.resolve();
  await expect.poll(() => answered, { timeout: 20_000 }).toBeGreaterThan(0);
  await bench.settle(ids);
  expect(onDisk(bench.folder)).toEqual({ [nameOf(1)]: sha256(file.bytes) });
  process.off('unhandledRejection', hear);
  expect(broken).toEqual([]);
});

it('D38: a cancel that comes while the file of the last run is looked at waits for its end', async () => {
  const goOn = Promise.withResolvers<void>();
  const held: string[] = [];
  const hold = (what: Operation) =>
    filesWith(async (operation, target) => {
      if (operation !== what || (what === 'lstat' && !target.endsWith('.jpg'))) return;
      held.push(what);
      await goOn.promise;
    });
  // The file has its name when the app ends, and the row does not know of it.
  const first = await startBench({ effects: { ...fastClock(50), files: hold('unlink') } });
  bench = first;
  const file = jpeg(100_000);
  first.server.serve('/1', file);
  const ids = await first.comp(1);
  await expect.poll(() => held, { timeout: 20_000 }).toEqual(['unlink']);
  bench = await first.restart({ effects: { ...fastClock(50), files: hold('lstat') } });
  const { downloads, folder } = bench;
  await expect.poll(() => held, { timeout: 20_000 }).toContain('lstat');

  const cancelling = downloads.cancel(ids);
  setTimeout(goOn.resolve, 50);
  await cancelling;
  expect(downloads.jobs({ ids })).toMatchObject([{ state: 'done' }]);
  expect(onDisk(folder)).toEqual({ [nameOf(1)]: sha256(file.bytes) });
});
