/**
 * `node test/faults/store/soak.ts --trials 300 --seed 1`: bits of databases, logs, settings, previews and sidecars are
 * flipped, and all that pages ask for is asked for.
 */
import { parseArgs } from 'node:util';
import { runFlips } from './run-flips.ts';

const { values } = parseArgs({
  options: { trials: { type: 'string', default: '300' }, seed: { type: 'string', default: '1' } },
});
const began = performance.now();
const { trials, told, wrong } = await runFlips({ trials: Number(values.trials), seed: Number(values.seed) });
const seconds = Math.round((performance.now() - began) / 1000);
process.stdout.write(
  `${trials} trials from seed ${values.seed}, ${told} with a notice: ${wrong.length} wrong (${seconds} s)\n`,
);
for (const line of wrong) process.stdout.write(`  ${line}\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
