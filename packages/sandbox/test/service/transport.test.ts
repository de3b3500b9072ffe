import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_ACCOUNTS, type Sandbox } from '../../src/index.ts';
import { type Answer, accountOf, ledger, licenceFor, openSandbox, signIn } from '../harness.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

const { apiKey, user, password } = accountOf({ accounts: DEMO_ACCOUNTS });

async function send(init: RequestInit, query: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${sandbox.url}/?${new URLSearchParams(query)}`, init);
  return response.json();
}

const LOGIN = { dp_login_user: user, dp_login_password: password };
const COMMAND = { dp_apikey: apiKey, dp_command: 'loginEnterprise' };

function multipart(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

describe('ways to send a call', () => {
  const ways: readonly (readonly [name: string, send: () => Promise<Answer>])[] = [
    ['GET with a query', () => send({}, { ...COMMAND, ...LOGIN })],
    [
      'a urlencoded form',
      () => send({ method: 'POST', body: new URLSearchParams({ ...COMMAND, ...LOGIN }) }),
    ],
    [
      'a form with the command in the URL',
      () => send({ method: 'POST', body: new URLSearchParams(LOGIN) }, COMMAND),
    ],
    ['multipart form data', () => send({ method: 'POST', body: multipart({ ...COMMAND, ...LOGIN }) })],
    ['JSON with the command in the URL', () => send(json(LOGIN), COMMAND)],
    [
      'JSON with the key in a header',
      () => send(json({ dp_command: 'loginEnterprise', ...LOGIN }, { 'api-key': apiKey })),
    ],
  ];
  test.each(ways)('%s', async (_name, attempt) => {
    const answer = await attempt();
    expect(answer).toMatchObject({ type: 'success', version: '1.3', timestamp: '2026-11-21 09:00:00' });
    expect(answer.sessionid).toMatch(/^[0-9a-f]{32}$/);
  });

  test('a JSON body may not carry the key', async () => {
    const answer = await send(json({ ...COMMAND, ...LOGIN }));
    expect(answer.error.exception).toBe('EAPI\\EIllegalApiKey');
  });

  test('a JSON body may not carry the command unless a header has the key', async () => {
    const answer = await send(json({ dp_command: 'loginEnterprise', ...LOGIN }), { dp_apikey: apiKey });
    expect(answer.error.exception).toBe('EAPI\\EUndefinedCommand');
  });

  test('nested form fields make the same order as JSON', async () => {
    const client = await signIn(sandbox);
    const [itemId = ''] = (
      await client('search', {
        dp_search_query: 'cat',
        dp_search_limit: 1,
        dp_search_vector: 0,
        dp_search_editorial: 0,
      })
    ).result.map((item: Answer) => item.id);
    const licence = String(await licenceFor(client, 'image'));
    const body = new URLSearchParams([
      ['dp_session_id', client.session],
      ['dp_licensing[0][dp_item_id][]', itemId],
      ['dp_licensing[0][dp_license_id]', licence],
      ['dp_licensing[0][dp_option]', 's-2015'],
    ]);
    const answer = await send({ method: 'POST', body }, { dp_apikey: apiKey, dp_command: 'licenseItem' });
    expect(answer.result[itemId].result).toBe('success');
  });
});

describe('refusals of the transport', () => {
  test('an unknown key', async () => {
    const answer = await send({}, { ...COMMAND, ...LOGIN, dp_apikey: 'wrong' });
    expect(answer).toMatchObject({
      type: 'failure',
      error: { errorcode: 403, exception: 'EAPI\\EIllegalApiKey' },
    });
  });

  test.each([undefined, 'getEverything', 'constructor', 'toString'])('command %s', async (command) => {
    const answer = await send(
      {},
      { dp_apikey: apiKey, ...(command === undefined ? {} : { dp_command: command }) },
    );
    expect(answer.error).toMatchObject({ errorcode: 400, exception: 'EAPI\\EUndefinedCommand' });
  });

  test('a body that is no JSON object', async () => {
    for (const body of ['{"dp_login_user":', '[1]', '"text"']) {
      const answer = await send(
        { method: 'POST', headers: { 'content-type': 'application/json' }, body },
        COMMAND,
      );
      expect(answer.error.exception).toBe('EInternal\\InvalidParam');
    }
  });

  test.each([
    '',
    '--mark\r\n\r\nx\r\n--mark--',
    '--other\r\n--other--',
    '--mark\r\nContent-Disposition: form-data; name="a"\r\n\r\nx',
  ])('form data that is cut or misshapen: %j', async (body) => {
    const headers = { 'content-type': 'multipart/form-data; boundary=mark' };
    const answer = await send({ method: 'POST', headers, body }, COMMAND);
    expect(answer.error).toMatchObject({
      exception: 'EInternal\\InvalidParam',
      errormsg: 'Malformed form data',
    });
  });

  test('a body without end', async () => {
    const response = await fetch(sandbox.url, { method: 'POST', body: 'x'.repeat(1_100_000) });
    expect(response.status).toBe(413);
  });

  test('an address that is none', async () => {
    const { hostname, port } = new URL(sandbox.url);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest({ hostname, port, path: '//[', agent: false }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', reject);
      request.end();
    });
    expect(status).toBe(400);
  });

  test('a method that is neither GET nor POST, and a path that does not exist', async () => {
    expect((await fetch(sandbox.url, { method: 'PUT', body: 'x' })).status).toBe(405);
    expect((await fetch(`${sandbox.url}/nothing/here`)).status).toBe(404);
  });
});

test('secrets in URLs and unknown parameters are noted, without their values', async () => {
  await send({}, { ...COMMAND, ...LOGIN, dp_colour_scheme: 'dark' });
  const report = await ledger(sandbox);
  expect(report.secretsInUrls).toContain('loginEnterprise.dp_login_password');
  expect(report.unknownParameters).toContain('loginEnterprise.dp_colour_scheme');
  expect(JSON.stringify(report)).not.toContain(password);
});

test('a parameter that is named like a part of every object is a parameter', async () => {
  const answer = await send(
    {},
    { ...COMMAND, ...LOGIN, '__proto__[dp_login_user]': 'x', 'constructor[prototype]': 'y' },
  );
  expect(answer.type).toBe('success');
});
