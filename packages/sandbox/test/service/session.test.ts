import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_ACCOUNTS, type Sandbox } from '../../src/index.ts';
import { accountOf, advance, call, openSandbox, signIn } from '../harness.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

const THREE_HOURS = 3 * 3_600_000;

test.each(DEMO_ACCOUNTS.map(({ kind }) => kind))('the %s account signs in', async (kind) => {
  const client = await signIn(sandbox, kind);
  expect(await client('getUserEnterpriseGroup')).toMatchObject({ type: 'success' });
});

test('a wrong password, and a user of another key', async () => {
  const { apiKey, user, password } = accountOf(sandbox);
  const wrong = await call(sandbox.url, apiKey, 'loginEnterprise', {
    dp_login_user: user,
    dp_login_password: 'x',
  });
  expect(wrong.error).toMatchObject({ errorcode: 404, exception: 'EUser\\Authentication' });
  const other = accountOf(sandbox, 'postpaid').apiKey;
  const foreign = await call(sandbox.url, other, 'loginEnterprise', {
    dp_login_user: user,
    dp_login_password: password,
  });
  expect(foreign.error.exception).toBe('EUser\\Authentication');
});

describe('a session', () => {
  test('dies after three hours and not before', async () => {
    const client = await signIn(sandbox);
    await advance(sandbox, THREE_HOURS - 1);
    expect((await client('getUserEnterpriseGroup')).type).toBe('success');
    await advance(sandbox, 1);
    expect((await client('getUserEnterpriseGroup')).error).toMatchObject({
      errorcode: 403,
      exception: 'EIllegalSession',
    });
  });

  test('ends with logout', async () => {
    const client = await signIn(sandbox);
    expect((await client('logout')).type).toBe('success');
    expect((await client('logout')).error.exception).toBe('EIllegalSession');
  });

  test('is exchanged by renewal, and the old one is worth nothing', async () => {
    const client = await signIn(sandbox);
    const renewed = (await client('renewSession')).data.sessionid;
    expect(renewed).not.toBe(client.session);
    expect((await client('getUserEnterpriseGroup')).type).toBe('failure');
    expect((await client('getUserEnterpriseGroup', { dp_session_id: renewed })).type).toBe('success');
  });

  test('belongs to its key', async () => {
    const { session } = await signIn(sandbox);
    const { apiKey } = accountOf(sandbox, 'postpaid');
    const answer = await call(sandbox.url, apiKey, 'getUserEnterpriseGroup', { dp_session_id: session });
    expect(answer.error.exception).toBe('EIllegalSession');
  });
});

describe('permissions', () => {
  test('no comps, no licences, no AI for those who may not', async () => {
    const noComps = await signIn(sandbox, 'no-comps');
    const viewOnly = await signIn(sandbox, 'view-only');
    const noAi = await signIn(sandbox, 'no-ai');
    const refusals = [
      await noComps('complimentaryDownload', { dp_item_id: 1, dp_option: 's-2015' }),
      await viewOnly('licenseItem', {
        dp_licensing: { dp_item_id: 1, dp_license_id: 1, dp_option: 's-2015' },
      }),
      await viewOnly('complimentaryDownload', { dp_item_id: 1, dp_option: 's-2015' }),
      await noAi('imageGenerator.generate', { dp_prompt: 'a fox' }),
    ];
    for (const { error } of refusals)
      expect(error).toMatchObject({ errorcode: 403, exception: 'EAPI\\EApiTypeNotAllowed' });
  });

  test('the users of a group are listed with what they may do', async () => {
    const client = await signIn(sandbox);
    const { data, count } = await client('getUsersFromGroup', { dp_limit: 2, dp_offset: 1, dp_user_id: [] });
    expect(count).toBe(4);
    expect(data).toHaveLength(2);
    const all = await client('getUsersFromGroup');
    const viewer = all.data.find((entry: { username: string }) => entry.username === 'demo.view-only');
    expect(viewer.permissions).toEqual([{ resourceType: 'enterprise', action: 'login' }]);
    expect(viewer.enterpriseStats).toEqual({ comps: 0, licensed: '0', transferred: 0 });
  });

  test('one may look at colleagues, not at strangers', async () => {
    const client = await signIn(sandbox);
    expect((await client('getEnterpriseUserData')).data.username).toBe('demo');
    expect((await client('getEnterpriseUserData', { dp_user_id: 312488901 })).data.username).toBe(
      'demo.colleague',
    );
    expect((await client('getEnterpriseUserData', { dp_user_id: 312490004 })).type).toBe('failure');
  });
});
