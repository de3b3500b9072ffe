/** Serves `/<anything>?size=N` with ranges, in a process of its own so that it shares no core with the client. */
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const BLOCK = Buffer.alloc(1024 * 1024, 'stockroom ');
const HEAD = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);

function send(response: ServerResponse, start: number, end: number): void {
  let at = start;
  const more = (): void => {
    while (at <= end) {
      const chunk = BLOCK.subarray(0, Math.min(BLOCK.length, end - at + 1));
      const first = at === 0 && chunk.length > HEAD.length;
      at += chunk.length;
      const room = response.write(first ? Buffer.concat([HEAD, chunk.subarray(HEAD.length)]) : chunk);
      if (!room) {
        response.once('drain', more);
        return;
      }
    }
    response.end();
  };
  more();
}

const server = createServer((request, response) => {
  const size = Number(new URL(request.url ?? '/', 'http://x').searchParams.get('size'));
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  const start = Number(range?.[1] ?? 0);
  const end = range?.[2] ? Math.min(Number(range[2]), size - 1) : size - 1;
  response.writeHead(range === null ? 200 : 206, {
    'content-type': 'image/jpeg',
    'content-length': end - start + 1,
    etag: `"${size}"`,
    'accept-ranges': 'bytes',
    ...(range === null ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
  });
  send(response, start, end);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
