import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SYSTEM_TIME } from '../../../src/main/api/time.ts';
import { buyerOf, shopOfClient } from '../../../src/main/purchasing/licensing/index.ts';
import type { BuyResult } from '../../../src/main/purchasing/licensing/index.ts';
import type { AssetId, LicenceId, UserId } from '../../../src/shared/model/ids.ts';
import type { OrderLine } from '../../../src/shared/model/intent.ts';
import { NO_REFERENCES } from '../../../src/shared/model/licence.ts';
import { CREDENTIALS, clientOf, FakeService, failure, GRANT } from '../../contract/support/service.ts';
import type { Received, Reply } from '../../contract/support/service.ts';

const ASSET = 5 as AssetId;
const ORDER: OrderLine = {
  assetId: ASSET,
  licenceId: 700 as LicenceId,
  option: 's-2015',
  extendedRights: 0,
  references: { ...NO_REFERENCES, other: 'SR-7K2M9QX4' },
};
const NEVER = new AbortController().signal;

const sold = (id: number | string = ASSET, transaction: object = [{ transactionId: '900' }]) => ({
  type: 'success',
  result: { [id]: { result: 'success', transaction, downloadLink: 'https://st.depositphotos.com/x' } },
});

/** Buys once from a service that answers `licenseItem` like this. */
async function buy(answer: (received: Received) => Reply, before: Partial<Record<string, Reply>> = {}) {
  await using service = await FakeService.start((received) => {
    if (received.command === 'licenseItem') return answer(received);
    return before[received.command] ?? (received.command === 'loginEnterprise' ? GRANT : { type: 'success' });
  });
  using use = clientOf(service);
  await use.client.session.signIn(CREDENTIALS);
  const result = await shopOfClient(use.client).buy(ORDER);
  return { result, requests: service.received.filter(({ command }) => command === 'licenseItem') };
}

/** An answer for the asset that is no success. */
const erring = (entry: object) => ({ type: 'success', result: { [ASSET]: { result: 'error', ...entry } } });

const status =
  (code: number, answer: object): Reply =>
  (response) =>
    response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(answer));

const html =
  (status: number, headers: Record<string, string> = {}): Reply =>
  (response) =>
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end('<html>No</html>');

describe('L4: one request on the wire', () => {
  it.each([301, 302, 307, 308, 401, 403, 407, 408, 421, 425, 429, 500, 502, 503])(
    'whatever a status %s without an answer of the service may ask for',
    async (status) => {
      const { result, requests } = await buy(() => html(status, { location: '/', 'retry-after': '0' }));
      expect(result.kind).toBe('unknown');
      expect(requests).toHaveLength(1);
    },
  );

  it.each([
    ['before a byte of the answer', (): Reply => (response) => response.destroy()],
    [
      'in the middle of it',
      (): Reply => (response) => {
        response.writeHead(200, { 'content-length': '500' }).write('{"type":"success","resu');
        setTimeout(() => response.destroy(), 10);
      },
    ],
  ])('when the connection is cut %s', async (_, cut) => {
    const { result, requests } = await buy(cut);
    expect(result.kind).toBe('unknown');
    expect(requests).toHaveLength(1);
  });

  it('is a POST over HTTP/1.1 on a connection that nobody used before or will after', async () => {
    const sockets = new Set<number | undefined>();
    const { result, requests } = await buy(
      (received) => {
        sockets.add(received.request.socket.remotePort);
        return sold();
      },
      {
        loginEnterprise: (response, received) => {
          sockets.add(received.request.socket.remotePort);
          response.end(JSON.stringify(GRANT));
        },
      },
    );
    expect(result).toEqual({ kind: 'licensed', transactionIds: [900] });
    expect(requests[0]).toMatchObject({ method: 'POST', request: { httpVersion: '1.1' } });
    expect(requests[0]?.request.headers.connection).toBe('close');
    expect(sockets.size).toBe(2);
  });

  it('never left when there is nobody to send it to', async () => {
    const service = await FakeService.start(() => GRANT);
    using use = clientOf(service);
    await use.client.session.signIn(CREDENTIALS);
    await service[Symbol.asyncDispose]();
    expect(await shopOfClient(use.client).buy(ORDER)).toMatchObject({
      kind: 'never-left',
      failure: { code: 'offline' },
    });
  });

  it('never left when the sign-in before it failed', async () => {
    await using service = await FakeService.start(() => html(503));
    using use = clientOf(service, { time: { ...SYSTEM_TIME, random: () => 0 } });
    use.client.session.adopt(CREDENTIALS);
    expect(await shopOfClient(use.client).buy(ORDER)).toMatchObject({ kind: 'never-left' });
    expect(service.count('licenseItem')).toBe(0);
  });
});

describe('L6, L7: what an answer proves', () => {
  it.each<readonly [string, Reply, BuyResult['kind']]>([
    ['an exact success', sold(), 'licensed'],
    ['a success whose number is text', sold(ASSET, [{ transactionId: 900 }]), 'licensed'],
    ['a success without a transaction', sold(ASSET, []), 'unknown'],
    [
      'a success with two transactions',
      sold(ASSET, [{ transactionId: 900 }, { transactionId: 901 }]),
      'licensed',
    ],
    ['a success of another asset only', sold(6), 'unknown'],
    ['a success of nothing', { type: 'success', result: {} }, 'unknown'],
    ['no result', { type: 'success' }, 'unknown'],
    ['an empty answer', (response) => response.end(), 'unknown'],
    [
      'a success with status 500',
      (response) => response.writeHead(500).end(JSON.stringify(sold())),
      'unknown',
    ],
    [
      'a stated error',
      {
        type: 'success',
        result: { 5: { result: 'error', errors: [{ error_message: 'No', error_code: 403 }] } },
      },
      'rejected',
    ],
    ['an error that states nothing', { type: 'success', result: { 5: { result: 'error' } } }, 'unknown'],
    ['a failure that states nothing', { type: 'failure' }, 'unknown'],
    ['an error beside a transaction', erring({ ...sold().result[ASSET], result: 'error' }), 'unknown'],
    ['an internal error of an asset', erring({ errors: [{ error_message: 'Internal error' }] }), 'unknown'],
    ['an internal error', failure('EApi\\EInternalError', 0), 'unknown'],
    ['an internal error by another name', failure('EApi\\EInternalServerFault', 0), 'unknown'],
    ['a fault by number', failure(null, 503), 'unknown'],
    ['an unknown exception', failure('EApi\\ESomethingNew', 0), 'rejected'],
    ['a failure of a gateway on the way', status(429, { error: 'Slow down' }), 'unknown'],
    ['a failure with status 500', status(500, failure('EApi\\EInvalidParam', 400)), 'unknown'],
    ['a listed exception', failure('EApi\\EInvalidParam', 400), 'rejected'],
    ['a wrong key', failure('EAPI\\EIllegalApiKey', 403), 'rejected'],
    ['an illegal session', failure('EAPI\\EIllegalSession', 403), 'session-refused'],
    ['an illegal session as a page', html(403), 'unknown'],
  ])('%s', async (_, answer, kind) => {
    const { result, requests } = await buy(() => answer);
    expect(result.kind).toBe(kind);
    expect(requests).toHaveLength(1);
  });

  it.each<readonly [string, Reply, string]>([
    ['not enough money', failure('EPay\\ENotEnoughMoney', 0, 'Not enough money'), 'Not enough money'],
    ['a limit of calls', status(429, failure('EApi\\ETooManyCalls', 429, 'Slow down')), 'Slow down'],
    ['a payment', status(402, failure(null, 402, 'Pay first')), 'Pay first'],
    ['a missing permission', status(403, failure('EApi\\EOddOne', 403, 'Not you')), 'Not you'],
    ['a wrong key', failure('EAPI\\EIllegalApiKey', 403, 'Key is blocked'), 'Key is blocked'],
    ['errors as a list', erring({ errors: [{ error_message: 'Sold out', error_code: 7 }] }), 'Sold out'],
    ['errors as an object', erring({ errors: { error_message: 'Sold out', error_code: 7 } }), 'Sold out'],
    ['errors by key', erring({ errors: { 5: { errormsg: 'Sold out' } } }), 'Sold out'],
    ['errors as text', erring({ errors: 'Sold out' }), 'Sold out'],
    ['errors as texts', erring({ errors: ['Sold out'] }), 'Sold out'],
    ['an error without a list', erring({ error: 'Sold out' }), 'Sold out'],
    ['a code alone', erring({ errors: [{ error_code: 'SOLD_OUT' }] }), 'SOLD_OUT'],
    ['another word for error', erring({ result: 'failure', errors: 'Sold out' }), 'Sold out'],
  ])('a refusal for %s is one, in the service’s words', async (_, answer, words) => {
    const { result, requests } = await buy(() => answer);
    expect(result).toMatchObject({ kind: 'rejected', message: `Depositphotos says: ${words}.` });
    expect(requests).toHaveLength(1);
  });

  it('what the service says without a clear outcome is kept', async () => {
    const { result } = await buy(() => failure('EApi\\EInternalError', 0, 'Our shop is on fire'));
    expect(result).toMatchObject({
      kind: 'unknown',
      failure: { message: expect.stringContaining('Depositphotos says: Our shop is on fire.') },
    });
  });

  it('nothing else is a success or a refusal', async () => {
    let body = '';
    let status = 200;
    await using service = await FakeService.start(({ command }) =>
      command === 'licenseItem' ? (response) => response.writeHead(status).end(body) : GRANT,
    );
    using use = clientOf(service);
    await use.client.session.signIn(CREDENTIALS);
    const shop = shopOfClient(use.client);
    await fc.assert(
      fc.asyncProperty(answers, fc.constantFrom(200, 200, 200, 403, 500, 302), async (text, code) => {
        [body, status] = [text, code];
        const sent = service.count('licenseItem');
        const result = await shop.buy(ORDER);
        expect(service.count('licenseItem')).toBe(sent + 1);
        if (result.kind === 'licensed') {
          expect(status).toBe(200);
          const entry = JSON.parse(body).result[String(ASSET)];
          expect(entry.result).toBe('success');
          for (const id of result.transactionIds) expect(JSON.stringify(entry)).toContain(String(id));
        } else if (result.kind === 'rejected') {
          const answer = JSON.parse(body);
          const entry = answer.result?.[String(ASSET)];
          expect(status).toBeLessThan(500);
          expect(entry?.result === 'error' || answer.error !== undefined || answer.type !== 'success').toBe(
            true,
          );
          expect(body).not.toMatch(/internal/i);
        } else {
          expect(['unknown', 'session-refused']).toContain(result.kind);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Answers of the service, whole, changed or cut off, and anything else that is text. */
const whole: fc.Arbitrary<object> = fc.constantFrom<object>(
  sold(),
  { type: 'success', result: { 5: { result: 'error', errors: [{ error_message: 'No', error_code: 403 }] } } },
  failure('EApi\\EInvalidParam', 400),
  failure('EApi\\EInternalError', 0),
  failure('EAPI\\EIllegalSession', 403),
);
const answers: fc.Arbitrary<string> = fc.oneof(
  whole.map((answer) => JSON.stringify(answer)),
  fc
    .tuple(whole, fc.constantFrom('success', 'error', '5', '900', '403', 'result'), fc.jsonValue())
    .map(([answer, from, to]) => JSON.stringify(answer).replace(`"${from}"`, JSON.stringify(to))),
  fc.tuple(whole, fc.nat()).map(([answer, at]) => {
    const text = JSON.stringify(answer);
    return text.slice(0, at % text.length);
  }),
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc.string(),
);

describe('L11: the session of a purchase', () => {
  it('is renewed before the order when less than half an hour is left', async () => {
    await using service = await FakeService.start(({ command }) => {
      if (command === 'licenseItem') return sold();
      if (command === 'renewSession') return { type: 'success', data: { sessionid: 'SECOND', userid: '1' } };
      return GRANT;
    });
    let now = Date.now();
    using use = clientOf(service, { time: { ...SYSTEM_TIME, now: () => now } });
    await use.client.session.signIn(CREDENTIALS);
    now += 2.9 * 3_600_000;
    await shopOfClient(use.client).buy(ORDER);
    expect(service.received.map(({ command }) => command)).toEqual([
      'loginEnterprise',
      'renewSession',
      'licenseItem',
    ]);
    expect(service.received.at(-1)?.form.get('dp_session_id')).toBe('SECOND');
  });
});

describe('L8: what the group owns', () => {
  const entry = (transaction: number, itemId: number = ASSET) => ({
    itemTransactionId: transaction,
    itemId,
    licenseId: 700,
    userId: 11,
    datetime: 1_790_000_000,
  });

  it('is read to the last page, without type and dates, though rows come in between', async () => {
    const rows = Array.from({ length: 230 }, (_, index) => entry(1000 - index));
    const keys = new Set<string>();
    await using service = await FakeService.start(({ command, form }) => {
      if (command === 'loginEnterprise') return GRANT;
      for (const key of form.keys()) keys.add(key);
      const offset = Number(form.get('dp_offset'));
      const downloads = rows.slice(offset, offset + Number(form.get('dp_limit')));
      // Somebody buys while we are paging: everything moves down by one.
      rows.unshift(entry(2000 + offset));
      return { type: 'success', downloads, count: String(rows.length) };
    });
    using use = clientOf(service);
    await use.client.session.signIn(CREDENTIALS);
    const owned = await shopOfClient(use.client).owned([ASSET], NEVER);
    expect([...keys].filter((key) => /type|date|user/.test(key))).toEqual([]);
    expect(new Set(owned.rows.map(({ transactionId }) => transactionId)).size).toBe(owned.rows.length);
    for (let id = 771; id <= 1000; id += 1) {
      expect(owned.rows.some(({ transactionId }) => transactionId === id)).toBe(true);
    }
  });

  it('goes on after a short page while more are announced, and after a full one without an announcement', async () => {
    const all = Array.from({ length: 130 }, (_, index) => entry(1 + index));
    for (const [most, announces] of [
      [40, true],
      [100, false],
    ] as const) {
      await using service = await FakeService.start(({ command, form }) => {
        if (command === 'loginEnterprise') return GRANT;
        const offset = Number(form.get('dp_offset'));
        const downloads = all.slice(offset, offset + most);
        return { type: 'success', downloads, ...(announces ? { count: all.length } : {}) };
      });
      using use = clientOf(service);
      await use.client.session.signIn(CREDENTIALS);
      expect((await shopOfClient(use.client).owned([ASSET], NEVER)).rows).toHaveLength(130);
    }
  });

  it('comes to an end with a service that always shows the same page', async () => {
    const all = Array.from({ length: 100 }, (_, index) => entry(1 + index));
    await using service = await FakeService.start(({ command }) =>
      command === 'loginEnterprise' ? GRANT : { type: 'success', downloads: all },
    );
    using use = clientOf(service);
    await use.client.session.signIn(CREDENTIALS);
    expect((await shopOfClient(use.client).owned([ASSET], NEVER)).rows).toHaveLength(100);
  });

  it('leaves out other assets, and counts what can’t be read', async () => {
    await using service = await FakeService.start(({ command }) =>
      command === 'loginEnterprise'
        ? GRANT
        : { type: 'success', downloads: [entry(1), entry(2, 6), { itemId: 5 }], count: 3 },
    );
    using use = clientOf(service);
    await use.client.session.signIn(CREDENTIALS);
    const { rows, unreadable } = await shopOfClient(use.client).owned([ASSET], NEVER);
    expect(rows.map(({ transactionId }) => transactionId)).toEqual([1]);
    expect(unreadable).toBe(1);
  });
});

describe('the buyer', () => {
  it('is the same before and after the service has told their number, and another at another address', () => {
    const state = {
      status: 'signed-in' as const,
      userId: null,
      userName: 'Ana@Example.com ',
      group: null,
      remembered: true,
      secretStore: 'memory' as const,
      connection: 'online' as const,
    };
    const before = buyerOf(state, new URL('https://api.depositphotos.com'));
    const after = buyerOf({ ...state, userId: 7 as UserId }, new URL('https://api.depositphotos.com'));
    expect(after?.accountId).toBe(before?.accountId);
    expect(buyerOf(state, new URL('http://127.0.0.1:8000'))?.accountId).not.toBe(before?.accountId);
    expect(buyerOf({ status: 'starting' }, new URL('http://127.0.0.1:8000'))).toBeNull();
  });
});
