import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { printOfSvg } from '../../../src/main/layouts/inspect/previews.ts';
import { createReader } from '../../../src/main/layouts/reader.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { corrupt } from './corrupt.ts';
import { idmlOf } from './fixtures/layouts.ts';
import { drawingOf, pictureOf } from './fixtures/pictures.ts';
import { PREVIEWED, previewedAi } from './fixtures/previewed.ts';
import { keptReaders } from './kept-readers.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

const ASSET = 24_985_913;
const folder = tempFolderPerTest();
const openReader = keptReaders();
let world: World;
beforeEach(() => {
  world = openWorld(folder.path, { openReader });
});
afterEach(() => world.close());

const kinds = Object.entries(PREVIEWED);

test.each(kinds)('%s is known by its look, and a stranger is none of ours', async (name, make) => {
  world.own(ASSET, 'comp', 'ours.jpg', await pictureOf(1));
  world.own(ASSET + 1, 'comp', 'other.jpg', await pictureOf(2));
  world.put(`job/ours/${name}`, await make(1));
  world.put(`job/stranger/${name}`, await make(3));
  const { items } = await world.check(`${folder.path}/job`);
  const found = items.filter(({ asset }) => asset !== null);
  expect(found).toMatchObject([
    { asset: { id: ASSET, evidence: 'look', confidence: 'likely' }, path: `${folder.path}/job/ours/${name}` },
  ]);
});

// No asset is an InDesign file.
const sold = kinds.filter(([name]) => name !== 'page.indd');

test.each(sold)('%s in the library teaches its look', async (name, make) => {
  world.own(ASSET, 'licensed', name, await make(1));
  world.put('job/rendition.jpg', await pictureOf(1));
  world.put('job/stranger.jpg', await pictureOf(3));
  const { items } = await world.check(`${folder.path}/job`);
  expect(items.map(({ asset, name: shown }) => [shown, asset?.id])).toEqual([
    ['stranger.jpg', undefined],
    ['rendition.jpg', ASSET],
  ]);
});

test('artwork of one piece is checked itself; what places others is not taken for what it looks like', async () => {
  const preview = await pictureOf(1, 256, 171);
  world.own(ASSET, 'comp', 'ours.jpg', await pictureOf(1));
  const alone = await world.check(world.put('alone.ai', previewedAi([preview])));
  expect(alone.items).toMatchObject([{ asset: { id: ASSET, evidence: 'look' }, how: 'file' }]);
  const page = await world.check(world.put('page.ai', previewedAi([preview], ['/x/lost.jpg'])));
  expect(page.items.map(({ state, asset }) => [state, asset])).toEqual([['missing', null]]);
  const empty = await world.check(world.put('empty.svg', '<svg viewBox="0 0 4 3"/>'));
  expect([empty.items, empty.problems]).toEqual([[], []]);
});

test('a drawing inside a layout is known by its look, and an ID in it by its metadata', async () => {
  world.own(ASSET, 'comp', 'ours.jpg', await pictureOf(1));
  const drawing = previewedAi([await pictureOf(1, 256, 171)]);
  const named = Buffer.from(
    previewedAi([])
      .toString('latin1')
      .replace('<dc:identifier>', `<dc:identifier>depositphotos:${ASSET + 1}`),
    'latin1',
  );
  const idml = idmlOf([
    { kind: 'embedded', name: 'a.ai', data: drawing },
    { kind: 'embedded', name: 'b.ai', data: named },
  ]);
  const { items } = await world.check(world.put('page.idml', idml));
  expect(items.map(({ asset }) => [asset?.id, asset?.evidence])).toEqual([
    [ASSET, 'look'],
    [ASSET + 1, 'metadata'],
  ]);
});

test('of several packets with previews nobody can say which is the file’s own', async () => {
  world.own(ASSET, 'comp', 'ours.jpg', await pictureOf(1));
  const preview = await pictureOf(1, 256, 171);
  const [one, other] = [previewedAi([preview]), previewedAi([await pictureOf(5, 256, 171)])];
  const { items } = await world.check(world.put('two.ai', Buffer.concat([one, other])));
  expect(items).toEqual([]);
});

describe('what an SVG may cost', () => {
  const ground = drawingOf(1).replace('</svg>', '');

  test('nothing outside of it is read', async () => {
    world.put('secret.jpg', await pictureOf(9));
    const at = pathToFileURL(path.join(folder.path, 'secret.jpg')).href;
    const plain = await printOfSvg(Buffer.from(`${ground}</svg>`));
    expect(plain).not.toBeNull();
    for (const outside of [
      `<image href="${at}" width="600" height="400"/>`,
      `<image href="secret.jpg" width="600" height="400"/>`,
      `<image href="https://example.com/a.jpg" width="600" height="400"/>`,
      `<style>@import url("${at}"); rect { fill: url("${at}") }</style>`,
      `<use href="${at}#x"/>`,
      `<foreignObject><iframe src="${at}"/></foreignObject><script>throw 1</script>`,
    ]) {
      const print = await printOfSvg(Buffer.from(`${ground}${outside}</svg>`));
      expect(print).not.toBeNull();
      if (!outside.includes('<style>')) expect(print).toEqual(plain);
    }
  });

  const uses = (levels: number) =>
    Array.from(
      { length: levels },
      (_, n) => `<g id="l${n + 1}">${`<use href="#l${n}"/>`.repeat(10)}</g>`,
    ).join('');
  const entities = Array.from({ length: 10 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`);

  test.each<[string, string]>([
    [
      'a size that fills a disk',
      '<svg xmlns="http://www.w3.org/2000/svg" width="9e8" height="9e8"><rect width="4e8" height="9e8"/></svg>',
    ],
    ['no size at all', '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>'],
    [
      'ten to the tenth copies',
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs><rect id="l0" width="9" height="4"/>${uses(10)}</defs><use href="#l10"/></svg>`,
    ],
    [
      'a billion laughs',
      `<!DOCTYPE svg [<!ENTITY e0 "ha">${entities.join('')}]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>&e10;</text></svg>`,
    ],
    [
      'a blur of everything',
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90000 90000"><filter id="f" x="-9" y="-9" width="99" height="99"><feGaussianBlur stdDeviation="90000"/></filter><g filter="url(#f)"><rect width="50000" height="90000"/></g></svg>`,
    ],
    [
      'a pattern in itself',
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><pattern id="p" width="1e-6" height="1e-6" patternUnits="userSpaceOnUse"><rect fill="url(#p)" width="9" height="9"/></pattern><rect fill="url(#p)" width="9" height="9"/></svg>`,
    ],
  ])('%s ends soon, in bounded memory', async (_name, svg) => {
    const before = process.memoryUsage.rss();
    await printOfSvg(Buffer.from(svg));
    expect(process.memoryUsage.rss() - before).toBeLessThan(500 * 1024 ** 2);
  });
});

test('broken previews give a message or what is left of them', { timeout: 60_000 }, async () => {
  const reader = createReader({ worker: new URL('../../../src/main/layouts/worker.ts', import.meta.url) });
  const { signal } = new AbortController();
  for (const [name, make] of kinds) {
    const whole = await make(1);
    for (let seed = 0; seed < 8; seed += 1) {
      const at = path.join(folder.path, name);
      writeFileSync(at, corrupt(whole, seed));
      const { problems } = await reader.inspect(at, signal);
      expect(problems.filter(({ kind }) => kind === 'time' || kind === 'limit')).toEqual([]);
    }
  }
  await reader.close();
});
