import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import sharp from 'sharp';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLibrary, libraryMigrations } from '../../../src/main/library/files/index.ts';
import type { Library } from '../../../src/main/library/files/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import { createSwaps, diskFiles, swapMigrations } from '../../../src/main/library/swaps/index.ts';
import type { SwapFiles, Swaps } from '../../../src/main/library/swaps/index.ts';
import type { AssetId, FileId } from '../../../src/shared/model/ids.ts';
import type { SwapId } from '../../../src/shared/model/swap.ts';
import { measure } from '../../../src/main/layouts/inspect/measure.ts';
import { epsDrawing, pdfDrawing, pdfWithObjectStream, svgDrawing } from '../../support/drawings.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const temp = tempFolderPerTest();
const ASSET = 24985913 as AssetId;
const DAY = 24 * 3_600_000;

/** What can be swapped, and a comp and a licensed file of each kind. */
const KINDS = ['jpg', 'svg', 'eps', 'ai'] as const;
type Kind = (typeof KINDS)[number];
interface Pair {
  readonly comp: Buffer;
  readonly licensed: Buffer;
}
let pairs: Readonly<Record<Kind, Pair>>;

beforeAll(async () => {
  pairs = {
    jpg: { comp: await picture(300, 200, 'jpeg'), licensed: await picture(1200, 800, 'jpeg') },
    svg: { comp: svgDrawing(300, 200), licensed: svgDrawing(1200, 800, '<g/>') },
    eps: { comp: epsDrawing(300, 200), licensed: epsDrawing(1200.5, 800, '% whole') },
    ai: { comp: await pdfDrawing(300, 200), licensed: await pdfDrawing(1200, 800, 'whole') },
  };
});

function picture(width: number, height: number, format: 'jpeg' | 'png'): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#336699' } })
    .toFormat(format)
    .toBuffer();
}

/** A process that dies at its n-th step: nothing that it does afterwards happens. */
class Mortal {
  steps = 0;
  readonly #dieAt: number | null;

  constructor(dieAt: number | null) {
    this.#dieAt = dieAt;
  }

  step(): void {
    if (this.isDead) throw new Error('dead');
    this.steps += 1;
    if (this.isDead) throw new Error('dies here');
  }

  get isDead(): boolean {
    return this.#dieAt !== null && this.steps >= this.#dieAt;
  }
}

interface Bench {
  readonly folder: string;
  readonly comp: FileId;
  readonly store: Store;
  readonly kind: Kind;
}

let bench: Bench;
let time: number;

beforeEach(() => {
  time = Date.now();
  bench = setUp(temp.path);
});

function setUp(root: string, kind: Kind = 'jpg'): Bench {
  const folder = path.join(root, 'library');
  mkdirSync(path.join(folder, 'job'), { recursive: true });
  const store = openStore(path.join(root, 'stockroom.db'), [...libraryMigrations, ...swapMigrations]);
  const library = createLibrary({ store });
  const comp = put(library, folder, `job/comp.${kind}`, 'comp', pairs[kind].comp);
  put(library, folder, `licensed.${kind}`, 'licensed', pairs[kind].licensed);
  library.close();
  return { folder, comp, store, kind };
}

function put(
  library: Library,
  folder: string,
  name: string,
  right: 'comp' | 'licensed',
  bytes: Buffer,
): FileId {
  writeFileSync(path.join(folder, name), bytes);
  const option = right === 'comp' ? 'm-2015' : 'xl-2015';
  return library.add({
    assetId: ASSET,
    right,
    option,
    folder,
    relativePath: name,
    bytes: bytes.length,
    sha256: sha256(bytes),
  });
}

/** The service as one process has it. */
function open(
  { store }: Bench,
  mortal = new Mortal(null),
  adopt = false,
): { swaps: Swaps; library: Library } {
  const mortalStore: Store = {
    ...store,
    run: (sql, ...params) => {
      // Within a transaction the commit is the step.
      if (depth === 0) mortal.step();
      return store.run(sql, ...params);
    },
    transaction: (work) => {
      mortal.step();
      depth += 1;
      try {
        return store.transaction(work);
      } finally {
        depth -= 1;
      }
    },
  };
  let depth = 0;
  const files: SwapFiles = {
    ...diskFiles,
    copy: async (from, to) => {
      try {
        mortal.step();
      } catch (error) {
        // Half of it is on the disk.
        if (mortal.isDead && mortal.steps > 0) writeFileSync(to, readFileSync(from).subarray(0, 500));
        throw error;
      }
      await diskFiles.copy(from, to);
    },
    link: async (from, to) => {
      mortal.step();
      await diskFiles.link(from, to);
    },
    rename: async (from, to) => {
      mortal.step();
      await diskFiles.rename(from, to);
    },
    remove: async (target) => {
      mortal.step();
      await diskFiles.remove(target);
    },
    makeFolder: async (target) => {
      mortal.step();
      await diskFiles.makeFolder(target);
    },
  };
  const library = createLibrary({ store: mortalStore });
  const swaps = createSwaps({
    store: mortalStore,
    library,
    locks: null,
    measure,
    during: (_, work) => work(),
    adopt,
    onError: () => {},
    files,
    now: () => time,
  });
  return { swaps, library };
}

/** Another start: what the dead have left is made good. */
async function restart(at: Bench): Promise<Swaps> {
  const { swaps } = open(at, undefined, true);
  await swaps.ready;
  return swaps;
}

const standing = ({ folder, kind }: Bench) => sha256(readFileSync(path.join(folder, `job/comp.${kind}`)));
const leftovers = ({ folder }: Bench) => {
  try {
    return readdirSync(path.join(folder, '.stockroom'));
  } catch {
    return [];
  }
};

describe('a swap', () => {
  it('puts the licensed file at the path of the comp, and undo puts the comp back', async () => {
    const { swaps, library } = open(bench);
    expect(await swaps.plan(bench.comp)).toMatchObject({
      kind: 'ready',
      comp: { pixels: { width: 300, height: 200 } },
      licensed: { pixels: { width: 1200, height: 800 } },
    });
    const { id } = await swaps.swap(bench.comp);
    expect(standing(bench)).toBe(sha256(pairs.jpg.licensed));
    expect(library.file(bench.comp)).toMatchObject({
      right: 'licensed',
      option: 'xl-2015',
      presence: 'here',
    });
    expect(swaps.list()).toMatchObject([{ id, relativePath: 'job/comp.jpg' }]);
    await swaps.undo(id);
    expect(standing(bench)).toBe(sha256(pairs.jpg.comp));
    expect(library.file(bench.comp)).toMatchObject({ right: 'comp', option: 'm-2015', presence: 'here' });
    expect(leftovers(bench)).toEqual([]);
    // By itself it would not be done again.
    expect(await swaps.afterLicensing(ASSET)).toEqual([]);
    bench.store.close();
  });

  it('refuses another proportion, another type and what it cannot read', async () => {
    const { swaps, library } = open(bench);
    const licensed = path.join(bench.folder, 'licensed.jpg');
    const replace = (name: string, bytes: Buffer) => put(library, bench.folder, name, 'licensed', bytes);
    replace('square.jpg', await picture(800, 800, 'jpeg'));
    expect(await swaps.plan(bench.comp)).toMatchObject({ kind: 'refused', reason: 'other-ratio' });
    replace('other.png', await picture(1200, 800, 'png'));
    expect(await swaps.plan(bench.comp)).toMatchObject({ kind: 'refused', reason: 'other-type' });
    replace('vector.eps', epsDrawing(300, 200));
    expect(await swaps.plan(bench.comp)).toMatchObject({ kind: 'refused', reason: 'drawing-for-picture' });
    await expect(swaps.swap(bench.comp)).rejects.toMatchObject({ code: 'invalid' });
    expect(standing(bench)).toBe(sha256(pairs.jpg.comp));
    for (const name of ['square.jpg', 'other.png', 'vector.eps']) rmSync(path.join(bench.folder, name));
    rmSync(licensed);
    expect(await swaps.plan(bench.comp)).toMatchObject({ kind: 'refused', reason: 'no-licensed-file' });
    bench.store.close();
  });

  it.each<[Kind, Buffer, string]>([
    ['svg', svgDrawing(300, 300), 'other-ratio'],
    ['svg', Buffer.from('<svg width="100%" height="100%"/>'), 'unreadable'],
    ['svg', epsDrawing(300, 200), 'other-type'],
    ['eps', epsDrawing(300, 220), 'other-ratio'],
    ['eps', Buffer.from('%!PS-Adobe-3.0 EPSF-3.0\n%%EndComments\n'), 'unreadable'],
    ['ai', pdfWithObjectStream(['<< /Type /Page /MediaBox [0 0 300 210] >>']), 'other-ratio'],
    [
      'ai',
      pdfWithObjectStream(['<< /Type /Page /MediaBox [0 0 300 200] /TrimBox [9 9 291 91] >>']),
      'other-ratio',
    ],
    ['ai', pdfWithObjectStream([]), 'unreadable'],
  ])('refuses a drawing that would shift: %s, %s', async (kind, bytes, reason) => {
    const at = setUp(path.join(temp.path, 'drawings'), kind);
    const { swaps, library } = open(at);
    put(library, at.folder, `later.${reason === 'other-type' ? 'eps' : kind}`, 'licensed', bytes);
    expect(await swaps.plan(at.comp)).toMatchObject({ kind: 'refused', reason });
    expect(await swaps.afterLicensing(ASSET)).toEqual([]);
    expect(standing(at)).toBe(sha256(pairs[kind].comp));
    at.store.close();
    bench.store.close();
  });

  it('does not undo over the work of somebody else', async () => {
    const { swaps } = open(bench);
    const { id } = await swaps.swap(bench.comp);
    writeFileSync(path.join(bench.folder, 'job/comp.jpg'), 'retouched');
    await expect(swaps.undo(id)).rejects.toMatchObject({ code: 'file.changed' });
    expect(readFileSync(path.join(bench.folder, 'job/comp.jpg'), 'utf8')).toBe('retouched');
    bench.store.close();
  });

  it('keeps the comp for thirty days', async () => {
    const { swaps } = open(bench);
    await swaps.swap(bench.comp);
    time += 29 * DAY;
    expect((await restart(bench)).list()).toHaveLength(1);
    time += 2 * DAY;
    expect((await restart(bench)).list()).toEqual([]);
    expect(leftovers(bench)).toEqual([]);
    expect(standing(bench)).toBe(sha256(pairs.jpg.licensed));
    bench.store.close();
  });
});

describe.each(KINDS)('killed at every step, %s', (kind) => {
  const comp = () => sha256(pairs[kind].comp);
  const licensed = () => sha256(pairs[kind].licensed);
  const whole = () => [comp(), licensed()];

  it('of a swap: the path holds one whole file, the next start makes it good, and undo restores the comp', async () => {
    const ends = new Set<string>();
    const all = await stepsOf((swaps, { comp: id }) => swaps.swap(id));
    expect(all).toBeGreaterThan(8);
    for (let dieAt = 1; dieAt <= all; dieAt += 1) {
      const at = setUp(path.join(temp.path, `swap-${dieAt}`), kind);
      const { swaps } = open(at, new Mortal(dieAt));
      await expect(swaps.swap(at.comp), `step ${dieAt}`).rejects.toThrow();
      expect(whole(), `step ${dieAt}`).toContain(standing(at));
      const again = await restart(at);
      expect(whole(), `step ${dieAt}, restarted`).toContain(standing(at));
      const { library } = open(at);
      const isSwapped = standing(at) === licensed();
      ends.add(isSwapped ? 'swapped' : 'as before');
      expect(library.file(at.comp).right, `step ${dieAt}`).toBe(isSwapped ? 'licensed' : 'comp');
      expect(again.list()).toHaveLength(isSwapped ? 1 : 0);
      for (const { id } of again.list()) await again.undo(id);
      expect(standing(at), `step ${dieAt}, undone`).toBe(comp());
      expect(leftovers(at), `step ${dieAt}`).toEqual([]);
      at.store.close();
    }
    expect(ends).toEqual(new Set(['swapped', 'as before']));
    bench.store.close();
  });

  it('of an undo, and of the start after it', async () => {
    const undo = async (swaps: Swaps) => {
      const id = swaps.list()[0]?.id ?? ('' as SwapId);
      await swaps.undo(id);
    };
    const swapFirst = async (at: Bench) => void (await open(at).swaps.swap(at.comp));
    const all = await stepsOf(undo, swapFirst);
    for (let dieAt = 1; dieAt <= all; dieAt += 1) {
      const at = setUp(path.join(temp.path, `undo-${dieAt}`), kind);
      await swapFirst(at);
      await expect(undo(open(at, new Mortal(dieAt)).swaps), `step ${dieAt}`).rejects.toThrow();
      for (let second = 1; second <= 4; second += 1) {
        const dying = open(at, new Mortal(second), true).swaps;
        await dying.ready;
        expect(whole(), `step ${dieAt}, then ${second}`).toContain(standing(at));
      }
      const again = await restart(at);
      for (const { id } of again.list()) await again.undo(id);
      expect(standing(at), `step ${dieAt}`).toBe(comp());
      expect(leftovers(at), `step ${dieAt}`).toEqual([]);
      expect(open(at).library.file(at.comp).right).toBe('comp');
      at.store.close();
    }
    bench.store.close();
  });

  async function stepsOf(
    act: (swaps: Swaps, at: Bench) => Promise<unknown>,
    before: (at: Bench) => Promise<void> = async () => {},
  ): Promise<number> {
    const at = setUp(path.join(temp.path, 'clean'), kind);
    await before(at);
    const mortal = new Mortal(null);
    await act(open(at, mortal).swaps, at);
    await setTimeout(0);
    at.store.close();
    return mortal.steps;
  }
});

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
