import { expect, test, vi } from 'vitest';
import { drawCertificate } from '../../../src/main/purchasing/licences/certificates/draw.ts';
import type { CertificateFacts } from '../../../src/main/purchasing/licences/certificates/facts.ts';
import { createShelf } from '../../../src/main/purchasing/licences/certificates/shelf.ts';
import { titleOf } from '../../../src/main/purchasing/licences/title.ts';
import { pageCount, pdfText } from '../../support/pdf-text.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

// Other work on the machine must not make these fail.
vi.setConfig({ testTimeout: 90_000 });
const folder = tempFolderPerTest();

const FACTS: CertificateFacts = {
  document: 'stockroom.licence-certificate',
  version: 1,
  transaction: { id: 710_000_001, at: '2026-10-24T02:07:25.000Z' },
  asset: {
    id: 306_741_443,
    title: 'Forest lake',
    type: 'image',
    width: 6000,
    height: 3000,
    editorial: false,
  },
  licence: { id: 1, name: 'Digital License', size: 'xl-2015', extendedRights: null, billing: 'paid' },
  licensedBy: 'Ada Larkspur',
  references: [{ name: 'Purchase order', value: 'PO-1443' }],
  price: { amount: '54.9', currencyId: 0 },
  from: [{ name: 'company', value: 'Depositphotos Inc.' }],
  to: [{ name: 'company', value: 'Larkspur Studio' }],
  transferred: false,
  transferredTo: null,
  file: { name: 'Alpine/Forest lake.jpg', bytes: 1_234_567, sha256: 'a3'.repeat(32) },
  source: { service: 'api.depositphotos.com', kind: 'certificate', at: '2026-11-22T02:07:25.000Z' },
};

/** Without the seams between fonts and lines. */
async function textOf(facts: CertificateFacts): Promise<string> {
  const pdf = await drawCertificate(facts, null);
  expect(pageCount(pdf)).toBe(1);
  return pdfText(pdf).replaceAll('|', '').replaceAll(/\s+/g, ' ');
}

const withTitle = (title: string): CertificateFacts => ({ ...FACTS, asset: { ...FACTS.asset, title } });

test('says everything that is known, and by whom', async () => {
  const text = await textOf(FACTS);
  for (const said of [
    'Transaction 710000001',
    'Forest lake',
    'Photo 306741443, 6000 × 3000 px',
    'the licence “Digital License” for this asset in the size xl-2015.',
    'Whether extended rights were bought is not told by the service.',
    '2026-10-24 02:07 UTC',
    'Ada Larkspur',
    '54.90 without VAT (currency no. 0 of the service)',
    'PO-1443',
    'Depositphotos Inc.',
    'Larkspur Studio',
    'a3'.repeat(32),
    'as api.depositphotos.com told it for this transaction, on 2026-11-22 02:07 UTC.',
  ]) {
    expect(text.replaceAll(' ', '')).toContain(said.replaceAll(' ', ''));
  }
  expect(text).not.toContain('Editorial use only');
});

test('does not make up what is not known', async () => {
  const text = await textOf({
    ...FACTS,
    asset: { ...FACTS.asset, editorial: true, title: '' },
    licence: { ...FACTS.licence, name: null, size: null, extendedRights: ['Unlimited print'] },
    price: null,
    file: null,
    source: { ...FACTS.source, kind: 'list', at: null },
  });
  for (const said of [
    'a licence whose name the service did not tell',
    'Extended rights: Unlimited print.',
    'For editorial use only',
    'Not told by the service',
    'was not on this computer',
    'was not asked for this transaction',
  ]) {
    expect(text.replaceAll(' ', '')).toContain(said.replaceAll(' ', ''));
  }
});

test.each([
  ['Zażółć gęślą jaźń, Müller & Søn'],
  ['Зимний лес, Україна ґ Ђорђе'],
  ['Καλημέρα κόσμε, ἀρχή'],
  ['Cà phê sữa đá ở Hà Nội, Việt Nam'],
])('prints %s as it is', async (title) => {
  const text = await textOf(withTitle(title));
  expect(text.normalize('NFC').replaceAll(' ', '')).toContain(title.normalize('NFC').replaceAll(' ', ''));
  expect(text).not.toContain('\u25a1');
  expect(text).not.toContain('Unicode numbers');
});

test.each([
  ['山の湖 at dawn', '[U+5C71 U+306E U+6E56] at dawn'],
  ['A 🎉 party', 'A [U+1F389] party'],
  ['بحيرة جبلية', '[5 characters: U+0628 U+062D U+064A …] [5 characters:'],
])('writes %s readably, and says why', async (title, readably) => {
  const text = await textOf(withTitle(title));
  expect(text.replaceAll(' ', '')).toContain(readably.replaceAll(' ', ''));
  expect(text).not.toContain('\u25a1');
  expect(text.replaceAll(' ', '')).toContain('bytheirUnicodenumbers');
});

test('stays one page, whatever it is told', async () => {
  const long = 'Wort '.repeat(400);
  const many = Array.from({ length: 30 }, (_, at) => ({ name: `Field ${at}`, value: long }));
  const text = await textOf({
    ...withTitle(`${'Donaudampfschifffahrt'.repeat(40)} ${long}`),
    licensedBy: long,
    references: many,
    from: many,
    to: many,
    transferredTo: many,
  });
  expect(text).toContain('…');
});

test('is drawn once: the same facts are the same page', async () => {
  const shelf = createShelf(folder.path);
  const pdf = await drawCertificate(FACTS, null);
  await shelf.keep(FACTS, pdf, false);
  const asked = { ...FACTS, source: { ...FACTS.source, at: '2027-01-01T00:00:00.000Z' } };
  expect(Buffer.from((await shelf.find(asked, false)) ?? [])).toEqual(Buffer.from(pdf));
  expect(await shelf.find(asked, true)).toBeNull();
  expect(await shelf.find({ ...asked, licensedBy: 'Somebody else' }, false)).toBeNull();
  expect(await shelf.find({ ...asked, transaction: { id: 2, at: null } }, false)).toBeNull();
});

test.each([
  ['Depositphotos_306741443-stock-photo-forest-in-black-and-white.jpg', 'Forest in black and white'],
  ['depositphotos_1_stock_video_city.mp4', 'City'],
  ['Depositphotos_1-woman.eps', 'Woman'],
  ['My holiday.jpg', 'My holiday.jpg'],
  ['Depositphotos_1.jpg', 'Depositphotos_1.jpg'],
  ['', ''],
])('%j is known as %j', (file, title) => {
  expect(titleOf(file)).toBe(title);
});
