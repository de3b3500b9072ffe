import { createConnection } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ZodError } from 'zod';
import { parseFaultFlag } from '../../src/faults/flag.ts';
import type { Sandbox } from '../../src/index.ts';
import { accountOf, buy, type Client, control, itemIds, ledger, openSandbox, signIn } from '../harness.ts';

let sandbox: Sandbox;
let client: Client;
beforeEach(async () => {
  sandbox = await openSandbox();
  client = await signIn(sandbox);
});
afterEach(() => sandbox.close());

const plan = (...rules: object[]) => control(sandbox, 'POST', 'faults', { rules });

function raw(command: string): Promise<Response> {
  const query = new URLSearchParams({
    dp_apikey: accountOf(sandbox).apiKey,
    dp_command: command,
    dp_search_query: 'cat',
  });
  return fetch(`${sandbox.url}/?${query}`);
}

describe('the plan', () => {
  test('is set, shown and cleared; a wrong one changes nothing', async () => {
    const set = await plan({ fault: { kind: 'latency', ms: 1 }, command: 'search' });
    expect(set.status).toBe(200);
    const shown = (await control(sandbox, 'GET', 'faults')).body;
    expect(shown.rules).toEqual([
      { fault: { kind: 'latency', ms: 1 }, command: 'search', skip: 0, every: 1, probability: 1 },
    ]);
    const wrong = await plan({ fault: { kind: 'explode' } });
    expect([wrong.status, wrong.body.error]).toEqual([400, expect.stringContaining('discriminator')]);
    expect((await control(sandbox, 'GET', 'faults')).body).toEqual(shown);
    expect((await control(sandbox, 'DELETE', 'faults')).body.rules).toEqual([]);
  });

  test('strikes by command pattern, after some, a number of times, each so-many-th', async () => {
    await plan({ fault: { kind: 'html', status: 502 }, command: 'search*', skip: 1, every: 2, next: 2 });
    const seen: number[] = [];
    for (let index = 0; index < 8; index += 1) seen.push((await raw('search')).status);
    expect(seen).toEqual([200, 200, 502, 200, 502, 200, 200, 200]);
    expect((await client('getUserEnterpriseGroup')).type).toBe('success');
  });

  test('draws from the seed: the same run fails in the same places', async () => {
    const pattern = async (seed: number) => {
      const other = await openSandbox({
        seed,
        faults: { rules: [{ fault: { kind: 'html' }, probability: 0.5 }] },
      });
      const kinds: string[] = [];
      for (let index = 0; index < 30; index += 1) {
        const response = await fetch(other.url);
        kinds.push(response.headers.get('content-type') ?? '');
        await response.arrayBuffer();
      }
      await other.close();
      return kinds.map((kind) => (kind.startsWith('text/html') ? 'x' : '.')).join('');
    };
    const [one, same, different] = [await pattern(1), await pattern(1), await pattern(2)];
    expect(one).toBe(same);
    expect(one).not.toBe(different);
    expect(one).toMatch(/x/);
    expect(one).toMatch(/\./);
  });

  test('reads flags', () => {
    expect(parseFaultFlag('drop,when=after,command=licenseItem,next=1')).toMatchObject({
      fault: { kind: 'drop', when: 'after' },
      command: 'licenseItem',
      next: 1,
    });
    expect(parseFaultFlag('truncate,afterBytes=10,path=/files/*,probability=0.2')).toMatchObject({
      fault: { kind: 'truncate', afterBytes: 10 },
      path: '/files/*',
      probability: 0.2,
    });
    expect(parseFaultFlag('{"fault":{"kind":"html"}}')).toMatchObject({
      fault: { kind: 'html', status: 200 },
    });
    for (const wrong of [
      '',
      'drop,when=never',
      'truncate',
      'latency,ms=fast',
      'html,next=0',
      'html,colour=red',
    ]) {
      expect(() => parseFaultFlag(wrong)).toThrow(ZodError);
    }
  });
});

describe('answers', () => {
  test('latency', async () => {
    await plan({ fault: { kind: 'latency', ms: 120 } });
    const began = performance.now();
    await client('getSearchColors');
    expect(performance.now() - began).toBeGreaterThanOrEqual(115);
  });

  test('a drop before the side effect charges nothing, a drop after it charges', async () => {
    const [itemId = 0] = await itemIds(client, 1);
    await plan({ fault: { kind: 'drop', when: 'before' }, command: 'licenseItem' });
    await expect(buy(client, itemId)).rejects.toThrow('fetch failed');
    expect((await ledger(sandbox)).charges).toHaveLength(0);
    await plan({ fault: { kind: 'drop', when: 'after' }, command: 'licenseItem' });
    await expect(buy(client, itemId)).rejects.toThrow('fetch failed');
    expect((await ledger(sandbox)).charges).toHaveLength(1);
  });

  test('a failure after the side effect lies about it', async () => {
    const [itemId = 0] = await itemIds(client, 1);
    await plan({ fault: { kind: 'failure', when: 'after' }, command: 'licenseItem' });
    const { answer } = await buy(client, itemId);
    expect(answer).toMatchObject({ type: 'failure', error: { exception: 'EApi\\EInternalError' } });
    expect((await ledger(sandbox)).charges).toHaveLength(1);
  });

  test('429 and 503 with Retry-After, as seconds or date', async () => {
    const date = new Date(Date.UTC(2026, 10, 22)).toUTCString();
    await plan(
      { fault: { kind: 'status', status: 429, retryAfter: 7 }, next: 1 },
      { fault: { kind: 'status', status: 503, retryAfter: date } },
    );
    const [busy, down] = [await raw('search'), await raw('search')];
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '7']);
    expect([down.status, down.headers.get('retry-after')]).toEqual([503, date]);
    const { received, requests } = await ledger(sandbox);
    expect([received['search'], requests['search']]).toEqual([2, undefined]);
  });

  test('a captive portal', async () => {
    await plan({ fault: { kind: 'html' } });
    const response = await raw('search');
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(await response.text()).toContain('<!doctype html>');
  });

  test('a truncated answer', async () => {
    await plan({ fault: { kind: 'truncate', afterBytes: 40 } });
    const response = await raw('search');
    await expect(response.text()).rejects.toThrow('terminated');
  });

  test('a session dies early, each third call', async () => {
    await plan({ fault: { kind: 'session-death' }, command: 'getUserEnterpriseGroup', every: 3 });
    const types: string[] = [];
    for (let index = 0; index < 4; index += 1) types.push((await client('getUserEnterpriseGroup')).type);
    expect(types).toEqual(['success', 'success', 'failure', 'failure']);
  });

  test('lists lag behind', async () => {
    const [itemId = 0] = await itemIds(client, 1);
    await control(sandbox, 'POST', 'faults', { listLagSeconds: 30 });
    await buy(client, itemId);
    await client('complimentaryDownload', { dp_item_id: itemId, dp_option: 's-2015' });
    expect((await client('getLicensedItems')).count).toBe(0);
    expect((await client('getGroupCompDownloads')).count).toBe(0);
    await control(sandbox, 'POST', 'clock', { advanceMs: 30_000 });
    expect((await client('getLicensedItems')).count).toBe(1);
    expect((await client('getGroupCompDownloads')).count).toBe(1);
  });
});

describe('files', () => {
  let url: string;
  let whole: Buffer;
  beforeEach(async () => {
    const [itemId = 0] = await itemIds(client, 1);
    const { downloadLink } = await client('complimentaryDownload', {
      dp_item_id: itemId,
      dp_option: 's-2015',
    });
    const response = await fetch(downloadLink);
    url = response.url;
    whole = Buffer.from(await response.arrayBuffer());
  });

  const file = (fault: object, more: object = {}) => plan({ fault, path: '/files/*', ...more });
  const get = (headers: Record<string, string> = {}) => fetch(url, { headers });
  const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

  test('a cut body keeps what came before the cut', async () => {
    await file({ kind: 'truncate', afterBytes: 1000 });
    const text = await rawBytes(url);
    const body = text.subarray(text.indexOf('\r\n\r\n') + 4);
    expect(body.equals(whole.subarray(0, 1000))).toBe(true);
    await expect(bytesOf(await get())).rejects.toThrow('terminated');
  });

  test('a cut body without a length looks complete', async () => {
    await plan({ fault: { kind: 'truncate', afterBytes: 1000 } }, { fault: { kind: 'close-delimited' } });
    const response = await get();
    expect(response.headers.get('content-length')).toBeNull();
    expect((await bytesOf(response)).length).toBe(1000);
  });

  test('a stall, then the rest', async () => {
    await file({ kind: 'stall', afterBytes: 500, ms: 150 });
    const began = performance.now();
    expect((await bytesOf(await get())).equals(whole)).toBe(true);
    expect(performance.now() - began).toBeGreaterThanOrEqual(145);
  });

  test('a slow line', async () => {
    await file({ kind: 'bandwidth', bytesPerSecond: 40_000 });
    const began = performance.now();
    expect((await bytesOf(await get({ range: 'bytes=0-9999' }))).length).toBe(10_000);
    const seconds = (performance.now() - began) / 1000;
    expect(seconds).toBeGreaterThan(0.2);
    expect(seconds).toBeLessThan(3);
  });

  test('an expired link', async () => {
    await file({ kind: 'expired-link' }, { next: 1 });
    expect((await get()).status).toBe(403);
    expect((await get()).status).toBe(200);
  });

  test('new content under the same link: another ETag, other bytes, and If-Range sees it', async () => {
    const { headers } = await get({ range: 'bytes=0-0' });
    const before = headers.get('etag') ?? '';
    await file({ kind: 'new-version' }, { next: 1 });
    const resumed = await get({ range: 'bytes=10-19', 'if-range': before });
    expect(resumed.status).toBe(200);
    const changed = await bytesOf(resumed);
    expect(changed.equals(whole)).toBe(false);
    expect(changed.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    const after = await get();
    expect(after.headers.get('etag')).not.toBe(before);
    expect((await bytesOf(after)).equals(changed)).toBe(true);
  });

  test('no ranges', async () => {
    await file({ kind: 'no-range' });
    const response = await get({ range: 'bytes=5-9' });
    expect([response.status, response.headers.get('accept-ranges')]).toEqual([200, null]);
    expect((await bytesOf(response)).length).toBe(whole.length);
  });

  test('wrong lengths and wrong ranges', async () => {
    await file({ kind: 'wrong-length', delta: 10 });
    const longer = await get();
    expect(Number(longer.headers.get('content-length'))).toBe(whole.length + 10);
    await expect(bytesOf(longer)).rejects.toThrow('terminated');
    await file({ kind: 'wrong-length', delta: -10 });
    expect((await bytesOf(await get())).equals(whole.subarray(0, -10))).toBe(true);
    await file({ kind: 'wrong-range', delta: 3 });
    const shifted = await get({ range: 'bytes=5-9' });
    expect(shifted.headers.get('content-range')).toBe(`bytes 8-9/${whole.length}`);
    await bytesOf(shifted);
  });

  test('no validators, or weak ones', async () => {
    await file({ kind: 'validators', form: 'none' });
    const bare = await get({ range: 'bytes=0-0' });
    expect([bare.headers.get('etag'), bare.headers.get('last-modified')]).toEqual([null, null]);
    await file({ kind: 'validators', form: 'weak' });
    const weak = await get({ range: 'bytes=0-0' });
    expect(weak.headers.get('etag')).toMatch(/^W\/"/);
    await Promise.all([bytesOf(bare), bytesOf(weak)]);
  });
});

/** Everything that comes over the wire for a plain GET. */
function rawBytes(address: string): Promise<Buffer> {
  const { hostname, port, pathname } = new URL(address);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = createConnection(Number(port), hostname, () => {
      socket.write(`GET ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
    });
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('end', () => resolve(Buffer.concat(chunks)));
    socket.on('error', reject);
  });
}
