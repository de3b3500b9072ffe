import { expect, it } from 'vitest';
import { startBench } from './harness.ts';
import { jpeg } from './range-server.ts';

const DAYS = 86_400_000;

it('a clock that is set back by two days stops nothing: no job that waits, no host that asked for a pause', async () => {
  let shift = 0;
  const bench = await startBench({
    settings: { maxTransfers: () => 2 },
    effects: { now: () => Date.now() + shift },
  });
  try {
    for (const id of [1, 2, 3, 4]) bench.server.serve(`/${id}`, jpeg(50_000));
    bench.server.script(({ nth, path, response }) => {
      if (nth > 0 || path === '/4') return false;
      response.writeHead(path === '/1' ? 429 : 503, { 'retry-after': '1' }).end();
      return true;
    });
    const ids = await bench.comp(1, 2, 3, 4);
    await bench.until(ids[0] as (typeof ids)[number], (job) => job.state === 'waiting');
    shift = -2 * DAYS;
    const jobs = await bench.settle(ids, 15_000);
    expect(jobs.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
  } finally {
    await bench.close();
  }
});
