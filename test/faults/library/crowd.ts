import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createLibrary, libraryMigrations } from '../../../src/main/library/files/index.ts';
import { addsMetadata } from '../../../src/main/layouts/inspect/pdf-added.ts';
import { createRights, rightsMigrations } from '../../../src/main/library/licence-metadata/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import { createSwaps, diskFiles, swapMigrations } from '../../../src/main/library/swaps/index.ts';
import type { Right } from '../../../src/shared/model/download.ts';
import { isFailureCode } from '../../../src/shared/model/failure.ts';
import type { AssetId, FileId } from '../../../src/shared/model/ids.ts';
import { sequence } from '../../unit/layouts/fixtures/pictures.ts';
import { STATEMENT } from '../../unit/rights/world.ts';

export const ASSET: AssetId = STATEMENT.assetId;
export const EDITIONS = 3;

/** Where an edition of the comp or of the licensed file lies, as the service gives it again. */
export function pictureAt(root: string, right: Right, edition: number): string {
  return path.join(root, `${right} ${edition}.jpg`);
}

export function openCrowdStore(root: string): Store {
  return openStore(path.join(root, 'stockroom.db'), [
    ...libraryMigrations,
    ...rightsMigrations,
    ...swapMigrations,
  ]);
}

/**
 * Rights are written, comps swapped and swaps undone, while files of the asset land anew at the same paths, all at
 * once and with pauses in between. `locks` is the folder that other processes share, if there are any.
 */
export async function disturb(options: {
  readonly root: string;
  readonly seed: number;
  readonly acts: number;
  readonly locks: string | null;
}): Promise<void> {
  const { root, seed, acts: count, locks } = options;
  const random = sequence(seed);
  const pause = (most: number) => setTimeout(Math.floor(random() * most));
  const folder = path.join(root, 'library');
  const store = openCrowdStore(root);
  const library = createLibrary({ store, locks });
  const rights = createRights({
    store,
    library,
    folder: locks,
    addsMetadata,
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
    locks,
    measure: async () => null,
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
      const content = readFileSync(pictureAt(root, right, Math.floor(random() * EDITIONS)));
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
  for (let done = 0; done < count; done += 1) {
    const act = acts[Math.floor(random() * acts.length)];
    if (act !== undefined) work.push(bearing(act()));
    await pause(60);
  }
  for (let done = 0; done < work.length; done += 1) await work[done];
  await rights.settle();
  await rights.close();
  await swaps.close();
  library.close();
  store.close();
}

/** Refusals are answers: what must hold is what stands on the disk. */
async function bearing(act: Promise<unknown>): Promise<void> {
  await act.catch((error: unknown) => {
    if (!isFailureCode(error, 'file.changed', 'not-found', 'invalid')) throw error;
  });
}

export function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
