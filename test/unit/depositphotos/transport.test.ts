import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { DepositphotosClient } from '../../../src/main/api/index.ts';
import { SYSTEM_TIME, type Time } from '../../../src/main/api/time.ts';
import { createAgents } from '../../../src/main/api/transport/agents.ts';
import { Broken, exchange } from '../../../src/main/api/transport/http.ts';
import type { AssetId, LicenceId } from '../../../src/shared/model/ids.ts';
import { NO_REFERENCES } from '../../../src/shared/model/licence.ts';
import {
  CREDENTIALS,
  clientOf,
  FakeService,
  failure,
  GRANT,
  type Reply,
} from '../../contract/support/service.ts';

const GROUP = { type: 'success', group: { groupId: 12, balance: '1' } };
const ASSET = 5 as AssetId;
const LINK = { type: 'success', downloadLink: 'https://st.depositphotos.com/x' };

/** Sleeps are written down and take no time. */
function hastyTime(slept: number[]): Time {
  return {
    ...SYSTEM_TIME,
    random: () => 0,
    after(milliseconds, action) {
      slept.push(milliseconds);
      queueMicrotask(action);
      return { cancel: () => {} };
    },
  };
}

async function serve(replies: readonly Reply[]) {
  const slept: number[] = [];
  let next = 0;
  const service = await FakeService.start(({ command }) => {
    if (command === 'loginEnterprise') return GRANT;
    const reply = replies[Math.min(next, replies.length - 1)] ?? GROUP;
    next += 1;
    return reply;
  });
  const use = clientOf(service, { time: hastyTime(slept) });
  await use.client.session.signIn(CREDENTIALS);
  return {
    client: use.client,
    slept,
    sent: () => service.count() - service.count('loginEnterprise'),
    async [Symbol.asyncDispose]() {
      use[Symbol.dispose]();
      await service[Symbol.asyncDispose]();
    },
  };
}

const page =
  (status: number, body: string, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
  };
const json =
  (status: number, body: object, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
const cut: Reply = (response) => response.destroy();
const cutBody: Reply = (response) => {
  response.writeHead(200, { 'content-length': '500' }).write('{"type":"succ');
  setTimeout(() => response.destroy(), 20);
};

describe('answers that are not the service’s', () => {
  test.each<[string, Reply, object, number]>([
    ['a sign-in page of the network', page(200, '<!doctype html><form>Wi-Fi</form>'), { code: 'portal' }, 1],
    ['a redirect', page(302, '', { location: 'https://portal.example/' }), { code: 'portal' }, 1],
    ['a page with 200', page(200, '<html><body>Hello</body></html>'), { code: 'protocol' }, 3],
    ['an empty body', page(200, ''), { code: 'protocol' }, 3],
    ['half of the JSON', page(200, '{"type":"success","group":{"grou'), { code: 'protocol' }, 3],
    ['a body that breaks off', cutBody, { code: 'protocol' }, 3],
    ['JSON without a type', { group: {} }, { code: 'protocol' }, 3],
    ['a list', [1, 2], { code: 'protocol' }, 3],
    ['a maintenance page', page(502, '<html>Bad gateway</html>'), { code: 'server' }, 3],
    ['a page with 429', page(429, 'slow down'), { code: 'rate-limited' }, 3],
    ['a connection that breaks', cut, { code: 'offline' }, 3],
    ['a success without the group', { type: 'success', nothing: 1 }, { code: 'protocol' }, 1],
  ])('%s', async (_, reply, expected, tries) => {
    await using use = await serve([reply]);
    await expect(use.client.group()).rejects.toMatchObject(expected);
    expect(use.sent()).toBe(tries);
  });

  test('the message names the command and the place, and shows no HTML', async () => {
    await using use = await serve([{ type: 'success', nothing: 1 }]);
    await expect(use.client.group()).rejects.toMatchObject({
      message:
        'The answer to getUserEnterpriseGroup could not be understood: at group: none of groupId, balance, isPostpayment, money.',
      failure: { command: 'getUserEnterpriseGroup' },
    });
  });

  test('type decides, whatever the HTTP status', async () => {
    await using use = await serve([json(500, GROUP)]);
    await expect(use.client.group()).resolves.toMatchObject({ id: 12 });
  });

  test('compressed answers are read; endless ones are not', async () => {
    await using small = await serve([
      (response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(JSON.stringify(GROUP))),
    ]);
    await expect(small.client.group()).resolves.toMatchObject({ id: 12 });
    const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024, ' '));
    await using large = await serve([
      (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    ]);
    await expect(large.client.group()).rejects.toMatchObject({ code: 'protocol', message: /too large/ });
    expect(large.sent()).toBe(1);
  });
});

describe('failures of the service', () => {
  test.each<[string, object, string]>([
    ['EAPI\\EIllegalApiKey', failure('EAPI\\EIllegalApiKey', 403), 'auth.key'],
    ['two backslashes', failure('EAPI\\\\EIllegalApiKey', 403), 'auth.key'],
    ['another case', failure('eapi\\eillegalapikey', 403), 'auth.key'],
    ['EInternal\\InvalidParam', failure('EInternal\\InvalidParam', 400), 'invalid'],
    ['EApi\\EInvalidParam', failure('EApi\\EInvalidParam', 400), 'invalid'],
    ['EAPI\\EApiTypeNotAllowed', failure('EAPI\\EApiTypeNotAllowed', 0), 'forbidden'],
    ['EAPI\\EUndefinedCommand', failure('EAPI\\EUndefinedCommand', 400), 'invalid'],
    ['EAPI\\EValueNotAllowed', failure('EAPI\\EValueNotAllowed', 403), 'invalid'],
    ['NotFoundItemException', failure('NotFoundItemException', 0), 'not-found'],
    ['EApi\\EInternalError', failure('EApi\\EInternalError', 0), 'server'],
    ['only a number', failure(null, 404), 'not-found'],
    ['only a text about the key', failure(null, 403, 'Illegal API key'), 'auth.key'],
    [
      'only a text about comps',
      failure(null, 0, 'Comp downloads are not allowed for this user'),
      'forbidden',
    ],
    ['nothing at all', { type: 'failure' }, 'invalid'],
    ['an error that is a text', { type: 'failure', error: 'Broken' }, 'invalid'],
    ['a name of Object', failure('constructor', 0), 'invalid'],
  ])('%s', async (_, reply, code) => {
    await using use = await serve([reply]);
    await expect(use.client.group()).rejects.toMatchObject({
      code,
      failure: { command: 'getUserEnterpriseGroup' },
    });
  });

  test.each([
    [failure('EAPI\\EIllegalApiKey', 403), 'auth.key'],
    [failure('EUser\\Authentication', 404), 'auth.password'],
    [failure(null, 404, 'Not found'), 'auth.password'],
    [failure(null, 401), 'auth.password'],
  ])('of signing in: %j', async (reply, code) => {
    await using service = await FakeService.start(() => reply);
    using use = clientOf(service);
    await expect(use.client.session.signIn(CREDENTIALS)).rejects.toMatchObject({ code });
    expect(service.count()).toBe(1);
  });

  test('its words reach the user in one clean line', async () => {
    const text = `<b>Size</b>\n is &quot;sold out&quot; ${'x '.repeat(300)}`;
    await using use = await serve([failure('EApi\\EInvalidParam', 400, text)]);
    const error = await use.client.group().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: /^Depositphotos says: Size is "sold out" x x .*…$/ });
    expect(String(error).length).toBeLessThan(260);
  });
});

describe('trying again', () => {
  test('a read gets through on the third try', async () => {
    await using use = await serve([cut, page(503, ''), GROUP]);
    await expect(use.client.group()).resolves.toMatchObject({ id: 12 });
    expect(use.sent()).toBe(3);
  });

  test('waits as long as the service says', async () => {
    await using use = await serve([page(503, '', { 'retry-after': '7' }), GROUP]);
    await use.client.group();
    expect(use.slept).toContain(7_000);
  });

  test('does not make a person wait longer than a minute: tells at once', async () => {
    await using use = await serve([page(429, '', { 'retry-after': '3600' })]);
    await expect(use.client.group()).rejects.toMatchObject({
      code: 'rate-limited',
      failure: { retryAfter: 3600 },
    });
    expect(use.sent()).toBe(1);
  });

  test('a comp is asked for once when the answer is lost, for comps are counted', async () => {
    await using use = await serve([cut, LINK]);
    await expect(use.client.compLink(ASSET, 's-2015')).rejects.toMatchObject({ code: 'offline' });
    expect(use.sent()).toBe(1);
  });

  test('a comp that was turned away is asked for again', async () => {
    await using use = await serve([
      page(429, '', { 'retry-after': '1' }),
      page(503, '', { 'retry-after': '1' }),
      LINK,
    ]);
    await expect(use.client.compLink(ASSET, 's-2015')).resolves.toMatchObject({
      host: 'st.depositphotos.com',
    });
    expect(use.sent()).toBe(3);
  });

  test('giving up stops the waiting', async () => {
    await using service = await FakeService.start(({ command }) =>
      command === 'loginEnterprise' ? GRANT : () => {},
    );
    using use = clientOf(service);
    await use.client.session.signIn(CREDENTIALS);
    const controller = new AbortController();
    const call = use.client.group({ signal: controller.signal });
    await expect.poll(() => service.count('getUserEnterpriseGroup')).toBe(1);
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'aborted' });
  });
});

describe('an order that spends money', () => {
  const ORDER = {
    assetIds: [ASSET],
    licenceId: 7 as LicenceId,
    option: 's-2015',
    extendedRights: 0,
    references: NO_REFERENCES,
  };
  const bought = { result: 'success', transaction: [{ transactionId: '99', license: 7 }] };
  const success = { type: 'success', result: { '5': bought } };

  test.each<[string, Reply, object]>([
    ['lost connection', cut, { code: 'outcome-unknown' }],
    ['broken body', cutBody, { code: 'outcome-unknown' }],
    ['empty answer', page(200, ''), { code: 'outcome-unknown' }],
    ['HTML', page(200, '<html><form>'), { code: 'outcome-unknown' }],
    ['HTML with 403', page(403, '<html>'), { code: 'outcome-unknown' }],
    ['301', page(301, '', { location: '/' }), { code: 'outcome-unknown' }],
    ['307', page(307, '', { location: '/' }), { code: 'outcome-unknown' }],
    ['308', page(308, '', { location: '/' }), { code: 'outcome-unknown' }],
    ['401', page(401, '', { 'www-authenticate': 'Basic' }), { code: 'outcome-unknown' }],
    ['407', page(407, ''), { code: 'outcome-unknown' }],
    ['408', page(408, ''), { code: 'outcome-unknown' }],
    ['421', page(421, ''), { code: 'outcome-unknown' }],
    ['425', page(425, ''), { code: 'outcome-unknown' }],
    ['429', page(429, '', { 'retry-after': '1' }), { code: 'outcome-unknown' }],
    ['503', page(503, '', { 'retry-after': '1' }), { code: 'outcome-unknown' }],
    ['success with 500', json(500, success), { code: 'outcome-unknown' }],
    ['an internal error', failure('EApi\\EInternalError', 0), { code: 'outcome-unknown' }],
    ['an unknown exception', failure('EApi\\ENeverHeardOf', 400), { code: 'invalid' }],
    [
      'an unknown exception with 500',
      json(500, failure('EApi\\ENeverHeardOf', 400)),
      { code: 'outcome-unknown' },
    ],
    ['an unnamed failure', { type: 'failure' }, { code: 'outcome-unknown' }],
    ['success without a result', { type: 'success' }, { code: 'outcome-unknown' }],
    ['a listed refusal', failure('EApi\\EInvalidParam', 400), { code: 'invalid' }],
    ['a refusal by number', failure(null, 403, 'Not enough funds'), { code: 'forbidden' }],
    ['a wrong key', failure('EAPI\\EIllegalApiKey', 403), { code: 'auth.key' }],
    ['a refused session', failure('EAPI\\EIllegalSession', 403), { code: 'session.expired' }],
  ])('%s: one request, and the truth', async (_, reply, expected) => {
    await using use = await serve([reply, success]);
    await expect(use.client.license(ORDER)).rejects.toMatchObject(expected);
    expect(use.sent()).toBe(1);
  });

  test.each<[string, unknown, string]>([
    ['a transaction', bought, 'licensed'],
    ['no transaction', { result: 'success', transaction: [] }, 'unknown'],
    ['nothing', undefined, 'unknown'],
    ['success in capitals', { ...bought, result: 'SUCCESS' }, 'unknown'],
    ['true', { ...bought, result: true }, 'unknown'],
    ['an error', { result: 'error', errors: [{ error_message: 'Gone', error_code: 4 }] }, 'rejected'],
    ['an error without words', { result: 'error', errors: [] }, 'unknown'],
    [
      'an error beside a transaction',
      { ...bought, result: 'error', errors: [{ error_message: 'Gone' }] },
      'unknown',
    ],
    ['an internal error', { result: 'error', errors: [{ error_message: 'Internal error' }] }, 'unknown'],
  ])('an entry with %s', async (_, entry, status) => {
    await using use = await serve([{ type: 'success', result: { '5': entry, '6': bought } }]);
    await expect(use.client.license(ORDER)).resolves.toMatchObject({
      outcomes: [{ assetId: 5, status }],
      strays: [6],
    });
  });

  test('goes over a connection of its own, which ends with it', async () => {
    const headers: (string | undefined)[] = [];
    const ports: (number | undefined)[] = [];
    await using service = await FakeService.start(({ command, request }) => {
      headers.push(request.headers.connection);
      ports.push(request.socket.remotePort);
      return command === 'loginEnterprise' ? GRANT : command === 'licenseItem' ? success : GROUP;
    });
    using use = clientOf(service);
    await use.client.session.signIn(CREDENTIALS);
    await use.client.group();
    await use.client.license(ORDER);
    await use.client.group();
    expect(headers).toEqual(['keep-alive', 'keep-alive', 'close', 'keep-alive']);
    expect(new Set([ports[0], ports[1], ports[3]]).size).toBe(1);
    expect(ports[2]).not.toBe(ports[0]);
  });

  test('aborted on its way, nobody knows', async () => {
    await using service = await FakeService.start(({ command }) =>
      command === 'loginEnterprise' ? GRANT : () => {},
    );
    using use = clientOf(service);
    await use.client.session.signIn(CREDENTIALS);
    const controller = new AbortController();
    const call = use.client.license(ORDER, { signal: controller.signal });
    await expect.poll(() => service.count('licenseItem')).toBe(1);
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'outcome-unknown' });
  });

  test('never sent, when there is no connection: it is offline, and known to be', async () => {
    const service = await FakeService.start(() => GRANT);
    using use = clientOf(service);
    await use.client.session.signIn(CREDENTIALS);
    await service[Symbol.asyncDispose]();
    await expect(use.client.license(ORDER)).rejects.toMatchObject({ code: 'offline' });
  });
});

describe('whether a request has left', () => {
  async function breakOf(url: string): Promise<Broken> {
    const agents = createAgents({ proxyFor: async () => null, maxSockets: 1 });
    const broken: unknown = await exchange({
      url: new URL(url),
      method: 'POST',
      form: 'a=1',
      accept: '*/*',
      userAgent: 'test',
      agent: await agents.single(new URL(url)),
      timeout: { request: 5_000 },
      maxBytes: 100,
    }).catch((thrown: unknown) => thrown);
    agents.close();
    if (!(broken instanceof Broken)) throw new TypeError('The exchange did not break.');
    return broken;
  }

  test('not over TLS that does not come about', async () => {
    let bytes = 0;
    const server = createTcpServer((socket) => {
      socket.once('data', (chunk) => {
        bytes += chunk.length;
        socket.destroy();
      });
    });
    const port = await listening(server);
    expect(await breakOf(`https://127.0.0.1:${port}/`)).toMatchObject({ left: false });
    expect(bytes).toBeGreaterThan(0);
    server.close();
  });

  test('not to a port where nobody listens', async () => {
    const server = createTcpServer();
    const port = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await breakOf(`http://127.0.0.1:${port}/`)).toMatchObject({ left: false, kind: 'unreachable' });
  });

  test('yes, over a connection that stood', async () => {
    const server = createTcpServer((socket) => socket.once('data', () => socket.destroy()));
    const port = await listening(server);
    expect(await breakOf(`http://127.0.0.1:${port}/`)).toMatchObject({ left: true, kind: 'unreachable' });
    server.close();
  });
});

async function listening(server: ReturnType<typeof createTcpServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('transfers, invoices and generation', () => {
  test.each<[string, (client: DepositphotosClient) => Promise<unknown>]>([
    ['createEnterpriseInvoice', (client) => client.createInvoice({ transactionIds: [9 as never] })],
    ['imageGenerator.generate', (client) => client.generate({ prompt: 'A fox' })],
  ])('%s is sent once, and its outcome unknown when it breaks', async (_, ask) => {
    await using use = await serve([cut]);
    await expect(ask(use.client)).rejects.toMatchObject({ code: 'outcome-unknown' });
    expect(use.sent()).toBe(1);
  });

  test('an answer of "no" is no success', async () => {
    await using use = await serve([{ type: 'success', result: false }]);
    await expect(use.client.createInvoice({ transactionIds: [9 as never] })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

test('an abort after an answer that came before all was sent hurts nobody', async () => {
  const server = createServer((_, response) => response.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const agents = createAgents({ proxyFor: async () => null, maxSockets: 6 });
  const stop = new AbortController();
  const loose: unknown[] = [];
  const hear = (thrown: unknown) => loose.push(thrown);
  process.on('uncaughtException', hear);
  try {
    const url = new URL(`http://127.0.0.1:${port}`);
    const { body } = await exchange({
      url,
      method: 'POST',
      form: 'a'.repeat(8_000_000),
      accept: '*/*',
      userAgent: 'test',
      agent: await agents.pooled(url),
      timeout: {},
      maxBytes: 100,
      signal: stop.signal,
    });
    expect(new TextDecoder().decode(body)).toBe('{}');
    stop.abort();
    await new Promise((resolve) => setTimeout(resolve, 50));
  } finally {
    process.off('uncaughtException', hear);
    agents.close();
    server.closeAllConnections();
    server.close();
  }
  expect(loose).toEqual([]);
});
