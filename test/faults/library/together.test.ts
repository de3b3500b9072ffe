import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import sharp from 'sharp';
import { beforeAll, expect, test, vi } from 'vitest';
import { createLibrary, libraryMigrations } from '../../../src/main/library/index.ts';
import { createRights, rightsMigrations } from '../../../src/main/rights/index.ts';
import { openStore } from '../../../src/main/store/index.ts';
import { createSwaps, diskFiles, swapMigrations } from '../../../src/main/swap/index.ts';
import type { Right } from '../../../src/shared/model/download.ts';
import { isFailureCode } from '../../../src/shared/model/failure.ts';
import type { AssetId, FileId } from '../../../src/shared/model/ids.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { sequence } from '../../unit/layouts/fixtures/pictures.ts';
import { STATEMENT } from '../../unit/rights/world.ts';

// Other work on the machine must not make these fail.
vi.setConfig({ testTimeout: 240_000 });
const temp = tempFolderPerTest();
const ASSET: AssetId = STATEMENT.assetId;
/** A second of work for each seed: what is written by ExifTool takes a tenth of one. */
const ACTS = 14;
/** Pictures of the comp and of the licensed file, each in a few editions as the service gives them again. */
let pictures: Readonly<Record<Right, readonly Buffer[]>>;

beforeAll(async () => {
  const draw = (width: number, height: number, edition: number) =>
    sharp({ create: { width, height, channels: 3, background: { r: edition * 40, g: 90, b: 150 } } })
      .jpeg()
      .toBuffer();
  const editions = (width: number, height: number) =>
    Promise.all([1, 2, 3].map((edition) => draw(width, height, edition)));
  pictures = { comp: await editions(60, 40), licensed: await editions(240, 160) };
});

/**
 * Rights are written, comps swapped and swaps undone, while files of the asset land anew at the same paths, all at
 * once and with pauses in between. In the end each path holds one whole file, and its record is of that file.
 */
test.each([1, 2, 3, 4, 5, 6])('rights, swaps and downloads at the same files, seed %i', async (seed) => {
  const random = sequence(seed);
  const pause = (most: number) => setTimeout(Math.floor(random() * most));
  const folder = path.join(temp.path, 'library');
  mkdirSync(folder);
  const store = openStore(path.join(temp.path, 'stockroom.db'), [
    ...libraryMigrations,
    ...rightsMigrations,
    ...swapMigrations,
  ]);
  const library = createLibrary({ store });
  const rights = createRights({
    store,
    library,
    folder: null,
    setting: () => 'embedded',
    describe: async () => {
      await pause(40);
      return STATEMENT;
    },
  });
  const slow =
    <Args extends readonly unknown[]>(step: (...args: Args) => Promise<void>) =>
    async (...args: Args) => {
      await pause(20);
      await step(...args);
      await pause(20);
    };
  const swaps = createSwaps({
    store,
    library,
    during: (_, work) => work(),
    adopt: false,
    onError: () => {},
    files: { ...diskFiles, copy: slow(diskFiles.copy), rename: slow(diskFiles.rename) },
  });

  /** As downloads do it where a name that is taken is to be replaced by a file of the same right. */
  const land = (name: string, right: Right) =>
    library.alone(ASSET, async () => {
      const target = path.join(folder, name);
      const content = pictures[right][Math.floor(random() * 3)] ?? Buffer.of();
      const record = library.at(target);
      if (record !== null && record.right !== right) return;
      const part = `${target}.${crypto.randomUUID()}`;
      writeFileSync(part, content);
      await pause(20);
      renameSync(part, target);
      await pause(20);
      const id = library.add({
        assetId: ASSET,
        right,
        option: right === 'comp' ? 's-2015' : 'xl-2015',
        folder,
        relativePath: name,
        bytes: content.length,
        sha256: sha256(content),
      });
      if (right === 'licensed') {
        rights.landed(id);
        work.push(bearing(swaps.afterLicensing(ASSET)));
      }
    });
  const any = (right?: Right): FileId | undefined => {
    const files = library.files(ASSET).filter((file) => right === undefined || file.right === right);
    return files[Math.floor(random() * files.length)]?.id;
  };
  const acts: readonly (() => Promise<unknown>)[] = [
    () => land('comp.jpg', 'comp'),
    () => land('licensed.jpg', 'licensed'),
    async () =>
      rights.write(
        [any('licensed')].filter((id) => id !== undefined),
        'embedded',
      ),
    async () => {
      const id = any('comp');
      if (id !== undefined) await swaps.swap(id);
    },
    async () => {
      const [latest] = swaps.list();
      if (latest !== undefined) await swaps.undo(latest.id);
    },
    async () => {
      const id = any();
      if (id !== undefined) await swaps.plan(id);
    },
  ];
  const work: Promise<unknown>[] = [];
  await land('comp.jpg', 'comp');
  await land('licensed.jpg', 'licensed');
  for (let count = 0; count < ACTS; count += 1) {
    const act = acts[Math.floor(random() * acts.length)];
    if (act !== undefined) work.push(bearing(act()));
    await pause(60);
  }
  for (let done = 0; done < work.length; done += 1) await work[done];
  await rights.settle();

  const records = library.files(ASSET).map(({ relativePath, sha256: recorded, bytes, right }) => {
    const content = readFileSync(path.join(folder, relativePath));
    return {
      relativePath,
      isRecorded: sha256(content) === recorded && content.length === bytes,
      right,
      content,
    };
  });
  expect(records.map(({ relativePath }) => relativePath).toSorted()).toEqual(['comp.jpg', 'licensed.jpg']);
  for (const { relativePath, isRecorded, right, content } of records) {
    expect([relativePath, isRecorded]).toEqual([relativePath, true]);
    // By its own picture, not by what anybody has written down.
    const { width } = await sharp(content).metadata();
    expect([relativePath, right]).toEqual([relativePath, width === 240 ? 'licensed' : 'comp']);
    await expect(sharp(content, { failOn: 'warning' }).raw().toBuffer()).resolves.toBeDefined();
  }
  const strays = readdirSync(folder).filter((name) => !/^(?:comp|licensed)\.jpg$|^\.stockroom$/.test(name));
  expect(strays).toEqual([]);
  expect(store.all('SELECT * FROM rights_swap')).toEqual([]);
  await rights.close();
  await swaps.close();
  library.close();
  store.close();
});

/** Refusals are answers: what must hold is what stands on the disk. */
async function bearing(act: Promise<unknown>): Promise<void> {
  await act.catch((error: unknown) => {
    if (!isFailureCode(error, 'file.changed', 'not-found', 'invalid')) throw error;
  });
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
