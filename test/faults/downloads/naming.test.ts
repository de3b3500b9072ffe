import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { CollisionRule } from '../../../src/shared/model/settings.ts';
import { fastClock, onDisk, startBench } from './harness.ts';
import type { Bench } from './harness.ts';
import { jpeg, sha256 } from './range-server.ts';

let bench: Bench | null = null;
afterEach(async () => {
  await bench?.close();
  bench = null;
});

/** A bench with a template and a rule of the user's. */
async function open(template: string, collision: CollisionRule = 'number'): Promise<Bench> {
  bench = await startBench({
    effects: fastClock(),
    naming: {
      template: () => template,
      collision: () => collision,
      wordsFor: () => ({ project: 'Spring', name: 'Hero' }),
    },
  });
  return bench;
}

const NAME = 'Hero comp l-2015.jpg';

describe('names by template', () => {
  it('makes folders, and the library knows the file by its path', async () => {
    const { server, folder, comp, settle, library } = await open('{project}/{title}/{title} {id}');
    const file = jpeg(5000);
    server.serve('/1', file);
    const [job] = await settle(await comp(1));
    expect(job?.state).toBe('done');
    const relative = 'Spring/Hero/Hero 1 comp l-2015.jpg';
    expect(sha256(readFileSync(path.join(folder, relative)))).toBe(sha256(file.bytes));
    expect(library.at(path.join(folder, relative))).toMatchObject({ assetId: 1, relativePath: relative });
  });

  it('replaces a file of ours, whole or not at all', async () => {
    const { server, folder, comp, settle, library } = await open('{title}', 'replace');
    const [first, second] = [jpeg(5000), jpeg(6000)];
    server.serve('/1', first);
    server.serve('/2', second);
    await settle(await comp(1));
    await settle(await comp(2));
    expect(onDisk(folder)).toEqual({ [NAME]: sha256(second.bytes) });
    expect(library.at(path.join(folder, NAME))).toMatchObject({ assetId: 2 });
  });

  it("never replaces a stranger's file, nor a paid one by a comp", async () => {
    const { server, folder, comp, settle, library } = await open('{title}', 'replace');
    mkdirSync(folder, { recursive: true });
    const mine = Buffer.from('mine');
    writeFileSync(path.join(folder, NAME), mine);
    writeFileSync(path.join(folder, 'Hero comp l-2015 (2).jpg'), mine);
    library.add({
      assetId: 5 as never,
      right: 'licensed',
      option: 'l-2015',
      folder,
      relativePath: 'Hero comp l-2015 (2).jpg',
      bytes: mine.length,
      sha256: sha256(mine),
    });
    const file = jpeg(5000);
    server.serve('/1', file);
    await settle(await comp(1));
    expect(onDisk(folder)).toEqual({
      [NAME]: sha256(mine),
      'Hero comp l-2015 (2).jpg': sha256(mine),
      'Hero comp l-2015 (3).jpg': sha256(file.bytes),
    });
  });

  it('leaves a file out whose name is taken, and says so', async () => {
    const { server, folder, comp, settle } = await open('{title}', 'skip');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, NAME), 'mine');
    server.serve('/1', jpeg(5000));
    const [job] = await settle(await comp(1));
    expect(job).toMatchObject({
      state: 'failed',
      failure: { message: 'A file with this name is there already.' },
    });
    expect(readFileSync(path.join(folder, NAME), 'utf8')).toBe('mine');
  });
});
