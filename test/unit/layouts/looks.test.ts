import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { pictureOf } from './fixtures/pictures.ts';
import { keptReaders } from './kept-readers.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

const FIRST = 30_000_000;
const OURS = 6;
const folder = tempFolderPerTest();
const openReader = keptReaders();
let world: World;
beforeEach(() => {
  world = openWorld(folder.path, { openReader });
});
afterEach(() => world.close());

/** What happens to a picture on its way through a layout. */
const COPIES: Readonly<Record<string, (picture: Sharp) => Sharp>> = {
  jpeg40: (picture) => picture.jpeg({ quality: 40 }),
  png: (picture) => picture.png(),
  webp: (picture) => picture.webp({ quality: 60 }),
  tiff: (picture) => picture.tiff({ compression: 'lzw' }),
  half: (picture) => picture.resize(300).jpeg(),
  fifth: (picture) => picture.resize(120).jpeg(),
  double: (picture) => picture.resize(1200).jpeg(),
  cmyk: (picture) => picture.toColourspace('cmyk').jpeg(),
};

test('copies encoded or resized anew are found, and no stranger is accused', {
  timeout: 120_000,
}, async () => {
  const pictures = await Promise.all(Array.from({ length: OURS }, (_, seed) => pictureOf(seed)));
  for (const [index, data] of pictures.entries()) world.own(FIRST + index, 'comp', `ours-${index}.jpg`, data);
  const names = Object.keys(COPIES);
  for (const [index, data] of pictures.entries()) {
    for (const name of names) {
      const copy = await COPIES[name]?.(sharp(data)).toBuffer();
      world.put(`job/copy-${index}-${name}`, copy ?? '');
    }
  }
  for (let seed = 100; seed < 115; seed += 1) world.put(`job/stranger-${seed}`, await pictureOf(seed));

  const { items } = await world.check(`${folder.path}/job`);
  const wrong = items.filter(({ name, asset }) => {
    const own = /^copy-(\d+)-/.exec(name)?.[1];
    return asset !== null && asset.id !== FIRST + Number(own);
  });
  expect(wrong).toEqual([]);
  const found = items.filter(({ name, asset }) => name.startsWith('copy-') && asset !== null);
  expect(found.length / (OURS * names.length)).toBeGreaterThanOrEqual(0.97);
  expect(found.every(({ asset }) => asset?.evidence === 'look' && asset.confidence === 'likely')).toBe(true);
});

test('a number in a name counts only for what is in the library, and never against its look', async () => {
  world.own(FIRST, 'comp', 'ours.jpg', await pictureOf(1));
  const ours = await sharp(await pictureOf(1))
    .rotate(90)
    .jpeg()
    .toBuffer();
  world.put(`job/Other ${FIRST} final.jpg`, await pictureOf(2));
  world.put(`job/IMG_${FIRST}.jpg`, await pictureOf(3));
  world.put(`job/Some ${FIRST + 1}.jpg`, await pictureOf(4));
  world.put(`job/Depositphotos_${FIRST}_l-2015.jpg`, ours);
  world.put(`job/Title ${FIRST} comp l-2015 (2).jpg`, ours);
  const { items } = await world.check(`${folder.path}/job`);
  const accused = items.filter(({ asset }) => asset !== null).map(({ name }) => name);
  expect(accused.toSorted()).toEqual([
    `Depositphotos_${FIRST}_l-2015.jpg`,
    `Title ${FIRST} comp l-2015 (2).jpg`,
  ]);
});

test('grey walls look alike: what shows nothing is known by its bytes alone', async () => {
  const wall = (level: number) =>
    sharp({ create: { width: 300, height: 200, channels: 3, background: { r: level, g: level, b: level } } })
      .jpeg()
      .toBuffer();
  world.own(FIRST, 'comp', 'wall.jpg', await wall(128));
  world.put('job/a.jpg', await wall(130));
  world.put('job/b.jpg', await wall(128));
  const { items } = await world.check(`${folder.path}/job`);
  expect(items.map(({ name, state }) => [name, state])).toEqual([
    ['b.jpg', 'comp'],
    ['a.jpg', 'stranger'],
  ]);
});
