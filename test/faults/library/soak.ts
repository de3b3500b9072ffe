/**
 * `node test/faults/library/soak.ts --cases 300 --seed 1`: moves of the library, swaps, undos and removals by two
 * processes that are killed at random steps; every record and file afterwards.
 */
import { parseArgs } from 'node:util';
import { runUpheavals } from './run-upheavals.ts';

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '300' }, seed: { type: 'string', default: '1' } },
});
const began = performance.now();
const { kills, wrong } = await runUpheavals({ cases: Number(values.cases), seed: Number(values.seed) });
const seconds = Math.round((performance.now() - began) / 1000);
process.stdout.write(
  `${values.cases} cases from seed ${values.seed}, ${kills} kills: ${wrong.length} wrong (${seconds} s)\n`,
);
for (const line of wrong) process.stdout.write(`  ${line}\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
