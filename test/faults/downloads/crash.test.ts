import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onDisk } from './harness.ts';
import { nameOf } from './options.ts';
import { playPowerCut } from './power-case.ts';
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

/** Crash points tried side by side. */
const AT_ONCE = 4;

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
  const before = server.jobStore.length;
  const timer = setInterval(() => {
    const seen = server.jobStore.length - before;
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

/** What the database calls done is in the library and on the disk, whatever else of the same transaction is not. */
function expectDoneIsThere(at: string): void {
  const file = path.join(at, 'profile', 'stockroom.db');
  if (!existsSync(file)) return;
  const db = new DatabaseSync(file);
  try {
    const tables = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'download_job'").all();
    if (tables.length === 0) return;
    const done = db
      .prepare("SELECT target_path, sha256 FROM download_job WHERE state = 'done' ORDER BY sha256")
      .all();
    const known = db.prepare('SELECT sha256 FROM library_file ORDER BY sha256').all();
    expect(known.map((row) => row['sha256'])).toEqual(done.map((row) => row['sha256']));
    for (const row of done) {
      expect(sha256(readFileSync(String(row['target_path'])))).toBe(row['sha256']);
    }
  } finally {
    db.close();
  }
}

describe('D1, D31: the power fails', () => {
  // More of them: `node test/faults/downloads/power.ts`.
  it('at any step: no final name is ever anything but the file, and none that is called done is missing', async () => {
    const seeds = Array.from({ length: 8 }, (_, index) => index + 1);
    let cuts = 0;
    const play = async (): Promise<void> => {
      for (let seed = seeds.pop(); seed !== undefined; seed = seeds.pop()) {
        const { cut, wrong } = await playPowerCut(seed);
        if (cut) cuts += 1;
        expect(wrong, `seed ${seed}`).toEqual([]);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, play));
    expect(cuts).toBeGreaterThan(2);
  });
});

describe('D1, D31: killed at every step of one comp', () => {
  it('the final name is absent or whole, and the next run ends with exactly that file', async () => {
    const file = jpeg(200_000);
    server.serve('/1', file);
    /** Whether there is such a step. */
    const survives = async (crashAt: number): Promise<boolean> => {
      const at = path.join(root, String(crashAt));
      const { killed } = await run({ assets: 1, crashAt }, at);
      const folder = path.join(at, 'library');
      if (readdirSync(at).includes('library')) expectOnlyWhole(folder, [file]);
      expectDoneIsThere(at);
      const { states } = await run({ assets: 1 }, at);
      expect(states, `step ${crashAt}`).toEqual(['done']);
      expect(onDisk(folder), `step ${crashAt}`).toEqual({ [nameOf(1)]: sha256(file.bytes) });
      return killed;
    };
    let steps = 0;
    for (let more = true; more; steps += AT_ONCE) {
      const next = Array.from({ length: AT_ONCE }, (_, index) => survives(steps + index + 1));
      // Until one run is not killed: there is no further step.
      more = (await Promise.all(next)).every(Boolean);
    }
    expect(steps).toBeGreaterThan(12);
  });

  it('rows that go out together are no less true: done is never without its file', async () => {
    const files = [1, 2, 3, 4].map((id) => jpeg(20_000 + id, id));
    files.forEach((file, index) => {
      server.serve(`/${index + 1}`, file);
    });
    await Promise.all(
      [20, 26, 32, 38].map(async (crashAt) => {
        const at = path.join(root, `together-${crashAt}`);
        const assets = files.length;
        expect((await run({ assets, crashAt }, at)).killed).toBe(true);
        expectDoneIsThere(at);
        expect((await run({ assets }, at)).states).toEqual(Array(assets).fill('done'));
        expectDoneIsThere(at);
      }),
    );
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
    const sent = server.jobStore.reduce((sum, entry) => sum + entry.sent, 0);
    const active = 6;
    expect(sent - size).toBeLessThanOrEqual(kills * active * 8 * 1024 * 1024);
  });
});
