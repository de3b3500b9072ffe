import { afterEach, expect, it } from 'vitest';
import { fastClock, nameOf, onDisk, startBench } from './harness.ts';
import type { Bench } from './harness.ts';
import { jpeg, ordinary, sha256 } from './range-server.ts';

let bench: Bench | null = null;
afterEach(async () => {
  await bench?.close();
  bench = null;
});

it('D16, D39: 500 comps from a server that does everything wrong arrive right, with few links', async () => {
  const count = 500;
  const lifetime = 200;
  const born = new Map<string, number>();
  bench = await startBench({
    effects: fastClock(20),
    link: (asset, nth) => {
      const token = `${asset}-${nth}`;
      born.set(token, Date.now());
      return new URL(`${bench?.server.url}/${asset}?token=${token}`);
    },
  });
  const { server, folder, comp, settle, linkCalls } = bench;
  const files = new Map(
    Array.from({ length: count }, (_, index) => [index + 1, jpeg(30_000 + ((index * 7919) % 170_000))]),
  );
  let answers = 0;
  let expired = 0;
  server.script(async (request) => {
    const file = files.get(Number(request.path.slice(1)));
    if (file === undefined) return false;
    if (Date.now() - (born.get(request.entry.token ?? '') ?? 0) > lifetime) {
      expired += 1;
      request.response.writeHead(403).end('expired');
      return true;
    }
    answers += 1;
    await ordinary(
      request,
      { ...file, etag: `"${answers}"` },
      {
        ignoreRange: answers % 4 === 0,
        ...(answers % 3 === 0 ? { cutAfter: Math.floor(file.bytes.length / 3) } : {}),
      },
    );
    return true;
  });
  const jobs = await settle(await comp(...files.keys()), 60_000);
  expect(jobs.filter((job) => job.state !== 'done')).toEqual([]);
  expect(onDisk(folder)).toEqual(
    Object.fromEntries([...files].map(([id, file]) => [nameOf(id), sha256(file.bytes)])),
  );
  // One link for each file, one for each that was refused, a few for transfers cut three times in a row.
  expect(linkCalls.length).toBeGreaterThanOrEqual(count + expired);
  expect(linkCalls.length).toBeLessThan(count * 1.05 + expired);
});
