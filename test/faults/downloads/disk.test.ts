import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { JobId } from '../../../src/shared/model/ids.ts';
import { fastClock, nameOf, onDisk, startBench } from './harness.ts';
import type { Bench, BenchOptions } from './harness.ts';
import { diskError, filesWith } from './harness-files.ts';
import type { Operation } from './harness-files.ts';
import { jpeg, ordinary, sha256 } from './range-server.ts';
import type { Served } from './range-server.ts';

let bench: Bench | null = null;
const start = async (options?: BenchOptions) => {
  bench = await startBench({ effects: fastClock(), ...options });
  return bench;
};
afterEach(async () => {
  await bench?.close();
  bench = null;
});

const only = (ids: readonly JobId[]): JobId => {
  const [id] = ids;
  if (id === undefined) throw new Error('no job');
  return id;
};
const parts = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.part'));
const partOf = (folder: string) => path.join(folder, parts(folder)[0] ?? 'none');

/** A job with 1 MB of 2 MB in its part, stopped; `hurt` the part, then go on. */
async function interrupted(hurt: (part: string, folder: string) => void) {
  const file = jpeg(2_000_000);
  const first = await start();
  first.server.serve('/1', file);
  first.server.script(async (request) => {
    if (request.nth > 0) return false;
    request.response.writeHead(206, {
      'content-type': 'image/jpeg',
      'content-range': 'bytes 0-1999999/2000000',
      etag: file.etag ?? '',
    });
    request.response.write(file.bytes.subarray(0, 1_000_000));
    return true;
  });
  const ids = await first.comp(1);
  await first.until(only(ids), (job) => job.bytes === 1_000_000);
  await first.downloads.pause(ids);
  expect(first.downloads.jobs({ ids })[0]).toMatchObject({ state: 'paused', bytes: 1_000_000 });
  hurt(partOf(first.folder), first.folder);
  const second = await first.restart();
  bench = second;
  await second.downloads.resume(ids);
  const [job] = await second.settle(ids);
  return { ...second, job, file };
}

describe('D12: the row may be ahead of the data', () => {
  const damage: Readonly<Record<string, (part: string) => void>> = {
    'nothing happened to it': () => {},
    truncated: (part) => truncateSync(part, 300_000),
    'truncated to nothing': (part) => truncateSync(part, 0),
    deleted: (part) => rmSync(part),
    'its last bytes zeroed': (part) => {
      const bytes = readFileSync(part);
      bytes.fill(0, 900_000);
      writeFileSync(part, bytes);
    },
    longer: (part) => writeFileSync(part, 'x'.repeat(3_000_000), { flag: 'a' }),
  };

  it.each(Object.keys(damage))('%s', async (name) => {
    const { folder, file } = await interrupted((part) => damage[name]?.(part));
    expect(onDisk(folder)).toEqual({ [nameOf(1)]: sha256(file.bytes) });
  });
});

describe('D13: a tampered part is harmless', () => {
  const precious = 'precious';
  const tamper: Readonly<Record<string, (part: string, folder: string) => void>> = {
    'a symbolic link': (part, folder) => {
      const outside = path.join(folder, '..', 'outside.txt');
      writeFileSync(outside, precious);
      rmSync(part);
      symlinkSync(outside, part);
    },
    'a folder': (part) => {
      rmSync(part);
      mkdirSync(part);
    },
    'a pipe': (part) => {
      rmSync(part);
      execFileSync('mkfifo', [part]);
    },
  };

  it.skipIf(process.platform === 'win32').each(Object.keys(tamper))('%s', async (name) => {
    const { folder, file } = await interrupted((part, at) => tamper[name]?.(part, at));
    expect(sha256(readFileSync(path.join(folder, nameOf(1))))).toBe(sha256(file.bytes));
    const outside = path.join(folder, '..', 'outside.txt');
    if (existsSync(outside)) expect(readFileSync(outside, 'utf8')).toBe(precious);
  });

  it('a part we may not write', async () => {
    let part = '';
    const { folder, file } = await interrupted((at) => {
      part = at;
      chmodSync(part, 0o444);
    });
    expect(sha256(readFileSync(path.join(folder, nameOf(1))))).toBe(sha256(file.bytes));
  });
});

describe('D29, D35: what the disk refuses', () => {
  const causes = [
    ['ENOSPC', 'disk.full'],
    ['EDQUOT', 'disk.full'],
    ['EACCES', 'disk.denied'],
    ['EROFS', 'disk.denied'],
    ['EIO', 'disk.gone'],
    ['ENODEV', 'disk.gone'],
  ] as const;
  const places: readonly Operation[] = ['writev', 'sync', 'link'];
  const cases = causes.flatMap(([code, failure]) => places.map((place) => ({ code, failure, place })));

  it.each(cases)('$code at $place: waits with $failure, then goes on', async ({ code, failure, place }) => {
    let broken = true;
    const files = filesWith((operation, at) => {
      const ours = operation !== 'sync' || at.endsWith('.part');
      if (broken && ours && operation === place) throw diskError(code);
    });
    const file = jpeg(300_000);
    const { server, folder, comp, settle, until } = await start({ effects: { ...fastClock(100), files } });
    server.serve('/1', file);
    const ids = await comp(1);
    const waiting = await until(only(ids), (job) => job.state === 'waiting');
    expect(waiting.failure?.code).toBe(failure);
    expect(readdirSync(folder)).not.toContain(nameOf(1));
    broken = false;
    await settle(ids);
    expect(onDisk(folder)).toEqual({ [nameOf(1)]: sha256(file.bytes) });
  });

  it('one try each half minute for the folder, and other folders go on', async () => {
    const clock = fastClock(50);
    const tries: number[] = [];
    let full = true;
    const files = filesWith((operation, at) => {
      if (operation !== 'writev' || at.includes('elsewhere')) return;
      tries.push(clock.now());
      if (full) throw diskError('ENOSPC');
    });
    const { server, folder, downloads, settle, until } = await start({ effects: { ...clock, files } });
    for (let id = 1; id <= 40; id += 1) server.serve(`/${id}`, jpeg(2000));
    const items = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => ({
        assetId: (from + index) as never,
        option: 'l-2015' as const,
      }));
    const here = await downloads.enqueueComps(items(1, 20));
    await until(only(here), (job) => job.state === 'waiting');
    const there = await downloads.enqueueComps(items(21, 40), {
      folder: path.join(folder, '..', 'elsewhere'),
    });
    expect((await settle(there, 3000)).every((job) => job.state === 'done')).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const late = tries.filter((at) => at - (tries[0] ?? 0) > 5000);
    expect(late.length).toBeGreaterThan(0);
    for (const [index, at] of late.entries()) {
      if (index > 0) expect(at - (late[index - 1] ?? 0)).toBeGreaterThanOrEqual(29_000);
    }
    full = false;
    expect((await settle(here)).every((job) => job.state === 'done')).toBe(true);
  });

  it('a file too large for the drive is told once', async () => {
    const files = filesWith((operation) => {
      if (operation === 'writev') throw diskError('EFBIG');
    });
    const { server, comp, settle } = await start({ effects: { ...fastClock(), files } });
    server.serve('/1', jpeg(2000));
    const [job] = await settle(await comp(1));
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'disk.full' } });
  });
});

it('D29: a drive that is nearly full is left its last bytes', async () => {
  const MiB = 1024 * 1024;
  let free = 65 * MiB;
  const files = {
    ...filesWith(() => {}),
    statfs: async () => ({ bsize: 4096, blocks: 1_000_000, bavail: Math.floor(free / 4096) }),
  };
  const { server, folder, comp, settle, until } = await start({ effects: { ...fastClock(100), files } });
  const [small, large] = [jpeg(MiB / 2), jpeg(2 * MiB)];
  server.serve('/1', small);
  server.serve('/2', large);
  const ids = await comp(1, 2);
  await settle([only(ids)]);
  const waiting = await until(only(ids.slice(1)), (job) => job.state === 'waiting');
  expect(waiting).toMatchObject({ bytes: 0, failure: { code: 'disk.full' } });
  free = 100 * MiB;
  await settle([waiting.id]);
  expect(onDisk(folder)).toEqual({ [nameOf(1)]: sha256(small.bytes), [nameOf(2)]: sha256(large.bytes) });
});

it('D29: a database that can not grow waits like a full disk, and nothing is lost or fetched twice', async () => {
  const { server, folder, store, comp, settle, until, downloads } = await start({ effects: fastClock(20) });
  const count = 300;
  const files = Array.from({ length: count }, (_, index) => jpeg(1000 + index, index));
  for (const [index, file] of files.entries()) server.serve(`/${index + 1}`, file);
  const ids = await comp(...files.map((_, index) => index + 1));
  // Not below what it has; from here on SQLite says SQLITE_FULL where it needs another page.
  store.all('PRAGMA max_page_count = 1');
  let full: JobId | undefined;
  for (const end = Date.now() + 10_000; full === undefined && Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    full = downloads.jobs({ ids, states: ['waiting'] })[0]?.id;
  }
  const waiting = await until(full ?? only(ids), (job) => job.failure !== null);
  expect(waiting.failure?.code).toBe('disk.full');
  store.all('PRAGMA max_page_count = 1000000');
  const jobs = await settle(ids);
  expect(new Set(jobs.map((job) => job.state))).toEqual(new Set(['done']));
  expect(Object.values(onDisk(folder)).sort()).toEqual(files.map((file) => sha256(file.bytes)).sort());
  expect(server.jobStore.length).toBe(count);
});

/** Runs in real time, until the folder's gate has closed: then the time of its probe comes. */
function steadyClock() {
  let passed = 0;
  return {
    monotonic: () => performance.now() + passed,
    passSoon: () =>
      void setTimeout(() => {
        passed = 60_000;
      }, 300),
  };
}

it('D30: a failed fsync is never taken for good: the bytes are fetched again', async () => {
  let failures = 1;
  const { monotonic, passSoon } = steadyClock();
  const files = filesWith((operation, at) => {
    if (operation !== 'sync' || !at.endsWith('.part') || failures-- <= 0) return;
    passSoon();
    throw diskError('EIO');
  });
  const file = jpeg(500_000);
  // In real time no checkpoint is due before the end, so nothing is safe when the sync fails.
  const effects = { ...fastClock(200), monotonic, files };
  const { server, folder, comp, settle } = await start({ effects });
  server.serve('/1', file);
  await settle(await comp(1));
  expect(onDisk(folder)).toEqual({ [nameOf(1)]: sha256(file.bytes) });
  expect(server.jobStore.map((entry) => entry.range)).toEqual(['bytes=0-', 'bytes=0-']);
});

it('D30, D38: a disk that fails while the job is being cancelled fails nothing else', async () => {
  const syncing = Promise.withResolvers<void>();
  const fails = Promise.withResolvers<void>();
  const files = filesWith(async (operation, at) => {
    if (operation !== 'datasync' || !at.endsWith('.part')) return;
    syncing.resolve();
    await fails.promise;
    throw diskError('EIO');
  });
  const file = jpeg(3_000_000);
  const { server, folder, comp, settle, downloads } = await start({ effects: { ...fastClock(200), files } });
  const stop = Promise.withResolvers<void>();
  server.script(async (request) => {
    if (request.path !== '/1') return false;
    request.response.writeHead(200, {
      'content-type': file.contentType,
      'content-length': file.bytes.length,
    });
    for (const part of [0, 1, 2, 3]) {
      request.response.write(file.bytes.subarray(part * 500_000, (part + 1) * 500_000));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await stop.promise;
    request.response.destroy();
    return true;
  });
  const ids = await comp(1);
  await syncing.promise;
  const cancelled = downloads.cancel(ids);
  fails.resolve();
  await cancelled;
  stop.resolve();
  const other = jpeg(5000);
  server.serve('/2', other);
  await settle(await comp(2));
  expect(onDisk(folder)).toEqual({ [nameOf(2)]: sha256(other.bytes) });
});

it('D29: a disk that is full in the middle of a large file costs little of it', async () => {
  let writes = 0;
  let isFull = true;
  const { monotonic, passSoon } = steadyClock();
  const files = filesWith((operation, at) => {
    if (operation !== 'writev' || !at.endsWith('.part') || !isFull) return;
    writes += statSync(at).size > 24_000_000 ? 1 : 0;
    if (writes === 0) return;
    isFull = false;
    passSoon();
    throw diskError('ENOSPC');
  });
  const file = jpeg(30_000_000);
  // In real time no checkpoint is due before the disk is full.
  const effects = { ...fastClock(200), monotonic, files };
  const { server, folder, comp, settle } = await start({ effects });
  server.serve('/1', file);
  await settle(await comp(1));
  expect(onDisk(folder)).toEqual({ [nameOf(1)]: sha256(file.bytes) });
  const again = Number(/^bytes=(\d+)-$/.exec(server.jobStore[1]?.range ?? '')?.[1]);
  expect(again).toBeGreaterThan(24_000_000 - 8 * 1024 * 1024);
});

it('D31: data, then its name, then the folder, then the row', async () => {
  const steps: string[] = [];
  const files = filesWith((operation, at) => {
    if (operation === 'lstat' || operation === 'open') return;
    const state = bench?.downloads.jobs()[0]?.state;
    steps.push(
      `${operation} ${path.extname(at) === '.part' ? 'part' : path.extname(at) === '.jpg' ? 'file' : 'folder'} ${state}`,
    );
  });
  const { server, comp, settle } = await start({ effects: { ...fastClock(), files } });
  server.serve('/1', jpeg(5000));
  await settle(await comp(1));
  expect(steps).toEqual([
    'writev part transferring',
    'sync part transferring',
    'link file finalising',
    'unlink part finalising',
    'sync folder finalising',
  ]);
});

describe('D32: Windows holds a new file for a moment', () => {
  const held = (ms: number, clock: ReturnType<typeof fastClock>) => {
    let until: number | null = null;
    return filesWith((operation) => {
      if (operation === 'link') throw diskError('EPERM');
      if (operation !== 'rename') return;
      until ??= clock.monotonic() + ms;
      if (clock.monotonic() < until) throw diskError('EBUSY');
    });
  };

  it('for five seconds: done', async () => {
    const clock = fastClock(20);
    const { server, folder, comp, settle } = await start({
      effects: { ...clock, files: held(5000, clock), platform: 'win32' },
    });
    const file = jpeg(5000);
    server.serve('/1', file);
    await settle(await comp(1));
    expect(onDisk(folder)).toEqual({ [nameOf(1)]: sha256(file.bytes) });
    expect(server.jobStore.length).toBe(1);
  });

  it('for ever: waits with the part kept, and needs no byte again', async () => {
    const clock = fastClock(200);
    const { server, folder, comp, until } = await start({
      effects: { ...clock, files: held(150_000, clock), platform: 'win32' },
    });
    const file = jpeg(5000);
    server.serve('/1', file);
    const id = only(await comp(1));
    const waiting = await until(id, (job) => job.state === 'waiting');
    expect(waiting.failure?.code).toBe('disk.denied');
    expect(parts(folder).length).toBe(1);
    await until(id, (job) => job.state === 'done');
    expect(onDisk(folder)).toEqual({ [nameOf(1)]: sha256(file.bytes) });
    expect(server.jobStore.length).toBe(1);
  });
});

describe("D33: nothing of the user's is overwritten", () => {
  it('a name that is taken gets a number', async () => {
    const { server, folder, comp, settle } = await start();
    mkdirSync(folder, { recursive: true });
    const mine = Buffer.from('mine');
    writeFileSync(path.join(folder, nameOf(1)), mine);
    writeFileSync(path.join(folder, nameOf(1).replace('.jpg', ' (2).jpg')), mine);
    const file = jpeg(5000);
    server.serve('/1', file);
    await settle(await comp(1));
    expect(onDisk(folder)).toEqual({
      [nameOf(1)]: sha256(mine),
      [nameOf(1).replace('.jpg', ' (2).jpg')]: sha256(mine),
      [nameOf(1).replace('.jpg', ' (3).jpg')]: sha256(file.bytes),
    });
  });

  it('even if it is taken at the last moment', async () => {
    const mine = Buffer.from('mine');
    let taken = false;
    const files = filesWith((operation, at) => {
      if (operation !== 'link' || taken) return;
      taken = true;
      writeFileSync(at, mine);
    });
    const { server, folder, comp, settle } = await start({ effects: { ...fastClock(), files } });
    const file: Served = jpeg(5000);
    server.serve('/1', file);
    await settle(await comp(1));
    expect(onDisk(folder)[nameOf(1)]).toBe(sha256(mine));
    expect(Object.values(onDisk(folder))).toContain(sha256(file.bytes));
  });

  it('where the drive knows no links', async () => {
    const files = filesWith((operation) => {
      if (operation === 'link') throw diskError('EPERM');
    });
    const { server, folder, comp, settle } = await start({ effects: { ...fastClock(), files } });
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, nameOf(1)), 'mine');
    const file = jpeg(5000);
    server.serve('/1', file);
    await settle(await comp(1));
    expect(Object.values(onDisk(folder)).sort()).toEqual(
      [sha256(Buffer.from('mine')), sha256(file.bytes)].sort(),
    );
  });

  it('two assets of one title are two files', async () => {
    const describe = async () => ({ title: 'Same', type: 'image' as const, author: '' });
    const { server, folder, comp, settle } = await start({ describe });
    server.serve('/1', jpeg(5000, 1));
    server.serve('/2', jpeg(5000, 2));
    await settle(await comp(1, 2));
    expect(Object.keys(onDisk(folder)).length).toBe(2);
  });
});

describe('D34: a volume that has gone', () => {
  it('pauses its jobs, and nothing is made in its place', async () => {
    const file = jpeg(3_000_000);
    const { server, folder, comp, settle, until } = await start({ effects: fastClock(100) });
    server.serve('/1', file);
    server.serve('/2', file);
    const away = `${folder}-away`;
    server.script(async (request) => {
      if (request.path !== '/1' || request.nth > 0) return false;
      await ordinary(request, file, { cutAfter: 1_000_000 });
      renameSync(folder, away);
      return true;
    });
    const ids = await comp(1);
    await until(only(ids), (job) => job.failure?.code === 'disk.gone');
    expect(existsSync(folder)).toBe(false);
    renameSync(away, folder);
    await settle(ids);
    expect(onDisk(folder)).toEqual({ [nameOf(1)]: sha256(file.bytes) });
  });
});

it('parts that nobody needs go after a week, and nothing else', async () => {
  const first = await start();
  first.server.serve('/1', jpeg(1000));
  await first.settle(await first.comp(1));
  const old = new Date(Date.now() - 8 * 24 * 3_600_000);
  const part = (name: string, time: Date | null) => {
    const file = path.join(first.folder, name);
    writeFileSync(file, 'x');
    if (time !== null) utimesSync(file, time, time);
  };
  part('.stockroom-00000000-0000-4000-8000-000000000001.part', old);
  part('.stockroom-00000000-0000-4000-8000-000000000002.part', null);
  part('theirs.part', old);
  bench = await first.restart();
  const { folder } = bench;
  for (let tries = 0; tries < 100 && readdirSync(folder).length > 3; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(readdirSync(folder).sort()).toEqual(
    ['.stockroom-00000000-0000-4000-8000-000000000002.part', nameOf(1), 'theirs.part'].sort(),
  );
});

it('a file that got its name before something failed is not fetched again', async () => {
  let failures = 1;
  const files = filesWith((operation, at) => {
    if (operation === 'sync' && !at.endsWith('.part') && failures-- > 0) throw diskError('EIO');
  });
  const file = jpeg(50_000);
  const { server, folder, comp, settle } = await start({ effects: { ...fastClock(200), files } });
  server.serve('/1', file);
  const [job] = await settle(await comp(1));
  expect(job).toMatchObject({ state: 'done', bytes: 50_000 });
  expect(onDisk(folder)).toEqual({ [nameOf(1)]: sha256(file.bytes) });
  expect(server.jobStore.length).toBe(1);
});

it('a part that somebody has changed in length at the last moment is not the file', async () => {
  let hurt = false;
  const files = filesWith((operation, at) => {
    if (operation !== 'sync' || !at.endsWith('.part') || hurt) return;
    hurt = true;
    truncateSync(at, 20_000);
  });
  const file = jpeg(50_000);
  const { server, folder, comp, settle } = await start({ effects: { ...fastClock(200), files } });
  server.serve('/1', file);
  await settle(await comp(1));
  expect(onDisk(folder)).toEqual({ [nameOf(1)]: sha256(file.bytes) });
});
