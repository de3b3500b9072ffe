import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUNDLES } from './boot.ts';

const ROOT = join(import.meta.dirname, '../..');

interface Source {
  readonly path: string;
  readonly text: string;
}

function sources(folder: string, extensions: RegExp): Source[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extensions.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(ROOT, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }));
}

const SOURCES = ['src', 'packages/sandbox/src'].flatMap((folder) =>
  sources(join(ROOT, folder), /\.(tsx?|html)$/),
);

/** What would open a door, and the one file that may have it all the same. */
const BANNED: readonly (readonly [pattern: RegExp, only: string | null])[] = [
  [/no-sandbox/, null],
  [/sandbox:\s*false/, null],
  [/webSecurity:\s*false/, null],
  [/contextIsolation:\s*false/, null],
  [/nodeIntegration\w*:\s*true/, null],
  [/allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|bypassCSP/, null],
  [/<webview|webviewTag:\s*true/, null],
  [/\bloadFile\(/, null],
  [/['"`]file:\/\/(?!['"`])/, null],
  [
    /certificate-error|setCertificateVerifyProc|rejectUnauthorized:\s*false|NODE_TLS_REJECT_UNAUTHORIZED/,
    null,
  ],
  [/\bipcMain\b/, 'src/main/hosts/electron/settings-store.ts'],
  [/\bipcMain\.(?!removeAllListeners\()/, null],
  [/\bipcRenderer\b/, 'src/preload/index.ts'],
  [/\bnew (BrowserWindow|WebContentsView|BaseWindow)\(/, 'src/main/hosts/electron/window.ts'],
  [/\bshell\.openExternal\(/, 'src/main/hosts/electron/external.ts'],
  [/\.(encryptString|decryptString|isEncryptionAvailable)\(/, null],
  [/from 'electron-log(\/(main|renderer))?'/, null],
  [/\b(eval|new Function)\(/, null],
];

describe('the sources', () => {
  it('are found', () => {
    expect(SOURCES.length).toBeGreaterThan(100);
  });

  it.each(BANNED)('have no %s outside %s', (pattern, only) => {
    const found = SOURCES.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
    expect(found).toEqual(only === null ? [] : [only]);
  });
});

describe('the bundles', () => {
  const main = sources(join(BUNDLES, 'main'), /\.js$/);
  const all = main.map(({ text }) => text).join('\n');

  it('load no window from a file, and talk over no channel but the port', () => {
    expect(main.length).toBeGreaterThan(1);
    expect(all).not.toMatch(/\.loadFile\(|no-sandbox/);
    // electron-store opens one, which is closed at once: settings.test.ts.
    const channels = [
      ...all.matchAll(/\bipcMain[\w$]*\.(?:on|once|handle|handleOnce|addListener)\(["'](.*?)["']/g),
    ];
    expect(channels.map(([, channel]) => channel)).toEqual(['electron-store-get-data']);
  });

  it('need of node_modules only what is native', () => {
    const wanted = [
      ...all.matchAll(/^import [^;]*?from ["']([\w@/.:-]+)["']|\bimport\(["']([\w@/.:-]+)["']\)/gm),
    ]
      .map(([, named, imported]) => named ?? imported ?? '')
      .filter((name) => !name.startsWith('.') && !isBuiltin(name));
    expect([...new Set(wanted)].sort()).toEqual(['electron', 'keytar', 'sharp']);
  });

  it('wait for nothing at the top of the entry: Electron would never be ready', () => {
    const entry = readFileSync(join(BUNDLES, 'main/index.js'), 'utf8');
    expect(entry).not.toMatch(/^(?:const [^=]+= )?await\b/m);
  });

  it('have a preload that is one plain script', () => {
    expect(readdirSync(join(BUNDLES, 'preload'))).toEqual(['index.cjs']);
    const [preload] = sources(join(BUNDLES, 'preload'), /\.cjs$/);
    expect(preload?.text).not.toMatch(/^\s*(import|export)\b/m);
    const required = [...(preload?.text.matchAll(/require\(["']([^"']+)["']\)/g) ?? [])].map(
      ([, name]) => name,
    );
    expect(required).toEqual(['electron']);
  });
});
