import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import sharp from 'sharp';

const FILE = { width: 1200, height: 1009 };

function picture(id: number, width: number, height: number): Promise<Buffer> {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: { r: id % 256, g: (id * 7) % 256, b: (id * 13) % 256 },
    },
  })
    .jpeg()
    .toBuffer();
}

/** Bytes to a connection at a pace, so that there is time in which to do harm. */
async function* paced(bytes: Buffer, bytesPerSecond: number): AsyncGenerator<Buffer> {
  const step = Math.max(1, Math.round(bytesPerSecond / 50));
  for (let at = 0; at < bytes.length; at += step) {
    yield bytes.subarray(at, at + step);
    await setTimeout(20);
  }
}

const originals = new Map<number, Promise<Buffer>>();

/** The file behind every download link of an item. */
export function original(id: number): Promise<Buffer> {
  const bytes = originals.get(id) ?? picture(id, FILE.width, FILE.height);
  originals.set(id, bytes);
  return bytes;
}

export const preview = (id: number, edge: number): Promise<Buffer> =>
  picture(id, edge, Math.round(edge * 0.84));

/** The whole file, whatever was asked for, as another version than the time before; or half of it. */
export function sendAwkwardly(response: ServerResponse, bytes: Buffer, nth: number): void {
  response.writeHead(200, {
    'Content-Type': 'image/jpeg',
    'Content-Length': bytes.length,
    ETag: `"${nth}"`,
  });
  if (nth % 3 !== 0) response.end(bytes);
  else response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
}

/** As it was asked for; at a pace of so many bytes a second, if one is given. */
export function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  bytes: Buffer,
  pace: number | null,
): void {
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
  if (range?.[1] === undefined) {
    response.writeHead(200, { 'Content-Type': 'image/jpeg', 'Content-Length': bytes.length, ETag: etag });
    pour(response, bytes, pace);
    return;
  }
  const start = Number(range[1]);
  if (start >= bytes.length) {
    response.writeHead(416, { 'Content-Range': `bytes */${bytes.length}` }).end();
    return;
  }
  const end = range[2] ? Math.min(Number(range[2]), bytes.length - 1) : bytes.length - 1;
  response.writeHead(206, {
    'Content-Type': 'image/jpeg',
    'Content-Length': end - start + 1,
    'Content-Range': `bytes ${start}-${end}/${bytes.length}`,
    ETag: etag,
  });
  pour(response, bytes.subarray(start, end + 1), pace);
}

function pour(response: ServerResponse, bytes: Buffer, pace: number | null): void {
  if (pace === null) response.end(bytes);
  else Readable.from(paced(bytes, pace)).pipe(response);
}
