/** `node test/faults/library/moves.ts --cases 1000 --seed 1`: random moves, renames, deletes and edits of library files. */
import { parseArgs } from 'node:util';
import { runMoves } from './run-moves.ts';

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const seed = Number(values.seed);
const began = performance.now();
const { changes, wrong } = await runMoves({ cases: Number(values.cases), seed });
const seconds = Math.round((performance.now() - began) / 1000);
process.stdout.write(
  `seed ${seed}: ${changes} changes, ${wrong.length === 0 ? 'every record right' : 'WRONG'} (${seconds} s)\n`,
);
for (const line of wrong) process.stdout.write(`  ${line}\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
