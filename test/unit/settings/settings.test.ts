import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSettings } from '../../../src/main/settings/index.ts';

let folder: string;
let file: string;
const open = () => createSettings({ file, defaultLibrary: '/library' });
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stockroom-settings-'));
  file = path.join(folder, 'settings.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('keeps a change over a restart, in a file only its owner can read', () => {
  open().update({ theme: 'light' });
  expect(open().current).toMatchObject({ theme: 'light', libraryFolder: '/library' });
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
});

it('falls back value by value, never as a whole', () => {
  writeFileSync(
    file,
    JSON.stringify({ theme: 'purple', gridRowHeight: 300, libraryFolder: 'relative', unknown: 1 }),
  );
  expect(open().current).toMatchObject({ theme: 'system', gridRowHeight: 300, libraryFolder: '/library' });
});

it.each(['{ "theme": "dar', '[]', '', 'null'])('moves a broken file (%j) aside and says so', (text) => {
  writeFileSync(file, text);
  const settings = open();
  expect(settings.current.theme).toBe('system');
  settings.update({ theme: 'dark' });
  expect(open().current.theme).toBe('dark');
  if (settings.notice !== null) {
    const aside = readdirSync(folder).find((name) => name.includes('unreadable')) ?? '';
    expect(readFileSync(path.join(folder, aside), 'utf8')).toBe(text);
    expect(settings.notice).toContain(aside);
  }
});

it('moves text that is no JSON aside', () => {
  writeFileSync(file, '{ half');
  expect(open().notice).toContain('kept as');
});

it('tells every watcher', async () => {
  const settings = open();
  const watcher = settings.watch()[Symbol.asyncIterator]();
  await watcher.next();
  settings.update({ gridRowHeight: 120 });
  expect((await watcher.next()).value).toMatchObject({ gridRowHeight: 120 });
  settings.close();
});
