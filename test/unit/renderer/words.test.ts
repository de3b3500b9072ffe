import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { jobProgress, jobText } from '../../../src/renderer/parts/words/job-text.ts';
import { tileName } from '../../../src/renderer/parts/words/tile-name.ts';
import { blame, missing } from '../../../src/renderer/parts/sign-in/blame.ts';
import { fromAddress, toAddress } from '../../../src/renderer/state/address.ts';
import * as format from '../../../src/renderer/ui/format.ts';
import { JOB_STATES } from '../../../src/shared/model/download.ts';
import type { DownloadJob } from '../../../src/shared/model/download.ts';
import { FAILURE_CODES, StockroomError } from '../../../src/shared/model/failure.ts';
import { instant } from '../../../src/shared/model/instant.ts';
import { plainQuery } from '../../../src/shared/model/search.ts';
import { anAsset } from './assets.ts';

/** Numbers are written in the language of the machine: compare without its separators. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f,.’' ]/g, '');

test('counts', () => {
  expect(plain(format.formatResults(13_009_933))).toBe('13009933results');
  expect(plain(format.formatResults(1))).toBe('1result');
  expect(plain(format.formatResults(0))).toBe('0results');
});

test.each([
  [0, '0B'],
  [999, '999B'],
  [1000, '10kB'],
  [12_400_000, '124MB'],
  [999_600, '10MB'],
  [123_456_789, '123MB'],
  [4_000_000_000, '40GB'],
])('%d bytes', (bytes, words) => {
  expect(plain(format.formatBytes(bytes))).toBe(words);
});

test.each([
  [7, '0:07'],
  [750, '12:30'],
  [3723, '1:02:03'],
  [59.6, '1:00'],
])('%d seconds of video', (seconds, words) => {
  expect(format.formatDuration(seconds)).toBe(words);
});

test('dimensions, and how large they print', () => {
  const size = { width: 6000, height: 4000 };
  expect(plain(format.formatPixels(size))).toBe('6000×4000px');
  expect(plain(format.formatPrintSize(size))).toBe('508×339cmat300dpi');
});

test('time left is told in the unit that fits, and not at all while nothing flows', () => {
  expect(format.formatTimeLeft(10_000, 1000)).toBe('10 s left');
  expect(format.formatTimeLeft(90_000, 1000)).toBe('2 min left');
  expect(format.formatTimeLeft(7_200_000, 1000)).toBe('2 h left');
  expect(format.formatTimeLeft(10_000, 0)).toBe('');
});

test('file names of both kinds of paths', () => {
  expect(format.fileName('Comps/A lake.jpg')).toBe('A lake.jpg');
  expect(format.fileName('C:\\Stock\\A lake.jpg')).toBe('A lake.jpg');
  expect(format.fileName('plain.jpg')).toBe('plain.jpg');
});

test('addresses that name no search', () => {
  for (const address of ['', '#', '#/', '#/downloads?q=a', '#/search', '#/search?v=1'])
    expect(fromAddress(address)).toBeNull();
  expect(toAddress(null)).toBe('#/');
  expect(fromAddress('#/search?q=a&sort=odd&type=odd')).toEqual(plainQuery('a'));
});

test('a tile is named by its type, title, length and right', () => {
  expect(tileName(anAsset(1, { title: 'A lake' }), { right: 'comp' })).toBe('Photo: A lake, Comp in library');
  expect(tileName(anAsset(1, { title: 'A lake' }))).toBe('Photo: A lake');
  expect(
    tileName(anAsset(1, { type: 'video', title: 'Waves', duration: 12, editorial: true }), {
      right: 'licensed',
    }),
  ).toBe('Video: Waves, 0:12, Editorial, Licensed');
});

test('each failed sign-in is shown where it can be mended', () => {
  for (const code of FAILURE_CODES) {
    const found = blame(new StockroomError(code).failure);
    if (code === 'auth.key') expect(found).toMatchObject({ at: 'fields', fields: ['apiKey'] });
    else if (code === 'auth.password')
      expect(found).toMatchObject({ at: 'fields', fields: ['user', 'password'] });
    else expect(found).toMatchObject({ at: 'form', failure: { code } });
  }
});

test('what is missing is told before anything is sent', () => {
  expect(Object.keys(missing({ apiKey: ' ', user: 'me', password: '' }))).toEqual(['apiKey', 'password']);
  // A password may be made of spaces.
  expect(missing({ apiKey: 'key', user: 'me', password: ' ' })).toEqual({});
});

test('every state of a job has words and a progress between 0 and 1', () => {
  for (const state of JOB_STATES) {
    for (const totalBytes of [null, 0, 1000]) {
      const job = { state, bytes: 500, totalBytes, speed: 100, failure: null } as DownloadJob;
      expect(jobText(job)).not.toBe('');
      const progress = jobProgress(job);
      expect(progress === null || (progress >= 0 && progress <= 1)).toBe(true);
    }
  }
});

test('a day on this computer and a moment are written in one way', () => {
  const at = instant(new Date(2026, 11, 1, 9, 30).getTime());
  const later = new Date(2026, 11, 2, 9, 30).getTime();
  expect(format.formatMoment(at, at)).not.toContain('2026');
  expect(format.formatMoment(at, later).startsWith(format.formatDay(at))).toBe(true);
  expect(format.formatDate(instant(Date.UTC(2026, 11, 1)))).toBe(format.formatDay(at));
});

test('numbers, money and dates are written by these modules alone', () => {
  const writers = ['renderer/ui/format.ts', 'shared/model/count-text.ts', 'shared/model/money.ts'];
  const src = path.resolve(import.meta.dirname, '../../../src');
  const others = ['renderer', 'shared'].flatMap((folder) =>
    readdirSync(path.join(src, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
      .filter((file) => /\.tsx?$/.test(file) && !writers.includes(file))
      .filter((file) =>
        /toLocale\w*\(|Intl\.(?:Number|DateTime)Format\(/.test(readFileSync(path.join(src, file), 'utf8')),
      ),
  );
  expect(others).toEqual([]);
});

test('the words on the page are plain', () => {
  const odd = /parted by|of yours is|\b[Tt](?:ake|ook) off\b|” is no |at hand\?|stays at hand/;
  const src = path.resolve(import.meta.dirname, '../../../src/renderer');
  const found = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) =>
      readFileSync(path.join(src, file), 'utf8')
        .split('\n')
        .filter((line) => odd.test(line) && !/^\s*(?:\/?\*|\/\/)/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(found).toEqual([]);
});
