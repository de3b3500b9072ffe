import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createFileClipboard } from '../../../src/main/hosts/electron/file-clipboard.ts';
import { canOpenWith, openWith } from '../../../src/main/hosts/electron/open-with.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const NAMES = ["/Jobs/A & B <1>/Bäume 'n' “x” $(rm -rf).jpg", '/Jobs/100%#1?.png', '/Jobs/仮 `x`; y.mp4'];
const folder = tempFolderPerTest();
const raw = (name: string) => `electron application/osclipboard;format="${name}"`;

/** What one system's clipboard holds afterwards. */
async function copied(platform: NodeJS.Platform, paths: readonly string[], env: NodeJS.ProcessEnv = {}) {
  let formats: Readonly<Record<string, string>> = {};
  const write = async (next: Readonly<Record<string, string>>) => {
    formats = next;
  };
  const done = await createFileClipboard({ platform, env, write })(paths);
  return { done, formats };
}

/** Stands where Windows has its PowerShell; keeps what it is told. */
function fakeWindows(ends: number): NodeJS.ProcessEnv {
  const place = path.join(folder.path, 'System32', 'WindowsPowerShell', 'v1.0');
  mkdirSync(place, { recursive: true });
  const program = path.join(place, 'powershell.exe');
  writeFileSync(
    program,
    `#!/bin/sh\nprintf '%s\\0' "$@" > '${folder.path}/words'\ncat > '${folder.path}/input'\nexit ${ends}\n`,
  );
  chmodSync(program, 0o755);
  return { SystemRoot: folder.path };
}

describe('files on the clipboard', () => {
  it('are file addresses on Linux, for GNOME and for all others', async () => {
    const { done, formats } = await copied('linux', NAMES);
    expect(done).toBe(true);
    const [verb, ...gnome] = (formats[raw('x-special/gnome-copied-files')] ?? '').split('\n');
    expect(verb).toBe('copy');
    expect(gnome.map((url) => fileURLToPath(url))).toEqual(NAMES);
    expect(formats[raw('text/uri-list')]).toBe(`${gnome.join('\r\n')}\r\n`);
  });

  it('are a property list of paths on a Mac', async () => {
    const { done, formats } = await copied('darwin', NAMES);
    expect(done).toBe(true);
    expect(Object.keys(formats)).toEqual([raw('NSFilenamesPboardType')]);
    const plist = Object.values(formats)[0] ?? '';
    const read = [...plist.matchAll(/<string>(.*?)<\/string>/g)].map(([, text = '']) =>
      text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    );
    expect(read).toEqual(NAMES);
    expect(plist.replaceAll(/<string>.*?<\/string>/g, '')).toMatch(/<plist version="1.0"><array><\/array>/);
  });

  it.skipIf(process.platform === 'win32')('go to PowerShell on Windows, and none of it as code', async () => {
    const { done, formats } = await copied('win32', NAMES, fakeWindows(0));
    expect({ done, formats }).toEqual({ done: true, formats: {} });
    const words = readFileSync(path.join(folder.path, 'words'), 'utf8');
    expect(words).toContain('Set-Clipboard -LiteralPath');
    for (const name of NAMES) expect(words).not.toContain(path.basename(name));
    const input = readFileSync(path.join(folder.path, 'input'), 'utf8');
    expect(input).toMatch(/^[A-Za-z0-9+/]+=*$/);
    expect(Buffer.from(input, 'base64').toString().split('\n')).toEqual(NAMES);
  });

  it.skipIf(process.platform === 'win32')('that could not be copied are said not to be', async () => {
    expect((await copied('win32', NAMES, fakeWindows(1))).done).toBe(false);
    const nowhere = path.join(folder.path, 'nowhere');
    expect(existsSync(nowhere)).toBe(false);
    expect((await copied('win32', NAMES, { SystemRoot: nowhere })).done).toBe(false);
    const write = async () => {
      throw new Error('The clipboard is held by another program.');
    };
    expect(await createFileClipboard({ platform: 'linux', env: {}, write })(NAMES)).toBe(false);
  });
});

describe('open with', () => {
  const ask = async (platform: 'darwin' | 'win32', program: string | null) => {
    const started: unknown[] = [];
    const opened = await openWith('/Jobs/a b.jpg', {
      platform,
      chooseProgram: async () => program,
      start: async (...call) => started.push(call) > 0,
    });
    return { opened, started };
  };

  it('is the dialog of Windows, and on a Mac a program that is chosen', async () => {
    expect(await ask('win32', null)).toEqual({
      opened: true,
      started: [['rundll32.exe', ['shell32.dll,OpenAs_RunDLL', '/Jobs/a b.jpg'], true]],
    });
    expect(await ask('darwin', '/Applications/Preview.app')).toEqual({
      opened: true,
      started: [['/usr/bin/open', ['-a', '/Applications/Preview.app', '/Jobs/a b.jpg'], false]],
    });
    expect(await ask('darwin', null), 'nobody chose one').toEqual({ opened: true, started: [] });
  });

  it('is nowhere else', () => {
    expect((['darwin', 'win32', 'linux', 'freebsd'] as const).map(canOpenWith)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
