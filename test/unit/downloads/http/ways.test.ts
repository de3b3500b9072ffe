import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { connect, createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { inspect } from 'node:util';
import { afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Connections } from '../../../../src/main/downloads/jobs/http/connections.ts';
import { canMakeCertificates, startProxy } from '../../../faults/downloads/other-servers.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return (server.address() as AddressInfo).port;
}

const FILE = Buffer.alloc(3_000_000, 'Stockroom ');
const certificate = { key: '', cert: '' };

/** A file server behind a certificate that this process trusts. */
async function startFiles() {
  let shakes = 0;
  const server = createServer(certificate, (_request, response) => {
    response.writeHead(200, { 'content-length': FILE.length }).end(FILE);
  });
  server.on('connection', (socket: Socket) => {
    shakes += 1;
    closing.unshift(() => void socket.destroy());
  });
  const port = await listen(server);
  return { url: new URL(`https://localhost:${port}/1`), connections: () => shakes };
}

/** As much of SOCKS 5 (RFC 1928, RFC 1929) as a client can be tried with. */
async function startSocks(password: string | null) {
  const targets: string[] = [];
  const server = createTcpServer((socket) => {
    closing.unshift(() => void socket.destroy());
    socket.on('error', () => {});
    const way = password === null ? 0 : 2;
    socket.once('data', () => {
      socket.write(Buffer.from([5, way]));
      const ask = () =>
        socket.once('data', (request) => {
          const host = request.subarray(5, 5 + (request[4] ?? 0)).toString();
          const port = request.readUInt16BE(request.length - 2);
          targets.push(`${host}:${port}`);
          const upstream = connect(port, '127.0.0.1', () => {
            socket.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]));
            socket.pipe(upstream).pipe(socket);
          });
          upstream.on('error', () => socket.destroy());
        });
      if (password === null) ask();
      else
        socket.once('data', (login) => {
          const right = login.toString('latin1').endsWith(password);
          socket.write(Buffer.from([1, right ? 0 : 1]));
          if (right) ask();
          else socket.end();
        });
    });
  });
  return { port: await listen(server), targets };
}

async function fetchThrough(proxy: string | null, url: URL, times = 1): Promise<readonly boolean[]> {
  const connections = new Connections(async () => proxy);
  closing.unshift(() => connections.reset());
  const whole: boolean[] = [];
  for (let nth = 0; nth < times; nth += 1) {
    const answer = await connections.get(url, { headers: {}, signal: AbortSignal.timeout(10_000) });
    const chunks: Buffer[] = [];
    await answer.body((chunk) => {
      chunks.push(Buffer.from(chunk));
      return true;
    });
    whole.push(Buffer.concat(chunks).equals(FILE));
  }
  return whole;
}

describe.skipIf(!canMakeCertificates)('ways to an encrypted file server', () => {
  beforeAll(() => {
    const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-ways-'));
    const [key, cert] = ['key.pem', 'cert.pem'].map((name) => path.join(folder, name));
    if (key === undefined || cert === undefined) return;
    const pair = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    execFileSync('openssl', ['req', '-x509', '-days', '1', ...pair, '-out', cert, ...subject], {
      stdio: 'ignore',
    });
    certificate.key = readFileSync(key, 'utf8');
    certificate.cert = readFileSync(cert, 'utf8');
    rmSync(folder, { recursive: true });
    // Before the first connection asks what is trusted.
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), certificate.cert]);
  });

  it('straight, and the connection is used again', async () => {
    const { url, connections } = await startFiles();
    expect(await fetchThrough(null, url, 3)).toEqual([true, true, true]);
    expect(connections()).toBe(1);
  });

  it('through the tunnel of a proxy', async () => {
    const { url } = await startFiles();
    const proxy = await startProxy(200);
    closing.unshift(proxy.close);
    expect(await fetchThrough(proxy.url, url, 2)).toEqual([true, true]);
    expect(proxy.targets).toEqual([url.host]);
  });

  it('through SOCKS, which looks the name up', async () => {
    const { url } = await startFiles();
    const { port, targets } = await startSocks(null);
    expect(await fetchThrough(`socks5://127.0.0.1:${port}`, url, 2)).toEqual([true, true]);
    expect(targets).toEqual([url.host]);
  });

  it('through SOCKS with a password, right or wrong', async () => {
    const { url } = await startFiles();
    const { port, targets } = await startSocks('se cret');
    expect(await fetchThrough(`socks5://ann:se%20cret@127.0.0.1:${port}`, url)).toEqual([true]);
    const wrong = fetchThrough(`socks5://ann:mistaken@127.0.0.1:${port}`, url);
    const failure: unknown = await wrong.catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'forbidden' });
    expect(inspect(failure, { depth: 9 }), 'no log may hold it').not.toContain('mistaken');
    const without = fetchThrough(`socks5://127.0.0.1:${port}`, url);
    await expect(without).rejects.toMatchObject({ code: 'forbidden' });
    expect(targets).toEqual([url.host]);
  });

  it('through SOCKS that says nothing: whoever gives up does not wait for it', async () => {
    const asked = Promise.withResolvers<Socket>();
    const port = await listen(createTcpServer((socket) => socket.once('data', () => asked.resolve(socket))));
    const giveUp = new AbortController();
    // Its own patience never ends here.
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(new AbortController().signal);
    onTestFinished(() => void vi.restoreAllMocks());
    const connections = new Connections(async () => `socks5://127.0.0.1:${port}`);
    const { signal } = giveUp;
    const answer = connections.get(new URL('https://localhost:1/'), { headers: {}, signal });
    const atProxy = await asked.promise;
    const closed = once(atProxy.resume(), 'close');
    giveUp.abort(new Error('Enough.'));
    await expect(answer).rejects.toThrow('Enough.');
    await closed;
  });

  it('to a SOCKS proxy that is not there: the reason is told', async () => {
    const gone = createTcpServer();
    const port = await listen(gone);
    await new Promise((resolve) => gone.close(resolve));
    await expect(
      fetchThrough(`socks5://127.0.0.1:${port}`, new URL('https://localhost:1/')),
    ).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('not past a certificate of another name', async () => {
    const { url } = await startFiles();
    const other = new URL(url);
    other.hostname = '127.0.0.1';
    await expect(fetchThrough(null, other)).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    const proxy = await startProxy(200);
    closing.unshift(proxy.close);
    await expect(fetchThrough(proxy.url, other)).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
  });

  it('a proxy of an unknown kind is said to be one', async () => {
    const { url } = await startFiles();
    await expect(fetchThrough('quic://127.0.0.1:1', url)).rejects.toMatchObject({ code: 'offline' });
  });
});
