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
  downloads.prioritise(ids.slice(3));
  await settle(ids);
  // The first was under way already.
  expect(linkCalls).toEqual([1, 4, 2, 3]);
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
