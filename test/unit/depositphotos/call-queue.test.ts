import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CallQueue, type Priority } from '../../../src/main/api/call-queue.ts';
import { SYSTEM_TIME } from '../../../src/main/api/time.ts';
import { CREDENTIALS, clientOf, FakeService, GRANT } from '../../contract/support/service.ts';

/** A call that ends when told. */
function held(queue: CallQueue, priority: Priority, started: string[], name: string) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const done = queue.run(priority, undefined, async () => {
    started.push(name);
    await promise;
  });
  return { end: resolve, done };
}

const tick = () => new Promise((resolve) => setImmediate(resolve));

describe('call queue', () => {
  test('never more than the limit, batches leave room, nothing is lost', async () => {
    const call = fc.record({ priority: fc.constantFrom<Priority>('interactive', 'batch'), turns: fc.nat(4) });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 8 }),
        fc.array(call, { maxLength: 60 }),
        async (limit, calls) => {
          const queue = new CallQueue({ limit: () => limit, time: SYSTEM_TIME });
          const running = { interactive: 0, batch: 0 };
          const batchLimit = limit >= 4 ? limit - 2 : Math.max(1, limit - 1);
          const work = ({ priority, turns }: { priority: Priority; turns: number }) =>
            queue.run(priority, undefined, async () => {
              running[priority] += 1;
              expect(running.interactive + running.batch).toBeLessThanOrEqual(limit);
              expect(running.batch).toBeLessThanOrEqual(batchLimit);
              for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
              running[priority] -= 1;
              return 1;
            });
          const results = await Promise.all(calls.map(work));
          expect(results).toHaveLength(calls.length);
        },
      ),
    );
  });

  test('a pause does not outlast a clock that is set back', async () => {
    let now = 1_000_000_000;
    const queue = new CallQueue({ limit: () => 1, time: { ...SYSTEM_TIME, now: () => now } });
    queue.pause(60_000);
    now -= 2 * 86_400_000;
    await queue.run('interactive', undefined, async () => {});
  });

  test('a person overtakes a batch', async () => {
    const queue = new CallQueue({ limit: () => 1, time: SYSTEM_TIME });
    const started: string[] = [];
    const first = held(queue, 'batch', started, 'batch 1');
    const second = held(queue, 'batch', started, 'batch 2');
    const search = held(queue, 'interactive', started, 'search');
    first.end();
    await first.done;
    await tick();
    expect(started).toEqual(['batch 1', 'search']);
    search.end();
    second.end();
    await Promise.all([search.done, second.done]);
  });

  test('whoever gives up while waiting leaves the queue', async () => {
    const queue = new CallQueue({ limit: () => 1, time: SYSTEM_TIME });
    const started: string[] = [];
    const first = held(queue, 'interactive', started, 'first');
    const controller = new AbortController();
    const stopped = queue.run('interactive', controller.signal, async () => started.push('stopped'));
    controller.abort();
    await expect(stopped).rejects.toMatchObject({ code: 'aborted' });
    first.end();
    await first.done;
    await expect(queue.run('interactive', undefined, async () => 'next')).resolves.toBe('next');
    expect(started).toEqual(['first']);
  });

  test('a failed call gives its slot back', async () => {
    const queue = new CallQueue({ limit: () => 1, time: SYSTEM_TIME });
    const broken = queue.run('batch', undefined, () => Promise.reject(new Error('no')));
    await expect(broken).rejects.toThrow('no');
    await expect(queue.run('batch', undefined, async () => 1)).resolves.toBe(1);
  });

  test('rests while the service wants it to, at most a minute', async () => {
    let now = 0;
    let wake: (() => void) | null = null;
    let asked = 0;
    const after = (milliseconds: number, action: () => void) => {
      asked = milliseconds;
      wake = action;
      return { cancel: () => {} };
    };
    const queue = new CallQueue({ limit: () => 2, time: { ...SYSTEM_TIME, now: () => now, after } });
    queue.pause(3_600_000);
    const started: string[] = [];
    const call = held(queue, 'interactive', started, 'call');
    await tick();
    expect(started).toEqual([]);
    expect(asked).toBe(60_000);
    now = 60_000;
    (wake as (() => void) | null)?.();
    call.end();
    await call.done;
    expect(started).toEqual(['call']);
  });

  test('the limit is a setting that may change', async () => {
    let limit = 1;
    const queue = new CallQueue({ limit: () => limit, time: SYSTEM_TIME });
    const started: string[] = [];
    const first = held(queue, 'interactive', started, 'first');
    const second = held(queue, 'interactive', started, 'second');
    limit = 3;
    const third = held(queue, 'interactive', started, 'third');
    await tick();
    expect(started).toEqual(['first', 'second', 'third']);
    for (const call of [first, second, third]) call.end();
    await Promise.all([first.done, second.done, third.done]);
  });
});

test('a search during a batch of 500 comps goes out before the batch gets another turn', async () => {
  const SERVED_MS = 5;
  let inFlight = 0;
  let most = 0;
  await using service = await FakeService.start(async ({ command }) => {
    if (command === 'loginEnterprise') return GRANT;
    inFlight += 1;
    most = Math.max(most, inFlight);
    await new Promise((resolve) => setTimeout(resolve, SERVED_MS));
    inFlight -= 1;
    return command === 'search'
      ? { type: 'success', count: 0, result: [] }
      : { type: 'success', downloadLink: 'https://st.depositphotos.com/x' };
  });
  using use = clientOf(service);
  await use.client.session.signIn(CREDENTIALS);
  const batch = Array.from({ length: 500 }, (_, index) =>
    use.client.compLink((index + 1) as never, 's-2015', { priority: 'batch' }),
  );
  await expect.poll(() => service.count('complimentaryDownload')).toBeGreaterThan(20);
  const before = service.count('complimentaryDownload');
  await use.client.search(
    { text: 'fox', sort: 'newest', types: [], filters: {} },
    { offset: 0, limit: 1, hash: null },
  );
  const between = service.received.slice(before).findIndex(({ command }) => command === 'search') - 1;
  // It had a free slot: only comps that were on the wire already may come between.
  expect(between).toBeLessThanOrEqual(8);
  await Promise.all(batch);
  expect(most).toBeLessThanOrEqual(6);
  expect(service.count('complimentaryDownload')).toBe(500);
});
