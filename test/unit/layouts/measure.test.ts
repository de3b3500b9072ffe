import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { measure } from '../../../src/main/layouts/inspect/measure.ts';
import { createReader } from '../../../src/main/layouts/reader.ts';
import {
  epsDrawing,
  epsWithPreview,
  pdfDrawing,
  pdfWithObjectStream,
  svgDrawing,
} from '../../support/drawings.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { corrupt } from './corrupt.ts';

const temp = tempFolderPerTest();

async function measured(name: string, data: Buffer | string) {
  const at = path.join(temp.path, name);
  writeFileSync(at, data);
  return measure(at);
}

/** Each extent as `width x height`. */
async function sizes(name: string, data: Buffer | string) {
  const found = await measured(name, data);
  return found?.extents.map(({ width, height }) => `${Math.round(width)} x ${Math.round(height)}`);
}

test.each<[string, string, string[]]>([
  ['a view box alone', '<svg viewBox="0 0 40 30"/>', ['40 x 30']],
  ['commas, and a corner elsewhere', '<svg viewBox="-5,-5, 40,30"/>', ['40 x 30']],
  ['lengths before the view box', '<svg width="80" height="20px" viewBox="0 0 40 30"/>', ['80 x 20']],
  ['units', '<svg width="2in" height="25.4mm"/>', ['192 x 96']],
  ['a percentage is no length', '<svg width="100%" height="20" viewBox="0 0 40 30"/>', ['40 x 30']],
  ['a prefix', '<?xml version="1.0"?><!-- x --><s:svg xmlns:s="x" viewBox="0 0 4 3"/>', ['4 x 3']],
  ['the drawing, not one in it', '<svg viewBox="0 0 4 3"><svg viewBox="0 0 9 9"/></svg>', ['4 x 3']],
  ['what is cut off after its start', '<svg viewBox="0 0 4 3"><g><path d="M0', ['4 x 3']],
  ['nothing to go by', '<svg><rect width="4" height="3"/></svg>', []],
  ['no size', '<svg width="0" height="3"/>', []],
  ['no numbers', '<svg viewBox="0 0 a b"/>', []],
  ['no drawing', '<html><svg viewBox="0 0 4 3"/></html>', []],
  ['rubbish', '<<<<', []],
])('SVG: %s', async (_name, text, expected) => {
  expect(await sizes('a.svg', text)).toEqual(expected);
});

const EPS = '%!PS-Adobe-3.0 EPSF-3.0\n';
test.each<[string, Buffer | string, string[]]>([
  ['the exact box first', epsDrawing(40.4, 30.2), ['40 x 30']],
  ['the box in points', `${EPS}%%BoundingBox: 10 10 50 40\n%%EndComments\n`, ['40 x 30']],
  ['old line ends', `${EPS}%%BoundingBox: 0 0 40 30\n`.replaceAll('\n', '\r'), ['40 x 30']],
  [
    'a box at the end',
    `${EPS}%%BoundingBox: (atend)\n%%EndComments\n0\n%%Trailer\n%%BoundingBox: 0 0 40 30\n%%EOF`,
    ['40 x 30'],
  ],
  [
    'no box of a drawing in it',
    `${EPS}%%EndComments\n%%BeginDocument: x\n%%BoundingBox: 0 0 40 30\n%%EndDocument\n`,
    [],
  ],
  ['a preview before it', epsWithPreview(epsDrawing(40, 30), Buffer.from('II*\0')), ['40 x 30']],
  ['an address that leads out', epsWithPreview(Buffer.alloc(0), Buffer.from('II*\0')), []],
  ['a box inside out', `${EPS}%%BoundingBox: 50 40 10 10\n`, []],
  ['words for numbers', `${EPS}%%BoundingBox: a b c d\n`, []],
])('EPS: %s', async (_name, data, expected) => {
  expect(await sizes('a.eps', data)).toEqual(expected);
});

test.each<[string, string[], string, string[]]>([
  ['a media box', ['<< /Type /Page /MediaBox [0 0 40 30] >>'], '', ['40 x 30', '40 x 30', '40 x 30']],
  [
    'all boxes',
    [
      '<</CropBox[0 0 30 20]/Resources<</A<</MediaBox[0 0 1 1]>>>>/Type/Page/TrimBox[5 5 25 15]/MediaBox[0 0 40 30]>>',
    ],
    '',
    ['40 x 30', '30 x 20', '20 x 10'],
  ],
  [
    'what lies above',
    ['<< /Type /Page >>'],
    '/MediaBox [0 0 40 30] /Rotate 90',
    ['30 x 40', '30 x 40', '30 x 40'],
  ],
  [
    'pages of one shape',
    ['<< /Type /Page /MediaBox [0 0 40 30] >>', '<< /Type /Page /MediaBox [0 0 80 60] >>'],
    '',
    ['40 x 30', '40 x 30', '40 x 30'],
  ],
  [
    'pages of two',
    ['<< /Type /Page /MediaBox [0 0 40 30] >>', '<< /Type /Page /MediaBox [0 0 9 9] >>'],
    '',
    [],
  ],
  ['a box that stands elsewhere', ['<< /Type /Page /MediaBox 7 0 R >>'], '', []],
  ['no box', ['<< /Type /Page >>'], '', []],
  ['a page that never ends', ['<< /Type /Page /MediaBox [0 0 40 '], '', []],
])('PDF with compressed objects: %s', async (_name, pages, above, expected) => {
  expect(await sizes('a.pdf', pdfWithObjectStream(pages, above))).toEqual(expected);
});

test('a PDF of every day, and an Illustrator file, which is one', async () => {
  const pdf = await pdfDrawing(400, 300);
  expect(await sizes('a.pdf', pdf)).toEqual(['400 x 300', '400 x 300', '400 x 300']);
  expect(await measured('a.ai', pdf)).toMatchObject({ kind: 'ai' });
  expect(await measured('b.ai', epsDrawing(4, 3))).toMatchObject({ kind: 'ai' });
  const locked = Buffer.from(pdf.toString('latin1').replace('/Root', '/Encrypt 9 0 R /Root'), 'latin1');
  expect(await sizes('a.pdf', locked)).toEqual([]);
});

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const tkhd = (width: number, height: number) => {
  const body = Buffer.alloc(84);
  body.writeUInt32BE(width * 65_536, 76);
  body.writeUInt32BE(height * 65_536, 80);
  return boxOf('tkhd', body);
};
const boxOf = (name: string, ...inside: Buffer[]) => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + inside.reduce((sum, { length }) => sum + length, 0), 0);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, ...inside]);
};

test('films: the first track with a size', async () => {
  const sound = boxOf('trak', tkhd(0, 0));
  const film = Buffer.concat([
    boxOf('ftyp', Buffer.from('isom')),
    boxOf('moov', sound, boxOf('trak', tkhd(1920, 1080))),
  ]);
  expect(await measured('a.mp4', film)).toEqual({ kind: 'mp4', extents: [{ width: 1920, height: 1080 }] });
  // Segment and Tracks of unknown length, as a live film has them; a track without pictures first.
  const webm = hex(
    '1a45dfa3 80 18538067 01ffffffffffffff 1654ae6b ff ae 83 d7 81 01 ae 8a e0 88 b0 82 0500 ba 82 02d0',
  );
  expect(await sizes('a.webm', webm)).toEqual(['1280 x 720']);
  for (const broken of [film.subarray(0, 60), Buffer.alloc(100), webm.subarray(0, 30), hex('1a45dfa3 00')]) {
    expect(await sizes('b.mp4', broken)).toEqual([]);
  }
});

test('what is no drawing is none', async () => {
  expect(await measured('a.jpg', 'x')).toBeNull();
  expect(await measured('a.eps', Buffer.from('ffd8ffe0', 'hex'))).toBeNull();
});

test('who asks while the thread is being ended gets another', async () => {
  const reader = createReader({ worker: new URL('../../../src/main/layouts/worker.ts', import.meta.url) });
  const { signal } = new AbortController();
  const at = path.join(temp.path, 'a.svg');
  writeFileSync(at, svgDrawing(40, 30));
  for (let round = 0; round < 4; round += 1) {
    const before = reader.measure(at, signal);
    const closing = reader.close();
    const after = reader.measure(at, signal);
    expect([(await before)?.kind, (await after)?.kind]).toEqual(['svg', 'svg']);
    await closing;
    await Promise.all([reader.close(), reader.measure(at, signal)]);
  }
  await reader.close();
});

test('broken drawings have a size or none, and the thread goes on', { timeout: 60_000 }, async () => {
  const reader = createReader({ worker: new URL('../../../src/main/layouts/worker.ts', import.meta.url) });
  const { signal } = new AbortController();
  const whole = {
    'a.svg': svgDrawing(40, 30),
    'a.eps': epsWithPreview(epsDrawing(40, 30), Buffer.from('II*\0')),
    'a.pdf': await pdfDrawing(40, 30),
    'a.ai': pdfWithObjectStream(['<< /Type /Page /MediaBox [0 0 40 30] >>']),
  };
  for (const [name, data] of Object.entries(whole)) {
    const at = path.join(temp.path, name);
    for (let seed = 0; seed < 60; seed += 1) {
      writeFileSync(at, corrupt(data, seed));
      const found = await reader.measure(at, signal);
      expect(found?.kind).not.toBe('unknown');
      for (const { width, height } of found?.extents ?? [])
        expect(Math.min(width, height)).toBeGreaterThan(0);
    }
  }
  expect(await reader.measure(path.join(temp.path, 'gone.svg'), signal)).toBeNull();
  await reader.close();
});
