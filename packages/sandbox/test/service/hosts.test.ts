import { afterEach, describe, expect, test } from 'vitest';
import {
  type CommandIo,
  DEMO_ACCOUNTS,
  runSandboxCommand,
  type SandboxWorker,
  startSandboxWorker,
} from '../../src/index.ts';
import { control, itemIds, openSandbox, signIn } from '../harness.ts';

describe('in a worker', () => {
  let worker: SandboxWorker | undefined;
  afterEach(() => worker?.close());

  test('answers, draws, keeps its own time, and ends', async () => {
    worker = await startSandboxWorker({ seed: 7, startAt: Date.UTC(2020, 0, 1), dialect: 'documented' });
    const { url } = worker;
    const client = await signIn({ url, accounts: worker.accounts });
    const group = await client('getUserEnterpriseGroup');
    expect(group.timestamp).toMatch(/^2020-01-01 00:00:/);
    expect(group.group.groupId).toBe(9309784);
    const [itemId = 0] = await itemIds(client, 1);
    const preview = await fetch(`${url}/previews/${itemId}/thumb_170/x.jpg`);
    expect(preview.headers.get('content-type')).toBe('image/jpeg');
    await preview.arrayBuffer();
    await worker.close();
    worker = undefined;
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  test('says why it could not start', async () => {
    const taken = await openSandbox();
    const port = Number(new URL(taken.url).port);
    await expect(startSandboxWorker({ port })).rejects.toThrow('EADDRINUSE');
    await taken.close();
  });

  test('says so when its entry is broken', async () => {
    const workerUrl = new URL('data:text/javascript,process.exit(0)');
    await expect(startSandboxWorker({ workerUrl })).rejects.toThrow('ended before it was ready');
  });
});

describe('as a command', () => {
  async function run(
    args: readonly string[],
    whileRunning: (line: string) => Promise<void> = async () => {},
  ) {
    const printed = { out: '', err: '' };
    const io: CommandIo = {
      out: (text) => {
        printed.out += text;
      },
      err: (text) => {
        printed.err += text;
      },
      ended: () => whileRunning(printed.out),
    };
    return { code: await runSandboxCommand(args, io), ...printed };
  }

  test('prints one line with everything it takes to sign in', async () => {
    const { code, out } = await run(
      ['--seed', '3', '--fault', 'latency,ms=1,command=search', '--list-lag', '5', '--dialect', 'mixed'],
      async (line) => {
        const url = /http:\/\/\S+/.exec(line)?.[0] ?? '';
        const { body } = await control({ url }, 'GET', 'faults');
        expect(body).toMatchObject({ listLagSeconds: 5, rules: [{ fault: { kind: 'latency', ms: 1 } }] });
      },
    );
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(1);
    for (const { apiKey, user, password } of DEMO_ACCOUNTS) {
      expect(out).toContain(`key=${apiKey} user=${user} password=${password}`);
    }
  });

  test('explains itself', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    expect(out).toContain('--fault');
  });

  test.each([
    [['--dialect', 'pirate'], 'documented, observed, mixed'],
    [['--port', '70000'], '--port'],
    [['--latency', 'slow'], '--latency'],
    [['--now', 'yesterday'], '--now'],
    [['--fault', 'explode'], '--fault'],
    [['--colour'], '--colour'],
    [['leftover'], 'leftover'],
  ])('refuses %j', async (args, part) => {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err).toContain(part);
  });

  test('says why it could not start', async () => {
    const taken = await openSandbox();
    const { code, err } = await run(['--port', new URL(taken.url).port]);
    expect([code, err]).toEqual([1, expect.stringContaining('EADDRINUSE')]);
    await taken.close();
  });
});
