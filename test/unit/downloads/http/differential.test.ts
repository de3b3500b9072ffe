import http from 'node:http';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Connections } from '../../../../src/main/downloads/jobs/http/connections.ts';
import { startRaw, writeSlowly } from './raw-server.ts';
import type { RawServer } from './raw-server.ts';

/** What a client made of an answer. */
interface Read {
  readonly status: number;
  readonly etag: string | undefined;
  readonly cookies: string;
  readonly body: string;
}

let server: RawServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

async function byNode(port: number): Promise<Read | 'refused'> {
  return await new Promise((resolve) => {
    const refuse = () => resolve('refused');
    http
      .get({ port, host: '127.0.0.1', agent: false, path: '/' }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', refuse);
        response.on('end', () => {
          if (!response.complete) refuse();
          const { etag, 'set-cookie': cookies = [] } = response.headers;
          const body = Buffer.concat(chunks).toString('latin1');
          resolve({ status: response.statusCode ?? 0, etag, cookies: cookies.join(', '), body });
        });
      })
      .on('upgrade', refuse)
      .on('error', refuse);
  });
}

async function byUs(port: number): Promise<Read | 'refused'> {
  const connections = new Connections(async () => null);
  try {
    const answer = await connections.get(new URL(`http://127.0.0.1:${port}/`), {
      headers: {},
      signal: AbortSignal.timeout(5000),
    });
    let body = '';
    await answer.body((chunk) => {
      body += chunk.toString('latin1');
      return true;
    });
    const { etag, 'set-cookie': cookies = [] } = answer.headers;
    return { status: answer.status, etag, cookies: cookies.join(', '), body };
  } catch {
    return 'refused';
  } finally {
    connections.reset();
  }
}

/** Both clients at the same bytes, in the same pieces. */
async function compare(bytes: Buffer, cuts: readonly number[]) {
  const places = [0, ...cuts.map((cut) => cut % bytes.length), bytes.length].sort((a, b) => a - b);
  const pieces = places.slice(1).map((place, index) => bytes.subarray(places[index], place));
  server = await startRaw((socket) => void writeSlowly(socket, pieces, true));
  const [node, us] = await Promise.all([byNode(server.port), byUs(server.port)]);
  await server.close();
  return { node, us };
}

const surplus = (bytes: Buffer, content: string) => !bytes.toString('latin1').endsWith(`\r\n\r\n${content}`);

const text = (min: number, max: number) =>
  fc.string({
    minLength: min,
    maxLength: max,
    unit: fc.constantFrom(...'abcXYZ0189-_ \t;:,="'),
  });
const body = fc.string({ maxLength: 300, unit: 'binary-ascii' });
const sizes = fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 6 });

function chunked(content: string, lengths: readonly number[], trailers: readonly string[]): string {
  let out = '';
  for (let at = 0, nth = 0; at < content.length; nth += 1) {
    const part = content.slice(at, at + (lengths[nth % lengths.length] ?? 1));
    out += `${part.length.toString(16)}${nth % 2 === 0 ? '' : ';note=1'}\r\n${part}\r\n`;
    at += part.length;
  }
  return `${out}0\r\n${trailers.map((trailer) => `X-T: ${trailer}\r\n`).join('')}\r\n`;
}

const proper = fc
  .record({
    hints: fc.nat(2),
    status: fc.constantFrom(200, 206, 404, 416, 503),
    reason: text(0, 12),
    minor: fc.constantFrom(0, 1),
    etag: text(1, 20),
    cookies: fc.array(text(1, 10), { maxLength: 2 }),
    framing: fc.constantFrom('length', 'chunked', 'open'),
    content: body,
    sizes,
    trailers: fc.array(text(1, 5), { maxLength: 2 }),
  })
  .map((plan) => {
    const framing = plan.framing === 'chunked' && plan.minor === 0 ? 'open' : plan.framing;
    const headers = [
      `ETag:  ${plan.etag} `,
      ...plan.cookies.map((cookie) => `Set-Cookie: ${cookie}`),
      ...(framing === 'length' ? [`Content-Length: ${plan.content.length}`] : []),
      ...(framing === 'chunked' ? ['Transfer-Encoding: chunked'] : []),
    ];
    const hints = 'HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n'.repeat(plan.hints);
    const content = framing === 'chunked' ? chunked(plan.content, plan.sizes, plan.trailers) : plan.content;
    const head = `HTTP/1.${plan.minor} ${plan.status} ${plan.reason}\r\n${headers.join('\r\n')}\r\n\r\n`;
    return { bytes: Buffer.from(hints + head + content, 'latin1'), framing };
  });

const cuts = fc.array(fc.nat(), { maxLength: 5 });

describe("answers, read by us and by Node's parser", () => {
  it('are the same where they are proper, in whatever pieces they come', async () => {
    await fc.assert(
      fc.asyncProperty(proper, cuts, async ({ bytes }, places) => {
        const { node, us } = await compare(bytes, places);
        expect(node).not.toBe('refused');
        expect(us).toEqual(node);
      }),
      { numRuns: 150 },
    );
  });

  it('are never taken for more than Node takes them for, where they are damaged', async () => {
    const damage = fc.record({
      at: fc.nat(),
      byte: fc.oneof(fc.constantFrom(...Buffer.from('\r\n \t:;0aF\0\x7f\xff')), fc.nat(255)),
      how: fc.constantFrom('change', 'drop', 'insert', 'cut'),
    });
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(proper, damage, cuts, async ({ bytes, framing }, { at, byte, how }, places) => {
        const place = at % bytes.length;
        const damaged = Buffer.concat([
          bytes.subarray(0, place),
          how === 'change' || how === 'insert' ? Buffer.from([byte]) : Buffer.alloc(0),
          how === 'cut' ? Buffer.alloc(0) : bytes.subarray(how === 'insert' ? place : place + 1),
        ]);
        if (damaged.length === 0) return;
        const { node, us } = await compare(damaged, places);
        if (us === 'refused') refused += 1;
        // More than the length says: Node refuses the whole, we take what was announced and drop the connection.
        else if (node === 'refused' && framing === 'length' && surplus(damaged, us.body)) return;
        else expect({ us, framing }).toEqual({ us: node, framing });
      }),
      { numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(20);
  });
});
