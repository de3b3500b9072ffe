import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { nameOf, onDisk } from './harness.ts';
import { jpeg, sha256, startRangeServer } from './range-server.ts';
import type { Request, Served } from './range-server.ts';

export interface KillCase {
  readonly jobs: number;
  /** A process lives so long after its first request, then it is killed; milliseconds. */
  readonly every: number;
  /** Of one connection, bytes a second. */
  readonly speed: number;
  readonly smallest: number;
  readonly largest: number;
}

export interface KillReport {
  readonly jobs: number;
  readonly kills: number;
  readonly seconds: number;
  readonly bytes: number;
  /** Bytes that came more than once. */
  readonly again: number;
  /** What D11 allows: 8 MiB for each active job and kill. */
  readonly allowed: number;
  /** Names that stand there wrongly, or not at all. */
  readonly wrong: readonly string[];
}

/** Transfers at once, as the child has them. */
const ACTIVE = 6;
const CHECKPOINT = 8 * 1024 * 1024;
const TICK = 10;

/**
 * D11: a process that is killed every so often fetches files from a server that cuts, refuses and ignores ranges. The
 * checks read the server's ledger and the disk alone.
 */
export async function playKills({ jobs, every, speed, smallest, largest }: KillCase): Promise<KillReport> {
  const root = mkdtempSync(path.join(tmpdir(), 'stockroom-kill-'));
  const folder = path.join(root, 'library');
  const server = await startRangeServer();
  const spread = Math.max(1, largest - smallest);
  const files = Array.from({ length: jobs }, (_, index) =>
    jpeg(smallest + ((index * 7_919_317) % spread), index),
  );
  const hashes = files.map((file) => sha256(file.bytes));
  let sent = 0;
  let begun = Promise.withResolvers<void>();
  let answers = 0;
  server.script(async (request) => {
    const file = files[Number(request.path.slice(1)) - 1];
    if (file === undefined) return false;
    answers += 1;
    begun.resolve();
    if (answers % 29 === 0) {
      request.response.writeHead(503, { 'retry-after': '1' }).end();
      return true;
    }
    const poured = await pour(request, file, {
      speed,
      ignoreRange: answers % 17 === 0,
      cut: answers % 7 === 0,
    });
    sent += poured;
    return true;
  });

  const wrong = new Set<string>();
  const looked = new Set<string>();
  /** A final name never stands for less than the whole file, not for a moment between two kills either. */
  const look = () => {
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      if (name.endsWith('.part') || looked.has(name)) continue;
      looked.add(name);
      if (!hashes.includes(sha256(readFileSync(path.join(folder, name))))) wrong.add(name);
    }
  };
  const began = performance.now();
  let kills = 0;
  try {
    for (let over = false; !over; look()) {
      begun = Promise.withResolvers();
      over = await runFor(every, begun.promise, { serverUrl: server.url, root, assets: jobs, crashAt: null });
      if (!over) kills += 1;
    }
    const there = onDisk(folder);
    files.forEach((_, index) => {
      if (there[nameOf(index + 1)] !== hashes[index]) wrong.add(nameOf(index + 1));
    });
    for (const name of Object.keys(there).slice(jobs)) wrong.add(name);
  } finally {
    await server.close();
    rmSync(root, { recursive: true, force: true });
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  return {
    jobs,
    kills,
    seconds: Math.round((performance.now() - began) / 1000),
    bytes,
    again: sent - bytes,
    allowed: kills * ACTIVE * CHECKPOINT,
    wrong: [...wrong],
  };
}

/** Whether the process ended by itself, with everything done, before its time was over. */
async function runFor(ms: number, begun: Promise<void>, orders: object): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'crash-child.ts'), JSON.stringify(orders)],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const stop = new AbortController();
  const kill = async () => {
    await begun;
    await setTimeout(ms, undefined, { signal: stop.signal });
    child.kill('SIGKILL');
  };
  kill().catch(() => {});
  const [code] = (await once(child, 'close')) as [number | null];
  stop.abort();
  if (code !== null && code !== 0) throw new Error(`a process ended with ${code}`);
  return code === 0;
}

/** Sends at a speed, and counts what has left; a client that is gone gets no more. */
async function pour(
  { range, request, response, entry }: Request,
  file: Served,
  how: { readonly speed: number; readonly ignoreRange: boolean; readonly cut: boolean },
): Promise<number> {
  const size = file.bytes.length;
  const isFresh = request.headers['if-range'] === undefined || request.headers['if-range'] === file.etag;
  const start = range === null || !isFresh || how.ignoreRange ? null : range.start;
  if (start !== null && start >= size) {
    response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
    return 0;
  }
  const body = file.bytes.subarray(
    start ?? 0,
    range?.end == null || start === null ? undefined : range.end + 1,
  );
  entry.status = start === null ? 200 : 206;
  response.writeHead(entry.status, {
    'content-type': file.contentType,
    'content-length': body.length,
    ...(file.etag === null ? {} : { etag: file.etag }),
    ...(start === null ? {} : { 'content-range': `bytes ${start}-${start + body.length - 1}/${size}` }),
  });
  const step = Math.max(1, Math.round((how.speed * TICK) / 1000));
  const end = how.cut ? Math.ceil(body.length / 2) : body.length;
  let at = 0;
  while (at < end && isOpen(response)) {
    const piece = body.subarray(at, Math.min(end, at + step));
    at += piece.length;
    if (!response.write(piece)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    await setTimeout(TICK);
  }
  if (at < body.length) response.destroy();
  else response.end();
  return at;
}

function isOpen(response: ServerResponse): boolean {
  return !response.destroyed && response.socket?.destroyed === false;
}
