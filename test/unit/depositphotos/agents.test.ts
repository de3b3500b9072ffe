import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { createAgents } from '../../../src/main/api/transport/agents.ts';
import { secureContext } from '../../../src/main/platform/tls/index.ts';
import { Broken, exchange } from '../../../src/main/api/transport/http.ts';
import { FakeService } from '../../contract/support/service.ts';

/** A proxy that answers tunnels with a status, and plain requests not at all. */
async function startProxy(tunnelStatus: number) {
  const seen: string[] = [];
  const server = createServer((incoming, response) => {
    seen.push(`${incoming.method} ${incoming.url}`);
    response.writeHead(500).end();
  });
  server.on('connect', (incoming, socket) => {
    seen.push(`CONNECT ${incoming.url}`);
    if (tunnelStatus !== 200) {
      socket.end(`HTTP/1.1 ${tunnelStatus} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const [host, port] = (incoming.url ?? '').split(':');
    const through = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      through.pipe(socket).pipe(through);
    });
    through.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    seen,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function post(url: URL, proxy: string | null) {
  const agents = createAgents({ proxyFor: async () => proxy, maxSockets: 2 });
  try {
    return await exchange({
      url,
      method: 'POST',
      form: 'a=1',
      accept: '*/*',
      userAgent: 'test',
      agent: await agents.pooled(url),
      timeout: { request: 5_000 },
      maxBytes: 1000,
    });
  } finally {
    agents.close();
  }
}

describe('agents', () => {
  test('tunnel through the proxy that is named, and send once', async () => {
    await using proxy = await startProxy(200);
    await using service = await FakeService.start(() => ({ type: 'success' }));
    await expect(post(service.endpoint, proxy.address)).resolves.toMatchObject({ status: 200 });
    expect(proxy.seen).toEqual([`CONNECT ${service.endpoint.host}`]);
    expect(service.count()).toBe(1);
  });

  test('a proxy that refuses the tunnel proves that nothing left', async () => {
    await using proxy = await startProxy(407);
    const answer = await post(new URL('https://api.example/'), proxy.address).catch(
      (thrown: unknown) => thrown,
    );
    expect(proxy.seen).toEqual(['CONNECT api.example:443']);
    if (answer instanceof Broken) expect(answer.left).toBe(false);
    else expect(answer).toMatchObject({ status: 407 });
  });

  test('a proxy that is gone proves it too', async () => {
    const proxy = await startProxy(200);
    await proxy[Symbol.asyncDispose]();
    await expect(post(new URL('https://api.example/'), proxy.address)).rejects.toMatchObject({ left: false });
  });

  test.each(['nonsense', 'gopher://proxy', ''])('a proxy of "%s" is told, not guessed', async (proxy) => {
    await expect(post(new URL('http://127.0.0.1:1/'), proxy)).rejects.toMatchObject({
      code: 'offline',
      message: expect.stringContaining('proxy'),
    });
  });

  test('a system that can not name its proxy is told, too', async () => {
    const proxyFor = () => Promise.reject(new Error('PAC script failed at http://user:pass@proxy'));
    const agents = createAgents({ proxyFor, maxSockets: 1 });
    await expect(agents.single(new URL('https://api.example/'))).rejects.toMatchObject({
      code: 'offline',
      message: expect.not.stringContaining('pass'),
    });
  });

  test('keep connections and share them', async () => {
    const agents = createAgents({ proxyFor: async () => null, maxSockets: 2 });
    const url = new URL('https://api.example/a');
    expect(await agents.pooled(url)).toBe(await agents.pooled(new URL('https://other.example/')));
    expect(await agents.single(url)).not.toBe(await agents.single(url));
    agents.close();
  });

  test('trust the certificates of the system and of Node', () => {
    expect(secureContext()).toBe(secureContext());
  });
});
