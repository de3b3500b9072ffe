import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { isSettled } from '../../../src/shared/model/download.ts';
import type { AssetId, JobId } from '../../../src/shared/model/ids.ts';
import { fastClock } from './clock.ts';
import { openBench } from './open-bench.ts';
import { OPTION } from './options.ts';
import { jpeg, ordinary, sha256, startRangeServer } from './range-server.ts';
import type { RangeServer, Request, Served } from './range-server.ts';

/** A machine with much else to do is no hang. Milliseconds. */
const PATIENCE = 60_000;

const ASSETS = 3;
const MAX_SIZE = 400_000;

/** What may happen: to the queue by people, to the answers of the server, to the computer. */
export type Action =
  | { readonly kind: 'enqueue' | 'pause' | 'resume' | 'cancel' | 'retry'; readonly asset: number }
  | { readonly kind: 'swap'; readonly asset: number; readonly size: number; readonly etag: boolean }
  | { readonly kind: 'expire' | 'offline' | 'online' | 'sleep' | 'wake' | 'restart' }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'let'; readonly ms: number };

/** What the server does to one of its next answers. */
export type Fault =
  | {
      readonly kind: 'cut';
      readonly after: number;
      readonly by: 'fin' | 'rst';
      /** Right behind the cut: another version of the same length, or the end of all links. */
      readonly behind: 'nothing' | 'swap' | 'expire';
    }
  | { readonly kind: 'status'; readonly status: 403 | 404 | 410 | 429 | 500 | 503 }
  | { readonly kind: 'page' | 'packed' | 'whole' | 'shifted' | 'close-delimited' | 'drop' };

const asset = fc.integer({ min: 1, max: ASSETS });
const cut = fc.record({
  kind: fc.constant('cut' as const),
  after: fc.nat(MAX_SIZE),
  by: fc.constantFrom('fin' as const, 'rst' as const),
  behind: fc.constantFrom('nothing' as const, 'swap' as const, 'expire' as const),
});
const fault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 2, arbitrary: cut },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('status' as const),
      status: fc.constantFrom(403, 404, 410, 429, 500, 503),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('page', 'packed', 'whole', 'shifted', 'close-delimited', 'drop'),
    }),
  },
);
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('enqueue' as const), asset }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('pause', 'resume', 'cancel', 'retry'), asset }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('swap' as const),
      asset,
      size: fc.integer({ min: 1, max: MAX_SIZE }),
      etag: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('expire', 'offline', 'online', 'sleep', 'wake', 'restart'),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('fault' as const), fault }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('let' as const), ms: fc.nat(8) }) },
);

export const actions = fc.array(action, { minLength: 3, maxLength: 40 });

/**
 * Plays the actions against the real service, then takes every fault away and waits for the end. Throws for
 * what must never be. Looks only at what the server has served and at what stands on the disk.
 */
export async function playCase(script: readonly Action[]): Promise<void> {
  const world = new World(await startRangeServer());
  try {
    for (const step of script) await world.act(step);
    await world.finish();
    world.check();
  } finally {
    await world.close();
  }
}

class World {
  readonly #server: RangeServer;
  readonly #root = mkdtempSync(path.join(tmpdir(), 'stockroom-model-'));
  readonly #faults: Fault[] = [];
  readonly #versions = new Map<number, Served[]>();
  readonly #jobs = new Map<number, JobId>();
  readonly #cancelled = new Set<number>();
  #validTokens = 0;
  #tokens = 0;
  #bench: ReturnType<typeof openBench>;

  constructor(server: RangeServer) {
    this.#server = server;
    for (let id = 1; id <= ASSETS; id += 1) this.#swap(id, id * 130_000, id !== 2);
    server.script((request) => this.#answer(request));
    this.#bench = this.#open();
  }

  async act(step: Action): Promise<void> {
    const { downloads } = this.#bench;
    switch (step.kind) {
      case 'enqueue': {
        const [id] = await downloads.enqueueComps([{ assetId: step.asset as AssetId, option: OPTION }]);
        if (id !== undefined) this.#jobs.set(step.asset, id);
        this.#cancelled.delete(step.asset);
        return;
      }
      case 'pause':
      case 'resume':
      case 'cancel':
      case 'retry': {
        const id = this.#jobs.get(step.asset);
        if (id === undefined) return;
        if (step.kind === 'cancel') this.#cancelled.add(step.asset);
        if (step.kind === 'retry') this.#cancelled.delete(step.asset);
        await downloads[step.kind]([id]);
        return;
      }
      case 'swap':
        this.#swap(step.asset, step.size, step.etag);
        return;
      case 'expire':
        this.#validTokens = this.#tokens;
        return;
      case 'offline':
      case 'online':
        downloads.setOnline(step.kind === 'online');
        return;
      case 'sleep':
        await downloads.suspend();
        return;
      case 'wake':
        downloads.wake();
        return;
      case 'restart':
        await this.#bench.close();
        this.#bench = this.#open();
        return;
      case 'fault':
        this.#faults.push(step.fault);
        return;
      case 'let':
        await new Promise((resolve) => setTimeout(resolve, step.ms));
    }
  }

  /** Faults off: everything that is wanted has to arrive. */
  async finish(): Promise<void> {
    this.#faults.length = 0;
    const { downloads } = this.#bench;
    downloads.wake();
    downloads.setOnline(true);
    const wanted = [...this.#jobs].filter(([id]) => !this.#cancelled.has(id)).map(([, job]) => job);
    await downloads.resume(wanted);
    await downloads.settled(wanted, AbortSignal.timeout(PATIENCE));
    const failed = downloads.jobs({ ids: wanted }).filter((job) => job.state !== 'done');
    await downloads.retry(failed.map((job) => job.id));
    const jobs = await downloads.settled(wanted, AbortSignal.timeout(PATIENCE));
    const open = jobs.filter((job) => job.state !== 'done');
    if (open.length > 0) throw new Error(`not done without faults: ${JSON.stringify(open)}`);
  }

  check(): void {
    const { folder, downloads } = this.#bench;
    const names = this.#jobs.size === 0 ? [] : readdirSync(folder);
    for (const name of names) {
      if (name.startsWith('.')) throw new Error(`a part is left: ${name}`);
      const id = Number(/ (\d+) comp /.exec(name)?.[1]);
      const hash = sha256(readFileSync(path.join(folder, name)));
      const whole = (this.#versions.get(id) ?? []).some((version) => sha256(version.bytes) === hash);
      if (!whole) throw new Error(`${name} is no version of its asset`);
    }
    for (const job of downloads.jobs()) {
      if (!isSettled(job.state)) throw new Error(`not settled: ${JSON.stringify(job)}`);
      const file = downloads.pathOf(job.id);
      if (job.state === 'done' && (file === null || !names.includes(path.basename(file)))) {
        throw new Error(`done without its file: ${JSON.stringify(job)}`);
      }
    }
  }

  async close(): Promise<void> {
    await this.#bench.close();
    await this.#server.close();
    rmSync(this.#root, { recursive: true, force: true });
  }

  #open(): ReturnType<typeof openBench> {
    return openBench({
      serverUrl: this.#server.url,
      root: this.#root,
      link: async (id) => {
        this.#tokens += 1;
        return new URL(`${this.#server.url}/${id}?token=${this.#tokens}`);
      },
      effects: fastClock(300),
    });
  }

  #swap(id: number, size: number, etag: boolean): void {
    const versions = this.#versions.get(id) ?? [];
    const file = jpeg(Math.max(4, size), versions.length + 1);
    versions.push(etag ? file : { ...file, etag: null });
    this.#versions.set(id, versions);
  }

  async #answer(request: Request): Promise<boolean> {
    const file = this.#versions.get(Number(request.path.slice(1)))?.at(-1);
    if (file === undefined) return false;
    if (Number(request.entry.token) <= this.#validTokens) {
      request.entry.status = 403;
      request.response.writeHead(403).end();
      return true;
    }
    const fault = this.#faults.shift();
    await misbehave(request, file, fault);
    if (fault?.kind === 'cut' && fault.behind === 'swap') {
      this.#swap(Number(request.path.slice(1)), file.bytes.length, file.etag !== null);
    }
    if (fault?.kind === 'cut' && fault.behind === 'expire') this.#validTokens = this.#tokens;
    return true;
  }
}

async function misbehave(request: Request, file: Served, fault: Fault | undefined): Promise<void> {
  const { response } = request;
  switch (fault?.kind) {
    case undefined:
      return ordinary(request, file);
    case 'cut':
      return ordinary(request, file, { cutAfter: fault.after, cut: fault.by });
    case 'status':
      response.writeHead(
        fault.status,
        fault.status === 429 || fault.status === 503 ? { 'retry-after': '1' } : {},
      );
      response.end('no');
      return;
    case 'page':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>Sign in</p>');
      return;
    case 'packed':
      return ordinary(
        request,
        { ...file, bytes: gzipSync(file.bytes) },
        { ignoreRange: true, headers: { 'content-encoding': 'gzip' } },
      );
    case 'whole':
      return ordinary(request, file, { ignoreRange: true });
    case 'shifted': {
      const size = file.bytes.length;
      return ordinary(request, file, { headers: { 'content-range': `bytes 1-${size}/${size + 1}` } });
    }
    case 'close-delimited':
      return ordinary(request, file, {
        ignoreRange: true,
        closeDelimited: true,
        cutAfter: file.bytes.length - 1,
      });
    case 'drop':
      response.destroy();
      return;
  }
}
