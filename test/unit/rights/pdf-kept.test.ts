import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ExifTool } from 'exiftool-vendored';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TransactionId } from '../../../src/shared/model/ids.ts';
import { addsMetadataAlone, PdfDocument } from '../../../src/main/platform/pdf/index.ts';
import { pdfOfParts } from '../../support/pdf.ts';
import type { PdfForm, PdfPart } from '../../support/pdf.ts';
import { xmpOf } from '../layouts/fixtures/layouts.ts';
import { sequence } from '../layouts/fixtures/pictures.ts';
import { openWorld, sha256At, STATEMENT } from './world.ts';
import type { World } from './world.ts';

const hasPerl = process.platform === 'win32' || spawnSync('perl', ['-v']).status === 0;
const LONG = { timeout: 120_000 };
const MOST = 1 << 26;

const square = 'q 1 0 0 rg 10 10 80 80 re f Q\n';
const content = (number: number, data = square): PdfPart => ({
  number,
  text: `<< /Length ${data.length} >>`,
  data: Buffer.from(data),
});
const page = (more = ''): readonly PdfPart[] => [
  { number: 1, text: `<< /Type /Catalog /Pages 2 0 R ${more} >>` },
  { number: 2, text: '<< /Type /Pages /Count 1 /Kids [3 0 R] >>' },
  { number: 3, text: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R >>' },
  content(4),
];
const packet = (number: number, mark = ''): PdfPart => {
  const data = Buffer.from(xmpOf([], mark));
  return { number, text: `<< /Type /Metadata /Subtype /XML /Length ${data.length} >>`, data };
};

describe('an update that is added can replace any object', () => {
  const before = pdfOfParts(page());
  const with_ = (update: readonly PdfPart[], form: PdfForm = {}) =>
    pdfOfParts(page(), { ...form, updates: [update] });
  const catalogue = { number: 1, text: '<< /Type /Catalog /Pages 2 0 R /Metadata 25 0 R >>' };

  test.each<[string, readonly PdfPart[], boolean]>([
    ['metadata under a number of its own', [catalogue, packet(25)], true],
    [
      'metadata under the number of a page’s content',
      [{ ...catalogue, text: catalogue.text.replace('25 0', '4 0') }, packet(4)],
      false,
    ],
    [
      'another catalogue',
      [{ ...catalogue, text: catalogue.text.replace('/Pages', '/Lang (de) /Pages') }, packet(25)],
      false,
    ],
    ['another content', [catalogue, packet(25), content(4, 'q Q\n')], false],
    ['an object more', [catalogue, packet(25), content(6)], false],
    ['no metadata', [{ number: 1, text: '<< /Type /Catalog /Pages 2 0 R >>' }], false],
    ['metadata that is none', [catalogue, { number: 25, text: '<< /Type /Metadata >>' }], false],
  ])('%s', (_name, update, expected) => {
    for (const table of ['table', 'stream', 'hybrid'] as const) {
      expect(addsMetadataAlone(pdfOfParts(page(), { table }), with_(update, { table }), MOST)).toBe(expected);
    }
  });

  test('an old reference to nothing must not find the new object', () => {
    const dangling = [...page('/Later 25 0 R')];
    const after = pdfOfParts(dangling, {
      updates: [
        [{ ...catalogue, text: catalogue.text.replace('/Pages', '/Later 25 0 R /Pages') }, packet(25)],
      ],
    });
    expect(addsMetadataAlone(pdfOfParts(dangling), after, MOST)).toBe(false);
  });

  test('an object that no table lists counts for readers that look for themselves', () => {
    const hide = (file: Buffer) =>
      Buffer.from(file.toString('latin1').replace('%\xe2', '25 0 obj (x) endobj %\xe2'), 'latin1');
    const moved = (file: Buffer) => {
      const shift = '25 0 obj (x) endobj '.length;
      const text = hide(file).toString('latin1');
      return Buffer.from(
        text
          .replaceAll(
            /\b(\d{10}) (\d{5}) n/g,
            (_, at: string, rest: string) => `${String(Number(at) + shift).padStart(10, '0')} ${rest} n`,
          )
          .replaceAll(
            /(startxref\n|\/Prev )(\d+)/g,
            (_, word: string, at: string) => `${word}${Number(at) + shift}`,
          ),
        'latin1',
      );
    };
    expect(new PdfDocument(moved(before), { most: MOST }).isSound).toBe(true);
    expect(addsMetadataAlone(moved(before), moved(with_([catalogue, packet(25)])), MOST)).toBe(false);
  });

  test.each<[string, readonly PdfPart[], PdfForm]>([
    ['a trailer that counts too few', page(), { sizeOff: 1 }],
    ['a locked one', page(), { trailer: '/Encrypt << /Filter /Standard >>' }],
    ['a signed one', [...page(), { number: 6, text: '<< /Type /Sig /ByteRange [0 1 2 3] >>' }], {}],
  ])('nothing is shown of %s', (_name, parts, form) => {
    const number = 8;
    const update = [
      { number: 1, text: `<< /Type /Catalog /Pages 2 0 R /Metadata ${number} 0 R >>` },
      packet(number),
    ];
    expect(
      addsMetadataAlone(pdfOfParts(parts, form), pdfOfParts(parts, { ...form, updates: [update] }), MOST),
    ).toBe(false);
  });
});

describe.skipIf(!hasPerl)('rights in a PDF', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-pdf-kept-'));
  let world: World;
  let statement = STATEMENT;
  beforeAll(() => {
    world = openWorld(path.join(folder, 'world'), { describe: async () => statement });
  });
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a page whose number the trailer does not count stays what it was', LONG, async () => {
    const { id, path: at } = world.own('size-off.pdf', pdfOfParts(page(), { sizeOff: 1 }));
    const before = sha256At(at);
    expect(await world.rights.write([id], 'embedded')).toMatchObject([{ outcome: 'sidecar', asked: false }]);
    expect(sha256At(at)).toBe(before);
  });

  test('a second licence takes the place of the first update', LONG, async () => {
    const { id, path: at } = world.own('again.pdf', pdfOfParts(page()));
    expect(await world.rights.write([id], 'embedded')).toMatchObject([{ outcome: 'embedded' }]);
    statement = { ...STATEMENT, transactionId: 700_002 as TransactionId, licence: 'Extended licence' };
    expect(await world.rights.write([id], 'embedded')).toMatchObject([{ outcome: 'embedded' }]);
    expect(await world.rights.write([id], 'embedded')).toMatchObject([{ outcome: 'kept' }]);
    statement = STATEMENT;
    const text = readFileSync(at, 'latin1');
    for (const word of ['700001', '700002', 'Extended licence', square]) expect(text).toContain(word);
  });

  test('a document that ExifTool has written to before is written to again', LONG, async () => {
    const { id, path: at } = world.own('titled.pdf', pdfOfParts(page()));
    const tool = new ExifTool({ maxProcs: 1 });
    const tags: object = { 'XMP-dc:Title': 'Sunset', 'XMP-dc:Creator': ['A. Author'] };
    await tool.write(at, tags, { writeArgs: ['-overwrite_original'] });
    await tool.end();
    const { id: again } = world.own('titled.pdf', readFileSync(at));
    expect(again).not.toBe(id);
    expect(await world.rights.write([again], 'embedded')).toMatchObject([{ outcome: 'embedded' }]);
  });

  test('documents of every form keep every object, or their rights lie beside them', LONG, async () => {
    let embedded = 0;
    for (let seed = 0; seed < 12; seed += 1) {
      const data = documentOf(seed);
      const { id, path: at } = world.own('any.ai', data);
      const [result] = await world.rights.write([id], 'embedded');
      const after = readFileSync(at);
      if (result?.outcome !== 'embedded') {
        expect(result).toMatchObject({ outcome: 'sidecar' });
        expect(after.equals(data)).toBe(true);
        continue;
      }
      embedded += 1;
      // By the drawings alone: each is where its page looks for it.
      const document = new PdfDocument(after, { most: MOST });
      for (const [number, drawn] of drawingsOf(seed)) {
        const object = document.object(number);
        expect([
          seed,
          object !== null && typeof object === 'object' && 'packed' in object
            ? object.packed.toString()
            : null,
        ]).toEqual([seed, drawn]);
      }
    }
    expect(embedded).toBeGreaterThan(5);
  });
});

function drawingsOf(seed: number): readonly (readonly [number, string])[] {
  return Array.from(
    { length: 1 + (seed % 4) },
    (_, index) => [4 + index * 2, `${index} 0 0 rg ${square}`] as const,
  );
}

/** Pages, tables, object streams, states and metadata of a seed. */
function documentOf(seed: number): Buffer {
  const random = sequence(seed);
  const drawings = drawingsOf(seed);
  const kids = drawings.map(([number]) => `${number + 1} 0 R`).join(' ');
  const hasMetadata = random() < 0.4;
  const parts: PdfPart[] = [
    { number: 1, text: `<< /Type /Catalog /Pages 2 0 R ${hasMetadata ? '/Metadata 3 0 R' : ''} >>` },
    { number: 2, text: `<< /Type /Pages /Count ${drawings.length} /Kids [${kids}] >>` },
    ...(hasMetadata ? [packet(3, 'agency:77')] : []),
    ...drawings.flatMap(([number, drawn]) => [
      content(number, drawn),
      {
        number: number + 1,
        text: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents ${number} 0 R >>`,
      },
    ]),
  ];
  const table = (['table', 'stream', 'hybrid'] as const)[seed % 3] ?? 'table';
  const packed = (['none', 'plain', 'flate'] as const)[Math.floor(random() * 3)] ?? 'none';
  const form: PdfForm = {
    table,
    packed,
    ...(random() < 0.2 && { sizeOff: 1 }),
    ...(random() < 0.3 && { updates: [[{ number: 60, text: '(later)' }]] }),
  };
  return pdfOfParts(parts, form);
}
