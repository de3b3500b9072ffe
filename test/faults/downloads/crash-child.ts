/**
 * A process of its own, to be killed: fetches comps from the server named in its arguments. With `crashAt` it
 * kills itself right before its n-th step on the file system or on a row; without, it ends when all is done. With
 * `powerSeed` the power fails with it: what was not synced may be gone from the disk.
 */
import path from 'node:path';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { filesWith } from './harness-files.ts';
import { openBench } from './open-bench.ts';
import { OPTION } from './options.ts';
import { cutLog, PowerDisk, randomFrom } from './power-disk.ts';

interface Orders {
  readonly serverUrl: string;
  readonly root: string;
  readonly assets: number;
  readonly crashAt: number | null;
  readonly powerSeed?: number;
}

const orders = JSON.parse(process.argv[2] ?? '{}') as Orders;
let steps = 0;
const step = () => {
  steps += 1;
  if (steps !== orders.crashAt) return;
  if (orders.powerSeed !== undefined) cutPower(orders.powerSeed);
  process.kill(process.pid, 'SIGKILL');
};
const disk = new PowerDisk(filesWith(step));

function cutPower(seed: number): void {
  const random = randomFrom(seed);
  disk.cut(path.join(orders.root, 'library'), random);
  cutLog(path.join(orders.root, 'profile', 'stockroom.db'), random);
}

const { downloads, close } = openBench({
  serverUrl: orders.serverUrl,
  root: orders.root,
  link: async (asset) => new URL(`${orders.serverUrl}/${asset}`),
  effects: { files: disk.files, random: () => 0 },
  onTransaction: step,
});
const items = Array.from({ length: orders.assets }, (_, index) => ({
  assetId: (index + 1) as AssetId,
  option: OPTION,
}));
const ids = await downloads.enqueueComps(items);
const jobs = await downloads.settled(ids, new AbortController().signal);
await close();
process.stdout.write(JSON.stringify({ steps, states: jobs.map((job) => job.state) }));
