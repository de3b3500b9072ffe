import { expect, test } from 'vitest';
import { readXml } from '../../../src/main/layouts/inspect/xml.ts';
import type { XmlHandlers } from '../../../src/main/layouts/inspect/xml.ts';

/** The values of the attribute `a`, and the texts of `t`, of a document that comes in pieces of `size` bytes. */
async function valuesIn(xml: Uint8Array, size = xml.length) {
  const found: string[] = [];
  const pieces = Array.from({ length: Math.ceil(xml.length / size) }, (_, n) =>
    xml.subarray(n * size, (n + 1) * size),
  );
  await readXml(pieces, {
    open: (_name, { a }) => {
      if (a !== undefined) found.push(a);
    },
    close: (name, text) => {
      if (name === 't') found.push(text);
    },
  });
  return found;
}

test.each<[string, XmlHandlers]>([
  ['with both handlers', { open: () => {}, close: () => {} }],
  ['without one for ends', { open: () => {} }],
  ['without any', {}],
])('elements beside each other are not levels: a reader %s', async (_name, handlers) => {
  const wide = Buffer.from(`<x>${'<y><z/></y>'.repeat(5000)}</x>`);
  await expect(readXml([wide], handlers)).resolves.toBeUndefined();
  const deep = Buffer.from(`<x>${'<y>'.repeat(201)}${'</y>'.repeat(201)}</x>`);
  await expect(readXml([deep], handlers)).rejects.toMatchObject({ kind: 'limit' });
});

const document = (encoding: string, value: string) =>
  `<?xml version="1.0" encoding="${encoding}"?><x a="${value}"><t>${value}</t></x>`;
const wide = (text: string) => Buffer.from(text, 'utf16le');
const swapped = (text: string) => wide(text).swap16();
const bytes = (text: string, ...more: number[]) =>
  Buffer.from([...Buffer.from(text, 'latin1')].flatMap((byte) => (byte === 0x40 ? more : [byte])));

test.each<[string, Buffer, string]>([
  ['ISO-8859-1', Buffer.from(document('ISO-8859-1', 'Größe'), 'latin1'), 'Größe'],
  [
    'latin1 with single quotes',
    Buffer.from("<?xml version='1.0' encoding='latin1'?><x a='ä'><t>ä</t></x>", 'latin1'),
    'ä',
  ],
  ['windows-1252', bytes(document('windows-1252', '@'), 0x80), '€'],
  ['windows-1251', bytes(document('windows-1251', '@'), 0xc6), 'Ж'],
  ['Shift_JIS', bytes(document('Shift_JIS', '@'), 0x8e, 0xca, 0x90, 0x5e), '写真'],
  ['GB18030', bytes(document('gb18030', '@'), 0xd5, 0xd5), '照'],
  ['EUC-KR', bytes(document('euc-kr', '@'), 0xb0, 0xa1), '가'],
  ['macintosh', bytes(document('macintosh', '@'), 0x8a), 'ä'],
  ['UTF-8', Buffer.from(document('UTF-8', 'Größe')), 'Größe'],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${document('utf-8', 'Größe')}`), 'Größe'],
  ['UTF-8 that calls itself UTF-16', Buffer.from(document('UTF-16', 'Größe')), 'Größe'],
  ['no declaration', Buffer.from('<x a="Größe"><t>Größe</t></x>'), 'Größe'],
  ['a declaration behind a line break', Buffer.from(`\n<?pi x?>${'<x a="ä"><t>ä</t></x>'}`), 'ä'],
  ['UTF-16 with a mark', wide(`\uFEFF${document('UTF-16', '照Größe')}`), '照Größe'],
  ['UTF-16 without one', wide(document('UTF-16', '照Größe')), '照Größe'],
  ['UTF-16BE with a mark', swapped(`\uFEFF${document('UTF-16', '照Größe')}`), '照Größe'],
  ['UTF-16BE without one', swapped(document('utf-16be', '照Größe')), '照Größe'],
  ['UTF-16 without a declaration', wide('<x a="照"><t>照</t></x>'), '照'],
])('XML in %s is read, in pieces of any size', async (_name, xml, value) => {
  for (const size of [xml.length, 1, 3, 64]) expect(await valuesIn(xml, size)).toEqual([value, value]);
});

test.each([
  ['an unknown encoding', Buffer.from(document('x-klingon', 'a')), 'x-klingon'],
  ['UTF-7, which nothing decodes', Buffer.from(document('utf-7', 'a')), 'utf-7'],
  ['UTF-32', Buffer.from('<x/>'.split('').flatMap((letter) => [0, 0, 0, letter.charCodeAt(0)])), 'UTF-32'],
  ['EBCDIC', Buffer.from('4c6fa79440a585', 'hex'), 'EBCDIC'],
])('%s is named as what was not read', async (_name, xml, named) => {
  await expect(valuesIn(xml)).rejects.toMatchObject({
    kind: 'unreadable',
    message: expect.stringContaining(named),
  });
});
