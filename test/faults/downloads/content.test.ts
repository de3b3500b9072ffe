import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { fastClock, nameOf, onDisk, startBench } from './harness.ts';
import type { Bench, BenchOptions } from './harness.ts';
import { content, jpeg, ordinary, sha256 } from './range-server.ts';
import type { Request, Served } from './range-server.ts';

let bench: Bench | null = null;
const start = async (options?: BenchOptions) => {
  bench = await startBench({ effects: fastClock(), ...options });
  return bench;
};
afterEach(async () => {
  await bench?.close();
  bench = null;
});

const visible = (folder: string) => readdirSync(folder).filter((name) => !name.startsWith('.'));

const served = (bytes: Buffer | string, contentType: string): Served => ({
  bytes: Buffer.from(bytes),
  etag: null,
  contentType,
});
const HTML =
  '<!DOCTYPE html><html><head><title>Sign in</title></head><body>Welcome to the hotel</body></html>';
const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), content(5000)]);
const ZIP = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), content(5000)]);

describe('D9: the wrong kind of content never becomes a file', () => {
  const wrong: readonly (readonly [string, Served, string])[] = [
    ['a page of the network', served(HTML, 'text/html; charset=utf-8'), 'portal'],
    ['a page called a picture', served(HTML, 'image/jpeg'), 'portal'],
    ['bytes of no kind called a page', served('some bytes of no kind', 'text/html'), 'portal'],
    ['bytes of no kind called text', served('some bytes of no kind', 'text/plain'), 'file.wrong-type'],
    [
      'an error in JSON',
      served('{"type":"failure","error":{"errorcode":403}}', 'application/json'),
      'file.wrong-type',
    ],
    ['JSON called a picture', served('{"type":"failure"}', 'image/jpeg'), 'file.wrong-type'],
    ['an error in XML', served('<?xml version="1.0"?><Error/>', 'application/xml'), 'file.wrong-type'],
    ['nothing', served('', 'image/jpeg'), 'file.wrong-type'],
    ['a PNG called a JPEG', served(PNG, 'image/jpeg'), 'file.wrong-type'],
    ['a ZIP for a picture', served(ZIP, 'application/octet-stream'), 'file.wrong-type'],
  ];

  it.each(wrong)('%s', async (_, file, code) => {
    const { server, folder, comp, settle } = await start();
    server.serve('/1', file);
    const [job] = await settle(await comp(1));
    expect(job).toMatchObject({ state: 'failed', failure: { code }, fileId: null });
    expect(visible(folder)).toEqual([]);
  });

  it('the body of a 403 is no file', async () => {
    const { server, folder, comp, settle } = await start();
    server.script(async (request) => {
      await ordinary(request, jpeg(20_000), { status: 403 });
      return true;
    });
    const [job] = await settle(await comp(1));
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'server' } });
    expect(visible(folder)).toEqual([]);
  });

  it('a portal is probed at most once in 30 s, and the batch goes on when it has gone', async () => {
    const clock = fastClock(100);
    const { server, folder, comp, settle } = await start({ effects: clock });
    const probes: number[] = [];
    const ids = Array.from({ length: 20 }, (_, index) => index + 1);
    for (const id of ids) server.serve(`/${id}`, jpeg(10_000 + id));
    const portal = async (request: Request) => {
      if (probes.length >= 6 + 1) return false;
      probes.push(clock.now());
      await ordinary(request, served(HTML, 'text/html'), { ignoreRange: true });
      return true;
    };
    server.script(portal);
    const jobs = await settle(await comp(...ids));
    expect(jobs.every((job) => job.state === 'done')).toBe(true);
    expect(visible(folder).length).toBe(20);
    // Those under way when the first page came, then one probe each half minute.
    const late = probes.filter((at) => at - (probes[0] ?? 0) > 25_000);
    expect(late.length).toBeGreaterThan(0);
    for (const [index, at] of late.entries()) {
      if (index > 0) expect(at - (late[index - 1] ?? 0)).toBeGreaterThanOrEqual(29_000);
    }
  });

  it('a single page among files is the fault of the item', async () => {
    const { server, comp, settle } = await start();
    for (let id = 2; id <= 12; id += 1) server.serve(`/${id}`, jpeg(10_000));
    server.serve('/1', served(HTML, 'text/html'));
    const jobs = await settle(await comp(...Array.from({ length: 12 }, (_, index) => index + 1)));
    expect(jobs.map((job) => job.state)).toEqual(['failed', ...Array(11).fill('done')]);
  });

  it('bytes that nobody can name pass if the server calls them something fitting', async () => {
    const { server, folder, comp, settle } = await start();
    server.serve('/1', served('some bytes of nobody', 'image/jpeg'));
    server.serve('/2', served(PNG, 'application/octet-stream'));
    const jobs = await settle(await comp(1, 2));
    expect(jobs.map((job) => job.state)).toEqual(['done', 'done']);
    expect(visible(folder)).toEqual([nameOf(1), nameOf(2).replace('.jpg', '.png')]);
  });
});

describe('a file is what its bytes are', () => {
  it.each(['text/html', 'text/plain; charset=utf-8', 'application/json', 'text/javascript', 'video/mp4x'])(
    'a whole JPEG called %s',
    async (contentType) => {
      const { server, folder, comp, settle } = await start();
      const file = served(content(9000), contentType);
      server.serve('/1', file);
      const [job] = await settle(await comp(1));
      expect(job?.state).toBe('done');
      expect(onDisk(folder)).toEqual({ [nameOf(1)]: sha256(file.bytes) });
    },
  );

  /** One file whose server says of it what it is not. */
  const fetched = async (file: Served, headers: Readonly<Record<string, string>>, ignoreRange = false) => {
    const { server, folder, comp, settle } = await start();
    server.script(async (request) => {
      await ordinary(request, file, { headers, ignoreRange });
      return true;
    });
    const [job] = await settle(await comp(1));
    return { job, disk: onDisk(folder), requests: server.jobStore.length };
  };

  it.each(['none', 'UTF-8', 'utf-8, none', 'binary', 'aws-chunked', ' identity ', ''])(
    'a JPEG whose coding is called %j comes in one request, in a range or whole',
    async (coding) => {
      const file = jpeg(200_000);
      for (const ignoreRange of [false, true]) {
        const { job, disk, requests } = await fetched(file, { 'content-encoding': coding }, ignoreRange);
        expect(job).toMatchObject({ state: 'done', totalBytes: 200_000 });
        expect(disk).toEqual({ [nameOf(1)]: sha256(file.bytes) });
        expect(requests).toBe(1);
        await bench?.close();
        bench = null;
      }
    },
  );

  it.each(['gzip', 'x-gzip', 'deflate', 'zstd'])(
    'a JPEG that is called %s and is not packed',
    async (coding) => {
      const file = jpeg(200_000);
      const { job, disk } = await fetched(file, { 'content-encoding': coding });
      expect(job?.state).toBe('done');
      expect(disk).toEqual({ [nameOf(1)]: sha256(file.bytes) });
    },
  );

  it.each([
    ['gzip', (bytes: Buffer) => gzipSync(bytes)],
    ['X-GZIP', (bytes: Buffer) => gzipSync(bytes)],
    ['deflate', (bytes: Buffer) => deflateSync(bytes)],
    ['br', (bytes: Buffer) => brotliCompressSync(bytes)],
    ['zstd', (bytes: Buffer) => zstdCompressSync(bytes)],
    ['deflate, gzip', (bytes: Buffer) => gzipSync(deflateSync(bytes))],
    ['gzip, none', (bytes: Buffer) => gzipSync(bytes)],
  ])('what is packed as %s is unpacked', async (coding, pack) => {
    const file = jpeg(200_000);
    const { job, disk } = await fetched({ ...file, bytes: pack(file.bytes) }, { 'content-encoding': coding });
    expect(job).toMatchObject({ state: 'done', totalBytes: 200_000 });
    expect(disk).toEqual({ [nameOf(1)]: sha256(file.bytes) });
  });

  it.each([
    // Without its frame: no sign of its own, so nothing proves that the bytes are the file.
    ['deflate', deflateRawSync(content(9000))],
    ['none', Buffer.from('bytes of no kind, whatever the label says')],
    ['gzip', Buffer.from('bytes of no kind, whatever the label says')],
    ['compress', Buffer.from('\x1f\x9d\x90 packed by a program of old', 'latin1')],
  ])('bytes of no kind behind a coding called %s are no file', async (coding, bytes) => {
    const { job, disk } = await fetched(served(bytes, 'image/jpeg'), { 'content-encoding': coding });
    expect(job?.state).toBe('failed');
    expect(Object.keys(disk).filter((name) => !name.startsWith('.'))).toEqual([]);
  });
});

describe('D10: digests of the server are obeyed', () => {
  const file = jpeg(200_000);
  const base64 = (algorithm: string, bytes: Buffer) => createHash(algorithm).update(bytes).digest('base64');
  const headers = (bytes: Buffer): readonly Readonly<Record<string, string>>[] => [
    { 'repr-digest': `sha-256=:${base64('sha256', bytes)}:` },
    { 'repr-digest': `unknown=:AAAA:, sha-512=:${base64('sha512', bytes)}:` },
    { digest: `SHA-256=${base64('sha256', bytes)}` },
    { 'content-md5': base64('md5', bytes) },
    { 'x-amz-checksum-sha256': base64('sha256', bytes) },
    { 'x-goog-hash': `crc32c=n03x6A==,md5=${base64('md5', bytes)}` },
  ];

  it.each(headers(file.bytes))('right: %o', async (right) => {
    const { server, folder, comp, settle } = await start();
    server.script(async (request) => {
      await ordinary(request, file, { headers: right });
      return true;
    });
    const [job] = await settle(await comp(1));
    expect(job?.state).toBe('done');
    expect(server.jobStore.length).toBe(1);
    expect(onDisk(folder)).toEqual({ [nameOf(1)]: sha256(file.bytes) });
  });

  it.each(headers(jpeg(200_000, 2).bytes))('wrong: %o, one restart, then a failure', async (wrong) => {
    const { server, folder, comp, settle } = await start();
    server.script(async (request) => {
      await ordinary(request, file, { headers: wrong });
      return true;
    });
    const [job] = await settle(await comp(1));
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'file.changed' } });
    expect(server.jobStore.map((entry) => entry.range)).toEqual(['bytes=0-', 'bytes=0-']);
    expect(visible(folder)).toEqual([]);
  });

  it('a digest survives a cut', async () => {
    const { server, comp, settle } = await start();
    server.script(async (request) => {
      const digest = { 'repr-digest': `sha-256=:${base64('sha256', Buffer.from('other'))}:` };
      if (request.nth === 0) await ordinary(request, file, { headers: digest, cutAfter: 100_000 });
      else await ordinary(request, file, { headers: digest });
      return true;
    });
    const [job] = await settle(await comp(1));
    expect(job?.state).toBe('failed');
  });
});
