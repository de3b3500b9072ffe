import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { fastClock, nameOf, onDisk, startBench } from './harness.ts';
import type { Bench, BenchOptions } from './harness.ts';
import { jpeg, ordinary, sha256 } from './range-server.ts';
import type { Script, Served } from './range-server.ts';

const KIB = 1024;
const MIB = 1024 * KIB;
const OVERLAP = 64 * KIB;

let bench: Bench | null = null;
const start = async (options?: BenchOptions) => {
  bench = await startBench({ effects: fastClock(), ...options });
  return bench;
};
afterEach(async () => {
  await bench?.close();
  bench = null;
});

/** Fetches one comp from a server that follows the script. */
async function fetchOne(file: Served, script: Script, options?: BenchOptions) {
  const running = await start(options);
  running.server.serve('/1', file);
  running.server.script(script);
  const [job] = await running.settle(await running.comp(1));
  return { ...running, job, disk: onDisk(running.folder), requests: running.server.requests('/1') };
}

describe('a comp', () => {
  it('lands whole under a readable name, with one link and one request', async () => {
    const file = jpeg(300_000);
    const { job, disk, linkCalls, requests, library } = await fetchOne(file, () => false);
    expect(job).toMatchObject({
      state: 'done',
      bytes: 300_000,
      totalBytes: 300_000,
      title: 'Asset number 1',
      speed: 0,
    });
    expect(disk).toEqual({ [nameOf(1)]: sha256(file.bytes) });
    expect(linkCalls).toEqual([1]);
    expect(requests.length).toBe(1);
    expect(requests[0]?.headers).not.toHaveProperty('cookie');
    expect(requests[0]?.headers['accept-encoding']).toBe('identity');
    expect(library.files(1 as never)[0]).toMatchObject({
      sha256: sha256(file.bytes),
      relativePath: nameOf(1),
      presence: 'here',
    });
  });
});

describe('D2: a body shorter than announced is never complete, it resumes', () => {
  const size = 1_000_003;
  const places = [0, 1, OVERLAP - 1, Math.floor(size / 2), size - 1];
  const cases = places.flatMap((after) => (['fin', 'rst'] as const).map((cut) => ({ after, cut })));

  it.each(cases)('cut after $after bytes by $cut, three times', async ({ after, cut }) => {
    const file = jpeg(size);
    const cuts = 3;
    const { disk, requests, linkCalls } = await fetchOne(file, async (request) => {
      if (request.nth >= cuts) return false;
      await ordinary(request, file, { cutAfter: after, cut });
      return true;
    });
    expect(disk).toEqual({ [nameOf(1)]: sha256(file.bytes) });
    const sent = requests.reduce((sum, entry) => sum + entry.sent, 0);
    expect(sent - size).toBeLessThanOrEqual(cuts * MIB);
    expect(linkCalls.length).toBeLessThanOrEqual(2);
  });

  it('any cuts at any places', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 400_000 }),
        fc.array(fc.nat(400_000), { maxLength: 4 }),
        async (length, cuts) => {
          const file = jpeg(length);
          const { disk } = await fetchOne(file, async (request) => {
            const cutAfter = cuts[request.nth];
            if (cutAfter === undefined) return false;
            await ordinary(request, file, { cutAfter });
            return true;
          });
          await bench?.close();
          bench = null;
          expect(Object.values(disk)).toEqual([sha256(file.bytes)]);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('D3: a body that ends with its connection', () => {
  it('is complete only once the size is known another way', async () => {
    const file = jpeg(500_000);
    const { disk, requests } = await fetchOne(file, async (request) => {
      if (request.nth > 0) return false;
      await ordinary(request, file, { ignoreRange: true, closeDelimited: true, cutAfter: 200_000 });
      return true;
    });
    expect(disk).toEqual({ [nameOf(1)]: sha256(file.bytes) });
    expect(requests.length).toBe(2);
  });

  it('is never finished where nobody tells the size', async () => {
    const file = jpeg(100_000);
    const { disk, job } = await fetchOne(file, async (request) => {
      await ordinary(request, file, { ignoreRange: true, closeDelimited: true });
      return true;
    });
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'file.incomplete' } });
    expect(Object.keys(disk).filter((name) => !name.startsWith('.'))).toEqual([]);
  });

  it('is complete when it comes in chunks that end properly', async () => {
    const file = jpeg(100_000);
    const { disk } = await fetchOne(file, async (request) => {
      await ordinary(request, file, {
        ignoreRange: true,
        headers: { 'content-length': undefined, 'transfer-encoding': 'chunked' },
      });
      return true;
    });
    expect(disk).toEqual({ [nameOf(1)]: sha256(file.bytes) });
  });
});

describe('D4: two versions are never mixed', () => {
  it.each([1, 70_000, 300_000, 599_999])('another file with another ETag from byte %i on', async (after) => {
    const first = jpeg(600_000, 1);
    const second = jpeg(600_000, 2);
    const { disk } = await fetchOne(second, async (request) => {
      if (request.nth > 0) return false;
      await ordinary(request, first, { cutAfter: after });
      return true;
    });
    expect(disk).toEqual({ [nameOf(1)]: sha256(second.bytes) });
  });

  it('even where the server ignores If-Range and keeps the ETag', async () => {
    const first = jpeg(600_000, 1);
    const second = { ...jpeg(600_000, 2), etag: first.etag };
    const { disk } = await fetchOne(second, async (request) => {
      if (request.nth > 0) return false;
      await ordinary(request, first, { cutAfter: 300_000 });
      return true;
    });
    expect(disk).toEqual({ [nameOf(1)]: sha256(second.bytes) });
  });

  it('nor a longer and a shorter one', async () => {
    for (const size of [250_000, 900_000]) {
      const first = jpeg(600_000, 1);
      const second = jpeg(size, 2);
      const { disk } = await fetchOne(second, async (request) => {
        if (request.nth > 0) return false;
        await ordinary(request, first, { cutAfter: 300_000 });
        return true;
      });
      expect(disk).toEqual({ [nameOf(1)]: sha256(second.bytes) });
      await bench?.close();
    }
  });
});

it('D5: a 200 to a resume restarts in the same response', async () => {
  const file = jpeg(600_000);
  const { disk, requests } = await fetchOne(file, async (request) => {
    await ordinary(request, file, request.nth === 0 ? { cutAfter: 300_000 } : { ignoreRange: true });
    return true;
  });
  expect(disk).toEqual({ [nameOf(1)]: sha256(file.bytes) });
  expect(requests.length).toBe(2);
});

describe('D6: a wrong 206 is refused', () => {
  const size = 400_000;
  const from = 200_000 - OVERLAP;
  const wrong: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
    'start too high': { 'content-range': `bytes ${from + 1}-${size - 1}/${size}` },
    'start too low': { 'content-range': `bytes ${from - 1}-${size - 1}/${size}` },
    'end too high': { 'content-range': `bytes ${from}-${size}/${size}` },
    'total too low': { 'content-range': `bytes ${from}-${size - 1}/${size - 1}` },
    'total too high': { 'content-range': `bytes ${from}-${size - 1}/${size + 1}` },
    'end too low': { 'content-range': `bytes ${from}-${size - 2}/${size}` },
    missing: { 'content-range': undefined },
    garbage: { 'content-range': 'bytes none' },
    multipart: { 'content-type': 'multipart/byteranges; boundary=x', 'content-range': undefined },
  };

  it.each(Object.keys(wrong))('%s', async (name) => {
    const file = jpeg(size);
    const other = jpeg(size, 9);
    const { disk } = await fetchOne(file, async (request) => {
      if (request.nth === 0) await ordinary(request, file, { cutAfter: 200_000 });
      else if (request.nth === 1)
        await ordinary(request, { ...other, etag: file.etag }, { headers: wrong[name] ?? {} });
      else return false;
      return true;
    });
    expect(disk).toEqual({ [nameOf(1)]: sha256(file.bytes) });
  });

  it('416 with our own total means that everything is here', async () => {
    const file = jpeg(300_000);
    const { disk, requests } = await fetchOne(file, async (request) => {
      if (request.nth === 0) await ordinary(request, file, { ignoreRange: true, closeDelimited: true });
      else {
        request.entry.status = 416;
        request.response.writeHead(416, { 'content-range': 'bytes */300000' }).end();
      }
      return true;
    });
    expect(disk).toEqual({ [nameOf(1)]: sha256(file.bytes) });
    expect(requests.length).toBe(2);
  });

  it('416 with another total starts over', async () => {
    const file = jpeg(100_000, 2);
    const { disk } = await fetchOne(file, async (request) => {
      if (request.nth > 0) return false;
      await ordinary(request, jpeg(600_000), { cutAfter: 400_000 });
      return true;
    });
    expect(disk).toEqual({ [nameOf(1)]: sha256(file.bytes) });
  });
});

describe('D7: without a strong validator an equal overlap is the proof', () => {
  it.each([null, 'W/"weak"'])('ETag %s, same bytes: resumes', async (etag) => {
    const file = { ...jpeg(600_000), etag };
    const { disk, requests } = await fetchOne(file, async (request) => {
      if (request.nth > 0) return false;
      await ordinary(request, file, { cutAfter: 300_000 });
      return true;
    });
    expect(disk).toEqual({ [nameOf(1)]: sha256(file.bytes) });
    expect(requests[1]?.ifRange).toBe(null);
    expect(requests.reduce((sum, entry) => sum + entry.sent, 0) - 600_000).toBeLessThanOrEqual(OVERLAP);
  });

  it.each([null, 'W/"weak"'])('ETag %s, other bytes: starts over', async (etag) => {
    const file = { ...jpeg(600_000, 2), etag };
    const { disk } = await fetchOne(file, async (request) => {
      if (request.nth > 0) return false;
      await ordinary(request, { ...jpeg(600_000, 1), etag }, { cutAfter: 300_000 });
      return true;
    });
    expect(disk).toEqual({ [nameOf(1)]: sha256(file.bytes) });
  });

  it.each([1, 2])('a new link with its own ETag, version %i', async (version) => {
    const first = jpeg(600_000, 1);
    const second = { ...jpeg(600_000, version), etag: '"of the second link"' };
    const { disk, requests, linkCalls } = await fetchOne(second, async (request) => {
      if (request.nth === 0) await ordinary(request, first, { cutAfter: 300_000 });
      else if (request.nth === 1) request.response.writeHead(403).end();
      else return false;
      return true;
    });
    expect(disk).toEqual({ [nameOf(1)]: sha256(second.bytes) });
    expect(linkCalls.length).toBe(2);
    // Same bytes: only the overlap comes again.
    const sent = requests.reduce((sum, entry) => sum + entry.sent, 0);
    if (version === 1) expect(sent).toBe(600_000 + OVERLAP);
  });
});

describe('D8: bytes are the file, not its encoding', () => {
  const packed = (file: Served): Served => ({ ...file, bytes: gzipSync(file.bytes) });

  it('gzip although nobody asked is unpacked', async () => {
    const file = jpeg(400_000);
    const { disk, job } = await fetchOne(file, async (request) => {
      await ordinary(request, packed(file), { ignoreRange: true, headers: { 'content-encoding': 'gzip' } });
      return true;
    });
    expect(job).toMatchObject({ state: 'done', bytes: 400_000, totalBytes: 400_000 });
    expect(disk).toEqual({ [nameOf(1)]: sha256(file.bytes) });
  });

  it('a packed part is never gone on with', async () => {
    const file = jpeg(4_000_000);
    const half = Math.floor(packed(file).bytes.length / 2);
    const { disk, requests } = await fetchOne(file, async (request) => {
      if (request.nth > 0) return false;
      await ordinary(request, packed(file), {
        ignoreRange: true,
        headers: { 'content-encoding': 'gzip' },
        cutAfter: half,
      });
      return true;
    });
    expect(disk).toEqual({ [nameOf(1)]: sha256(file.bytes) });
    expect(requests[1]?.range).toBe('bytes=0-');
  });

  it('gzip in a range is refused', async () => {
    const file = jpeg(400_000);
    const { disk, requests } = await fetchOne(file, async (request) => {
      if (request.range === null) return false;
      await ordinary(request, packed(file), { headers: { 'content-encoding': 'gzip' } });
      return true;
    });
    expect(disk).toEqual({ [nameOf(1)]: sha256(file.bytes) });
    expect(requests.at(-1)?.range).toBe(null);
  });
});
