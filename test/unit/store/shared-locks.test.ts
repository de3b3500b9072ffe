import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createSharedLocks } from '../../../src/main/platform/store/index.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const temp = tempFolderPerTest();
const STORE = path.join(import.meta.dirname, '../../../src/main/platform/store/index.ts');
const FOREVER = AbortSignal.any([]);

/** Takes lock 1, says so, and keeps it until somebody ends it. */
const holder = `
  const { createSharedLocks } = await import(${JSON.stringify(STORE)});
  await createSharedLocks(process.argv[1], 'test').take(1, AbortSignal.any([]));
  console.log('held');
  setInterval(() => {}, 1000);`;

it("waits for another process's lock, until it is told to stop or that process is dead", async () => {
  const other = spawn(process.execPath, ['--input-type=module', '-e', holder, temp.path]);
  await once(other.stdout, 'data');
  const locks = createSharedLocks(temp.path, 'test');
  // Another number is another lock.
  (await locks.take(2, FOREVER))();

  const stop = new AbortController();
  const inVain = locks.take(1, stop.signal);
  await setTimeout(20);
  stop.abort();
  await expect(inVain).rejects.toMatchObject({ name: 'AbortError' });

  let isTaken = false;
  const taken = locks.take(1, FOREVER).then((release) => {
    isTaken = true;
    return release;
  });
  await setTimeout(50);
  expect(isTaken).toBe(false);
  other.kill('SIGKILL');
  (await taken)();
  // Once more, now that it was let go of.
  (await locks.take(1, FOREVER))();
  locks.close();
});
