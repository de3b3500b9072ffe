import { performance } from 'node:perf_hooks';
import { LookIndex } from '../src/main/layouts/look-index.ts';
import type { AssetId } from '../src/shared/model/ids.ts';

/**
 * How long it takes to rank all looks by likeness, as a ratio to reading their bytes once, and how long anything else has
 * to wait meanwhile. `node scripts/on-node-24.mjs bench/look-index.ts [looks]`
 */
const count = Number(process.argv[2] ?? 100_000);
const LOOK_BYTES = 80;
const RUNS = 15;

let state = 1;
const random = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state >>> 24;
};
const index = new LookIndex();
const all = new Uint8Array(count * LOOK_BYTES);
for (let at = 0; at < all.length; at += 1) all[at] = random();
for (let at = 0; at < count; at += 1) {
  index.put((at + 1) as AssetId, all.subarray(at * LOOK_BYTES, (at + 1) * LOOK_BYTES));
}

const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
/** Time of the processor: other programs on it do not count. Milliseconds. */
const spent = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const read: number[] = [];
const ranked: number[] = [];
let [sum, longest] = [0, 0];
for (let run = 0; run < RUNS; run += 1) {
  let from = spent();
  for (let at = 0; at < all.length; at += 1) sum += all[at] ?? 0;
  read.push(spent() - from);
  let turn = performance.now();
  let isOver = false;
  const watch = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - turn);
    turn = now;
    if (!isOver) setImmediate(watch);
  };
  setImmediate(watch);
  from = spent();
  await index.rank(all.subarray(run * LOOK_BYTES, (run + 1) * LOOK_BYTES), 500);
  ranked.push(spent() - from);
  isOver = true;
}
process.stdout.write(
  `${count} looks: ranked in ${median(ranked).toFixed(1)} ms of the processor, ` +
    `${(median(ranked) / median(read)).toFixed(1)} times as long as reading their bytes once (${sum}); ` +
    `longest turn of the thread ${longest.toFixed(1)} ms\n`,
);
