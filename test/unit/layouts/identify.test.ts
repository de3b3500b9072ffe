import { mkdirSync, openSync, closeSync, ftruncateSync, readFileSync, writeSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { READ_WHOLE } from '../../../src/shared/model/dropped.ts';
import type { Recognition } from '../../../src/shared/model/dropped.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { FORMATS } from '../rights/files.ts';
import { openWorld as openRights, STATEMENT } from '../rights/world.ts';
import { aiOf, inddOf, psdOf, svgOf, xmpOf } from './fixtures/layouts.ts';
import { pictureOf } from './fixtures/pictures.ts';
import { keptReaders } from './kept-readers.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

const ASSET = STATEMENT.assetId;
const folder = tempFolderPerTest();
const openReader = keptReaders();
let world: World;

beforeEach(() => {
  world = openWorld(path.join(folder.path, 'other computer'), {
    licences: new Map([[STATEMENT.transactionId, ASSET]]),
    openReader,
  });
});
afterEach(() => world.close());

const signal = new AbortController().signal;
/** Without what else it may be: of that there is a test of its own. */
type Told = Omit<Recognition, 'layout'>;
const STRANGER: Told = { assetId: null, by: null, right: null };
const by = (how: 'metadata' | 'name', asset: number = ASSET): Told => ({
  assetId: asset as AssetId,
  by: how,
  right: null,
});
const identify = async (at: string, name = path.basename(at), whole = true): Promise<Told> => {
  const { layout: _layout, ...told } = await world.layouts.identify({ path: at, name, whole }, signal);
  return told;
};
const show = (name: string, data: Buffer | string) => identify(world.put(name, data));
const marked = (asset: number) => xmpOf([], `depositphotos:${asset}`);

/** A file of so many bytes, nearly all of them holes, with something at its end. */
function filmOf(name: string, bytes: number, end: string): string {
  const at = path.join(folder.path, name);
  const file = openSync(at, 'w');
  ftruncateSync(file, bytes);
  writeSync(file, Buffer.from('\0\0\0\x18ftypmp42', 'latin1'), 0, 12, 0);
  writeSync(file, end, bytes - end.length);
  closeSync(file);
  return at;
}

test('what rights wrote into a file is found under another name, and proves no right', {
  timeout: 60_000,
}, async () => {
  mkdirSync(path.join(folder.path, 'studio'));
  const studio = openRights(path.join(folder.path, 'studio'));
  for (const [name, make] of Object.entries(FORMATS)) {
    const { id, path: at } = studio.own(name, await make());
    expect(await studio.rights.write([id], 'embedded')).toMatchObject([{ outcome: 'embedded' }]);
    expect(await identify(at, `final v2${path.extname(name)}`), name).toEqual(by('metadata'));
    // The very bytes prove it, and say which right it is.
    world.own(ASSET, 'licensed', name, readFileSync(at));
    expect(await identify(at, `final v2${path.extname(name)}`), name).toEqual({
      assetId: ASSET,
      by: 'content',
      right: 'licensed',
    });
  }
  await studio.close();
});

test('a picture that was saved again is known by what it kept', async () => {
  const studio = openRights(path.join(folder.path, 'studio'));
  const { id, path: at } = studio.own('photo.jpg', await pictureOf(1));
  await studio.rights.write([id], 'embedded');
  await studio.close();
  const smaller = sharp(at).resize(200);
  expect(await show('web.jpg', await smaller.clone().keepMetadata().jpeg().toBuffer())).toEqual(
    by('metadata'),
  );
  // Only the older block is left: it names the transaction, and the copy of the licences knows whose that is.
  const { iptc } = await sharp(at).metadata();
  const block = iptc ?? Buffer.alloc(0);
  const segment = Buffer.concat([Buffer.from([0xff, 0xed, 0, 0]), block]);
  segment.writeUInt16BE(block.length + 2, 2);
  const bare = await smaller.clone().jpeg().toBuffer();
  const older = Buffer.concat([bare.subarray(0, 2), segment, bare.subarray(2)]);
  expect(await show('older.jpg', older)).toEqual(by('metadata'));
  expect(await show('bare.jpg', bare)).toEqual(STRANGER);
});

test('films of any size tell what they are at their end, and are read whole only where the size is known', async () => {
  const film = filmOf('holiday.mp4', 40 * READ_WHOLE, marked(ASSET));
  expect(await identify(film)).toEqual(by('metadata'));
  const large = filmOf('cut.mp4', READ_WHOLE + 1, 'the end');
  expect(await identify(large)).toEqual(STRANGER);
  const sha256 = createHash('sha256').update(readFileSync(large)).digest('hex');
  world.library.add({
    assetId: ASSET,
    right: 'comp',
    option: '1080',
    folder: folder.path,
    relativePath: 'x.mp4',
    bytes: READ_WHOLE + 1,
    sha256,
  });
  expect(await identify(large)).toEqual({ assetId: ASSET, by: 'content', right: 'comp' });
  // Only its ends came in: whatever they hash to is nobody's.
  expect(await identify(large, 'cut.mp4', false)).toEqual(STRANGER);
});

test('what lies in a file says nothing of the file', async () => {
  const inner = await sharp(await pictureOf(2))
    .withXmp(marked(ASSET))
    .jpeg()
    .toBuffer();
  expect(await show('inner.jpg', inner)).toEqual(by('metadata'));
  const psd = psdOf([{ kind: 'embedded', name: 'a.jpg', data: inner }]);
  expect(await show('montage.psd', psd)).toEqual(STRANGER);
  expect(await show('own.psd', psdOf([], marked(ASSET)))).toEqual(by('metadata'));

  const object = (number: number, dictionary: string, xmp = '') =>
    `${number} 0 obj\n<< ${dictionary} >>\n${xmp === '' ? '' : `stream\n${xmp}\nendstream\n`}endobj\n`;
  const flyer = (document: string) =>
    `%PDF-1.6\n${object(1, '/Type /Catalog /Metadata 2 0 R')}${object(2, '/Type /Metadata', document)}${object(12, '/Type /Metadata', marked(ASSET))}%%EOF\n`;
  expect(await show('flyer.pdf', flyer(xmpOf([])))).toEqual(STRANGER);
  expect(await show('drawing.pdf', flyer(marked(5_000_001)))).toEqual(by('metadata', 5_000_001));

  const eps = (own: string) =>
    `%!PS-Adobe-3.0 EPSF-3.0\n${own}\n%%BeginDocument: a.eps\n${marked(ASSET)}\n%%EndDocument\n%%EOF`;
  expect(await show('page.eps', eps(''))).toEqual(STRANGER);
  expect(await show('drawing.eps', eps(marked(5_000_001)))).toEqual(by('metadata', 5_000_001));

  const pantry = marked(ASSET).replace('<dc:identifier>', '<xmpMM:Pantry><dc:identifier>');
  const film = pantry.replace('</dc:identifier>', '</dc:identifier></xmpMM:Pantry>');
  expect(await identify(filmOf('edit.mp4', 1_000_000, film))).toEqual(STRANGER);
  const both = `${marked(ASSET)}${marked(5_000_001)}`;
  expect(await identify(filmOf('two.mp4', 1_000_000, both)), 'two assets').toEqual(STRANGER);
});

test('a name is believed last, and a bare number only where it is ours', async () => {
  expect(await show(`Depositphotos_${ASSET}_l-2015.jpg`, 'lies')).toEqual(by('name'));
  expect(await show(`Mountain ${ASSET} final.jpg`, 'no picture')).toEqual(STRANGER);
  world.own(ASSET, 'comp', 'hero.jpg', Buffer.from('hero'));
  expect(await show(`Mountain ${ASSET} final.jpg`, 'no picture')).toEqual(by('name'));
  // The metadata of another asset outweighs the name.
  expect(await show(`Depositphotos_${ASSET}_l.svg`, `<svg>${marked(5_000_001)}</svg>`)).toEqual(
    by('metadata', 5_000_001),
  );
  for (const nothing of [folder.path, path.join(folder.path, 'gone.jpg')]) {
    expect(await identify(nothing, `Depositphotos_${ASSET}_l-2015.jpg`)).toEqual(by('name'));
  }
  const unseen = await world.layouts.identify({ path: null, name: 'x.jpg', whole: true }, signal);
  expect(unseen).toEqual({ ...STRANGER, layout: false });
});

test('what can hold other files is told to be so, by its content', async () => {
  const placed = [{ kind: 'linked', path: '/x/a.jpg' }] as const;
  const files: readonly (readonly [string, Buffer | string, boolean])[] = [
    ['poster.psd', psdOf([]), true],
    ['flyer.ai', aiOf([]), true],
    ['book.indd', inddOf([]), true],
    ['logo.svg', svgOf(placed), true],
    ['under-another-name.dat', svgOf(placed), true],
    ['no-ending', psdOf([]), true],
    ['project.aep', Buffer.from('RIFX\0\0\0\x20Egg!'), true],
    ['photo.jpg', await pictureOf(1), false],
    ['photo.psd', await pictureOf(1), false],
    ['notes.txt', 'nothing', false],
  ];
  for (const [name, data, layout] of files) {
    const at = world.put(`shown/${name}`, data);
    expect([name, (await world.layouts.identify({ path: at, name, whole: true }, signal)).layout]).toEqual([
      name,
      layout,
    ]);
  }
});
