/**
 * Plays random schedules for as long as asked: `node test/faults/downloads/soak.ts --cases 20000 [--seed N]`.
 * Ends with one line of JSON: seed, cases, violations. A violation prints what replays it.
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { actions, playCase } from './model.ts';

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '20000' }, seed: { type: 'string' } },
});
const cases = Number(values.cases);
const seed = values.seed === undefined ? Date.now() | 0 : Number(values.seed);

const result = await fc.check(fc.asyncProperty(actions, playCase), {
  numRuns: cases,
  seed,
  endOnFailure: true,
});
if (result.failed) {
  process.stderr.write(`path ${result.counterexamplePath}\n${JSON.stringify(result.counterexample)}\n`);
  process.stderr.write(`${String(result.errorInstance)}\n`);
}
const report = { seed, cases: result.numRuns, violations: result.failed ? 1 : 0 };
process.stdout.write(`${JSON.stringify(report)}\n`);
process.exitCode = result.failed ? 1 : 0;
