import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { StockroomError } from '../../../src/shared/model/failure.ts';
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

const DEAD = '00000000-0000-4000-8000-00000000dead';
const DAYS = 86_400_000;
const FILE = jpeg(200_000);
const elsewhereOf = (bench: Bench) => path.join(path.dirname(bench.folder), 'elsewhere');
const into = async (bench: Bench) => {
  const [id] = await bench.downloads.enqueueComps([{ assetId: 1 as AssetId, option: OPTION }], {
    folder: elsewhereOf(bench),
  });
  return id as JobId;
};
const partOf = (bench: Bench, id: string) => path.join(elsewhereOf(bench), `.stockroom-${id}.part`);

describe('a part of which nothing has arrived does not stay', () => {
  it('when there is no link to be had', async () => {
    const bench = await start({ link: () => Promise.reject(new StockroomError('not-found')) });
    const [job] = await bench.settle([await into(bench)]);
    expect(job?.state).toBe('failed');
    await expect.poll(() => readdirSync(elsewhereOf(bench))).toEqual([]);
  });

  it('when the file server has no such file, or has a page instead', async () => {
    const bench = await start({ effects: fastClock(500) });
    const id = await into(bench);
    await bench.settle([id]);
    bench.server.serve('/1', { bytes: Buffer.from('<html>no</html>'), etag: null, contentType: 'text/html' });
    await bench.settle([await into(bench)]);
    await expect.poll(() => readdirSync(elsewhereOf(bench))).toEqual([]);
  });

  it('while the job waits for a network', async () => {
    const bench = await start({ link: () => Promise.reject(new StockroomError('offline')) });
    const id = await into(bench);
    await bench.until(id, (job) => job.state === 'waiting');
    await bench.downloads.pause([id]);
    await expect.poll(() => readdirSync(elsewhereOf(bench))).toEqual([]);
  });

  it('when a process died before the first byte, and there is no link any more', async () => {
    const first = await start({ link: () => Promise.reject(new StockroomError('offline')) });
    const id = await into(first);
    await first.downloads.close();
    writeFileSync(partOf(first, id), '');
    first.store.run("UPDATE download_job SET owner = ?, state = 'linking'", DEAD);
    const next = await start({
      server: first.server,
      root: path.dirname(first.folder),
      link: () => Promise.reject(new StockroomError('forbidden')),
    });
    await next.settle([id]);
    await expect.poll(() => readdirSync(elsewhereOf(next))).toEqual([]);
  });
});

describe('parts that no job needs are swept wherever jobs brought files to', () => {
  const left = async () => {
    const bench = await start();
    bench.server.serve('/1', FILE);
    const id = await into(bench);
    await bench.settle([id]);
    const target = path.join(elsewhereOf(bench), nameOf(1));
    await bench.downloads.close();
    const part = partOf(bench, id);
    return { bench, id, part, target };
  };
  const next = (bench: Bench, adopt: boolean) =>
    start({ server: bench.server, root: path.dirname(bench.folder), adopt });
  const gone = async (file: string) => {
    for (let tries = 0; existsSync(file) && tries < 100; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    return !existsSync(file);
  };

  it.each(['done', 'cancelled'])('of a job that is %s, at the next start of the app', async (state) => {
    const { bench, part, target } = await left();
    linkSync(target, part);
    bench.store.run('UPDATE download_job SET state = ?, part_path = NULL', state);
    await next(bench, true);
    expect(await gone(part)).toBe(true);
    expect(existsSync(target)).toBe(true);
  });

  it('of a job that has failed a week ago, by the next command into the folder; a younger one can go on', async () => {
    const { bench, part } = await left();
    writeFileSync(part, FILE.bytes.subarray(0, 100_000));
    const fail = (at: number) =>
      bench.store.run(
        "UPDATE download_job SET state = 'failed', durable_bytes = 100000, part_path = ?, finished_at = ?",
        part,
        at,
      );
    fail(Date.now() - 6 * DAYS);
    const one = await next(bench, true);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(existsSync(part)).toBe(true);
    await one.downloads.close();
    fail(Date.now() - 8 * DAYS);
    const other = await next(bench, false);
    other.server.serve('/2', FILE);
    await other.downloads.enqueueComps([{ assetId: 2 as AssetId, option: OPTION }], {
      folder: elsewhereOf(bench),
    });
    expect(await gone(part)).toBe(true);
  });

  it('and nothing else: not of a job under way, of no job, and no link or folder of that name', async () => {
    const { bench, id } = await left();
    const folder = elsewhereOf(bench);
    const foreign = [
      '.stockroom-11111111-1111-4111-8111-111111111111.part',
      '.stockroom-notes.part',
      `.stockroom-${id}.part.txt`,
    ];
    for (const name of foreign) writeFileSync(path.join(folder, name), 'mine');
    symlinkSync(path.join(folder, foreign[0] ?? ''), path.join(folder, `.stockroom-${id}-2.part`));
    mkdirSync(path.join(folder, `.stockroom-${id}-3.part`));
    const old = new Date(Date.now() - 30 * DAYS);
    for (const name of foreign) utimesSync(path.join(folder, name), old, old);
    const before = readdirSync(folder);
    await next(bench, true);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(readdirSync(folder)).toEqual(before);
  });
});

describe('a file that got its name before its row learned of it', () => {
  it('has no part beside it, neither here nor where it was carried', async () => {
    const first = await start({
      naming: {
        template: () => 'sub/{title} {id}',
        compSuffix: () => ' comp',
        collision: () => 'number',
        wordsFor: () => null,
      },
    });
    first.server.serve('/1', FILE);
    const id = await into(first);
    await first.settle([id]);
    const folder = elsewhereOf(first);
    const [name = ''] = readdirSync(path.join(folder, 'sub'));
    const target = path.join(folder, 'sub', name);
    await first.downloads.close();
    for (const state of ['finalising', 'queued']) {
      linkSync(target, partOf(first, id));
      linkSync(target, path.join(folder, 'sub', `.stockroom-${id}.part`));
      first.store.run(
        'UPDATE download_job SET state = ?, owner = ?, part_path = ?, finished_at = NULL, file_id = NULL',
        state,
        DEAD,
        partOf(first, id),
      );
      first.store.run('DELETE FROM library_file');
      const next = await start({ server: first.server, root: path.dirname(first.folder) });
      await next.settle([id]);
      expect(readdirSync(folder)).toEqual(['sub']);
      expect(onDisk(path.join(folder, 'sub'))).toEqual({ [name]: sha256(FILE.bytes) });
      await next.downloads.close();
    }
  });

  it('has none that was half carried, when it is named elsewhere', async () => {
    const first = await start();
    first.server.script(async (request) => {
      await ordinary(request, FILE);
      return true;
    });
    const id = await into(first);
    await first.settle([id]);
    const folder = elsewhereOf(first);
    const target = path.join(folder, nameOf(1));
    await first.downloads.close();
    linkSync(target, partOf(first, id));
    mkdirSync(path.join(folder, 'sub'));
    writeFileSync(path.join(folder, 'sub', `.stockroom-${id}.part`), 'half');
    first.store.run(
      "UPDATE download_job SET state = 'finalising', owner = ?, part_path = ?, target_path = ?, finished_at = NULL",
      DEAD,
      partOf(first, id),
      path.join(folder, 'sub', nameOf(1)),
    );
    const next = await start({ server: first.server, root: path.dirname(first.folder) });
    await next.settle([id]);
    expect(readdirSync(path.join(folder, 'sub'))).toEqual([]);
  });
});
