import path from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { printOf } from '../../../src/main/layouts/inspect/print.ts';
import { LookIndex } from '../../../src/main/layouts/look-index.ts';
import { createLooks } from '../../../src/main/layouts/looks.ts';
import { lookMigrations } from '../../../src/main/layouts/migrations.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const folder = tempFolderPerTest();
const id = (value: number) => value as AssetId;

/** A hill of a colour before a sky, moved to the right by some pixels. */
const scene = (colour: string, by = 0, sky = '#dde6f0') =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect width="300" height="200" fill="${sky}"/>
       <path d="M${20 + by} 200 L${130 + by} 50 L${240 + by} 200" fill="${colour}"/><circle cx="${40 + by}" cy="40" r="22" fill="#f0c020"/></svg>`,
    ),
  )
    .jpeg()
    .toBuffer();
const stripes = (sky: string) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect width="300" height="200" fill="${sky}"/>${Array.from({ length: 8 }, (_, at) => `<rect x="${at * 40}" width="18" height="200" fill="#203060"/>`).join('')}</svg>`,
    ),
  )
    .png()
    .toBuffer();

it('ranks as a plain reading of all looks does, and finds each look again', async () => {
  const look = fc.uint8Array({ minLength: 80, maxLength: 80 });
  await fc.assert(
    fc.asyncProperty(fc.array(look, { minLength: 1, maxLength: 60 }), look, async (looks, wanted) => {
      const index = new LookIndex();
      for (const [at, bits] of looks.entries()) index.put(id(at + 1), bits);
      index.put(id(1000), wanted);
      const plain = looks
        .map((_, at) => index.between(id(at + 1), id(1000)) ?? 0)
        .concat(1)
        .toSorted((one, other) => other - one);
      const ranked = await index.rank(wanted, 10);
      expect(ranked[0]?.likeness).toBe(1);
      expect(ranked.map(({ likeness }) => Math.fround(likeness))).toEqual(
        plain.slice(0, 10).map(Math.fround),
      );
      expect(index.bitsFor(id(1))).toEqual(looks[0]);
      expect(index.between(id(1), id(77_777))).toBeNull();
    }),
  );
});

it('holds many, and the newest look of an asset counts', async () => {
  const index = new LookIndex();
  for (let at = 0; at < 3_000; at += 1) index.put(id(at + 1), new Uint8Array(80).fill(at % 256));
  index.put(id(5), new Uint8Array(80).fill(77));
  expect(index.size).toBe(3_000);
  expect(index.bitsFor(id(5))).toEqual(new Uint8Array(80).fill(77));
  expect((await index.rank(new Uint8Array(80).fill(9), 12)).map(({ likeness }) => likeness)).toEqual(
    Array(12).fill(1),
  );
});

it('finds pictures of one scene before others, after a restart and without a network', async () => {
  const file = path.join(folder.path, 'looks.db');
  const open = () => {
    const store = openStore(file, lookMigrations);
    return { store, looks: createLooks({ store, printOf: (picture) => printOf(Buffer.from(picture)) }) };
  };
  const first = open();
  await first.looks.learn(id(1), await scene('#306040'));
  await first.looks.learn(id(2), await scene('#3a6a48', 9));
  await first.looks.learn(id(3), await stripes('#ffffff'));
  await first.looks.learn(id(4), await stripes('#c02020'));
  // One colour shows nothing that it could be told by.
  await first.looks.learn(
    id(5),
    await sharp({ create: { width: 9, height: 9, channels: 3, background: '#888' } })
      .png()
      .toBuffer(),
  );
  first.store.close();

  const { store, looks } = open();
  expect((await looks.like(id(1))).map(({ assetId }) => assetId)[0]).toBe(2);
  expect(await looks.like(id(5))).toEqual([]);
  expect(await looks.knows(id(5))).toBe(false);
  expect(await looks.pairs([id(1), id(2), id(3), id(5)])).toMatchObject([{ one: 1, other: 2 }]);
  store.close();
});
