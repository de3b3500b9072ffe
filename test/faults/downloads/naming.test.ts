import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import type { CollisionRule } from '../../../src/shared/model/settings.ts';
import { fastClock, onDisk, startBench } from './harness.ts';
import type { Bench } from './harness.ts';
import { diskError, filesWith } from './harness-files.ts';
import { jpeg, sha256 } from './range-server.ts';

let bench: Bench | null = null;
afterEach(async () => {
  await bench?.close();
  bench = null;
});

/** A bench with a template and a rule of the user's. */
async function open(
  template: string,
  collision: CollisionRule = 'number',
  compSuffix = 'comp',
): Promise<Bench> {
  bench = await startBench({
    effects: fastClock(),
    licensedLink: async ({ assetId }) => new URL(`${bench?.server.url ?? ''}/${assetId}`),
    naming: {
      template: () => template,
      compSuffix: () => compSuffix,
      collision: () => collision,
      wordsFor: () => ({ project: 'Spring', name: 'Hero' }),
    },
  });
  return bench;
}

describe('folders that take shorter names', () => {
  const TITLE = 'Snow-capped mountain range at sunset with a lake, zażółć gęślą jaźń, '.repeat(4);

  /** A file system that takes names of so many bytes. */
  const taking = (bytes: number) =>
    filesWith((operation, at) => {
      const name = path.basename(at);
      const makes = operation === 'open' || operation === 'link' || operation === 'rename';
      if (makes && Buffer.byteLength(name) > bytes) throw diskError('ENAMETOOLONG');
    });

  it.each([255, 143, 100, 72, 55])('a title gives way to what %i bytes hold', async (bytes) => {
    bench = await startBench({
      effects: { ...fastClock(), files: taking(bytes) },
      describe: async () => ({ title: TITLE, type: 'image', author: 'Ana' }),
    });
    const { server, folder, comp, settle, library } = bench;
    const file = jpeg(5000);
    server.serve('/1', file);
    const [job] = await settle(await comp(1));
    expect(job?.state).toBe('done');
    const [name = ''] = Object.keys(onDisk(folder));
    expect(onDisk(folder)).toEqual({ [name]: sha256(file.bytes) });
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(bytes);
    expect(name).toMatch(/ 1 comp l-2015\.jpg$/);
    expect(library.at(path.join(folder, name))).toMatchObject({ assetId: 1 });
    expect(server.requests('/1')).toHaveLength(1);
  });

  it('what no name fits says so and keeps the bytes', async () => {
    bench = await startBench({
      effects: {
        ...fastClock(),
        files: filesWith((operation) => {
          if (operation === 'link') throw diskError('ENAMETOOLONG');
        }),
      },
    });
    const { server, folder, comp, until } = bench;
    server.serve('/1', jpeg(5000));
    const [id] = await comp(1);
    if (id === undefined) throw new Error('no job');
    const job = await until(id, ({ state }) => state === 'waiting');
    expect(job.failure).toMatchObject({
      code: 'disk.denied',
      message: 'The folder does not take a name or a path this long.',
    });
    expect(Object.keys(onDisk(folder))).toEqual([`.stockroom-${id}.part`]);
    expect(server.requests('/1')).toHaveLength(1);
  });
});

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

describe('comps without a mark in their names', () => {
  const step = fc.constantFrom('comp', 'licensed');
  const rule = fc.constantFrom<CollisionRule>('number', 'replace', 'skip');

  it('never take the place of a paid file, nor keep one out', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), rule, async (steps, collision) => {
        const { server, folder, comp, settle, library, downloads, close } = await open(
          '{title}',
          collision,
          '',
        );
        try {
          let paid: ReadonlyMap<string, string> = new Map();
          for (const [index, right] of steps.entries()) {
            const asset = index + 1;
            const file = jpeg(3000 + index);
            server.serve(`/${asset}`, file);
            const item = { assetId: asset as AssetId, option: 'l-2015' };
            const ids = right === 'comp' ? await comp(asset) : await downloads.enqueueLicensed([item]);
            const [job] = await settle(ids);
            // Hidden are the parts of what was refused.
            const disk = new Map(Object.entries(onDisk(folder)).filter(([name]) => !name.startsWith('.')));
            if (right === 'comp') {
              for (const [name, hash] of paid) expect(disk.get(name), name).toBe(hash);
            } else if (collision !== 'skip' || paid.size === 0) {
              expect([...disk.values()]).toContain(sha256(file.bytes));
              expect(job?.state).toBe('done');
            }
            for (const [name, hash] of disk) {
              const known = library.at(path.join(folder, name));
              expect(known?.sha256, name).toBe(hash);
            }
            const isPaid = (name: string) => library.at(path.join(folder, name))?.right === 'licensed';
            paid = new Map([...disk].filter(([name]) => isPaid(name)));
          }
        } finally {
          await close();
          bench = null;
        }
      }),
      { numRuns: 30 },
    );
  });
});
