import type { ServerResponse } from 'node:http';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { SYSTEM_TIME, type Time } from '../../../src/main/api/time.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { type LicenceOrder, NO_REFERENCES } from '../../../src/shared/model/licence.ts';
import {
  CREDENTIALS,
  clientOf,
  FakeService,
  failure,
  type Received,
  type Reply,
} from '../../contract/support/service.ts';

const HOUR = 3_600_000;
const ILLEGAL = failure('EAPI\\EIllegalSession', 403, 'Session is not valid');
const ORDER = { assetIds: [5], licenceId: 7, option: 's-2015', extendedRights: 0, references: NO_REFERENCES };

/** A service that hands out sessions and ends them as told. */
class Sessions {
  made = 0;
  renewals = 0;
  inFlight = 0;
  mostInFlight = 0;
  #living = new Map<string, number>();
  readonly #callsEach: () => number;

  /** Calls each new session lives for. */
  constructor(callsEach: () => number = () => Number.POSITIVE_INFINITY) {
    this.#callsEach = callsEach;
  }

  end(): void {
    this.#living.clear();
  }

  readonly answer = async ({ command, form }: Received): Promise<Reply> => {
    const session = form.get('dp_session_id') ?? '';
    if (command === 'loginEnterprise' || command === 'renewSession') {
      this.inFlight += 1;
      this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
      await new Promise((resolve) => setTimeout(resolve, 2));
      this.inFlight -= 1;
      if (command === 'renewSession' && !this.#living.delete(session)) return ILLEGAL;
      this.made += 1;
      if (command === 'renewSession') this.renewals += 1;
      const id = `SESSION-${this.made}-0123456789`;
      this.#living.set(id, this.#callsEach());
      return { type: 'success', data: { sessionid: id, userid: 1 } };
    }
    const left = this.#living.get(session) ?? 0;
    if (left <= 0) {
      this.#living.delete(session);
      return ILLEGAL;
    }
    this.#living.set(session, left - 1);
    return { type: 'success', group: { groupId: 12, balance: '1' } };
  };
}

/** A clock that stands still until moved; timers run when their time comes. */
function handClock(): Time & { advance(milliseconds: number): void } {
  let now = Date.UTC(2026, 0, 1);
  const timers = new Set<{ at: number; action: () => void }>();
  return {
    ...SYSTEM_TIME,
    now: () => now,
    inBackground(milliseconds, action) {
      const timer = { at: now + milliseconds, action };
      timers.add(timer);
      return { cancel: () => timers.delete(timer) };
    },
    advance(milliseconds) {
      now += milliseconds;
      for (const timer of timers) {
        if (timer.at > now) continue;
        timers.delete(timer);
        timer.action();
      }
    },
  };
}

describe('session', () => {
  test('200 calls at once, sessions that end at random: one renewal at a time, every call succeeds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 }),
        async (lives) => {
          const sessions = new Sessions(() => lives[sessions.made % lives.length] ?? 1);
          await using service = await FakeService.start(sessions.answer);
          using use = clientOf(service);
          use.client.session.adopt(CREDENTIALS);
          const groups = await Promise.all(
            Array.from({ length: 200 }, (_, index) =>
              use.client.group({ priority: index % 2 ? 'batch' : 'interactive' }),
            ),
          );
          expect(groups).toHaveLength(200);
          expect(sessions.mostInFlight).toBe(1);
        },
      ),
      { numRuns: 12 },
    );
  });

  test('one ended session is replaced once, however many calls notice', async () => {
    const sessions = new Sessions();
    await using service = await FakeService.start(sessions.answer);
    using use = clientOf(service);
    await use.client.session.signIn(CREDENTIALS);
    sessions.end();
    await Promise.all(Array.from({ length: 200 }, () => use.client.group()));
    expect(sessions.made).toBe(2);
  });

  test('a service that refuses every session is asked twice, then only the user can help', async () => {
    const heard: string[] = [];
    await using service = await FakeService.start(({ command }) =>
      command === 'loginEnterprise' ? { type: 'success', sessionid: 'SESSION-1' } : ILLEGAL,
    );
    using use = clientOf(service);
    use.client.session.onChange(({ state }) => heard.push(state));
    use.client.session.adopt(CREDENTIALS);
    const calls = await Promise.allSettled(Array.from({ length: 20 }, () => use.client.group()));
    for (const call of calls) expect(call).toMatchObject({ reason: { code: 'session.expired' } });
    expect(service.count('loginEnterprise')).toBe(2);
    expect(heard.at(-1)).toBe('expired');

    await expect(use.client.group()).rejects.toMatchObject({ code: 'session.expired' });
    expect(service.count('loginEnterprise')).toBe(2);
  });

  test('signing in again after that goes on', async () => {
    const sessions = new Sessions();
    let refuses = true;
    await using service = await FakeService.start((received) =>
      refuses && received.command === 'getUserEnterpriseGroup' ? ILLEGAL : sessions.answer(received),
    );
    using use = clientOf(service);
    await use.client.session.signIn(CREDENTIALS);
    await expect(use.client.group()).rejects.toMatchObject({ code: 'session.expired' });
    refuses = false;
    await use.client.session.signIn(CREDENTIALS);
    await expect(use.client.group()).resolves.toMatchObject({ id: 12 });
  });

  test('credentials that no longer work expire the session and are not tried again', async () => {
    const sessions = new Sessions();
    let changed = false;
    await using service = await FakeService.start((received) =>
      changed && received.command === 'loginEnterprise'
        ? failure('EUser\\Authentication', 404)
        : sessions.answer(received),
    );
    using use = clientOf(service);
    const heard: string[] = [];
    use.client.session.onChange(({ state }) => heard.push(state));
    await use.client.session.signIn(CREDENTIALS);
    changed = true;
    sessions.end();
    const calls = await Promise.allSettled([use.client.group(), use.client.group(), use.client.group()]);
    for (const call of calls) expect(call).toMatchObject({ reason: { code: 'session.expired' } });
    expect(service.count('loginEnterprise')).toBe(2);
    expect(heard).toEqual(['live', 'expired']);
  });

  test('credentials that never worked are named as such', async () => {
    await using service = await FakeService.start(() => failure('EUser\\Authentication', 404));
    using use = clientOf(service);
    use.client.session.adopt(CREDENTIALS);
    await expect(use.client.group()).rejects.toMatchObject({ code: 'auth.password' });
  });

  test('offline while renewing is offline, and nobody is signed out', async () => {
    const sessions = new Sessions();
    let down = false;
    await using service = await FakeService.start((received) =>
      down ? (response) => response.destroy() : sessions.answer(received),
    );
    using use = clientOf(service, { time: { ...SYSTEM_TIME, random: () => 0 } });
    const heard: string[] = [];
    use.client.session.onChange(({ state }) => heard.push(state));
    await use.client.session.signIn(CREDENTIALS);
    sessions.end();
    down = true;
    await expect(use.client.group()).rejects.toMatchObject({ code: 'offline' });
    down = false;
    await expect(use.client.group()).resolves.toMatchObject({ id: 12 });
    expect(heard).not.toContain('expired');
  });

  test('every sign-in and renewal tells who it is', async () => {
    const time = handClock();
    let calls = 0;
    await using service = await FakeService.start(({ command }) => {
      calls += 1;
      const grant = { sessionid: `SESSION-${calls}`, userid: String(100 + calls) };
      if (command === 'loginEnterprise') return { type: 'success', ...grant };
      return command === 'renewSession'
        ? { type: 'success', data: grant }
        : { type: 'success', group: { groupId: 12 } };
    });
    using use = clientOf(service, { time });
    const heard: unknown[] = [];
    use.client.session.onChange((change) => heard.push(change));
    use.client.session.adopt(CREDENTIALS);
    await use.client.group();
    time.advance(2.6 * HOUR);
    await expect.poll(() => heard).toHaveLength(2);
    await use.client.session.signIn(CREDENTIALS);
    const { user } = CREDENTIALS;
    expect(heard).toEqual([
      { state: 'live', user, userId: 101 },
      { state: 'live', user, userId: 103 },
      { state: 'live', user, userId: 104 },
    ]);
  });

  test('renews by itself after two and a half hours, and signs in anew after three', async () => {
    const time = handClock();
    const sessions = new Sessions();
    await using service = await FakeService.start(sessions.answer);
    using use = clientOf(service, { time });
    await use.client.session.signIn(CREDENTIALS);
    time.advance(2.6 * HOUR);
    await expect.poll(() => sessions.renewals).toBe(1);
    await use.client.group();
    expect(service.count('loginEnterprise')).toBe(1);

    // Asleep through the timer: the session is over, and renewSession is not even tried.
    await use.client.session.signOut();
    await use.client.session.signIn(CREDENTIALS);
    time.advance(5 * HOUR);
    await use.client.group();
    expect(sessions.renewals).toBe(1);
    expect(service.count('loginEnterprise')).toBe(3);
  });

  test('wakes: renews when less than an hour is left, not before', async () => {
    const time = handClock();
    const sessions = new Sessions();
    await using service = await FakeService.start(sessions.answer);
    using use = clientOf(service, { time });
    await use.client.session.signIn(CREDENTIALS);
    time.advance(1.9 * HOUR);
    use.client.session.wake();
    await use.client.group();
    expect(sessions.renewals).toBe(0);
    time.advance(0.2 * HOUR);
    use.client.session.wake();
    await expect.poll(() => sessions.renewals).toBe(1);
  });

  test('a key that may not renew signs in instead, and is not asked again', async () => {
    const time = handClock();
    const sessions = new Sessions();
    await using service = await FakeService.start((received) =>
      received.command === 'renewSession'
        ? failure('EAPI\\EApiTypeNotAllowed', 403)
        : sessions.answer(received),
    );
    using use = clientOf(service, { time });
    await use.client.session.signIn(CREDENTIALS);
    for (const _ of [1, 2]) {
      time.advance(2.6 * HOUR);
      await use.client.group();
    }
    expect(service.count('renewSession')).toBe(1);
    expect(service.count('loginEnterprise')).toBe(3);
  });

  test('an order is not repeated on a refused session, but the next call finds a new one', async () => {
    const sessions = new Sessions();
    await using service = await FakeService.start(sessions.answer);
    using use = clientOf(service);
    await use.client.session.signIn(CREDENTIALS);
    sessions.end();
    await expect(use.client.license(ORDER as unknown as LicenceOrder)).rejects.toMatchObject({
      code: 'session.expired',
    });
    expect(service.count('licenseItem')).toBe(1);
    await expect(use.client.group()).resolves.toMatchObject({ id: 12 });
    expect(sessions.made).toBe(2);
  });

  test('search works without a session, and gets one where the service insists', async () => {
    const found = { type: 'success', count: 0, result: [] };
    let insists = false;
    await using service = await FakeService.start(({ command, form }) => {
      if (command === 'loginEnterprise') return { type: 'success', sessionid: 'SESSION-1' };
      return insists && form.get('dp_session_id') === null ? ILLEGAL : found;
    });
    using use = clientOf(service);
    use.client.session.adopt(CREDENTIALS);
    const ask = () => use.client.itemsStatus([1 as AssetId]).catch(() => null);
    await ask();
    expect(service.count('loginEnterprise')).toBe(0);
    insists = true;
    await ask();
    expect(service.count('loginEnterprise')).toBe(1);
  });

  test('signing out forgets, whether or not the service answers', async () => {
    const sessions = new Sessions();
    await using service = await FakeService.start((received) =>
      received.command === 'logout' ? (response) => response.destroy() : sessions.answer(received),
    );
    using use = clientOf(service, { time: { ...SYSTEM_TIME, random: () => 0 } });
    await use.client.session.signIn(CREDENTIALS);
    await use.client.session.signOut();
    expect(service.received.find(({ command }) => command === 'logout')?.form.get('dp_session_id')).toMatch(
      /^SESSION-1-/,
    );
    await expect(use.client.group()).rejects.toMatchObject({ code: 'signed-out' });
  });

  test('giving up leaves the renewal to the others', async () => {
    const sessions = new Sessions();
    await using service = await FakeService.start(sessions.answer);
    using use = clientOf(service);
    use.client.session.adopt(CREDENTIALS);
    const controller = new AbortController();
    const stopped = use.client.group({ signal: controller.signal });
    const other = use.client.group();
    controller.abort();
    await expect(stopped).rejects.toMatchObject({ code: 'aborted' });
    await expect(other).resolves.toMatchObject({ id: 12 });
  });
});

test('closing breaks a sign-in off with its next tries: nothing is asked or logged later', async () => {
  const refused = (response: ServerResponse) => void response.writeHead(503).end();
  await using service = await FakeService.start(() => refused);
  const { client, log } = clientOf(service);
  client.session.adopt(CREDENTIALS);
  const call = client.group();
  call.catch(() => {});
  await vi.waitFor(() => expect(log.length).toBeGreaterThan(0), { timeout: 10_000 });
  await client.close();
  const [asked, logged] = [service.count(), log.length];
  await expect(call).rejects.toMatchObject({ code: 'aborted' });
  expect([service.count(), log.length]).toEqual([asked, logged]);
  await expect(client.group()).rejects.toMatchObject({ code: 'aborted' });
  expect([service.count(), log.length]).toEqual([asked, logged]);
});
