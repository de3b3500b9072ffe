import { afterEach, describe, expect, it } from 'vitest';
import { nameOf, onDisk, startBench } from './harness.ts';
import type { Bench, BenchOptions } from './harness.ts';
import { jpeg, ordinary, sha256 } from './range-server.ts';

let bench: Bench | null = null;
const start = async (options?: BenchOptions) => {
  bench = await startBench(options);
  return bench;
};
afterEach(async () => {
  await bench?.close();
  bench = null;
});

describe('a comp', () => {
  it('lands whole under a readable name, with one link and one request', async () => {
    const { server, folder, comp, settle, linkCalls, library } = await start();
    const file = jpeg(300_000);
    server.serve('/1', file);
    const ids = await comp(1);
    const [job] = await settle(ids);
    expect(job).toMatchObject({
      state: 'done',
      bytes: 300_000,
      totalBytes: 300_000,
      title: 'Asset number 1',
    });
    expect(onDisk(folder)).toEqual({ [nameOf(1)]: sha256(file.bytes) });
    expect(linkCalls).toEqual([1]);
    expect(server.ledger.length).toBe(1);
    expect(library.files(ids.length as never)[0]?.sha256).toBe(sha256(file.bytes));
  });

  it('D2: goes on after a cut', async () => {
    const { server, folder, comp, settle } = await start();
    const file = jpeg(3_000_000);
    server.serve('/1', file);
    server.script(async (request) => {
      if (request.nth >= 3) return false;
      await ordinary(request, file, { cutAfter: 700_000 });
      return true;
    });
    const [job] = await settle(await comp(1));
    expect(job?.state).toBe('done');
    expect(onDisk(folder)).toEqual({ [nameOf(1)]: sha256(file.bytes) });
    console.log(server.ledger.map((e) => [e.range, e.ifRange, e.status, e.sent]));
  });
});
