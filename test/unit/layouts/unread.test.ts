import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isCleared } from '../../../src/shared/model/layout-check.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { compoundOf, nativeObjectOf } from './fixtures/compound.ts';
import { inddOf, pptxOf, psdOf, svgOf, xmpOf } from './fixtures/layouts.ts';
import { containerOf } from './fixtures/more-layouts.ts';
import { pictureOf } from './fixtures/pictures.ts';
import { zipOf } from './fixtures/zip.ts';
import { keptReaders } from './kept-readers.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

const ID = 12_345_678;
const NAMED = `Depositphotos_${ID}_l-2015.jpg`;
const folder = tempFolderPerTest();
const openReader = keptReaders();
let world: World;
beforeEach(() => {
  world = openWorld(folder.path, { openReader });
});
afterEach(() => world.close());

/** Of a file alone, and of the folder that it lies in: the assets that were found, and what was not read. */
async function verdictsOn(name: string, data: Buffer | string) {
  const at = world.put(`job/${name}`, data);
  const verdicts = [];
  for (const target of [at, path.dirname(at)]) {
    const { items, problems, summary } = await world.check(target);
    const found = items.flatMap(({ asset }) => (asset === null ? [] : [asset.id as number]));
    verdicts.push({ found, cleared: isCleared(summary), messages: problems.map(({ message }) => message) });
  }
  return verdicts;
}

describe('a kind that is not looked into is named, alone and in a folder', () => {
  test.each<[string, Buffer | string, string]>([
    ['comp.aep', Buffer.from('RIFX\0\0\0\x20Egg!'), 'an After Effects project'],
    ['comp.unknown', Buffer.from('RIFX\0\0\0\x20Egg!'), 'an After Effects'],
    ['photo.afdesign', Buffer.from('00ff4b4100', 'hex'), 'an Affinity document'],
    ['pub.afpub', Buffer.alloc(40), 'an Affinity document'],
    ['gimp.xcf', Buffer.from('gimp xcf v011\0'), 'a GIMP document'],
    ['no-ending', Buffer.from('gimp xcf v011\0'), 'a GIMP document'],
    ['old.cdr', Buffer.from('RIFF\0\0\0\0CDRFvrsn'), 'a CorelDRAW document'],
    ['old.qxp', Buffer.from('\0\0MMXPR3'), 'a QuarkXPress document'],
    ['flat.xml', '<?xml version="1.0"?><pkg:package xmlns:pkg="p"/>', 'a document in XML'],
    ['story.rtf', '{\\rtf1 {\\pict\\jpegblip ffd8}}', 'a rich text'],
    ['mail.eml', 'MIME-Version: 1.0\n', 'a saved mail or page'],
    ['links.rar', Buffer.from('526172211a0701', 'hex'), 'a packed folder'],
    ['links.tar.gz', Buffer.from('1f8b0800', 'hex'), ''],
    ['deck.ppt', compoundOf({ 'PowerPoint Document': Buffer.alloc(5000) }), 'an older Office document'],
    [
      'deck.pptx',
      compoundOf({ EncryptedPackage: Buffer.alloc(5000), EncryptionInfo: Buffer.alloc(9) }),
      'locked',
    ],
    ['odd.psd', Buffer.from('no picture at all, but long enough to be a header'), 'not what its name says'],
    ['odd.ai', Buffer.alloc(5000, 1), 'not what its name says'],
    ['odd.pptx', 'no archive', 'cannot be unpacked'],
    ['odd.icml', 'no story', 'not what its name says'],
  ])('%s', async (name, data, words) => {
    for (const { cleared, messages } of await verdictsOn(name, data)) {
      expect([cleared, messages.join(' ')]).toEqual([false, expect.stringContaining(words)]);
    }
  });
});

test.each<[string, Buffer | string]>([
  ['font.otf', Buffer.from('OTTO\0\x01')],
  ['notes.txt', 'Depositphotos'],
  ['list.csv', 'a;b'],
  ['id_rsa.pub', 'ssh-rsa AAAA'],
  ['server.key', '-----BEGIN KEY-----'],
  ['messages.pot', 'msgid ""'],
  ['Thumbs.db', compoundOf({ Catalog: Buffer.alloc(9) })],
  ['colours.ase', Buffer.from('ASEF\0\x01')],
])('%s in a folder holds no picture', async (name, data) => {
  world.put(`job/${name}`, data);
  const { problems } = await world.check(path.join(folder.path, 'job'));
  expect(problems).toEqual([]);
});

test('what its name calls a picture and is none is named, on disk and in an archive', async () => {
  const [broken] = await verdictsOn('broken.jpg', Buffer.from('no picture'));
  expect(broken?.messages).toEqual([expect.stringContaining('not what its name says')]);
  const job = zipOf([{ name: 'job/Links/broken.png', data: Buffer.alloc(90, 1) }]);
  const [packed] = await verdictsOn('zip/job.zip', job);
  expect(packed?.messages).toEqual([expect.stringContaining('broken.png')]);
});

test('a file of no known kind is passed over in a folder, and named where it is asked for or placed', async () => {
  const odd = world.put('job/odd.bin', Buffer.from([0, 1, 2, 3]));
  expect((await world.check(path.dirname(odd))).problems).toEqual([]);
  expect((await world.check(odd)).problems).toMatchObject([
    { path: odd, message: 'It is of no kind that is looked into.' },
  ]);
  const placing = world.put('job/page.svg', svgOf([{ kind: 'linked', path: odd }]));
  expect((await world.check(placing)).problems).toMatchObject([{ path: odd }]);
});

test('pictures in an archive are listed, and what stays closed in it is named', async () => {
  const data = await pictureOf(1);
  const cdr = containerOf([{ kind: 'embedded', name: NAMED, data }], 'content', ['content/root.dat']);
  for (const { found, messages } of await verdictsOn('title.cdr', cdr))
    expect([found, messages]).toEqual([[ID], [expect.stringContaining('CorelDRAW')]]);
  const fig = zipOf([
    { name: 'canvas.fig', data: 'fig-kiwi' },
    { name: 'images/0a1b', data },
  ]);
  for (const { cleared, messages } of await verdictsOn('fig/design.fig', fig))
    expect([cleared, messages]).toEqual([false, [expect.stringContaining('Figma')]]);
});

test('objects of other programs in Office: what is a file is read, what is not is named', {
  timeout: 60_000,
}, async () => {
  const data = await pictureOf(1);
  const slide = (object: Buffer) =>
    zipOf([
      { name: '[Content_Types].xml', data: '<Types/>' },
      { name: 'ppt/embeddings/oleObject1.bin', data: object },
    ]);
  const [native] = await verdictsOn(
    'native.pptx',
    slide(compoundOf({ '\u0001Ole10Native': nativeObjectOf(NAMED, data) })),
  );
  expect(native).toMatchObject({ found: [ID], messages: [] });
  const inner = pptxOf([{ kind: 'embedded', name: NAMED, data }]);
  const [packed] = await verdictsOn(
    'package.pptx',
    slide(compoundOf({ Package: inner, '\u0001CompObj': Buffer.alloc(80) })),
  );
  expect(packed).toMatchObject({ found: [ID], messages: [] });
  const [formula] = await verdictsOn(
    'formula.pptx',
    slide(compoundOf({ 'Equation Native': Buffer.alloc(90) })),
  );
  expect(formula).toMatchObject({ found: [], cleared: true });
  const [chart] = await verdictsOn('chart.pptx', slide(compoundOf({ Workbook: Buffer.alloc(9000) })));
  expect(chart).toMatchObject({ cleared: false, messages: [expect.stringContaining('oleObject1.bin')] });
});

test.each([
  ['what PowerPoint could not take over', 'NULL'],
  ['nothing', ''],
  ['a part of a mail', 'cid:image001.png@01D9A1B2.C3D4E5F0'],
  ['a blank page', 'about:blank'],
  ['an address', 'mailto:ana@example.com'],
  ['the web', 'https://example.com/a.png'],
  ['another computer', 'file:///\\\\nas\\job\\hero.jpg'],
])('a link of Office to %s is no missing file', async (_name, target) => {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';
  const deck = zipOf([
    { name: '[Content_Types].xml', data: '<Types/>' },
    { name: 'ppt/slides/slide1.xml', data: '<p:sld xmlns:p="p"/>' },
    {
      name: 'ppt/slides/_rels/slide1.xml.rels',
      data: `<Relationships><Relationship Id="r1" Type="${type}" Target="${target}" TargetMode="External"/></Relationships>`,
    },
  ]);
  const { summary } = await world.check(world.put('deck.pptx', deck));
  expect([summary.counts.missing, isCleared(summary)]).toEqual([0, true]);
});

test.each([
  ['duotone', 8],
  ['multichannel', 7],
  ['Lab', 9],
  ['CMYK', 4],
  ['indexed', 2],
  ['bitmap', 0],
  ['greyscale', 1],
])('a Photoshop file in %s is read as one in RGB', async (_name, mode) => {
  const psd = psdOf(
    [{ kind: 'embedded', name: NAMED, data: await pictureOf(1) }],
    xmpOf([], `depositphotos:${ID + 1}`),
  );
  psd.writeUInt16BE(mode, 24);
  psd.writeUInt16BE(mode === 7 ? 40 : 5, 12);
  const { items, problems } = await world.check(world.put('poster.psd', psd));
  expect(problems).toEqual([]);
  expect(items.map(({ asset, how }) => [asset?.id, how])).toEqual([[ID, 'embedded']]);
});

test('leftovers of older packets do not damage a document, and what they list is not placed any more', async () => {
  const head = xmpOf([{ kind: 'linked', path: '/x/old.jpg' }]).slice(0, 400);
  const old = xmpOf([{ kind: 'linked', path: '/x/older.jpg' }]);
  const indd = inddOf([{ kind: 'linked', path: `/x/${NAMED}` }], {
    leftovers: `${head}\u0001\u0002${old}${head}`,
  });
  const { items, problems } = await world.check(world.put('brochure.indd', indd));
  expect([items.map(({ name }) => name), problems]).toEqual([[NAMED], []]);
});

test('what a chain of layouts places too deep is named', async () => {
  world.put('job/6.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  for (let at = 5; at >= 0; at -= 1)
    world.put(`job/${at}.svg`, svgOf([{ kind: 'linked', path: `${at + 1}.svg` }]));
  const { problems } = await world.check(path.join(folder.path, 'job/0.svg'));
  expect(problems).toMatchObject([{ kind: 'limit', message: expect.stringContaining('deeper') }]);
});

test.skipIf(process.platform === 'win32')('a link in a folder that leads nowhere is named', async () => {
  world.put('job/hero.jpg', await pictureOf(1));
  symlinkSync('/nowhere/at/all.jpg', path.join(folder.path, 'job/gone.jpg'));
  const { problems } = await world.check(path.join(folder.path, 'job'));
  expect(problems).toMatchObject([{ kind: 'unreadable', path: path.join(folder.path, 'job/gone.jpg') }]);
});
