import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ExifTool } from 'exiftool-vendored';
import { bring, missing, told } from '../../unit/rights/brought.ts';
import { CLOSED, FORMATS } from '../../unit/rights/files.ts';
import { openWorld } from '../../unit/rights/world.ts';

/** Writes rights into as many files of each kind as asked, each with metadata of others, and counts what was lost. */
const { values } = parseArgs({
  options: { cases: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
});
const [cases, first] = [Number(values.cases), Number(values.seed)];
const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-rights-soak-'));
const tool = new ExifTool({ maxProcs: 1, useMWG: false });
const world = openWorld(path.join(folder, 'world'));
let wrong = 0;
for (const [name, make] of Object.entries({ ...FORMATS, ...CLOSED })) {
  const counts = { embedded: 0, sidecar: 0, kept: 0, failed: 0 };
  const drafts = path.join(folder, name.replace('.', '-'));
  mkdirSync(drafts);
  for (let seed = first; seed < first + cases; seed += 1) {
    const draft = path.join(drafts, `${seed}-${name}`);
    await bring(draft, await make(), seed, tool).catch(() => {});
    const { id, path: at } = world.own(name, readFileSync(draft));
    const [before, bytes] = [await told(at, tool), readFileSync(at)];
    const [result] = await world.rights.write([id], 'embedded');
    const [again] = await world.rights.write([id], 'embedded');
    const outcome = result?.outcome ?? 'failed';
    counts[outcome] += 1;
    const lost = missing(before, await told(at, tool));
    const isTouched = outcome !== 'embedded' && !readFileSync(at).equals(bytes);
    const isStable = outcome === 'embedded' ? again?.outcome === 'kept' : again?.outcome === outcome;
    if (lost.length === 0 && !isTouched && isStable && outcome !== 'failed') continue;
    wrong += 1;
    process.stdout.write(
      `${name} ${seed}: ${outcome}, then ${again?.outcome}; lost ${JSON.stringify(lost)}\n`,
    );
  }
  process.stdout.write(`${name}: ${JSON.stringify(counts)}\n`);
}
process.stdout.write(`${wrong} wrong\n`);
await world.close();
await tool.end();
rmSync(folder, { recursive: true });
process.exitCode = wrong === 0 ? 0 : 1;
