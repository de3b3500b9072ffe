import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { createPatience } from '../../../src/main/hosts/cli/patience.ts';
import { Waits } from '../../../src/main/hosts/cli/waits.ts';
import type { DownloadJob } from '../../../src/shared/model/download.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import type { FailureCode } from '../../../src/shared/model/failure.ts';
import { startForeignApi } from '../../support/foreign-api/index.ts';
import type { ForeignApi } from '../../support/foreign-api/index.ts';
import { environmentOf, runCommand, temporaryFolder } from './run-command.ts';

const job = (id: string, change: Partial<DownloadJob>) =>
  ({ id, state: 'transferring', bytes: 0, failure: null, speed: 0, ...change }) as DownloadJob;

/** Time that passes when the test says so. */
function timers() {
  let now = 0;
  let due: { readonly at: number; readonly work: () => void }[] = [];
  return {
    after: (ms: number, work: () => void) => {
      const entry = { at: now + ms, work };
      due.push(entry);
      return () => {
        due = due.filter((other) => other !== entry);
      };
    },
    pass: (ms: number) => {
      now += ms;
      const ripe = due.filter(({ at }) => at <= now);
      due = due.filter(({ at }) => at > now);
      for (const { work } of ripe) work();
    },
  };
}

describe('patience', () => {
  const start = () => {
    const clock = timers();
    let quiet = 0;
    const patience = createPatience({
      milliseconds: 30_000,
      after: clock.after,
      onQuiet: () => {
        quiet += 1;
      },
    });
    return { ...patience, pass: clock.pass, quiet: () => quiet };
  };

  it('ends where jobs only try: whatever they are at, without a byte', () => {
    const { see, signal, pass, quiet } = start();
    for (let at = 0; at < 29; at += 1) {
      const state =
        (['linking', 'opening', 'transferring', 'waiting', 'queued'] as const)[at % 5] ?? 'queued';
      expect(see([job('a', { state }), job('b', { state: 'queued' })])).toBe(false);
      pass(1000);
    }
    expect([signal.aborted, quiet()]).toEqual([false, 1]);
    pass(1000);
    expect(signal.aborted).toBe(true);
  });

  it('goes on for as long as bytes come, and not for a server that drips', () => {
    const { see, signal, pass } = start();
    let bytes = 0;
    for (let at = 0; at < 100; at += 1) {
      bytes += 20_000;
      see([job('a', { bytes })]);
      pass(20_000);
    }
    expect(signal.aborted).toBe(false);
    for (let at = 0; at < 10; at += 1) {
      bytes += 100;
      see([job('a', { bytes })]);
      pass(1000);
    }
    expect(signal.aborted).toBe(true);
  });

  it('counts no byte twice: a file that begins again and again brings nothing', () => {
    const { see, signal, pass } = start();
    for (let at = 0; at < 4; at += 1) {
      see([job('a', { bytes: 0 })]);
      see([job('a', { bytes: 500_000 })]);
      pass(10_000);
    }
    expect(signal.aborted).toBe(true);
  });

  it('takes the end of a job, and bytes that are all there, for progress once', () => {
    const { see, signal, pass } = start();
    see([job('a', { bytes: 10, state: 'verifying' })]);
    pass(20_000);
    expect(see([job('a', { bytes: 10, state: 'finalising' })])).toBe(false);
    expect(see([job('b', { bytes: 10, state: 'failed' })])).toBe(true);
    pass(20_000);
    expect(signal.aborted).toBe(false);
    pass(10_000);
    expect(signal.aborted).toBe(true);
  });
});

describe('what is waited for', () => {
  const waiting = (id: string, code: FailureCode) =>
    job(id, { state: 'waiting', failure: new StockroomError(code).failure });

  it('jobs behind a closed gate wait for what the one that looks has met', () => {
    const waits = new Waits();
    waits.see([waiting('a', 'disk.full'), job('b', { state: 'queued' }), job('c', { state: 'queued' })]);
    // It looks again: its row has no failure meanwhile.
    waits.see([job('a', { state: 'linking' })]);
    for (const id of ['a', 'b', 'c']) expect(waits.causeOf(id as DownloadJob['id'])?.code).toBe('disk.full');
    waits.over();
    expect(waits.causeOf('b' as DownloadJob['id'])).toBe(null);
  });

  it('a job has its own cause where others have theirs', () => {
    const waits = new Waits();
    waits.see([waiting('a', 'server'), job('b', { state: 'queued' })]);
    expect(waits.causeOf('a' as DownloadJob['id'])?.code).toBe('server');
    expect(waits.causeOf('b' as DownloadJob['id'])).toBe(null);
  });
});

let api: ForeignApi;
let servers: Server[] = [];
beforeEach(async () => {
  api = await startForeignApi({ sessionCalls: 1000, htmlEvery: 1000 });
});
afterEach(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  servers = [];
  await api.close();
});
const serve = async (listener: RequestListener) => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const ASSETS = ['20192481', '20192482', '20192483'];
const comp = async (url: string) => {
  const root = await temporaryFolder();
  const env = { ...environmentOf(api, `${root}/profile`), DEPOSITPHOTOS_API_URL: url };
  const args = ['comp', ...ASSETS, '--to', `${root}/to`, '--patience', '2', '--json'];
  const result = await runCommand(args, { env });
  if (result.stdout === '') throw new Error(result.stderr);
  const { results } = result.json() as { results: { error?: { code: string } }[] };
  return { ...result, codes: results.map(({ error }) => error?.code) };
};
/** The real service, but its files come from elsewhere. */
const filesFrom = (files: RequestListener) =>
  serve((request, response) => {
    if (request.method === 'GET') {
      files(request, response);
      return;
    }
    void buffer(request).then(async (body) => {
      const headers = { 'content-type': request.headers['content-type'] ?? '' };
      const answer = await fetch(api.url, { method: 'POST', headers, body });
      const host = `http://${request.headers.host}`;
      response.end(
        (await answer.text()).replaceAll(api.url.replaceAll('/', '\\/'), host).replaceAll(api.url, host),
      );
    });
  });

describe('a command that gets nowhere ends after its patience, with the cause', () => {
  test('the service accepts and says nothing', async () => {
    const { code, codes } = await comp(await serve(() => {}));
    expect([code, new Set(codes)]).toEqual([5, new Set(['timeout'])]);
  });

  test('the file server says nothing', async () => {
    const { code, codes, stderr } = await comp(await filesFrom(() => {}));
    expect([code, new Set(codes)]).toEqual([5, new Set(['timeout'])]);
    expect(stderr.match(/^Waiting: .* Gives up after 2 s without progress\.$/gm)).toHaveLength(1);
  });

  test('the file server drips', async () => {
    const { code } = await comp(
      await filesFrom((_, response) => {
        response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': 900_000 });
        response.write(Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
        const drip = setInterval(() => response.write(Buffer.alloc(100)), 100);
        response.on('close', () => clearInterval(drip));
      }),
    );
    expect(code).toBe(5);
  });

  test('the file server asks for a pause, for ever', async () => {
    const { code, codes, stderr } = await comp(
      await filesFrom((_, response) => response.writeHead(429, { 'retry-after': '1' }).end()),
    );
    expect([code, new Set(codes)]).toEqual([1, new Set(['rate-limited'])]);
    expect(stderr).toContain('Waiting: The file server asks for a pause.');
  });

  test('the service asks for a pause, for ever', async () => {
    const { code } = await comp(
      await serve((_, response) => response.writeHead(429, { 'retry-after': '1' }).end()),
    );
    expect([1, 5]).toContain(code);
  });
});
