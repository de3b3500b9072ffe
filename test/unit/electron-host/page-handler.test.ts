import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPageHandler } from '../../../src/main/hosts/electron/page-handler.ts';
import { pageFor } from '../../../src/main/hosts/electron/page.ts';
import type { ReadPreview as Read } from '../../../src/main/hosts/page/answers.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';

const CLIP = Uint8Array.from({ length: 100 }, (_, index) => index);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stockroom-page-'));
  await writeFile(join(folder, 'index.html'), '<html></html>');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const handler = (readPreview: Read) =>
  createPageHandler({ page: pageFor({ packaged: true }), folder, readPreview });
const clip: Read = async () => ({ bytes: CLIP, contentType: 'video/mp4', own: false });

const ask = (read: Read, path: string, init: RequestInit = {}) =>
  handler(read)(new Request(`app://bundle${path}`, init));

describe('previews', () => {
  it('come by asset and size', async () => {
    const asked: unknown[] = [];
    const response = await ask(async ({ asset, size }) => {
      asked.push(asset, size);
      return { bytes: CLIP, contentType: 'image/jpeg', own: false };
    }, '/preview/12345/grid');
    expect(asked).toEqual([12345, 'grid']);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(CLIP);
  });

  it.each([
    ['bytes=0-9', 206, 'bytes 0-9/100', CLIP.slice(0, 10)],
    ['bytes=90-', 206, 'bytes 90-99/100', CLIP.slice(90)],
    ['bytes=-5', 206, 'bytes 95-99/100', CLIP.slice(95)],
    ['bytes=100-', 416, 'bytes */100', null],
    ['rows=1-2', 200, null, CLIP],
  ])('can be sought in: %s', async (range, status, contentRange, bytes) => {
    const response = await ask(clip, '/preview/1/clip', { headers: { range } });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-range')).toBe(contentRange);
    const body = new Uint8Array(await response.arrayBuffer());
    expect(body).toEqual(bytes ?? new TextEncoder().encode('Range Not Satisfiable\n'));
  });

  it('stop when the page no longer wants them', async () => {
    const stop = new AbortController();
    const stopped = Promise.withResolvers<boolean>();
    const read: Read = (_request, signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          stopped.resolve(true);
          reject(new StockroomError('aborted'));
        });
        stop.abort();
      });
    await ask(read, '/preview/1/clip', { signal: stop.signal });
    expect(await stopped.promise).toBe(true);
  });

  it('never become a page or a script, whatever the type', async () => {
    for (const contentType of ['text/html', 'image/svg+xml', 'text/javascript']) {
      const response = await ask(async () => ({ bytes: CLIP, contentType, own: false }), '/preview/1/grid');
      expect(response.status).toBe(502);
    }
  });

  it('that fail say so by status, and nothing by text', async () => {
    const read: Read = async () => {
      throw new StockroomError('not-found', { message: 'https://secret.example/' });
    };
    const response = await ask(read, '/preview/1/grid');
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('secret');
  });
});
