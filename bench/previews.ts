import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import sharp from 'sharp';
import { createPreviewCache, previewMigrations } from '../src/main/catalog/previews/index.ts';
import { createPictures } from '../src/main/library/pictures/index.ts';
import { openStore } from '../src/main/platform/store/index.ts';
import { StockroomError } from '../src/shared/model/failure.ts';
import type { AssetId } from '../src/shared/model/ids.ts';
import { epsDrawing, epsWithPreview, svgDrawing } from '../test/support/drawings.ts';
import { openWorld } from '../test/unit/layouts/world.ts';
import { flatPsd } from '../test/unit/pictures/photoshop.ts';

/**
 * Pictures of many local files of mixed kinds, through the same service as in the app: how long the thread that answers
 * the page is ever kept, while others draw. `node scripts/on-node-24.mjs bench/previews.ts [files]`
 */
const count = Number(process.argv[2] ?? 1_000);
/** Pictures that a page asks for at once: a window full of tiles. */
const AT_ONCE = 24;
const STALL = 50;

const photo = (at: number) =>
  sharp({
    create: {
      width: 2400,
      height: 1600,
      channels: 3,
      background: { r: at % 256, g: (at * 7) % 256, b: (at * 31) % 256 },
      noise: { type: 'gaussian', mean: 120, sigma: 30 },
    },
  });
const ground = await photo(1).raw().toBuffer();
const base = () => sharp(ground, { raw: { width: 2400, height: 1600, channels: 3 } });
const size = { width: 1800, height: 1200 } as const;
/** Of each kind one file; what differs from asset to asset are bytes behind its end, which no reader minds. */
const KINDS: readonly (readonly [string, Buffer])[] = [
  ['jpg', await base().jpeg({ quality: 90 }).toBuffer()],
  ['jpg', await base().toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer()],
  ['png', await base().resize(1200).png().toBuffer()],
  ['tif', await base().resize(1200).toColourspace('rgb16').tiff({ compression: 'lzw' }).toBuffer()],
  ['webp', await base().resize(1600).webp().toBuffer()],
  ['psd', flatPsd({ ...size, bits: 8, mode: 3, values: [200, 90, 40], packed: true })],
  ['psd', flatPsd({ ...size, bits: 8, mode: 4, values: [250, 90, 40, 255], packed: true })],
  ['svg', svgDrawing(900, 600)],
  ['eps', epsWithPreview(epsDrawing(900, 600), await base().resize(900).tiff().toBuffer())],
  ['eps', epsDrawing(900, 600)],
];

const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-bench-previews-'));
mkdirSync(path.join(folder, 'profile'));
const world = openWorld(folder);
const store = openStore(path.join(folder, 'profile/previews.db'), previewMigrations);
const pictures = createPictures({
  library: world.library,
  layouts: world.layouts,
  looks: { knows: async () => true, learn: async () => {} },
  previews: {
    read: async () => {
      throw new StockroomError('not-found');
    },
  },
  cache: createPreviewCache({
    store,
    folder: path.join(folder, 'profile/previews'),
    limitBytes: () => 1e9,
    now: Date.now,
  }),
});
for (let at = 0; at < count; at += 1) {
  const [ending, bytes] = KINDS[at % KINDS.length] ?? ['jpg', Buffer.alloc(0)];
  const mark = ending === 'svg' ? `<!-- ${at} -->` : `\n%${at}`;
  world.own(at + 1, 'comp', `${at}.${ending}`, Buffer.concat([bytes, Buffer.from(mark)]));
}

/** Time that this thread has had of the processor: other programs and the threads that draw do not count. Milliseconds. */
const spent = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

const all = async (): Promise<{ drawn: number; longest: number; stalls: number; seconds: number }> => {
  let [drawn, longest, stalls, next, isOver] = [0, 0, 0, 0, false];
  const from = performance.now();
  let turn = spent();
  const watch = (): void => {
    const now = spent();
    longest = Math.max(longest, now - turn);
    if (now - turn > STALL) stalls += 1;
    turn = now;
    if (!isOver) setTimeout(watch, 0);
  };
  watch();
  const worker = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      const asset = next as AssetId;
      await pictures.read({ asset, size: 'grid', of: null }).then(
        () => (drawn += 1),
        () => null,
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  isOver = true;
  return { drawn, longest, stalls, seconds: (performance.now() - from) / 1000 };
};
const told = (name: string, { drawn, longest, stalls, seconds }: Awaited<ReturnType<typeof all>>) =>
  process.stdout.write(
    `${name}: ${drawn} of ${count} pictures in ${seconds.toFixed(1)} s; longest turn of the answering thread ` +
      `${longest.toFixed(0)} ms of the processor, ${stalls} above ${STALL} ms\n`,
  );
told('drawn', await all());
told('from the cache', await all());
await world.close();
store.close();
rmSync(folder, { recursive: true, force: true });
