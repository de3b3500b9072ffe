import { afterEach, expect, it } from 'vitest';
import { filesWith } from './harness-files.ts';
import { nameOf, onDisk, startBench } from './harness.ts';
import type { Bench } from './harness.ts';
import { jpeg, sha256 } from './range-server.ts';

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
