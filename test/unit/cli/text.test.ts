import { expect, test } from 'vitest';
import { facts, table } from '../../../src/main/hosts/cli/table.ts';
import { bytes, clip, count, plain } from '../../../src/main/hosts/cli/text.ts';

const COLUMNS = [
  { title: 'ID', value: (row: { id: number }) => String(row.id), align: 'right' },
  { title: 'Title', value: (row: { title: string }) => row.title, flexible: true },
  { title: 'By', value: (row: { by: string }) => row.by },
] as const;

test('columns line up and the flexible one gives way', () => {
  const rows = [
    { id: 7, title: 'A very long title that does not fit', by: 'ana' },
    { id: 12345, title: 'Short', by: 'bo' },
  ];
  expect(table(rows, COLUMNS, 30).split('\n')).toEqual([
    '   ID  Title               By',
    '    7  A very long title…  ana',
    '12345  Short               bo',
  ]);
  for (const line of table(rows, COLUMNS, 30).split('\n')) expect([...line].length).toBeLessThanOrEqual(30);
  expect(table(rows, COLUMNS, null)).toContain('that does not fit');
});

test('foreign text cannot forge lines or colours', () => {
  const rows = [{ id: 1, title: 'a\n2  licensed\u001b[31m\u202Etxt', by: '' }];
  expect(table(rows, COLUMNS, null).split('\n')).toHaveLength(2);
  expect(plain('a\u001b[31mb\u0000\u202Ec\r\nd')).toBe('a [31mb c d');
});

test('facts leave out what is unknown', () => {
  expect(
    facts([
      ['ID', '1'],
      ['Group', null],
      ['Title', 'x'],
    ]),
  ).toBe('ID     1\nTitle  x');
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [12_400_000, '12.4 MB'],
  [4e9, '4.0 GB'],
])('%i bytes', (value, expected) => {
  expect(bytes(value)).toBe(expected);
});

test('numbers and cuts', () => {
  expect(count(13_009_933)).toBe('13,009,933');
  expect(clip('abcdef', 4)).toBe('abc…');
  expect(clip('abcd', 4)).toBe('abcd');
});
