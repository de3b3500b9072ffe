import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { sureBytes } from '../../../src/main/downloads/jobs/transfer/sure.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-sure-'));
afterAll(() => rmSync(folder, { recursive: true }));

const target = path.join(folder, 'part');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Bytes that repeat nowhere. */
function content(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at + 4 <= size; at += 4) bytes.writeUInt32LE(Math.imul(at, 2_654_435_761) >>> 0, at);
  return bytes;
}

/** What is sure, and how often the disk was asked to keep it. */
async function look(job: Parameters<typeof sureBytes>[1]) {
  const file = await open(target, 'r+');
  const datasync = vi.spyOn(file, 'datasync');
  try {
    const { size } = await file.stat();
    const sure = await sureBytes({ path: target, size, file }, job, new AbortController().signal);
    return { sure, syncs: datasync.mock.calls.length };
  } finally {
    await file.close();
  }
}

describe('sureBytes', () => {
  it('believes what was written only where every byte of it is there, and has it stored', async () => {
    const size = fc.integer({ min: 1, max: 3_500_000 });
    await fc.assert(
      fc.asyncProperty(
        size,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(100_000),
        fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
        fc.boolean(),
        async (writtenBytes, part, more, damage, isShort) => {
          const durableBytes = Math.floor(part * (writtenBytes - 1));
          const whole = content(writtenBytes + more);
          const writtenSha256 = sha256(whole.subarray(0, writtenBytes));
          const left = Buffer.from(whole);
          const lost =
            damage === null ? null : durableBytes + Math.floor(damage * (writtenBytes - 1 - durableBytes));
          if (lost !== null) left.writeUInt8(left.readUInt8(lost) ^ 1, lost);
          writeFileSync(target, isShort && lost !== null ? left.subarray(0, lost) : left);
          const expected =
            lost === null ? { sure: writtenBytes, syncs: 1 } : { sure: durableBytes, syncs: 0 };
          expect(await look({ durableBytes, writtenBytes, writtenSha256 })).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('reads nothing where nothing was said of what was written', async () => {
    writeFileSync(target, content(1000));
    const job = { durableBytes: 400, writtenBytes: 0, writtenSha256: null };
    expect(await look(job)).toEqual({ sure: 400, syncs: 0 });
  });

  it('can be stopped', async () => {
    writeFileSync(target, content(1000));
    const file = await open(target, 'r+');
    const job = { durableBytes: 0, writtenBytes: 1000, writtenSha256: sha256(content(1000)) };
    await expect(sureBytes({ path: target, size: 1000, file }, job, AbortSignal.abort())).rejects.toThrow();
    await file.close();
  });
});
