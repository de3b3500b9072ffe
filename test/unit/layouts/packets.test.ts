import { expect, test } from 'vitest';
import { documentOf } from '../../../src/main/layouts/inspect/indesign.ts';
import { readXmpFile, scanXmp } from '../../../src/main/layouts/inspect/xmp.ts';
import { inddOf, xmpOf } from './fixtures/layouts.ts';

const packet = (path: string) => xmpOf([{ kind: 'linked', path }]);
const bare = (path: string) => packet(path).replaceAll(/<\?xpacket[^>]*\?>/g, '');
const HEAD = packet('/x/old.jpg').slice(packet('').indexOf('<x:xmpmeta'), 300);
const noise = '\u0001\u0002'.repeat(900);

test.each<[string, string, string[], boolean]>([
  ['a whole packet', packet('/x/a.jpg'), ['/x/a.jpg'], false],
  ['a packet without a wrapper', bare('/x/a.jpg'), ['/x/a.jpg'], false],
  ['two of them', packet('/x/a.jpg') + packet('/x/b.jpg'), ['/x/a.jpg', '/x/b.jpg'], false],
  ['beginnings of older ones before it', `${HEAD}${noise}${HEAD}${packet('/x/a.jpg')}`, ['/x/a.jpg'], false],
  [
    'a beginning and an end that do not belong together',
    `${HEAD}${noise}xx</rdf:RDF></x:xmpmeta>${noise}${packet('/x/a.jpg')}`,
    ['/x/a.jpg'],
    false,
  ],
  ['a beginning behind it', `${packet('/x/a.jpg')}${noise}${HEAD}`, ['/x/a.jpg'], false],
  ['only a beginning', `${noise}${HEAD}${noise}`, [], true],
  ['only pieces that do not belong together', `${HEAD}${noise}</x:xmpmeta>`, [], true],
  [
    'a wrapped packet that is damaged',
    packet('/x/b.jpg') + packet('/x/a.jpg').replace('</rdf:Bag>', '</rdf:bug>'),
    ['/x/b.jpg'],
    true,
  ],
  ['nothing', noise, [], false],
])('%s', async (_name, text, links, damaged) => {
  expect(await scanXmp(Buffer.from(text, 'latin1'))).toMatchObject({ links, damaged });
});

test('a sidecar is read in any encoding', async () => {
  const text = packet('/x/Größe.jpg');
  for (const bytes of [
    Buffer.from(text),
    Buffer.from(`\uFEFF${text}`, 'utf16le'),
    Buffer.from(text, 'utf16le').swap16(),
  ]) {
    expect(await readXmpFile(bytes)).toMatchObject({ links: ['/x/Größe.jpg'], damaged: false });
  }
});

test('of an InDesign document the packet of now counts, and older ones in its free pages do not', async () => {
  const now = inddOf([{ kind: 'linked', path: '/x/now.jpg' }], { leftovers: packet('/x/old.jpg') });
  const { packet: found, cut } = documentOf(now);
  expect([found?.includes('/x/now.jpg'), found?.includes('/x/old.jpg'), cut]).toEqual([true, false, false]);
  expect(documentOf(now.subarray(0, -5000)).cut).toBe(true);
  expect(documentOf(now.subarray(0, 9000)).cut).toBe(true);
  expect(documentOf(Buffer.alloc(100))).toEqual({ packet: null, cut: false });
});
