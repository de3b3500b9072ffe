import { existsSync, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { attempt, overlooked } from '../../../src/main/platform/failures/index.ts';
import { createLog, tellOverlooked } from '../../../src/main/platform/log/index.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { linesIn } from '../app/support/log-lines.ts';

const folder = tempFolderPerTest();
let now = 0;
let end = () => {};

beforeEach(() => {
  now = 0;
  end = tellOverlooked(createLog(folder.path), () => now);
  onTestFinished(() => end());
});

function text(): string {
  const file = path.join(folder.path, 'stockroom.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

const lines = () => linesIn(text()).map(({ level, facts }) => ({ level, ...facts }));

it('writes the code of a failure that the work went on after', async () => {
  const file = path.join(folder.path, 'x'.repeat(300));
  expect(await stat(file).catch(overlooked('layouts.stat', null))).toBeNull();
  overlooked('basket.refresh')(new StockroomError('offline'));
  expect(lines()).toEqual([
    { level: 'warn', what: 'layouts.stat', code: 'ENAMETOOLONG', count: 1 },
    { level: 'warn', what: 'basket.refresh', code: 'offline', count: 1 },
  ]);
});

it('has no line for a file that is not there, nor for work that was stopped', async () => {
  await stat(path.join(folder.path, 'none')).catch(overlooked('a'));
  await stat(path.join(import.meta.filename, 'below')).catch(overlooked('a'));
  overlooked('b')(AbortSignal.abort().reason);
  overlooked('c')(new StockroomError('aborted'));
  expect(text()).toBe('');
});

it('tells the same failure once a minute, with how often it came', () => {
  const fail = () => overlooked('disk')(Object.assign(new Error('EIO'), { code: 'EIO' }));
  fail();
  for (now = 1; now < 60_000; now += 1000) fail();
  overlooked('disk')(Object.assign(new Error('EACCES'), { code: 'EACCES' }));
  now = 60_000;
  fail();
  expect(linesIn(text()).map(({ facts }) => [facts['code'], facts['count']])).toEqual([
    ['EIO', 1],
    ['EACCES', 1],
    ['EIO', 61],
  ]);
});

it('writes an error without a code with its stack, without links', () => {
  overlooked('parse')(new TypeError('at https://example.com/secret'));
  expect(lines()).toEqual([{ level: 'error', what: 'parse', count: 1 }]);
  expect(text()).toContain('overlooked.test.ts');
  expect(text()).not.toContain('example.com');
});

it('writes nothing once it has ended', () => {
  end();
  overlooked('late')(new StockroomError('offline'));
  expect(text()).toBe('');
});

it('answers instead of what throws, now or later', async () => {
  expect(attempt(() => JSON.parse('{') as unknown, 'no')).toBe('no');
  expect(await attempt(() => Promise.reject(new Error('no picture')), null)).toBeNull();
  expect(await attempt(async () => 1, null)).toBe(1);
});
