import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPreviewCache, previewMigrations } from '../../../src/main/catalog/previews/index.ts';
import { createPictures } from '../../../src/main/library/pictures/index.ts';
import type { Pictures } from '../../../src/main/library/pictures/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { keptReaders } from '../layouts/kept-readers.ts';
import { openWorld } from '../layouts/world.ts';
import type { World } from '../layouts/world.ts';

const folder = tempFolderPerTest();
const openReader = keptReaders();
const asset = 20192481 as AssetId;
const RED = { r: 220, g: 40, b: 30 };
const BLUE = { r: 30, g: 60, b: 220 };
/** What the service shows: never a file of ours. */
const GREEN = { r: 30, g: 200, b: 60 };

let world: World;
let store: Store;
let pictures: Pictures;
let drawn: string[];
let isOffline: boolean;
let learned: AssetId[];

const jpeg = (background: typeof RED, width = 800) =>
  sharp({ create: { width, height: width / 2, channels: 3, background } })
    .jpeg()
    .toBuffer();

beforeEach(async () => {
  world = openWorld(folder.path, { openReader });
  store = openStore(path.join(folder.path, 'previews.db'), previewMigrations);
  drawn = [];
  isOffline = false;
  learned = [];
  const green = await jpeg(GREEN, 400);
  pictures = createPictures({
    library: world.library,
    layouts: {
      draw: (file, size, signal) => {
        drawn.push(path.basename(file));
        return world.layouts.draw(file, size, signal);
      },
    },
    previews: {
      read: async (_asset, size) => {
        if (isOffline) throw new StockroomError('offline');
        return { bytes: green, contentType: size === 'clip' ? 'video/mp4' : 'image/jpeg' };
      },
    },
    looks: {
      knows: async (one) => learned.includes(one),
      learn: async (one) => void learned.push(one),
    },
    cache: createPreviewCache({
      store,
      folder: path.join(folder.path, 'previews'),
      limitBytes: () => 10_000_000,
      now: () => 1,
    }),
  });
});
afterEach(async () => {
  store.close();
  await world.close();
});

/** What is shown: the nearest of the three colours, and whose picture it is. */
async function look(of: 'comp' | 'licensed' | null = null, size: 'grid' | 'full' = 'grid') {
  const { bytes, own } = await pictures.read({ asset, size, of });
  const [r = 0, g = 0] = await sharp(bytes).resize(1, 1).removeAlpha().raw().toBuffer();
  return { colour: r > 150 ? 'red' : g > 150 ? 'green' : 'blue', own };
}

it('an asset looks as its own file does, the licensed one before a comp, and as the service shows it without one', async () => {
  expect(await look()).toEqual({ colour: 'green', own: false });
  const comp = world.own(asset, 'comp', 'a comp.jpg', await jpeg(RED));
  expect(await look()).toEqual({ colour: 'red', own: true });
  world.own(asset, 'licensed', 'a.jpg', await jpeg(BLUE));
  expect(await look()).toEqual({ colour: 'blue', own: true });
  expect(await look('comp')).toEqual({ colour: 'red', own: true });
  rmSync(comp);
  await expect(look('comp')).rejects.toMatchObject({ code: 'not-found' });
  expect((await pictures.read({ asset, size: 'clip', of: null })).contentType).toBe('video/mp4');
});

it('a file is drawn once for each size, whatever it is called, and with the network off', async () => {
  isOffline = true;
  world.own(asset, 'comp', 'a.jpg', await jpeg(RED));
  await Promise.all([look(), look(), look()]);
  world.own(asset, 'comp', 'b.jpg', await jpeg(RED));
  expect(await look()).toEqual({ colour: 'red', own: true });
  expect(drawn).toEqual(['a.jpg']);
  expect(learned).toContain(asset);
});

it('a file that changed is shown as it is now, and drawn once for that', async () => {
  const file = world.own(asset, 'comp', 'a.jpg', await jpeg(RED));
  await look();
  writeFileSync(file, await jpeg(BLUE, 900));
  utimesSync(file, 1, 1);
  expect(await look()).toEqual({ colour: 'blue', own: true });
  expect(await look()).toEqual({ colour: 'blue', own: true });
  expect(drawn).toEqual(['a.jpg', 'a.jpg']);
});

it('a file that can not be shown leaves the next one, or the service, to be shown, and is not opened again', async () => {
  world.own(asset, 'licensed', 'a.eps', Buffer.from('%!PS-Adobe-3.0 EPSF-3.0\n%%EOF\n'));
  expect(await look()).toEqual({ colour: 'green', own: false });
  expect(await look()).toEqual({ colour: 'green', own: false });
  expect(drawn).toEqual(['a.eps']);
  await expect(look('licensed')).rejects.toMatchObject({ code: 'not-found' });
  world.own(asset, 'comp', 'a.jpg', await jpeg(RED));
  expect(await look()).toEqual({ colour: 'red', own: true });
});

it('every pixel of a file comes from the file itself, which is not kept a second time', async () => {
  world.own(asset, 'comp', 'a.jpg', await jpeg(RED));
  expect(await look(null, 'full')).toEqual({ colour: 'red', own: true });
  expect(store.all('SELECT size FROM preview')).toEqual([]);
  await look();
  expect(store.all('SELECT size FROM preview')).toEqual([{ size: 'grid' }]);
});

it('what a page knows of an asset’s files changes with each of them', async () => {
  const version = () => world.library.versions([asset]).get(asset) ?? null;
  expect(version()).toBeNull();
  world.own(asset, 'comp', 'a.jpg', await jpeg(RED));
  const comp = version();
  expect(comp).toMatch(/^[0-9a-f]{12}$/);
  world.own(asset, 'licensed', 'b.jpg', await jpeg(BLUE));
  expect(version()).not.toBe(comp);
});
