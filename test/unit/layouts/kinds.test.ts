import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { LayoutItem } from '../../../src/shared/model/layout-check.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { idmlOf, inddOf, LAYOUT_KINDS, docxOf, pptxOf } from './fixtures/layouts.ts';
import type { Placed } from './fixtures/layouts.ts';
import { MORE_KINDS, OFFICE_ENDINGS } from './fixtures/more-layouts.ts';
import { pictureOf } from './fixtures/pictures.ts';
import { keptReaders } from './kept-readers.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

const COMP = 24_985_913;
const LICENSED = 24_985_914;
const NAMED = 24_985_915;

const folder = tempFolderPerTest();
const openReader = keptReaders();
let pictures: Buffer[] = [];
let world: World;

beforeAll(async () => {
  pictures = await Promise.all([1, 2, 3, 4].map((seed) => pictureOf(seed)));
});
beforeEach(() => {
  world = openWorld(folder.path, { openReader });
});
afterEach(() => world.close());

const picture = (index: number) => pictures[index] ?? Buffer.alloc(0);
const brief = ({ state, asset, how }: LayoutItem) => [state, asset?.id ?? null, asset?.evidence ?? null, how];

/** A comp, a licensed file, one known by its name alone, a stranger, and for links one that is gone. */
function placedAs(kind: Placed['kind']): readonly Placed[] {
  const comp = world.own(COMP, 'comp', 'hero.jpg', picture(0));
  const licensed = world.own(LICENSED, 'licensed', 'back.jpg', picture(1));
  const named = world.put(`job/Depositphotos_${NAMED}_l-2015.jpg`, picture(2));
  const stranger = world.put('job/IMG_20231124.jpg', picture(3));
  if (kind === 'linked') {
    return [comp, licensed, named, stranger, '/nowhere/lost.jpg'].map((path) => ({ kind, path }));
  }
  const names = ['a.jpg', 'b.jpg', `Depositphotos_${NAMED}_l-2015.jpg`, 'IMG_20231124.jpg'];
  return names.map((name, index) => ({ kind, name, data: picture(index) }));
}

const cases = [...LAYOUT_KINDS, ...MORE_KINDS].flatMap((kind) =>
  kind.holds.map((how) => [kind.name, how, kind] as const),
);

test.each(cases)('%s: what is %s is recognised, and no stranger accused', async (name, how, kind) => {
  const placed = placedAs(how);
  const target = world.put(`job/${name}`, await kind.make(placed));
  const { items, problems, summary } = await world.check(target);
  expect(problems).toEqual([]);
  const found = items.map(brief);
  expect(found).toContainEqual(['comp', COMP, 'content', how]);
  expect(found).toContainEqual(['licensed', LICENSED, 'content', how]);
  // A PDF keeps no names of the pictures in it.
  if (name !== 'layout.pdf') expect(found).toContainEqual(['comp', NAMED, 'name', how]);
  expect(found).toContainEqual(['stranger', null, null, how]);
  expect(summary.counts.missing).toBe(how === 'linked' ? 1 : 0);
  expect(items).toHaveLength(placed.length);
  expect(summary.asked).toBe(false);
});

test('a package folder: a file that a layout places is one item, with its page', async () => {
  const hero = world.put('package/Links/hero.jpg', picture(0));
  world.own(COMP, 'comp', 'hero.jpg', picture(0));
  world.put('package/Links/notes.txt', 'nothing');
  const idml = LAYOUT_KINDS[0]?.make([{ kind: 'linked', path: '/Volumes/Job/hero.jpg' }]);
  world.put('package/brochure.idml', await (idml ?? ''));
  const { items } = await world.check(`${folder.path}/package`);
  expect(items).toMatchObject([
    { state: 'comp', asset: { id: COMP, placed: 'comp' }, path: hero, places: [{ where: 'Pages 2–3' }] },
  ]);
});

test('an InDesign package: what the document does not tell, the IDML beside it does', async () => {
  world.own(COMP, 'comp', 'hero.jpg', picture(0));
  world.own(LICENSED, 'licensed', 'back.jpg', picture(1));
  const links = ['hero.jpg', 'back.jpg', 'IMG_20231124.jpg'];
  for (const [index, name] of links.entries())
    world.put(`package/Links/${name}`, picture(index === 2 ? 3 : index));
  world.put('package/Document fonts/Inter.otf', Buffer.from('OTTO'));
  world.put('package/Document fonts/AdobeFnt.lst', 'fonts');
  world.put('package/Instructions.txt', 'Depositphotos_1234567_l-2015.jpg was not used');
  const placed = (names: readonly string[]): Placed[] =>
    names.map((name) => ({ kind: 'linked', path: `/Volumes/Studio/Job/${name}` }));
  // The packet of the document has lost all but one of its links.
  const indd = world.put('package/brochure.indd', inddOf(placed(links.slice(0, 1))));
  world.put('package/brochure.idml', idmlOf(placed(links)));
  for (const target of [indd, `${folder.path}/package`]) {
    const { items, problems, summary } = await world.check(target);
    expect(problems).toEqual([]);
    expect(items.map(({ name, state, how }) => [name, state, how])).toEqual([
      ['hero.jpg', 'comp', 'linked'],
      ['IMG_20231124.jpg', 'stranger', 'linked'],
      ['back.jpg', 'licensed', 'linked'],
    ]);
    const layouts = items[0]?.places.map(({ layout, where }) => [layout.split('/').at(-1), where]);
    expect(layouts?.toSorted()).toEqual([
      ['brochure.idml', 'Pages 2–3'],
      ['brochure.indd', ''],
    ]);
    expect(summary.counts.missing).toBe(0);
  }
  // A document that says nothing is no problem while its IDML does, and one without.
  const silent = world.put('package/brochure.indd', inddOf([]).subarray(0, 4000));
  expect((await world.check(silent)).problems).toEqual([]);
  const lonely = world.put('other/brochure.indd', inddOf([]).subarray(0, 4000));
  expect((await world.check(lonely)).problems).toMatchObject([{ kind: 'unreadable' }]);
});

test('layouts in layouts are opened: a picture in a Photoshop file in a page', async () => {
  world.own(COMP, 'comp', 'hero.jpg', picture(0));
  const psd = await LAYOUT_KINDS[2]?.make([{ kind: 'embedded', name: 'x.jpg', data: picture(0) }]);
  const at = world.put('job/montage.psd', psd ?? '');
  const idml = await LAYOUT_KINDS[0]?.make([{ kind: 'linked', path: at }]);
  const { items } = await world.check(world.put('job/page.idml', idml ?? ''));
  expect(items.map(brief)).toContainEqual(['comp', COMP, 'content', 'embedded']);
});

test('the service says what the group has licensed and what is no longer offered', async () => {
  await world.close();
  const standing = { licensed: new Set([COMP]), unlicensed: new Set(), expired: new Set([NAMED]) };
  world = openWorld(folder.path, { standing: standing as never, openReader });
  const svg = LAYOUT_KINDS.find(({ name }) => name === 'layout.svg');
  const target = world.put('x.svg', (await svg?.make(placedAs('linked'))) ?? '');
  const { items, summary } = await world.check(target);
  const state = (id: number) => items.find(({ asset }) => asset?.id === id)?.state;
  expect([state(COMP), state(LICENSED), state(NAMED)]).toEqual(['licensed', 'licensed', 'expired']);
  expect(summary.asked).toBe(true);
});

test('an ID in the metadata names the asset', async () => {
  const ai = LAYOUT_KINDS.find(({ name }) => name === 'layout.ai');
  const { aiOf } = await import('./fixtures/layouts.ts');
  expect(ai).toBeDefined();
  const linked = world.put('job/drawing.ai', aiOf([], `depositphotos:${NAMED}`));
  const page = await LAYOUT_KINDS[0]?.make([{ kind: 'linked', path: linked }]);
  const { items } = await world.check(world.put('job/page.idml', page ?? ''));
  expect(items.map(brief)).toEqual([['comp', NAMED, 'metadata', 'linked']]);
});

const endings = [
  ...OFFICE_ENDINGS.pptx.map((ending) => [ending, pptxOf] as const),
  ...OFFICE_ENDINGS.docx.map((ending) => [ending, docxOf] as const),
];

test.each(endings)('Office under the ending %s is read as what it is', async (ending, make) => {
  world.own(COMP, 'comp', 'hero.jpg', picture(0));
  const placed = [{ kind: 'embedded', name: 'x.jpg', data: picture(0) }] as const;
  const { items, problems } = await world.check(world.put(`job/deck.${ending}`, make(placed)));
  expect(problems).toEqual([]);
  expect(items.map(brief)).toEqual([['comp', COMP, 'content', 'embedded']]);
});
