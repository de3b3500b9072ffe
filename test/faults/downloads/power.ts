/**
 * D1 and D31 under power cuts: `node test/faults/downloads/power.ts [--cases 500] [--seed 1]`. Ends with one line of JSON:
 * the first seed, cases, how many were cut, violations. A violation prints the seed that replays it.
 */
import { parseArgs } from 'node:util';
import { playPowerCut } from './power-case.ts';

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' } },
});
const first = Number(values.seed);
const cases = Number(values.cases);
let cut = 0;
let violations = 0;
for (let seed = first; seed < first + cases; seed += 1) {
  const outcome = await playPowerCut(seed);
  if (outcome.cut) cut += 1;
  if (outcome.wrong.length > 0) {
    violations += 1;
    process.stderr.write(`seed ${seed}: ${outcome.wrong.join('; ')}\n`);
  }
}
process.stdout.write(`${JSON.stringify({ seed: first, cases, cut, violations })}\n`);
process.exitCode = violations === 0 ? 0 : 1;
