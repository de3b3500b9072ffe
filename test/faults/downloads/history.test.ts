import { afterEach, expect, it } from 'vitest';
import { fastClock, startBench } from './harness.ts';
import type { Bench } from './harness.ts';
import { jpeg } from './range-server.ts';

let bench: Bench | null = null;
afterEach(async () => {
  await bench?.close();
  bench = null;
});

it('fetches first what was moved to the front', async () => {
  bench = await startBench({ effects: fastClock(), settings: { maxTransfers: () => 1 } });
  const { server, downloads, comp, settle, linkCalls } = bench;
  for (const asset of [1, 2, 3, 4]) server.serve(`/${asset}`, jpeg(5000));
  const ids = await comp(1, 2, 3, 4);
  await downloads.move(ids.slice(3), 'first');
  await settle(ids);
  // The first was under way already.
  expect(linkCalls).toEqual([1, 4, 2, 3]);
});

it('fetches in the order that people make, also after a restart', async () => {
  bench = await startBench({ effects: fastClock(), settings: { maxTransfers: () => 1 } });
  const { server, downloads, comp, linkCalls } = bench;
  for (const asset of [1, 2, 3, 4, 5, 6]) server.serve(`/${asset}`, jpeg(5000));
  const holding = Promise.withResolvers<void>();
  server.script(async ({ path }) => {
    if (path === '/1') await holding.promise;
    return false;
  });
  const ids = await comp(1, 2, 3, 4, 5);
  // 1 is under way; 2 3 4 5 wait.
  await downloads.move(ids.slice(3, 5), 'up');
  await downloads.move(ids.slice(1, 2), 'down');
  await downloads.move(ids.slice(3, 4), 'last');
  const order = downloads
    .jobs({ ids: ids.slice(1) })
    .toSorted((one, other) => one.place - other.place)
    .map(({ assetId }) => assetId);
  expect(order).toEqual([2, 5, 3, 4]);
  holding.resolve();
  bench = await bench.restart();
  const later = await bench.comp(6);
  await bench.settle([...ids, ...later]);
  const queued = [...linkCalls, ...bench.linkCalls].filter((asset) => asset !== 1);
  expect(queued.filter((asset, index) => queued.indexOf(asset) === index)).toEqual([2, 5, 3, 4, 6]);
});

it('finds what has ended by title, ID and batch, the latest first', async () => {
  bench = await startBench({ effects: fastClock() });
  const { server, downloads, comp, settle } = bench;
  for (const asset of [1, 2, 12]) server.serve(`/${asset}`, jpeg(5000));
  await settle(await comp(1));
  await settle(await comp(2));
  await settle(
    await downloads.enqueueComps([{ assetId: 12 as never, option: 'l-2015' }], { batchId: 'spring' }),
  );
  const find = (text: string, batchId: string | null = null, limit = 10) =>
    downloads.history({ text, batchId, limit }).map(({ assetId }) => assetId);
  expect(find('').toSorted((one, other) => one - other)).toEqual([1, 2, 12]);
  expect(find('NUMBER 2')).toEqual([2]);
  expect(find('12')).toEqual([12]);
  expect(find('100%')).toEqual([]);
  expect(find('', 'spring')).toEqual([12]);
  expect(find('', null, 1)).toHaveLength(1);
});
