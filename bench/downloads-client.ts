/** One run of the downloads service, everything on: hashing, fsync, rename, database. Prints what it took as JSON. */
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createDownloads, downloadMigrations } from '../src/main/downloads/jobs/index.ts';
import { createLibrary, libraryMigrations } from '../src/main/library/files/index.ts';
import { openStore } from '../src/main/platform/store/index.ts';
import type { AssetId } from '../src/shared/model/ids.ts';

const [url = '', folder = '', count = '1', size = '1', transfers = '8'] = process.argv.slice(2);

const store = openStore(path.join(folder, 'profile', 'stockroom.db'), [
  ...libraryMigrations,
  ...downloadMigrations,
]);
const library = createLibrary({ store });
const downloads = createDownloads({
  store,
  client: {
    compLink: async (id) => new URL(`${url}/${id}?size=${size}`),
    files: {
      resolve: (address, base) => new URL(address, base),
      fetchSmall: () => Promise.reject(new Error('not for downloads')),
    },
  },
  library: {
    folder: () => path.join(folder, 'library'),
    find: (want) => library.find(want),
    add: (file) => library.add(file),
  },
  describe: async (id) => ({ title: `File ${id}`, type: 'image', author: '' }),
  settings: { maxTransfers: () => Number(transfers) },
});

const idle = process.memoryUsage().rss;
const delay = monitorEventLoopDelay({ resolution: 2 });
delay.enable();
const cpu = process.cpuUsage();
const began = performance.now();
const ids = await downloads.enqueueComps(
  Array.from({ length: Number(count) }, (_, index) => ({
    assetId: (index + 1) as AssetId,
    option: 'l-2015',
  })),
);
const jobs = await downloads.settled(ids, new AbortController().signal);
const wall = performance.now() - began;
const { user, system } = process.cpuUsage(cpu);
delay.disable();
await downloads.close();
store.close();

const failed = jobs.filter((job) => job.state !== 'done');
if (failed.length > 0) throw new Error(JSON.stringify(failed[0]));
process.stdout.write(
  JSON.stringify({
    wall: wall / 1000,
    cpu: (user + system) / 1e6,
    loopP99: delay.percentile(99) / 1e6,
    memory: (process.resourceUsage().maxRSS * 1024 - idle) / 1e6,
  }),
);
