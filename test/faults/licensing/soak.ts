import { parseArgs } from 'node:util';
import * as fc from 'fast-check';
import { plan, runPlan } from './world/plan.ts';

/**
 * The property of several.test.ts, for as many cases as one has time for:
 * `node test/faults/licensing/soak.ts --cases 20000 --seed 1`. A violation is printed with the plan that shows it.
 */
const { values } = parseArgs({
  options: { cases: { type: 'string', default: '20000' }, seed: { type: 'string', default: '' } },
});
const cases = Number(values.cases);
const seed = values.seed === '' ? Date.now() % 2 ** 31 : Number(values.seed);
if (!Number.isSafeInteger(cases) || cases < 1 || !Number.isSafeInteger(seed)) {
  console.error('usage: soak.ts [--cases N] [--seed N]');
  process.exit(2);
}

/** Cases whose plans are made at a time; each has a seed of its own, so that one can be run alone. */
const CHUNK = 100;

let done = 0;
let violations = 0;
for (let chunk = 0; done < cases; chunk += 1) {
  const plans = fc.sample(plan, { seed: seed + chunk, numRuns: Math.min(CHUNK, cases - done) });
  for (const happenings of plans) {
    const found = await runPlan(happenings).catch((thrown: unknown) => [String(thrown)]);
    done += 1;
    if (found.length === 0) continue;
    violations += 1;
    console.log(JSON.stringify({ seed: seed + chunk, found, happenings }));
  }
  if (chunk % 10 === 9) console.error(`${done} of ${cases} cases, ${violations} violations`);
}
console.log(JSON.stringify({ seed, cases: done, violations }));
process.exitCode = violations === 0 ? 0 : 1;
