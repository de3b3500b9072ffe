import { describe, expect, test } from 'vitest';
import { foreignPage } from '../../../src/main/api/transport/foreign-page.ts';
import { Rest } from '../../../src/main/api/rest.ts';
import type { Time } from '../../../src/main/api/time.ts';
import { CREDENTIALS, clientOf, FakeService, failure, GRANT } from '../../contract/support/service.ts';
import type { Reply } from '../../contract/support/service.ts';

/** A clock that only `ahead` moves; waits are over at once, and move it. */
class StillTime implements Time {
  at = Date.UTC(2026, 10, 21, 9);
  readonly now = (): number => this.at;
  after(milliseconds: number, action: () => void) {
    this.at += milliseconds;
    queueMicrotask(action);
    return { cancel: () => {} };
  }
  inBackground() {
    return { cancel: () => {} };
  }
  random(): number {
    return 0;
  }
}

const page = (status: number, body: string, headers: Record<string, string> = {}): Reply => {
  return (response) => response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
};

async function signInTo(reply: Reply) {
  await using service = await FakeService.start(() => reply);
  using use = clientOf(service, { time: new StillTime() });
  const thrown: unknown = await use.client.session.signIn(CREDENTIALS).catch((error: unknown) => error);
  const { failure: told } = thrown as { failure: { code: string; message: string; action: string } };
  return { ...told, calls: service.count('loginEnterprise') };
}

describe('a refused sign-in shows the service’s words and what to do', () => {
  test.each([
    ['Wrong login or password', 'auth.password', 'Check both'],
    ['Invalid credentials, 2 attempts left', 'auth.password', 'Check both'],
    ['Your account has been blocked.', 'auth.refused', 'account manager to open'],
    ['User is disabled', 'auth.refused', 'account manager to open'],
    ['Your subscription has expired', 'auth.refused', 'renew the agreement'],
    ['Password expired, please set a new one', 'auth.refused', 'new password'],
    ['Too many login attempts', 'auth.refused', 'Wait before'],
    ['Please enter the verification code we sent you', 'auth.refused', 'second factor'],
    ['Two-factor authentication required', 'auth.refused', 'second factor'],
  ])('%s', async (words, code, action) => {
    const told = await signInTo(failure('EUser\\Authentication', 404, words));
    expect(told).toMatchObject({ code, calls: 1 });
    expect(told.message).toContain(words.replace(/\.$/, ''));
    expect(told.action).toContain(action);
  });

  test('by words alone, whatever the exception and the status', async () => {
    const locked = failure('EBrandNew\\Thing', 0, 'Account locked');
    expect(await signInTo(locked)).toMatchObject({ code: 'auth.refused', calls: 1 });
    const many: Reply = (response) =>
      response
        .writeHead(429, { 'retry-after': '1800' })
        .end(JSON.stringify(failure('X', 429, 'Too many login attempts')));
    expect(await signInTo(many)).toMatchObject({ code: 'auth.refused', calls: 1 });
  });

  test('a wrong key stays a wrong key', async () => {
    const told = await signInTo(failure('EAPI\\EIllegalApiKey', 403, 'API key is blocked'));
    expect(told.code).toBe('auth.key');
  });
});

describe('a page instead of an answer', () => {
  const endpoint = new URL('https://api.depositphotos.com/');
  const look = (status: number, html: string, location?: string) =>
    foreignPage(
      {
        status,
        headers: location === undefined ? {} : { location },
        body: new TextEncoder().encode(html),
      },
      endpoint,
    );
  const PORTAL = '<!doctype html><html><h1>Hotel Wi-Fi</h1><form><input name=room></form>';
  const MAINTENANCE =
    '<html><body>Depositphotos is down for maintenance. <a href="/login">Log in</a> later.</body></html>';

  test.each([
    [200, PORTAL, undefined, 'portal'],
    [511, '', undefined, 'portal'],
    [302, '', 'https://login.hotel.example/guest', 'portal'],
    [200, MAINTENANCE, undefined, 'maintenance'],
    [302, '', 'https://depositphotos.com/login.html', 'redirect'],
    [302, '', 'https://status.example.net/', 'redirect'],
    [301, '', undefined, 'redirect'],
    [200, '<html><form action="/login"><input type=password></form>', undefined, null],
    [200, 'no page', undefined, null],
    [404, PORTAL, undefined, null],
  ] as const)('%i %j %s: %s', (status, html, location, found) => {
    expect(look(status, html, location)).toBe(found);
  });

  test.each([
    [page(200, MAINTENANCE), 'server', 'maintained'],
    [page(302, '', { location: 'https://elsewhere.example/' }), 'protocol', 'redirect'],
    [page(200, PORTAL), 'portal', 'sign-in page'],
  ])('is told for what it is (%#)', async (reply, code, words) => {
    const told = await signInTo(reply);
    expect(told.code).toBe(code);
    expect(told.message).toContain(words);
  });
});

describe('a pause that the service asks for', () => {
  const pause = (retryAfter: string): Reply =>
    page(429, JSON.stringify(failure('ERate\\Limit', 429, 'Slow down')), { 'retry-after': retryAfter });

  test.each(['1800', new Date(Date.UTC(2026, 10, 21, 9, 30)).toUTCString()])(
    '%s is told as a time, and no call is made before',
    async (retryAfter) => {
      const time = new StillTime();
      let limited = true;
      await using service = await FakeService.start(({ command }) => {
        if (command === 'loginEnterprise') return GRANT;
        return limited ? pause(retryAfter) : { type: 'success', group: { groupId: 5 } };
      });
      using use = clientOf(service, { time });
      await use.client.session.signIn(CREDENTIALS);
      const until = new Date(Date.UTC(2026, 10, 21, 9, 30));
      const clock = `${String(until.getHours()).padStart(2, '0')}:${String(until.getMinutes()).padStart(2, '0')}`;
      await expect(use.client.group()).rejects.toMatchObject({
        code: 'rate-limited',
        failure: { retryAfter: 1800, action: expect.stringContaining(clock) },
      });
      limited = false;
      const before = service.count();
      time.at += 1_700_000;
      await expect(use.client.group()).rejects.toMatchObject({ failure: { retryAfter: 100 } });
      await expect(use.client.session.signIn(CREDENTIALS)).rejects.toMatchObject({ code: 'rate-limited' });
      expect(service.count()).toBe(before);
      // Another key has not been asked to wait.
      await use.client.session.signIn({ ...CREDENTIALS, apiKey: 'ANOTHER-KEY-123' });
      expect(service.count()).toBe(before + 1);
      time.at += 101_000;
      await use.client.session.signIn(CREDENTIALS);
      expect((await use.client.group()).id).toBe(5);
    },
  );

  test('is kept for an hour at most, also when the clock is set back', () => {
    const rest = new Rest();
    const now = Date.UTC(2026, 10, 21);
    rest.ask('key', 86_400, now);
    expect(() => rest.assertOver('key', now + 3_599_000)).toThrow();
    rest.assertOver('key', now + 3_600_000);
    expect(() => rest.assertOver('key', now - 2 * 86_400_000)).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ retryAfter: 3600 }) }),
    );
  });

  test('keeps an order from being sent, and that order has not left', async () => {
    const time = new StillTime();
    await using service = await FakeService.start(({ command }) =>
      command === 'loginEnterprise' ? GRANT : pause('1800'),
    );
    using use = clientOf(service, { time });
    await use.client.session.signIn(CREDENTIALS);
    await expect(use.client.group()).rejects.toMatchObject({ code: 'rate-limited' });
    const thrown: unknown = await use.client
      .createInvoice({ transactionIds: [7 as never] })
      .catch((error: unknown) => error);
    expect(thrown).toMatchObject({ code: 'rate-limited' });
    expect((thrown as { failure: object }).failure).not.toHaveProperty('command');
    expect(service.count('createEnterpriseInvoice')).toBe(0);
  });
});
