import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import sharp from 'sharp';
import { createHoldings, createLibrary, libraryMigrations } from '../../../src/main/library/files/index.ts';
import { createPlaces } from '../../../src/main/platform/locations/index.ts';
import { previewMigrations } from '../../../src/main/catalog/previews/index.ts';
import { rightsMigrations } from '../../../src/main/library/licence-metadata/index.ts';
import { createStorage, isSwitching, storageMigrations } from '../../../src/main/library/storage/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import { createSwaps, diskFiles, swapMigrations } from '../../../src/main/library/swaps/index.ts';
import { createUndo } from '../../../src/main/platform/undo/index.ts';
import type { Right } from '../../../src/shared/model/download.ts';
import type { AssetId, FileId } from '../../../src/shared/model/ids.ts';
import { sequence } from '../../unit/layouts/fixtures/pictures.ts';

export const ASSETS = [101, 102, 103] as AssetId[];
const WIDTH: Readonly<Record<Right, number>> = { comp: 60, licensed: 240 };

/** What a process does with the library: all that exchanges, moves or removes its files, in any order. */
export interface Upheaval {
  /** Holds the library folders, the profile and a bin. */
  readonly root: string;
  readonly seed: number;
  readonly acts: number;
  /** The step on the disk or in the database at which the process is killed; 0 for none. */
  readonly dieAt: number;
}

export function openUpheavalStore(root: string): Store {
  return openStore(path.join(root, 'profile', 'stockroom.db'), [
    ...libraryMigrations,
    ...previewMigrations,
    ...rightsMigrations,
    ...swapMigrations,
    ...storageMigrations,
  ]);
}

function pictureAt(root: string, asset: AssetId, right: Right): string {
  return path.join(root, 'service', `${asset} ${right}.jpg`);
}

/** The folder of the library is a setting that processes share. */
export function libraryFolder(root: string): string {
  return readFileSync(path.join(root, 'folder.txt'), 'utf8');
}

export async function prepareUpheaval(root: string): Promise<void> {
  for (const folder of ['profile', 'service', 'bin', 'library 0']) mkdirSync(path.join(root, folder));
  writeFileSync(path.join(root, 'folder.txt'), path.join(root, 'library 0'));
  const store = openUpheavalStore(root);
  const library = createLibrary({ store });
  for (const asset of ASSETS) {
    for (const right of ['comp', 'licensed'] as const) {
      const background = { r: asset, g: 90, b: 150 };
      const [width, height] = [WIDTH[right], (WIDTH[right] * 2) / 3];
      const picture = sharp({ create: { width, height, channels: 3, background } }).jpeg();
      writeFileSync(pictureAt(root, asset, right), await picture.toBuffer());
      // One of them in a folder of its own, as `--to` makes them.
      const folder = asset === 103 ? path.join(root, 'library 0', 'job') : path.join(root, 'library 0');
      mkdirSync(folder, { recursive: true });
      land({ root, library, asset, right, folder });
    }
  }
  library.close();
  store.close();
}

function land(to: {
  readonly root: string;
  readonly library: ReturnType<typeof createLibrary>;
  readonly asset: AssetId;
  readonly right: Right;
  readonly folder: string;
}): void {
  const { root, library, asset, right, folder } = to;
  const content = readFileSync(pictureAt(root, asset, right));
  const relativePath = `${asset} ${right}.jpg`;
  const target = path.join(folder, relativePath);
  if (existsSync(target) || library.at(target) !== null) return;
  const part = path.join(root, 'service', `${crypto.randomUUID()}.part`);
  writeFileSync(part, content);
  renameSync(part, target);
  const option = right === 'comp' ? 's-2015' : 'xl-2015';
  const [bytes, sha256] = [content.length, hashOf(content)];
  library.add({ assetId: asset, right, option, folder, relativePath, bytes, sha256 });
}

function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The services as a process of the app has them. `onStep` is told before each step. */
export function openUpheaval(root: string, onStep: () => void) {
  const profile = path.join(root, 'profile');
  const plain = openUpheavalStore(root);
  const store: Store = {
    ...plain,
    run: (...args) => {
      onStep();
      return plain.run(...args);
    },
  };
  const library = createLibrary({ store, locks: profile, isSwitching: () => isSwitching(store) });
  // Downloads know how to go on with a file that has its name and no record yet; here it has both at once.
  const landing = createLibrary({ store: plain, locks: profile });
  const onError = (error: unknown) => {
    if (!isBearable(error)) throw error;
  };
  const stepping =
    <Args extends readonly unknown[]>(step: (...args: Args) => Promise<void>) =>
    async (...args: Args) => {
      onStep();
      await step(...args);
    };
  const swaps = createSwaps({
    store,
    library,
    locks: profile,
    measure: async () => null,
    during: (_, work) => work(),
    adopt: true,
    onError,
    files: {
      ...diskFiles,
      copy: stepping(diskFiles.copy),
      link: stepping(diskFiles.link),
      rename: stepping(diskFiles.rename),
      remove: stepping(diskFiles.remove),
    },
  });
  const undo = createUndo();
  const holdings = createHoldings({
    store,
    undo,
    locks: profile,
    adopt: true,
    onError,
    checkpoint: onStep,
    ports: {
      alone: library.alone,
      fetch: async () => {},
      openFile: async () => true,
      openWith: async () => true,
      copyFiles: async () => true,
      trash: async (file) => {
        await rename(file, path.join(root, 'bin', crypto.randomUUID()));
        return true;
      },
      changed: () => {},
    },
  });
  const storage = createStorage({
    store,
    profile,
    locks: profile,
    places: createPlaces({ root: profile, setApart: root }),
    parts: { 'stockroom.db': '', 'ledger.db': '', 'settings.json': '' },
    version: '1.0.0',
    migrations: [],
    libraryFolder: () => libraryFolder(root),
    adoptFolder: (folder, moved) => {
      if (moved !== null) swaps.moveFolder(moved.from, folder);
      const draft = path.join(root, `folder.${crypto.randomUUID()}`);
      writeFileSync(draft, folder);
      renameSync(draft, path.join(root, 'folder.txt'));
    },
    dialog: undefined,
    downloads: { underWay: () => [], pause: async () => {}, resume: async () => {} },
    still: library.still,
    kept: () => ({ files: 0, bytes: 0 }),
    adopt: true,
    onError: () => {},
    checkpoint: onStep,
  });
  return {
    store,
    library,
    landing,
    swaps,
    undo,
    holdings,
    storage,
    close: async () => {
      await storage.close();
      await holdings.close();
      await swaps.close();
      library.close();
      landing.close();
      plain.close();
    },
  };
}

/** Refusals are answers: what must hold is what stands on the disk and in the records. */
function isBearable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['file.changed', 'not-found', 'invalid', 'library.busy', 'ENOENT'].includes(code);
}

export async function cause({ root, seed, acts: count, dieAt }: Upheaval): Promise<void> {
  const random = sequence(seed);
  let steps = 0;
  const at = openUpheaval(root, () => {
    steps += 1;
    if (steps === dieAt) process.kill(process.pid, 'SIGKILL');
  });
  const { library, landing, swaps, storage, holdings, undo } = at;
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const comp = (): FileId | undefined =>
    pick(ASSETS.flatMap((asset) => library.files(asset)).filter(({ right }) => right === 'comp'))?.id;
  const swap = async () => {
    const id = comp();
    if (id !== undefined) await swaps.swap(id);
  };
  const undoSwap = async () => {
    const swapped = pick(swaps.list());
    if (swapped !== undefined) await swaps.undo(swapped.id);
  };
  const acts: readonly (() => Promise<unknown>)[] = [
    swap,
    swap,
    undoSwap,
    undoSwap,
    async () => await storage.move(path.join(root, `library ${crypto.randomUUID()}`)),
    async () => {
      const asset = pick(ASSETS);
      if (asset === undefined) return;
      const { undo: token } = await holdings.remove({ assetIds: [asset], licensedToo: random() < 0.3 });
      await setTimeout(random() * 60);
      if (random() < 0.7) await undo.take(token);
    },
    async () => {
      const [asset, right] = [pick(ASSETS), pick(['comp', 'licensed'] as const)];
      if (asset === undefined || right === undefined) return;
      await landing.aloneLanding(asset, async () => {
        const folder = libraryFolder(root);
        if (existsSync(folder)) land({ root, library: landing, asset, right, folder });
      });
    },
    async () => {
      storage.cancelMove();
    },
  ];
  const work: Promise<unknown>[] = [];
  for (let done = 0; done < count; done += 1) {
    const act = pick(acts);
    if (act !== undefined) {
      work.push(
        act().catch((error: unknown) => {
          if (!isBearable(error)) throw error;
        }),
      );
    }
    await setTimeout(random() * 40);
  }
  await Promise.all(work);
  for await (const { move } of storage.watch()) if (move === null) break;
  await at.close();
}

/** Lets one process end everything by itself, then tells what is wrong; empty where nothing is. */
export async function wrongAfterwards(root: string): Promise<readonly string[]> {
  const { store, library, swaps, holdings, close } = openUpheaval(root, () => {});
  const unfinished = () =>
    [
      ...store.all<{ what: string }>("SELECT 'move ' || state AS what FROM library_move"),
      ...store.all<{ what: string }>(
        "SELECT 'swap ' || state AS what FROM swap WHERE state NOT IN ('done', 'undone', 'purged', 'abandoned')",
      ),
      ...store.all<{ what: string }>("SELECT 'removal ' || state AS what FROM library_removed"),
    ].map(({ what }) => what);
  await swaps.ready;
  await holdings.ready;
  for (let tries = 0; unfinished().length > 0 && tries < 200; tries += 1) await setTimeout(50);
  const wrong = [...unfinished()];
  const known = new Set<string>();
  for (const asset of ASSETS) {
    for (const file of library.files(asset)) {
      const at = library.pathOf(file.id);
      if (!existsSync(at)) {
        wrong.push(`${at} is not there`);
        continue;
      }
      known.add(at);
      const content = readFileSync(at);
      if (hashOf(content) !== file.sha256) wrong.push(`${at} is not what its record says`);
      const { width } = await sharp(content).metadata();
      if (width !== WIDTH[file.right]) wrong.push(`${at} is recorded as ${file.right}`);
    }
  }
  const kept = new Set(swaps.list().map(({ id }) => String(id)));
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const at = path.join(entry.parentPath, entry.name);
    const [top = ''] = path.relative(root, at).split(path.sep);
    if (!top.startsWith('library ') || !entry.isFile() || known.has(at)) continue;
    const isKept = path.basename(entry.parentPath) === '.stockroom' && kept.has(entry.name.slice(0, 36));
    if (!isKept) wrong.push(`${at} is left over`);
  }
  for (const name of readdirSync(path.join(root, 'profile'))) {
    const isOwn = existsSync(path.join(root, 'profile', name)) && name.endsWith('.lock');
    // Those of this process alone.
    if (isOwn && !/^(?:swap|storage|removals)-/.test(name)) wrong.push(`${name} is left over`);
  }
  await close();
  const locks = readdirSync(path.join(root, 'profile')).filter((name) => name.endsWith('.lock'));
  wrong.push(...locks.map((name) => `${name} is left over`));
  return wrong;
}
