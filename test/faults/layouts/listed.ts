import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { KIND_NAMES } from './generate.ts';
import { judged } from './verdict.ts';

/**
 * Places a picture of the vendor in as many layouts as asked, 1,000 unless told, of every kind that docs/layouts.md
 * names, and fails where one is called clean without it, or where a kind that is read does not list it.
 */
const { values } = parseArgs({
  options: { cases: { type: 'string', default: '1000' }, seed: { type: 'string', default: '0' } },
});
const root = mkdtempSync(path.join(tmpdir(), 'stockroom-layouts-'));
const sums = new Map(KIND_NAMES.map((kind) => [kind, { listed: 0, named: 0, missed: 0 }]));
let bad = 0;
try {
  for await (const one of judged(root, Number(values.seed), Number(values.cases))) {
    const sum = sums.get(one.kind);
    if (sum !== undefined) sum[one.verdict] += 1;
    if (one.verdict === 'listed' || (one.verdict === 'named' && one.closed)) continue;
    bad += 1;
    process.stdout.write(`${one.verdict}: ${one.kind}, --seed ${one.number} --cases 1: ${one.said}\n`);
  }
} finally {
  rmSync(root, { recursive: true });
}
for (const [kind, { listed, named, missed }] of sums) {
  process.stdout.write(`${kind}: ${listed} listed, ${named} named as unread, ${missed} missed\n`);
}
process.stdout.write(`${bad} of ${values.cases} are wrong\n`);
process.exitCode = bad === 0 ? 0 : 1;
