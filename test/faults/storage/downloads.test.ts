import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { downloadMigrations } from '../../../src/main/downloads/jobs/index.ts';
import { libraryMigrations } from '../../../src/main/library/files/index.ts';
import { createPlaces } from '../../../src/main/platform/locations/index.ts';
import { createStorage, storageMigrations } from '../../../src/main/library/storage/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import { startBench } from '../downloads/harness.ts';
import type { Bench } from '../downloads/harness.ts';
import { jpeg, sha256 } from '../downloads/range-server.ts';

let bench: Bench | null = null;
afterEach(async () => {
  await bench?.close();
  bench = null;
});

it('a download that is under way goes along with what has arrived, and on at the new place', async () => {
  let folder: string | null = null;
  bench = await startBench();
  const { server, downloads, profile, library, until, settle } = bench;
  const from = bench.folder;
  const to = path.join(path.dirname(profile), 'elsewhere');
  const [whole, half, stopped] = [jpeg(5000), jpeg(2_000_000), jpeg(3_000_000)];
  server.serve('/1', whole);
  server.serve('/2', half);
  server.serve('/3', stopped);
  // Half of each, then nothing more until somebody asks again.
  server.script(async ({ path: asked, nth, response }) => {
    const file = asked === '/2' ? half : stopped;
    if (asked === '/1' || nth > 0) return false;
    const last = file.bytes.length - 1;
    response.writeHead(206, {
      'content-type': 'image/jpeg',
      'content-range': `bytes 0-${last}/${last + 1}`,
      etag: file.etag ?? '',
    });
    response.write(file.bytes.subarray(0, 1_000_000));
    return true;
  });
  await settle(await bench.comp(1));
  const [running] = await bench.comp(2);
  const [paused] = await bench.comp(3);
  if (running === undefined || paused === undefined) throw new Error('no jobs');
  await until(running, ({ bytes }) => bytes === 1_000_000);
  await until(paused, ({ bytes }) => bytes === 1_000_000);
  await downloads.pause([paused]);

  const store = openStore(path.join(profile, 'stockroom.db'), [
    ...libraryMigrations,
    ...downloadMigrations,
    ...storageMigrations,
  ]);
  const storage = createStorage({
    store,
    profile,
    locks: null,
    still: (work) => work(),
    places: createPlaces({ root: profile, setApart: profile }),
    parts: { 'stockroom.db': '', 'ledger.db': '', 'settings.json': '' },
    version: '1.0.0',
    migrations: [],
    libraryFolder: () => folder ?? from,
    adoptFolder: (next, moved) => {
      folder = next;
      if (moved !== null) downloads.moveFolder(moved.from, next);
    },
    dialog: undefined,
    downloads,
    kept: () => ({ files: 0, bytes: 0 }),
    adopt: true,
    onError: (error) => {
      throw error;
    },
  });
  await storage.move(to);
  for await (const { move, moveResult } of storage.watch()) {
    if (move === null && moveResult !== '') break;
  }
  expect(existsSync(from)).toBe(false);

  const [done] = await settle([running]);
  expect(done?.state).toBe('done');
  // What had arrived was not fetched again.
  expect(server.requests('/2').at(-1)?.range).toMatch(/^bytes=9\d{5}-$/);
  expect(downloads.jobs({ ids: [paused] })).toMatchObject([{ state: 'paused', bytes: 1_000_000 }]);
  await downloads.resume([paused]);
  await settle([paused]);
  const files = [1, 2, 3].flatMap((asset) => library.files(asset as never));
  expect(files.map((file) => library.pathOf(file.id)).map((file) => path.dirname(file))).toEqual([
    to,
    to,
    to,
  ]);
  expect(files.map((file) => sha256(readFileSync(library.pathOf(file.id))))).toEqual(
    [whole, half, stopped].map(({ bytes }) => sha256(bytes)),
  );
  expect(readdirSync(to).filter((name) => name.startsWith('.'))).toEqual([]);
  await storage.close();
  store.close();
});
