import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { CollisionRule } from '../../../src/shared/model/settings.ts';
import { filesWith } from './harness-files.ts';
import { fastClock, onDisk, startBench } from './harness.ts';
import type { Bench } from './harness.ts';
import { jpeg, sha256 } from './range-server.ts';

/** A drive beside that of temporary files, which nearly every Linux has. */
const OTHER = '/dev/shm';
const hasOther = existsSync(OTHER) && statSync(OTHER).dev !== statSync(tmpdir()).dev;

let bench: Bench | null = null;
let drive = '';
afterEach(async () => {
  await bench?.close();
  bench = null;
  rmSync(drive, { recursive: true, force: true });
});

const NAME = 'Hero comp l-2015.jpg';

/** A library whose folder for the project is a drive of its own. */
async function open(collision: CollisionRule = 'number', before = () => {}): Promise<Bench> {
  drive = mkdtempSync(path.join(OTHER, 'stockroom-'));
  bench = await startBench({
    effects: {
      ...fastClock(50),
      files: filesWith((operation, target) =>
        operation === 'sync' && target.includes(`${path.sep}Spring${path.sep}`) ? before() : undefined,
      ),
    },
    naming: {
      template: () => '{project}/{title}',
      compSuffix: () => 'comp',
      collision: () => collision,
      wordsFor: () => ({ project: 'Spring', name: 'Hero' }),
    },
  });
  mkdirSync(bench.folder, { recursive: true });
  symlinkSync(drive, path.join(bench.folder, 'Spring'));
  return bench;
}

describe.skipIf(!hasOther)('D34: a folder of the library on another drive', () => {
  it('gets its file whole, and nothing is left on either', async () => {
    const { server, folder, comp, settle, library } = await open();
    const file = jpeg(3_000_000);
    server.serve('/1', file);
    const [job] = await settle(await comp(1));
    expect(job?.state).toBe('done');
    expect(onDisk(drive)).toEqual({ [NAME]: sha256(file.bytes) });
    expect(readdirSync(folder)).toEqual(['Spring']);
    expect(library.at(path.join(folder, 'Spring', NAME))).toMatchObject({ assetId: 1 });
    expect(server.jobStore).toHaveLength(1);
  });

  it('keeps what others have put there', async () => {
    const { server, comp, settle } = await open();
    writeFileSync(path.join(drive, NAME), 'mine');
    const file = jpeg(100_000);
    server.serve('/1', file);
    await settle(await comp(1));
    expect(onDisk(drive)).toEqual({
      [NAME]: sha256(Buffer.from('mine')),
      'Hero comp l-2015 (2).jpg': sha256(file.bytes),
    });
  });

  it('replaces a file of ours by choice', async () => {
    const { server, comp, settle } = await open('replace');
    const [first, second] = [jpeg(50_000), jpeg(60_000)];
    server.serve('/1', first);
    server.serve('/2', second);
    await settle(await comp(1));
    const [job] = await settle(await comp(2));
    expect(job?.state).toBe('done');
    expect(onDisk(drive)).toEqual({ [NAME]: sha256(second.bytes) });
  });

  it('that is full for a moment has no half file under the name, and the bytes are not fetched again', async () => {
    let refusals = 2;
    const { server, comp, settle } = await open('number', () => {
      if (refusals-- > 0) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    });
    const file = jpeg(500_000);
    server.serve('/1', file);
    const [job] = await settle(await comp(1));
    expect(job?.state).toBe('done');
    expect(onDisk(drive)).toEqual({ [NAME]: sha256(file.bytes) });
    expect(refusals).toBeLessThan(0);
    const sent = server.jobStore.reduce((sum, entry) => sum + entry.sent, 0);
    expect(sent).toBeLessThan(500_000 + 3 * 65_536 + 1);
  });
});
