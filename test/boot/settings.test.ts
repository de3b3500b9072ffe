/** One profile in two hosts: the desktop opens its settings with electron-store, the others with conf. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSettings } from '../../src/main/platform/settings/index.ts';
import { person } from '../support/person.ts';
import { bootWindow, temporaryFolder, until } from './boot.ts';

/** The settings of a profile as the web host and the command line open them. */
function elsewhere(profile: string) {
  const settings = createSettings({
    file: join(profile, 'settings.json'),
    defaultLibrary: join(profile, 'library'),
    consent: person(true).consent,
    lookEvery: 20,
  });
  onTestFinished(() => settings.close());
  return settings;
}

describe('the settings of a profile', () => {
  it('are the same file in the same words, whichever host wrote last', async () => {
    const profile = await temporaryFolder();
    const file = join(profile, 'settings.json');
    await elsewhere(profile).update({ theme: 'dark', gridRowHeight: 300 });
    const before = await readFile(file, 'utf8');

    const { ask } = await bootWindow({ profile });
    await until(async () => (await ask('observe')).theme === 'dark');
    await ask('chooseTheme', 'light');
    expect(elsewhere(profile).current).toMatchObject({ theme: 'light', gridRowHeight: 300 });
    await ask('chooseTheme', 'dark');
    expect(await readFile(file, 'utf8')).toBe(before);
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it('are told to the other host while both run', async () => {
    const { ask, profile } = await bootWindow();
    const other = elsewhere(profile);
    const watcher = other.watch()[Symbol.asyncIterator]();
    await watcher.next();
    await ask('chooseTheme', 'light');
    expect((await watcher.next()).value).toMatchObject({ theme: 'light' });
    await other.update({ theme: 'dark' });
    await until(async () => (await ask('observe')).theme === 'dark');
  });

  it('are moved aside when they are damaged, as in every host', async () => {
    const profile = await temporaryFolder();
    const file = join(profile, 'settings.json');
    await writeFile(file, '{ half');
    const { ask } = await bootWindow({ profile });
    expect((await ask('info')).notices.join()).toContain(`kept as ${file}.unreadable-1`);
    expect(await readFile(`${file}.unreadable-1`, 'utf8')).toBe('{ half');
    await ask('chooseTheme', 'light');
    const other = elsewhere(profile);
    expect(other.current.theme).toBe('light');
    expect(other.notice).toBeNull();
  });
});

describe('the channel that electron-store opens to pages', () => {
  it('is closed before a page is there, and gives no answer', async () => {
    const { ask } = await bootWindow();
    const { opened, open } = await ask('channels');
    expect(opened).toEqual(['electron-store-get-data']);
    expect(open).toEqual([]);
    expect(await ask('sendSync', 'electron-store-get-data')).toBeNull();
  });

  it('stays closed when another profile opens its settings', async () => {
    const { ask } = await bootWindow();
    await ask('switchProfile', 'demo');
    expect((await ask('channels')).open).toEqual([]);
  });
});
