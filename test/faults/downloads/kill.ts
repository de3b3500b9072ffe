/**
 * D11 at full scale: `node test/faults/downloads/kill.ts [--jobs 200] [--every 2]`. Fetches that many comps from a
 * faulty server, killing the process every two seconds, and ends with one line of JSON.
 */
import { parseArgs } from 'node:util';
import { playKills } from './kill-case.ts';

const { values } = parseArgs({
  options: { jobs: { type: 'string', default: '200' }, every: { type: 'string', default: '2' } },
});
const report = await playKills({
  jobs: Number(values.jobs),
  every: Number(values.every) * 1000,
  speed: 4_000_000,
  smallest: 500_000,
  largest: 6_000_000,
});
process.stdout.write(`${JSON.stringify(report)}\n`);
process.exitCode = report.wrong.length === 0 && report.again <= report.allowed ? 0 : 1;
