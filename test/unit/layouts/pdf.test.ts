import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { formatOf } from '../../../src/main/layouts/inspect/formats.ts';
import { inspect } from '../../../src/main/layouts/inspect/inspect.ts';
import { PACK } from '../../support/pdf-codings.ts';
import { pdfOfParts } from '../../support/pdf.ts';
import type { PdfForm, PdfPart } from '../../support/pdf.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { corrupt } from './corrupt.ts';
import { pdfCase } from './fixtures/pdf-cases.ts';
import { faultOf } from './fixtures/pdf-verdict.ts';
import { xmpOf } from './fixtures/layouts.ts';
import { pictureOf } from './fixtures/pictures.ts';
import { keptReaders } from './kept-readers.ts';
import { openWorld } from './world.ts';
import type { Checked, World } from './world.ts';

const ASSET = 24_985_913;
const folder = tempFolderPerTest();
const openReader = keptReaders();
let opened: World | null = null;
const openLibrary = () => {
  opened = openWorld(folder.path, { openReader });
  return opened;
};
let jpeg: Buffer;
beforeAll(async () => {
  jpeg = await pictureOf(1, 120, 80);
});
afterEach(async () => {
  await opened?.close();
  opened = null;
});

const catalogue = (more = ''): PdfPart => ({ number: 1, text: `<< /Type /Catalog /Pages 2 0 R ${more} >>` });
const image = (facts: string, data: Buffer, number = 3): PdfPart => ({
  number,
  text: `<< /Type /XObject /Subtype /Image /Width 120 /Height 80 /ColorSpace /DeviceRGB /BitsPerComponent 8 ${facts} /Length ${data.length} >>`,
  data,
});
const brief = ({ items, problems }: Checked) => [
  items.map(({ state, how, name }) => `${state} ${how} ${name}`),
  problems.map(({ message }) => message),
];
/** The same without a library: what is listed, and what is said. */
const read = async (data: Buffer) => {
  const at = path.join(folder.path, 'read.pdf');
  writeFileSync(at, data);
  const { uses, problems } = await inspect(at);
  return [uses.map(({ name }) => name), problems.map(({ message }) => message)] as const;
};

test('every picture of generated documents is listed, or what can’t be read is named', {
  timeout: 120_000,
}, async () => {
  for (let seed = 1000; seed < 1120; seed += 1) {
    const made = await pdfCase(seed);
    const at = path.join(folder.path, 'case.pdf');
    writeFileSync(at, made.data);
    expect([made.name, await faultOf(made, await inspect(at))]).toEqual([made.name, null]);
  }
});

test.each([
  ['ASCII85', '[/ASCII85Decode /DCTDecode]', ['ASCII85Decode']],
  ['hex', '[/ASCIIHexDecode /DCTDecode]', ['ASCIIHexDecode']],
  ['names in hex', '[/#41SCII85Decode /D#43TDecode]', ['ASCII85Decode']],
  [
    'run lengths in LZW in ASCII85',
    '[/ASCII85Decode /LZWDecode /RunLengthDecode /DCTDecode]',
    ['RunLengthDecode', 'LZWDecode', 'ASCII85Decode'],
  ],
])('a JPEG behind %s is the one that was placed', async (_name, filter, ways) => {
  const world = openLibrary();
  world.own(ASSET, 'comp', 'hero.jpg', jpeg);
  const data = ways.reduce((bytes, way) => PACK[way]?.(bytes) ?? bytes, jpeg);
  const { items, problems } = await world.check(
    world.put('a.pdf', pdfOfParts([catalogue(), image(`/Filter ${filter}`, data)])),
  );
  expect(items).toMatchObject([{ state: 'comp', asset: { id: ASSET, evidence: 'content' } }]);
  expect(problems).toEqual([]);
});

test.each([
  ['JBIG2', '/JBIG2Decode', 'JBIG2'],
  ['a coding that no standard has', '/NewDecode', 'unknown coding'],
  ['JPEG 2000', '/JPXDecode', 'JPEG 2000'],
  ['a JPEG in a JPEG', '[/DCTDecode /DCTDecode]', 'JPEG'],
])('%s is named as not looked at', async (_name, filter, word) => {
  const [, said] = await read(pdfOfParts([catalogue(), image(`/Filter ${filter}`, Buffer.alloc(500, 'x'))]));
  expect(said).toEqual([expect.stringContaining(word)]);
});

describe('a locked document says so', () => {
  const dictionary = '<< /Filter /Standard /V 2 /R 3 /O <00> /U <00> /P -4 >>';
  const locks: readonly (readonly [string, string, PdfForm['table']])[] = [
    ['by reference', '/Encrypt 9 0 R', 'table'],
    ['in the trailer itself', `/Encrypt ${dictionary}`, 'table'],
    ['without a blank', `/Encrypt${dictionary.replaceAll(' ', '\n')}`, 'table'],
    ['in a table that is a stream', `/Encrypt ${dictionary}`, 'stream'],
    ['in a hybrid', '/Encrypt 9 0 R', 'hybrid'],
  ];
  const parts = () => [catalogue(), image('/Filter /DCTDecode', jpeg), { number: 9, text: dictionary }];
  test.each(locks)('%s', async (_name, trailer, table = 'table') => {
    for (const damage of [false, true]) {
      const whole = pdfOfParts(parts(), { trailer, table });
      // Also where the address of the table is lost, far from both ends of the file.
      const file = damage
        ? Buffer.from(
            `${whole.toString('latin1').replace(/startxref\n\d+/, 'startxref\n1')}${' '.repeat(9000)}`,
            'latin1',
          )
        : whole;
      expect(await read(file)).toEqual([[], expect.arrayContaining(['It is locked with a password.'])]);
    }
  });
});

describe('what is whole is not called damaged', () => {
  const pages: readonly PdfPart[] = [
    catalogue(),
    { number: 2, text: '<< /Type /Pages /Count 1 /Kids [3 0 R] >>' },
    { number: 3, text: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>' },
  ];
  test.each<PdfForm>([
    { table: 'stream', packed: 'plain' },
    { table: 'stream', packed: 'flate' },
    { table: 'hybrid', packed: 'plain' },
    { table: 'table', sizeOff: 1 },
    { table: 'table', junk: Buffer.from('%%junk\n') },
    { table: 'stream', packed: 'flate', updates: [[pages[2] ?? catalogue()]] },
  ])('objects in %o', async (form) => {
    expect(await read(pdfOfParts(pages, form))).toEqual([[], []]);
  });

  test('a coding told elsewhere, and data that ends like a line', async () => {
    const data = Buffer.concat([
      PACK['FlateDecode']?.(Buffer.alloc(120 * 80 * 3, 'a\n')) ?? jpeg,
      Buffer.from('\n'),
    ]);
    const parts = [
      catalogue(),
      image('/Filter 5 0 R', data),
      { number: 4, text: '<< /Length 6 0 R >>', data: Buffer.from('BT ET\n\n') },
      { number: 5, text: '[/FlateDecode]' },
      { number: 6, text: '7' },
    ];
    expect(await read(pdfOfParts(parts))).toEqual([['Picture 1'], []]);
  });
});

test('what was replaced in a later state is not in the document', async () => {
  const world = openLibrary();
  world.own(ASSET, 'comp', 'comp.jpg', jpeg);
  world.own(ASSET, 'licensed', 'licensed.jpg', await pictureOf(2, 120, 80));
  const updates = [[image('/Filter /DCTDecode', await pictureOf(2, 120, 80))]];
  const whole = pdfOfParts([catalogue(), image('/Filter /DCTDecode', jpeg)], { updates });
  expect((await world.check(world.put('new.pdf', whole))).items).toMatchObject([
    { asset: { placed: 'licensed' } },
  ]);
  // Where the tables are lost, all that is there counts.
  const lost = Buffer.from(whole.toString('latin1').replaceAll('startxref\n', 'startxref\n9'), 'latin1');
  expect((await world.check(world.put('old.pdf', lost))).items).toHaveLength(2);
});

test('small pictures in large documents, thumbnails of pages and masks', async () => {
  const small = image('/Filter /DCTDecode', jpeg, 4);
  const parts = [
    catalogue(),
    { ...small, text: small.text.replace('/Width 120 /Height 80', '/Width 40 /Height 40') },
    { number: 5, text: '<< /Type /Page /Thumb 6 0 R >>' },
    image('/Filter /DCTDecode', jpeg, 6),
    // A strip, as programs cut pictures when they flatten them.
    {
      number: 7,
      text: '<< /Subtype /Image /Width 1200 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 9600 >>',
      data: Buffer.alloc(9600, 'abc'),
    },
  ];
  expect(await read(pdfOfParts(parts))).toEqual([['Picture 1'], []]);
});

test('the picture’s own metadata names the asset, packed or not', async () => {
  const packet = PACK['FlateDecode']?.(Buffer.from(xmpOf([], `depositphotos:${ASSET}`))) ?? jpeg;
  const parts = [
    catalogue(),
    image('/Filter /DCTDecode /Metadata 4 0 R', jpeg),
    {
      number: 4,
      text: `<< /Type /Metadata /Subtype /XML /Filter /FlateDecode /Length ${packet.length} >>`,
      data: packet,
    },
  ];
  const world = openLibrary();
  const { items } = await world.check(world.put('a.pdf', pdfOfParts(parts)));
  expect(items).toMatchObject([{ asset: { id: ASSET, evidence: 'metadata' }, state: 'comp' }]);
});

test('files in it, files that it names, and pictures that lie elsewhere', async () => {
  const world = openLibrary();
  world.own(ASSET, 'comp', 'comp.jpg', jpeg);
  const wide = Buffer.from('\ufeffhéro.jpg', 'utf16le').swap16().toString('hex');
  const parts = [
    catalogue(),
    { number: 3, text: `<< /Type /Filespec /F (x) /UF <${wide}> /EF << /F 4 0 R >> >>` },
    { number: 4, text: `<< /Type /EmbeddedFile /Length ${jpeg.length} >>`, data: jpeg },
    { number: 5, text: String.raw`<< /Type /Filespec /F (\(a\) lost.tif) >>` },
    {
      number: 6,
      text: '<< /Subtype /Form /OPI << /1.3 << /F (low.eps) >> >> /Length 3 >>',
      data: Buffer.from('q Q'),
    },
  ];
  expect(brief(await world.check(world.put('a.pdf', pdfOfParts(parts))))).toEqual([
    ['comp embedded héro.jpg', 'missing linked (a) lost.tif', 'missing linked low.eps'],
    [],
  ]);
});

test('what can’t be unpacked is named: pages, forms with pictures, sounds', async () => {
  const broken = {
    number: 4,
    text: '<< /Subtype /Form /Filter /FlateDecode /Length 9 >>',
    data: Buffer.from('no packet'),
  };
  expect(await read(pdfOfParts([catalogue(), broken]))).toEqual([[], ['A part of it is damaged.']]);
  const form = { number: 4, text: '<< /Length 30 >>', data: Buffer.from('<form><image>aGk=</image></form>') };
  const [, said] = await read(pdfOfParts([catalogue('/AcroForm << /XFA 4 0 R >>'), form]));
  expect(said).toEqual(['It holds a form with pictures, which is not looked into.']);
  const sound = { number: 4, text: '<< /Type /Sound /R 8000 /Length 3 >>', data: Buffer.from('abc') };
  expect((await read(pdfOfParts([catalogue(), sound])))[1]).toHaveLength(1);
});

test('a picture between operators ends where they go on, also without a blank before the word', async () => {
  const head = 'q BI /W 120 /H 80 /BPC 8 /CS /RGB /F /DCT ID ';
  for (const tail of ['EI Q\n', '\nEI\nQ', 'EI']) {
    const data = Buffer.concat([Buffer.from(head), jpeg, Buffer.from(tail)]);
    const form = { number: 4, text: `<< /Subtype /Form /Length ${data.length} >>`, data };
    expect(await read(pdfOfParts([catalogue(), form]))).toEqual([['Picture 1'], []]);
  }
});

test('objects that need themselves end', async () => {
  const parts = [
    { number: 1, text: '<< /Type /Catalog /Pages 1 0 R /Parent 1 0 R /Resources 7 0 R /Contents [4 0 R] >>' },
    { number: 4, text: '<< /Length 4 0 R >>', data: Buffer.from('BI /W 99 /H 99 /CS /X ID x\nEI ') },
    {
      number: 5,
      text: '<< /Subtype /Image /Width 99 /Height 99 /ColorSpace 8 0 R /BitsPerComponent 8 /Filter 6 0 R /Length 1 >>',
      data: Buffer.from('x'),
    },
    { number: 6, text: '6 0 R' },
    { number: 7, text: '7 0 R' },
    { number: 8, text: '[/Indexed 8 0 R 1 <00>]' },
  ];
  const [, said] = await read(pdfOfParts(parts, { table: 'stream', packed: 'plain' }));
  expect(said.length).toBeGreaterThan(0);
});

test('broken documents of every form end with a picture or a message', { timeout: 60_000 }, async () => {
  let silent = 0;
  for (let seed = 0; seed < 60; seed += 1) {
    const at = path.join(folder.path, 'broken.pdf');
    writeFileSync(at, corrupt((await pdfCase(seed)).data, seed));
    const { uses, problems } = await inspect(at);
    if (uses.length === 0 && problems.length === 0) silent += 1;
  }
  expect(silent).toBeLessThan(6);
});

test('a picture is decoded only once its size is known to be sane', async () => {
  const huge = image('', Buffer.alloc(10));
  const parts = [
    catalogue(),
    { ...huge, text: huge.text.replace('/Width 120 /Height 80', '/Width 999999 /Height 999999') },
  ];
  expect((await read(pdfOfParts(parts)))[1]).toEqual([expect.stringContaining('size')]);
});

test.each([
  ['its own first bytes', '%PDF-1.7', 'pdf'],
  ['what a printer has put there', '\x1b%-12345X@PJL\r\n%PDF-1.7', 'pdf'],
  ['a mark of text before it', '\xef\xbb\xbf%PDF-1.7', 'pdf'],
  ['a metafile', `\x01\0\0\0\x6c\0\0\0${'\0'.repeat(32)} EMF${'\0'.repeat(68)}%PDF-1.3`, 'other'],
  ['PostScript that prints one', '%!PS-Adobe-3.0\n(%PDF-1.4) print', 'postscript'],
])('%s: a PDF is one by its beginning', (_name, head, format) => {
  expect(formatOf(Buffer.from(head, 'latin1'), 'x')).toBe(format);
});
