import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onDisk } from './harness.ts';
import { nameOf } from './options.ts';
import { content, ordinary, sha256, startRangeServer } from './range-server.ts';
import type { RangeServer, Served } from './range-server.ts';

let server: RangeServer;
let root: string;

beforeEach(async () => {
  server = await startRangeServer();
  root = mkdtempSync(path.join(tmpdir(), 'stockroom-crash-'));
});
afterEach(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

interface End {
  readonly killed: boolean;
  readonly steps: number;
  readonly states: readonly string[];
}

const CHILD = path.join(import.meta.dirname, 'crash-child.ts');

/** Runs the child to its end, or kills it once the server has seen so many more requests. */
function run(
  orders: { assets: number; crashAt?: number; killAfterRequests?: number },
  at = root,
): Promise<End> {
  const { assets, crashAt = null, killAfterRequests } = orders;
  const child = spawn(
    process.execPath,
    [CHILD, JSON.stringify({ serverUrl: server.url, root: at, assets, crashAt })],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  const before = server.ledger.length;
  const timer = setInterval(() => {
    const seen = server.ledger.length - before;
    if (killAfterRequests !== undefined && seen >= killAfterRequests) child.kill('SIGKILL');
  }, 5);
  return new Promise((resolve, reject) => {
    child.on('close', (code, signal) => {
      clearInterval(timer);
      if (signal === 'SIGKILL') resolve({ killed: true, steps: 0, states: [] });
      else if (code === 0) resolve({ killed: false, ...(JSON.parse(output) as Omit<End, 'killed'>) });
      else reject(new Error(`the child ended with ${code}`));
    });
  });
}

const jpeg = (size: number, version = 1): Served => ({
  bytes: content(size, version),
  etag: `"v${version}-${size}"`,
  contentType: 'image/jpeg',
});

/** D1: whatever stands under a final name is whole. */
function expectOnlyWhole(folder: string, files: readonly Served[]): void {
  const whole = new Set(files.map((file) => sha256(file.bytes)));
  for (const [name, hash] of Object.entries(onDisk(folder))) {
    if (!name.endsWith('.part')) expect(whole.has(hash), name).toBe(true);
  }
}

describe('D1, D31: killed at every step of one comp', () => {
  it('the final name is absent or whole, and the next run ends with exactly that file', async () => {
    const file = jpeg(200_000);
    server.serve('/1', file);
    const clean = path.join(root, 'clean');
    const { steps } = await run({ assets: 1 }, clean);
    expect(steps).toBeGreaterThan(15);
    for (let crashAt = 1; crashAt <= steps; crashAt += 1) {
      const at = path.join(root, String(crashAt));
      expect((await run({ assets: 1, crashAt }, at)).killed, `step ${crashAt}`).toBe(true);
      const folder = path.join(at, 'library');
      if (readdirSync(at).includes('library')) expectOnlyWhole(folder, [file]);
      const { states } = await run({ assets: 1 }, at);
      expect(states, `step ${crashAt}`).toEqual(['done']);
      expect(onDisk(folder), `step ${crashAt}`).toEqual({ [nameOf(1)]: sha256(file.bytes) });
    }
  });
});

describe('D11: killed again and again', () => {
  it('every file arrives right, and little comes twice', async () => {
    const count = 40;
    const files = Array.from({ length: count }, (_, index) => jpeg(400_000 + index * 40_000, index));
    files.forEach((file, index) => {
      server.serve(`/${index + 1}`, file);
    });
    // A slow, faulty server: every fifth body is cut.
    let requests = 0;
    server.script(async (request) => {
      const file = files[Number(request.path.slice(1)) - 1];
      if (file === undefined) return false;
      requests += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
      await ordinary(request, file, requests % 5 === 0 ? { cutAfter: 300_000 } : {});
      return true;
    });
    let kills = 0;
    let end: End | null = null;
    while (end === null || end.killed) {
      end = await run({ assets: count, ...(kills < 8 ? { killAfterRequests: 6 + kills } : {}) });
      if (end.killed) kills += 1;
      expectOnlyWhole(path.join(root, 'library'), files);
    }
    expect(kills).toBeGreaterThan(2);
    expect(end.states).toEqual(Array(count).fill('done'));
    expect(Object.values(onDisk(path.join(root, 'library'))).sort()).toEqual(
      files.map((file) => sha256(file.bytes)).sort(),
    );
    const size = files.reduce((sum, file) => sum + file.bytes.length, 0);
    const sent = server.ledger.reduce((sum, entry) => sum + entry.sent, 0);
    const active = 6;
    expect(sent - size).toBeLessThanOrEqual(kills * active * 8 * 1024 * 1024);
  });
});
