import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createPreviewCache,
  createPreviews,
  previewMigrations,
} from '../../../src/main/catalog/previews/index.ts';
import type { Previews } from '../../../src/main/catalog/previews/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import type { Preview } from '../../../src/shared/model/asset.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const asset = 20192481 as AssetId;
const still = (edge: number): Preview => ({
  kind: 'still',
  edge,
  url: `https://st.depositphotos.com/${edge}.jpg`,
});
const jpeg = (size = 100, mark = 0) => {
  const bytes = new Uint8Array(size).fill(mark);
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  return bytes;
};

const folder = tempFolderPerTest();
let store: Store;
/** What each link answers; a missing one is `not-found`. */
let web: Map<string, Uint8Array>;
let known: readonly Preview[];
let fresh: readonly Preview[];
let asked: string[];
let hold: Promise<void> | null;
let aborted: number;

const open = (limit: number | (() => number) = 10_000): Previews =>
  createPreviews({
    cache: createPreviewCache({
      store,
      folder: path.join(folder.path, 'previews'),
      limitBytes: typeof limit === 'number' ? () => limit : limit,
      now: () => (clock += 1),
    }),
    catalog: { previews: async (_, options) => (options?.fresh ? fresh : known) },
    files: {
      fetchSmall: async (link, { signal }) => {
        asked.push(link);
        signal?.addEventListener('abort', () => (aborted += 1));
        if (hold !== null) await hold;
        const bytes = web.get(link);
        if (bytes === undefined) throw new StockroomError('not-found');
        return { bytes, contentType: 'image/jpeg' };
      },
    },
  });
let clock = 0;

beforeEach(() => {
  store = openStore(path.join(folder.path, 'stockroom.db'), previewMigrations);
  web = new Map([110, 170, 450, 950].map((edge) => [still(edge).url, jpeg(100, edge % 200)]));
  known = [110, 170, 450, 950].map(still);
  fresh = known;
  asked = [];
  hold = null;
  aborted = 0;
});
afterEach(() => store.close());

describe('choosing', () => {
  it.each([
    ['thumb', 170],
    ['grid', 450],
    ['large', 950],
  ] as const)('takes the smallest picture that is big enough for %s', async (size, edge) => {
    await open().read(asset, size);
    expect(asked).toEqual([still(edge).url]);
  });

  it('makes do with a smaller one, and goes on past a link that is dead', async () => {
    known = [still(110), still(170)];
    fresh = known;
    web.delete(still(170).url);
    await open().read(asset, 'large');
    expect(asked.slice(0, 2)).toEqual([still(170).url, still(110).url]);
  });

  it('says that there is none', async () => {
    known = [];
    fresh = [];
    await expect(open().read(asset, 'grid')).rejects.toMatchObject({ code: 'not-found' });
    await expect(open().read(asset, 'clip')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('asks the service for new links once when the known ones are dead', async () => {
    known = [{ ...still(450), url: 'https://st.depositphotos.com/old.jpg' }];
    expect((await open().read(asset, 'grid')).bytes).toEqual(jpeg(100, 450 % 200));
  });
});

describe('trust', () => {
  it.each([
    ['a sign-in page', new TextEncoder().encode('<!doctype html><title>Hotel</title>')],
    [
      'a script in a picture',
      new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    ],
    ['nothing', new Uint8Array(0)],
  ])('refuses %s with a good content type', async (_, bytes) => {
    for (const edge of [110, 170, 450, 950]) web.set(still(edge).url, bytes);
    await expect(open().read(asset, 'grid')).rejects.toMatchObject({ code: 'file.wrong-type' });
    expect(readdirSync(path.join(folder.path, 'previews'))).toEqual([]);
  });

  it('does not serve a still as a clip', async () => {
    known = [{ kind: 'clip', edge: 0, url: still(450).url }];
    fresh = known;
    await expect(open().read(asset, 'clip')).rejects.toMatchObject({ code: 'file.wrong-type' });
  });
});

describe('the cache', () => {
  it('asks once, also after a restart, and again when its file is gone', async () => {
    const first = await open().read(asset, 'grid');
    expect(await open().read(asset, 'grid')).toEqual({ ...first, bytes: Buffer.from(first.bytes) });
    expect(asked).toHaveLength(1);
    rmSync(path.join(folder.path, 'previews'), { recursive: true });
    await open().read(asset, 'grid');
    expect(asked).toHaveLength(2);
  });

  it('stays below its limit by dropping what was not used for longest', async () => {
    const previews = open(250);
    await previews.read(asset, 'thumb');
    await previews.read(asset, 'grid');
    await previews.read(asset, 'thumb');
    await previews.read(asset, 'large');
    asked = [];
    await previews.read(asset, 'thumb');
    await previews.read(asset, 'large');
    expect(asked).toEqual([]);
    await previews.read(asset, 'grid');
    expect(asked).toHaveLength(1);
  });

  it('honours a lower limit at once, and drops all when it is cleared', async () => {
    let limit = 10_000;
    const previews = open(() => limit);
    for (const size of ['thumb', 'grid', 'large'] as const) await previews.read(asset, size);
    expect(previews.used()).toBe(300);
    limit = 150;
    await Promise.all([previews.trim(), previews.trim()]);
    expect(previews.used()).toBe(100);
    asked = [];
    await previews.read(asset, 'large');
    expect(asked).toEqual([]);
    await previews.clear();
    expect(previews.used()).toBe(0);
    expect(
      readdirSync(path.join(folder.path, 'previews'), { recursive: true, withFileTypes: true }).filter(
        (entry) => entry.isFile(),
      ),
    ).toEqual([]);
    await previews.read(asset, 'large');
    expect(asked).toHaveLength(1);
  });
});

describe('many at once', () => {
  it('fetches one picture once for all who wait', async () => {
    const previews = open();
    const all = await Promise.all(Array.from({ length: 20 }, () => previews.read(asset, 'grid')));
    expect(asked).toHaveLength(1);
    expect(new Set(all.map(({ bytes }) => bytes.length))).toEqual(new Set([100]));
  });

  it('stops the fetch only when the last one has left', async () => {
    const gate = Promise.withResolvers<void>();
    hold = gate.promise;
    const previews = open();
    const one = new AbortController();
    const two = new AbortController();
    const first = previews.read(asset, 'grid', one.signal).catch((error: StockroomError) => error.code);
    const second = previews.read(asset, 'grid', two.signal).catch((error: StockroomError) => error.code);
    await sleep(20);
    one.abort();
    expect(await first).toBe('aborted');
    expect(aborted).toBe(0);
    two.abort();
    expect(await second).toBe('aborted');
    expect(aborted).toBe(1);
    gate.resolve();
  });
});
