import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { OpenFile } from '../../../src/main/downloads/jobs/index.ts';
import { PartWriter } from '../../../src/main/downloads/jobs/transfer/writer.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-writer-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file whose writes are short and slow as the numbers say. */
function awkward(file: OpenFile, shorts: readonly number[]): OpenFile {
  let nth = 0;
  return {
    ...file,
    writev: async (buffers, position) => {
      const limit = shorts[nth++ % Math.max(1, shorts.length)];
      await new Promise((resolve) => setImmediate(resolve));
      if (limit === undefined) return file.writev(buffers, position);
      const all = Buffer.concat(buffers);
      return file.writev([all.subarray(0, Math.max(1, limit))], position);
    },
    read: (...args) => file.read(...args),
    truncate: (length) => file.truncate(length),
    datasync: () => file.datasync(),
    sync: () => file.sync(),
    stat: () => file.stat(),
    close: () => file.close(),
  };
}

describe('PartWriter', () => {
  it('writes every byte in its place, hashes it in order, and never calls unsynced bytes durable', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 30 }),
        fc.array(fc.integer({ min: 20_000, max: 300_000 }), { maxLength: 3 }),
        fc.nat(5000),
        async (sizes, shorts, position) => {
          const target = path.join(folder, 'part');
          const handle = await open(target, 'w+');
          await handle.truncate(position);
          const said: { readonly bytes: number; readonly sha256: string }[] = [];
          let synced = position;
          let written = position;
          const file = awkward(handle, shorts);
          const counting: OpenFile = {
            ...file,
            datasync: async () => {
              const before = written;
              await file.datasync();
              synced = before;
            },
          };
          const hash = createHash('sha256');
          const writer = new PartWriter({
            file: counting,
            position,
            hash,
            effects: { ...performanceClock, monotonic: () => performance.now() * 1000 },
            onWritten: (at) => {
              expect(at).toBeGreaterThan(written);
              written = at;
            },
            onDurable: (at) => expect(at).toBeLessThanOrEqual(synced),
            onHashed: (so) => {
              if (so === null) throw new Error('no sync has failed');
              expect(so.bytes).toBeLessThanOrEqual(written);
              said.push({ bytes: so.bytes - position, sha256: so.sha256 });
            },
            onDrain: () => {},
            onError: (error) => {
              throw error;
            },
          });
          const chunks = sizes.map((size) => randomBytes(size));
          for (const chunk of chunks) {
            writer.write(chunk);
            if (chunk.length % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
          }
          await writer.flushed();
          await writer.checkpoint();
          await handle.close();
          const all = Buffer.concat(chunks);
          expect(writer.position).toBe(position + all.length);
          expect(synced).toBe(writer.position);
          expect(readFileSync(target).subarray(position).equals(all)).toBe(true);
          for (const { bytes, sha256 } of said) {
            expect(sha256).toBe(createHash('sha256').update(all.subarray(0, bytes)).digest('hex'));
          }
          // Never more than 4 MiB, and a window of them on the way, without a word.
          expect(all.length - (said.at(-1)?.bytes ?? 0)).toBeLessThan(8 * 1024 * 1024);
          expect(hash.digest('hex')).toBe(createHash('sha256').update(all).digest('hex'));
        },
      ),
      { numRuns: 20 },
    );
  });

  it('asks for a pause when the disk is behind, and says when there is room again', async () => {
    const handle = await open(path.join(folder, 'slow'), 'w+');
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let drained = 0;
    const writer = new PartWriter({
      file: {
        ...awkward(handle, []),
        writev: async (buffers, at) => {
          await gate;
          return handle.writev(buffers, at);
        },
      },
      position: 0,
      hash: null,
      effects: performanceClock,
      onWritten: () => {},
      onDurable: () => {},
      onHashed: () => {},
      onDrain: () => {
        drained += 1;
      },
      onError: () => {},
    });
    const chunk = Buffer.alloc(1024 * 1024);
    expect([1, 2, 3, 4].map(() => writer.write(chunk))).toEqual([true, true, true, false]);
    expect(writer.full).toBe(true);
    release();
    await writer.flushed();
    expect(drained).toBe(1);
    expect(writer.full).toBe(false);
    await handle.close();
  });

  it('gathers small chunks for one write, and lets none of them wait long', async () => {
    const handle = await open(path.join(folder, 'gathered'), 'w+');
    const writes: number[] = [];
    let late = () => {};
    const writer = new PartWriter({
      file: {
        ...awkward(handle, []),
        writev: (buffers, at) => {
          writes.push(buffers.reduce((sum, buffer) => sum + buffer.byteLength, 0));
          return handle.writev(buffers, at);
        },
      },
      position: 0,
      hash: null,
      effects: {
        monotonic: () => 0,
        after: (_, work) => {
          late = work;
          return () => {};
        },
      },
      onWritten: () => {},
      onDurable: () => {},
      onHashed: () => {},
      onDrain: () => {},
      onError: () => {},
    });
    for (let nth = 0; nth < 10; nth += 1) writer.write(Buffer.alloc(1000));
    expect(writes).toEqual([]);
    late();
    expect(writes).toEqual([10_000]);
    await writer.flushed();
    expect(writer.position).toBe(10_000);
    writer.write(Buffer.alloc(1000));
    await writer.checkpoint();
    expect(writer.position).toBe(11_000);
    await handle.close();
  });

  it('says that the disk is slow while one write takes long', async () => {
    const handle = await open(path.join(folder, 'sluggish'), 'w+');
    const gate = Promise.withResolvers<void>();
    let now = 0;
    const writer = new PartWriter({
      file: {
        ...awkward(handle, []),
        writev: async (buffers, at) => {
          await gate.promise;
          return handle.writev(buffers, at);
        },
      },
      position: 0,
      hash: null,
      effects: { ...performanceClock, monotonic: () => now },
      onWritten: () => {},
      onDurable: () => {},
      onHashed: () => {},
      onDrain: () => {},
      onError: () => {},
    });
    writer.write(Buffer.alloc(1000));
    now = 60_000;
    expect(writer.slow).toBe(false);
    const flushed = writer.flushed();
    now += 900;
    expect(writer.slow).toBe(false);
    now += 200;
    expect(writer.slow).toBe(true);
    gate.resolve();
    await flushed;
    expect(writer.slow).toBe(false);
    await handle.close();
  });

  it('after a failure takes nothing more, and tells it to whoever waits', async () => {
    const handle = await open(path.join(folder, 'broken'), 'w+');
    const errors: unknown[] = [];
    const error = new Error('EIO');
    const writer = new PartWriter({
      file: { ...awkward(handle, []), writev: () => Promise.reject(error) },
      position: 0,
      hash: null,
      effects: performanceClock,
      onWritten: () => {},
      onDurable: () => {},
      onHashed: () => {},
      onDrain: () => {},
      onError: (thrown) => errors.push(thrown),
    });
    writer.write(Buffer.alloc(10));
    await expect(writer.flushed()).rejects.toBe(error);
    await expect(writer.checkpoint()).rejects.toBe(error);
    expect(writer.write(Buffer.alloc(10))).toBe(false);
    expect(errors).toEqual([error]);
    expect(writer.position).toBe(0);
    await handle.close();
  });
});

const performanceClock = {
  monotonic: () => performance.now(),
  after: (ms: number, work: () => void) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};
