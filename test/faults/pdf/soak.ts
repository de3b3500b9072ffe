import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createReader } from '../../../src/main/layouts/reader.ts';
import { pdfCase } from '../../unit/layouts/fixtures/pdf-cases.ts';
import { faultOf } from '../../unit/layouts/fixtures/pdf-verdict.ts';

/** Generates as many PDFs as asked, each with one picture, and counts those that are not read right, or clean unread. */
const { values } = parseArgs({
  options: { cases: { type: 'string', default: '5000' }, seed: { type: 'string', default: '1' } },
});
const [cases, first] = [Number(values.cases), Number(values.seed)];
const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-pdf-'));
const reader = createReader({ worker: new URL('../../../src/main/layouts/worker.ts', import.meta.url) });
const counts = { listed: 0, named: 0, wrong: 0, clean: 0 };
const before = process.memoryUsage.rss();
let most = 0;
for (let seed = first; seed < first + cases; seed += 1) {
  const made = await pdfCase(seed);
  const file = path.join(folder, 'case.pdf');
  writeFileSync(file, made.data);
  const report = await reader.inspect(file, new AbortController().signal);
  const fault = await faultOf(made, report);
  most = Math.max(most, process.memoryUsage.rss() - before);
  if (fault === null) counts[made.expected === 'named' ? 'named' : 'listed'] += 1;
  else {
    counts[fault.startsWith('clean') ? 'clean' : 'wrong'] += 1;
    process.stdout.write(`${made.name}: ${fault}\n`);
  }
}
process.stdout.write(
  `${cases} documents: ${Object.entries(counts)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ')}; memory at most ${Math.round(most / 1024 ** 2)} MB more\n`,
);
await reader.close();
rmSync(folder, { recursive: true });
process.exitCode = counts.clean + counts.wrong === 0 ? 0 : 1;
