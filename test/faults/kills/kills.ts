/**
 * Kills whole process groups of the command line and the web host in mixed work on one profile:
 * `npm run soak:kills -- --kills 500 --seed 1`. Exit code 1 where anything was left, lost, paid twice or wrong.
 */
import { parseArgs } from 'node:util';
import { playKills } from './play.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' } },
});
const report = await playKills({
  kills: Number(values.kills),
  seed: Number(values.seed),
  onRound: (kills, faults) =>
    void process.stderr.write(
      `${kills} kills, ${faults.length} faults${faults.map((fault) => `\n  ${fault}`).join('')}\n`,
    ),
});
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.faults.length === 0 ? 0 : 1;
