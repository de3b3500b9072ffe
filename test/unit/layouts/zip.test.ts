import { expect, test } from 'vitest';
import { sourceOfBytes } from '../../../src/main/layouts/inspect/boxes.ts';
import { Budget } from '../../../src/main/layouts/inspect/limits.ts';
import { openArchive } from '../../../src/main/layouts/inspect/zip.ts';
import { END_BYTES, withZip64, zipOf } from './fixtures/zip.ts';

const PARTS = [
  { name: 'a.txt', data: 'one' },
  { name: 'deep/b.txt', data: Buffer.alloc(200_000, 'two') },
];
const plain = zipOf(PARTS);
const open = (bytes: Buffer) => openArchive(sourceOfBytes(bytes), new Budget());

/** With a comment, and the length that the end record tells of it. */
function commented(comment: string, told = comment.length): Buffer {
  const bytes = Buffer.concat([plain, Buffer.from(comment, 'latin1')]);
  bytes.writeUInt16LE(told, plain.length - 2);
  return bytes;
}

const end = plain.subarray(-END_BYTES).toString('latin1');

test.each<[string, Buffer]>([
  ['as it is written', plain],
  ['one byte behind the end', Buffer.concat([plain, Buffer.alloc(1)])],
  ['a page of zeros behind the end', Buffer.concat([plain, Buffer.alloc(70_000)])],
  ['a web page behind the end', Buffer.concat([plain, Buffer.from('<html>'.repeat(20_000))])],
  ['a comment', commented('made by hand')],
  ['a comment that is longer than it says', commented('made by hand', 4)],
  ['a comment that is shorter than it says', commented('made', 4000)],
  ['a comment that holds an end record', commented(`${end.slice(0, 16)}\xff\xff\xff\x7f\0\0 and more`)],
  ['a program before it', Buffer.concat([Buffer.alloc(5000, 'MZ'), plain])],
  ['both', Buffer.concat([Buffer.alloc(5000, 'MZ'), plain, Buffer.alloc(9)])],
  ['ZIP64', withZip64(plain)],
  [
    'ZIP64 with a program before it and bytes behind it',
    Buffer.concat([Buffer.alloc(99), withZip64(plain), Buffer.alloc(3)]),
  ],
  ['offsets that count from the start of the file', zipOf(PARTS, { before: Buffer.alloc(300, 'MZ') })],
])('an archive with %s is read as unzip reads it', async (_name, bytes) => {
  const archive = await open(bytes);
  expect(archive.names).toEqual(PARTS.map(({ name }) => name));
  for (const { name, data } of PARTS) expect(await archive.read(name)).toEqual(Buffer.from(data));
});

test.each<[string, Buffer]>([
  ['without an end', plain.subarray(0, -END_BYTES)],
  ['that is cut off at its start', plain.subarray(40)],
  ['of nothing', Buffer.alloc(0)],
])('an archive %s is damaged', async (_name, bytes) => {
  await expect(open(bytes)).rejects.toMatchObject({ kind: 'unreadable' });
});

test('two parts of one name are told of', async () => {
  expect((await open(zipOf([...PARTS, { name: 'a.txt', data: 'other' }]))).doubled).toBe(true);
  expect((await open(plain)).doubled).toBe(false);
});

test('a part that is packed in another way is named as that, not as damaged', async () => {
  const packed = zipOf(PARTS, { method: 93 });
  await expect((await open(packed)).read('a.txt')).rejects.toThrow('packed in a way that is not read');
});
