import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createReader } from '../../../src/main/layouts/reader.ts';
import { corrupt } from '../../unit/layouts/corrupt.ts';
import { LAYOUT_KINDS } from '../../unit/layouts/fixtures/layouts.ts';
import { PREVIEWED } from '../../unit/layouts/fixtures/previewed.ts';
import { pictureOf } from '../../unit/layouts/fixtures/pictures.ts';

/** Breaks every kind of layout in as many random ways as asked, 1,000 unless told, and opens and measures each. */
const runs = Number(process.argv[2] ?? 1000);
const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-soak-'));
const data = await pictureOf(1, 200, 150);
const reader = createReader({ worker: new URL('../../../src/main/layouts/worker.ts', import.meta.url) });
const { signal } = new AbortController();
const before = process.memoryUsage.rss();
let [most, bad] = [0, 0];
const kinds: readonly (readonly [string, () => Promise<Buffer>])[] = [
  ...LAYOUT_KINDS.map(
    ({ name, make, holds }) =>
      [
        name,
        async () =>
          make(
            holds.map((kind) =>
              kind === 'linked' ? { kind, path: '/x/a.jpg' } : { kind, name: 'a.jpg', data },
            ),
          ),
      ] as const,
  ),
  ...Object.entries(PREVIEWED).map(([name, make]) => [name, () => make(1)] as const),
];
for (const [name, make] of kinds) {
  const whole = await make();
  // A folder for each: an IDML beside a document would answer for it.
  const own = mkdtempSync(path.join(folder, 'kind-'));
  const outcomes = new Map<string, number>();
  for (let seed = 0; seed < runs; seed += 1) {
    const file = path.join(own, name);
    writeFileSync(file, corrupt(whole, seed));
    const { problems, uses, content } = await reader.inspect(file, signal);
    const measured = await reader.measure(file, signal);
    const isRead = uses.length > 0 || content?.print != null;
    const outcome = problems[0]?.kind ?? (isRead ? 'read' : 'empty');
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    most = Math.max(most, process.memoryUsage.rss() - before);
    // The thread died, or had to be ended. A limit that the broken file itself claims to pass is an answer.
    if (measured?.kind === 'unknown' || problems.some(({ message }) => message.includes('given up')))
      bad += 1;
  }
  process.stdout.write(`${name}: ${[...outcomes].map(([kind, count]) => `${kind} ${count}`).join(', ')}\n`);
}
process.stdout.write(`memory at most ${Math.round(most / 1024 ** 2)} MB more; ${bad} gave up\n`);
await reader.close();
rmSync(folder, { recursive: true });
process.exitCode = bad === 0 ? 0 : 1;
