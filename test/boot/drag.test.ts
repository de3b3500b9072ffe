import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { bootWindow, until } from './boot.ts';

/** Any asset of the demo; it makes up what it is asked for. */
const ASSET = 20_192_481;

it('hands files to the system with a picture and copies them, and files that leave the library to the bin', async () => {
  const { ask, ended, profile } = await bootWindow({ switches: ['--demo'] });
  const nothing = await ask('dragOut', [ASSET]);
  expect(nothing).toEqual({ missing: [ASSET], drags: [] });

  await ask('takeComp', ASSET);
  await until(async () => (await ask('dragOut', [ASSET])).drags.length > 0);
  const { drags } = await ask('dragOut', [ASSET]);
  const [file = ''] = drags[0]?.files ?? [];
  expect(path.basename(file)).toContain(`${ASSET} comp`);
  expect(drags[0]?.pictureBytes).toBeGreaterThan(200);

  // The same file comes back under another name: the thread that reads it is a file of the bundle.
  expect(await ask('recognise', file, 'renamed.jpg')).toEqual({
    assetId: ASSET,
    by: 'content',
    right: 'comp',
    layout: false,
  });
  expect(await ask('recognise', `${file}.gone`, 'renamed.jpg')).toMatchObject({ assetId: null });

  const { copied, comps, formats } = await ask('copyFiles', [ASSET]);
  expect({ copied, comps }).toEqual({ copied: true, comps: 1 });
  const url = pathToFileURL(file).href;
  const raw = (name: string) => `electron application/osclipboard;format="${name}"`;
  if (process.platform === 'linux') {
    expect(formats).toEqual({
      [raw('x-special/gnome-copied-files')]: `copy\n${url}`,
      [raw('text/uri-list')]: `${url}\r\n`,
    });
  } else if (process.platform === 'darwin') {
    expect(formats[raw('NSFilenamesPboardType')]).toContain(`<array><string>${file}</string></array>`);
  }

  const removed = await ask('removeFiles', [ASSET]);
  expect(removed).toMatchObject({ removed: 1, toBin: 1, kept: 0 });
  expect(existsSync(file)).toBe(false);
  expect((await ask('dragOut', [ASSET])).missing).toEqual([ASSET]);
  await ask('undo', removed.undo);
  expect(existsSync(file)).toBe(true);

  // What was removed is held aside for ten minutes, or until the next start.
  await ask('removeFiles', [ASSET]);
  expect(await ask('binned')).toEqual([]);
  await ask('quit');
  await ended;
  const next = await bootWindow({ switches: ['--demo'], profile });
  await until(async () => (await next.ask('binned')).length > 0);
  expect(await next.ask('binned')).toEqual([file]);
});
