import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LayoutCheckEvent } from '../../../src/shared/model/layout-check.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { idmlOf, svgOf } from './fixtures/layouts.ts';
import { pictureOf } from './fixtures/pictures.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

const COMP = 24_985_913;
const folder = tempFolderPerTest();
const never = new AbortController().signal;
let world: World;
beforeEach(() => {
  world = openWorld(folder.path);
});
afterEach(() => world.close());

async function drop(files: Readonly<Record<string, Buffer>>) {
  const { drops } = world.layouts;
  const id = await drops.open();
  for (const [name, data] of Object.entries(files)) {
    const bytes = (async function* () {
      yield data;
    })();
    expect(await drops.receive(id, name.split('/'), bytes, never)).toBe('stored');
  }
  const events: LayoutCheckEvent[] = [];
  for await (const event of world.layouts.checkDrop(id, never)) events.push(event);
  const at = drops.folderOf(id) ?? '';
  await drops.discard(id);
  expect(existsSync(at)).toBe(false);
  return { items: itemsOf(events), all: JSON.stringify(events) };
}

const itemsOf = (events: readonly LayoutCheckEvent[]) =>
  events.flatMap((event) => (event.kind === 'items' ? event.items : []));

test('a dropped folder: links are found in it, and files go by the names that they were dropped with', async () => {
  const hero = await pictureOf(1);
  world.own(COMP, 'comp', 'hero.jpg', hero);
  const placed = ['/Volumes/Job/hero.jpg', '/Volumes/Job/lost.jpg'];
  const { items, all } = await drop({
    'job/page.idml': idmlOf(placed.map((at) => ({ kind: 'linked', path: at }))),
    'job/Links/hero.jpg': hero,
    'job/broken.psd': Buffer.from('8BPS'),
  });
  expect(items).toMatchObject([
    { state: 'comp', path: 'job/Links/hero.jpg', places: [{ layout: 'job/page.idml', where: 'Pages 2–3' }] },
    { state: 'missing', path: null, name: 'lost.jpg' },
    { state: 'stranger', path: 'job/broken.psd' },
  ]);
  expect(all).toContain('"path":"job/broken.psd"');
  expect(all).not.toContain('profile');
});

test('a single dropped layout: a link to a file of this computer is followed, one that starts from the layout is not', async () => {
  const hero = await pictureOf(1);
  const at = world.own(COMP, 'comp', 'hero.jpg', hero);
  // Where it would lead from the copy, there is a file that the layout never meant.
  world.put('profile/evil.jpg', await pictureOf(2));
  const { items } = await drop({
    'poster.svg': svgOf(
      [at, '../../evil.jpg', '../pictures/other.jpg'].map((link) => ({ kind: 'linked', path: link })),
    ),
  });
  expect(items.map(({ state, path: found }) => [state, found])).toEqual([
    ['comp', at],
    ['missing', null],
    ['missing', null],
  ]);
});

test('files dropped together lie beside each other', async () => {
  const { items } = await drop({
    'poster.svg': svgOf([{ kind: 'linked', path: '../pictures/hero.jpg' }]),
    'hero.jpg': await pictureOf(1),
  });
  expect(items).toMatchObject([{ how: 'linked', path: 'hero.jpg', places: [{ layout: 'poster.svg' }] }]);
});

test('a drop that is gone says so', async () => {
  const { drops } = world.layouts;
  const id = await drops.open();
  await drops.discard(id);
  const first = world.layouts.checkDrop(id, never)[Symbol.asyncIterator]().next();
  await expect(first).rejects.toMatchObject({ code: 'not-found' });
  expect(existsSync(path.join(folder.path, 'profile/dropped'))).toBe(true);
});
