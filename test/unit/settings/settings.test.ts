import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createConsent } from '../../../src/main/platform/consent/index.ts';
import { createSettings } from '../../../src/main/platform/settings/index.ts';
import { defineSetting } from '../../../src/shared/model/area-setting.ts';
import { person } from '../../support/person.ts';

const MODULE = new URL('../../../src/main/platform/settings/index.ts', import.meta.url).href;

let folder: string;
let file: string;
const open = (consent = person(true).consent) =>
  createSettings({ file, defaultLibrary: '/library', consent });
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stockroom-settings-'));
  file = path.join(folder, 'settings.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('keeps a change over a restart, in a file only its owner can read', async () => {
  await open().update({ theme: 'light' });
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

it.each(['{ "theme": "dar', '[]', '', 'null'])('moves a broken file (%j) aside and says so', async (text) => {
  writeFileSync(file, text);
  const settings = open();
  expect(settings.current.theme).toBe('system');
  await settings.update({ theme: 'dark' });
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

it('adds to what areas have set, and gives an area its initial value for one that it cannot read', async () => {
  const loud = defineSetting('hello.loud', false, (value) => typeof value === 'boolean');
  const name = defineSetting('hello.name', 'Ana', (value) => typeof value === 'string');
  const settings = open();
  expect([loud.of(settings.current), name.of(settings.current)]).toEqual([false, 'Ana']);
  await settings.update(loud.set(true));
  await open().update(name.set('Bo'));
  expect([loud.of(open().current), name.of(open().current)]).toEqual([true, 'Bo']);
  await open().update({ areas: { 'hello.loud': 'very' } });
  expect([loud.of(open().current), name.of(open().current)]).toEqual([false, 'Bo']);
});

it('tells every watcher', async () => {
  const settings = open();
  const watcher = settings.watch()[Symbol.asyncIterator]();
  await watcher.next();
  await settings.update({ gridRowHeight: 120 });
  expect((await watcher.next()).value).toMatchObject({ gridRowHeight: 120 });
  settings.close();
});

describe('two processes on one profile', () => {
  it('reads what the other has written, at once where it is asked for', async () => {
    const [one, two] = [open(), open()];
    await one.update({ dailyLimit: '10' });
    expect(two.fresh().dailyLimit).toBe('10');
    expect(two.current.dailyLimit).toBe('10');
  });

  it('tells its watchers what the other has written', async () => {
    const one = open();
    const two = createSettings({
      file,
      defaultLibrary: '/library',
      lookEvery: 5,
      consent: person(true).consent,
    });
    const watcher = two.watch()[Symbol.asyncIterator]();
    await watcher.next();
    one.setLibraryFolder('/elsewhere');
    expect((await watcher.next()).value).toMatchObject({ libraryFolder: '/elsewhere' });
    two.close();
  });

  it('keeps what the other has set when it sets something else', async () => {
    const rounds = 40;
    const script = `
      const { createSettings } = await import(${JSON.stringify(MODULE)});
      const settings = createSettings({ file: process.argv[1], defaultLibrary: '/library' });
      for (let n = 1; n <= ${rounds}; n++) await settings.update({ gridRowHeight: 100 + n });
      settings.close();`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script, file]);
    const ended = once(child, 'exit');
    const one = open();
    for (let n = 1; n <= rounds; n++) {
      await one.update({ dailyLimit: String(n) });
      expect(open().current.dailyLimit).toBe(String(n));
    }
    expect((await ended)[0]).toBe(0);
    expect(open().current).toMatchObject({ dailyLimit: String(rounds), gridRowHeight: 100 + rounds });
  });
});

it('stands by a limit when the file is gone, and fails where it cannot be read', async () => {
  const settings = open();
  await open().update({ dailyLimit: '10' });
  expect(settings.fresh().dailyLimit).toBe('10');
  rmSync(file);
  expect(settings.fresh().dailyLimit).toBe('10');
  writeFileSync(file, '{ half');
  expect(() => settings.fresh()).toThrow('cannot be read');
  expect(settings.current.dailyLimit).toBe('10');
});

it.each(['"1O"', '12.5', '{}', '"-3"'])(
  'takes a daily limit that it cannot read (%s) for nothing at all',
  (limit) => {
    writeFileSync(file, `{ "dailyLimit": ${limit} }`);
    expect(open().current.dailyLimit).toBe('0');
  },
);

describe('a limit', () => {
  const rises = [
    ['dailyLimit', '10', '10.01'],
    ['dailyLimit', '10', null],
    ['askAbove', '100', '100.5'],
    ['askAbove', '0', null],
  ] as const;

  it.each(rises)('%s from %s to %s needs a word of a person', async (limit, from, to) => {
    await open().update({ [limit]: from });
    const no = person(false);
    const settings = open(no.consent);
    await expect(settings.update({ [limit]: to, theme: 'light' })).rejects.toMatchObject({
      code: 'declined',
    });
    expect(settings.current).toMatchObject({ [limit]: from, theme: 'system' });
    expect(no.asked).toEqual([{ kind: 'limit', limit, from, to }]);
    expect(open().current).toMatchObject({ [limit]: from });
    const silent = open(createConsent({ ask: undefined, isPlayMoney: false }));
    await expect(silent.update({ [limit]: to })).rejects.toMatchObject({ code: 'cannot-ask' });
    const yes = person(true);
    expect((await open(yes.consent).update({ [limit]: to }))[limit]).toBe(to);
  });

  it.each([
    ['dailyLimit', null, '5'],
    ['dailyLimit', '10', '9.99'],
    ['dailyLimit', '10', '10'],
    ['askAbove', '100', '0'],
  ] as const)('%s from %s to %s needs none', async (limit, from, to) => {
    await open().update({ [limit]: from });
    const no = person(false);
    await open(no.consent).update({ [limit]: to });
    expect([no.asked, open().current[limit]]).toEqual([[], to]);
  });

  it('is compared with what another process has set meanwhile', async () => {
    const no = person(false);
    const settings = open(no.consent);
    await open().update({ dailyLimit: '10' });
    await expect(settings.update({ dailyLimit: '20' })).rejects.toMatchObject({ code: 'declined' });
  });
});
