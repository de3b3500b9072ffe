import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Downloads, DownloadsOptions } from '../../../src/main/downloads/jobs/index.ts';
import type { Library } from '../../../src/main/library/files/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import type { DownloadJob } from '../../../src/shared/model/download.ts';
import type { AssetId, JobId } from '../../../src/shared/model/ids.ts';
import { openBench } from './open-bench.ts';
import { OPTION } from './options.ts';
import { sha256, startRangeServer } from './range-server.ts';
import type { RangeServer } from './range-server.ts';

export { fastClock } from './clock.ts';
export { nameOf, OPTION } from './options.ts';

export interface Bench {
  readonly server: RangeServer;
  readonly folder: string;
  readonly profile: string;
  readonly store: Store;
  readonly library: Library;
  readonly downloads: Downloads;
  /** Link calls, by asset. */
  readonly linkCalls: AssetId[];
  /** Waits until the jobs are settled. */
  settle(ids: readonly JobId[], ms?: number): Promise<readonly DownloadJob[]>;
  /** Waits until a job looks like this. */
  until(id: JobId, test: (job: DownloadJob) => boolean, ms?: number): Promise<DownloadJob>;
  comp(...assets: number[]): Promise<readonly JobId[]>;
  /** Stops and starts again on the same profile. */
  restart(options?: BenchOptions): Promise<Bench>;
  close(): Promise<void>;
}

export interface BenchOptions extends Partial<Omit<DownloadsOptions, 'store'>> {
  readonly link?: (asset: AssetId, nth: number) => URL | Promise<URL>;
  readonly server?: RangeServer;
  readonly root?: string;
}

/** Opens a bench with its own server and folders, unless some are handed over. */
export async function startBench(options: BenchOptions = {}): Promise<Bench> {
  const {
    link,
    server = await startRangeServer(),
    root = mkdtempSync(path.join(tmpdir(), 'stockroom-')),
    ...rest
  } = options;
  const linkCalls: AssetId[] = [];
  const opened = openBench({
    serverUrl: server.url,
    root,
    link: async (asset) => {
      linkCalls.push(asset);
      const nth = linkCalls.filter((earlier) => earlier === asset).length;
      return link?.(asset, nth) ?? new URL(`${server.url}/${asset}?token=${nth}`);
    },
    ...rest,
  });
  const { downloads, profile, folder, store, library } = opened;

  const bench: Bench = {
    server,
    folder,
    profile,
    store,
    library,
    downloads,
    linkCalls,
    settle: (ids, ms = 20_000) => downloads.settled(ids, AbortSignal.timeout(ms)),
    until: async (id, test, ms = 10_000) => {
      for (const end = Date.now() + ms; Date.now() < end; ) {
        const job = downloads.jobs({ ids: [id] })[0];
        if (job !== undefined && test(job)) return job;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      throw new Error(`not in time: ${JSON.stringify(downloads.jobs({ ids: [id] }))}`);
    },
    comp: (...assets) =>
      downloads.enqueueComps(assets.map((assetId) => ({ assetId: assetId as AssetId, option: OPTION }))),
    restart: async (next = {}) => {
      await opened.close();
      return startBench({ ...options, ...next, server, root });
    },
    close: async () => {
      await opened.close();
      await server.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
  return bench;
}

/** What stands in a folder: name to SHA-256. The checker of every test looks here, not at what the app says. */
export function onDisk(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, sha256(readFileSync(path.join(folder, name)))]),
  );
}
