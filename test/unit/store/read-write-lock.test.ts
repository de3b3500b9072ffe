import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createReadWriteLock } from '../../../src/main/platform/store/index.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const temp = tempFolderPerTest();
const STORE = path.join(import.meta.dirname, '../../../src/main/platform/store/index.ts');
const FOREVER = AbortSignal.any([]);

describe.each(['processes', 'one process'])('a lock of %s', (kind) => {
  const two = () => {
    const lock = createReadWriteLock(kind === 'processes' ? temp.path : null, 'test');
    // Other processes have a lock of their own on the same files.
    return [lock, kind === 'processes' ? createReadWriteLock(temp.path, 'test') : lock] as const;
  };

  it('is shared by many, and owned by one alone', async () => {
    const [one, other] = two();
    const releases = [await one.share(FOREVER), await other.share(FOREVER), await one.share(FOREVER)];
    expect(one.tryToOwn()).toBeNull();
    let owned = false;
    const owning = other.own(FOREVER).then((release) => {
      owned = true;
      return release;
    });
    for (const release of releases) {
      await setTimeout(20);
      expect(owned).toBe(false);
      release();
    }
    const release = await owning;
    expect(one.tryToOwn()).toBeNull();
    const stop = new AbortController();
    const inVain = Promise.all([one, other].map((lock) => expect(lock.share(stop.signal)).rejects.toThrow()));
    await setTimeout(20);
    stop.abort();
    await inVain;
    release();
    (await one.share(FOREVER))();
    const again = one.tryToOwn();
    expect(again).not.toBeNull();
    again?.();
    again?.();
    expect(other.tryToOwn()).not.toBeNull();
  });

  it('lets no later sharer pass one who waits to own it, unless that one gives up', async () => {
    const [one, other] = two();
    const first = await one.share(FOREVER);
    const order: string[] = [];
    const stop = new AbortController();
    const owning = other.own(FOREVER).then((release) => {
      order.push('owner');
      return release;
    });
    await setTimeout(20);
    const second = one.share(FOREVER).then((release) => {
      order.push('sharer');
      return release;
    });
    await setTimeout(20);
    first();
    (await owning)();
    (await second)();
    expect(order).toEqual(['owner', 'sharer']);

    const third = await one.share(FOREVER);
    const inVain = expect(other.own(stop.signal)).rejects.toThrow();
    await setTimeout(20);
    stop.abort();
    await inVain;
    (await other.share(FOREVER))();
    third();
  });
});

it.each(['share', 'own'])('a process that dies has let go: %s', async (mode) => {
  const holder = `
    const { createReadWriteLock } = await import(${JSON.stringify(STORE)});
    await createReadWriteLock(process.argv[1], 'test').${mode}(AbortSignal.any([]));
    console.log('held');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', holder, temp.path]);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  const lock = createReadWriteLock(temp.path, 'test');
  expect(lock.tryToOwn()).toBeNull();
  const owning = lock.own(FOREVER);
  await setTimeout(30);
  child.kill('SIGKILL');
  (await owning)();
});
