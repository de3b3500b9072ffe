import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LINK_MARK } from '../../../src/main/hosts/electron/link-arguments.ts';
import { bootWindow } from '../boot.ts';
import { openArchive } from './archive.ts';
import type { Archive } from './archive.ts';
import { writeStubElectron } from './stub-electron.ts';

const ROOT = join(import.meta.dirname, '../../..');
const PACK_MS = 90_000;

/** Runs the real packager on a stand-in for Electron's binary. */
async function pack(folder: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const stub = join(folder, 'electron');
  const output = join(folder, 'dist');
  await writeStubElectron(stub);
  await promisify(execFile)(
    process.execPath,
    [
      join(ROOT, 'node_modules/electron-builder/cli.js'),
      '--linux',
      '--x64',
      '--dir',
      '--publish=never',
      `-c.electronDist=${stub}`,
      `-c.directories.output=${output}`,
    ],
    { cwd: ROOT, env: { ...process.env, ...env } },
  );
  return join(output, 'linux-unpacked');
}

describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('the package', () => {
  let folder: string;
  let packed: string;
  let archive: Archive;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stockroom-package-'));
    packed = await pack(folder);
    archive = await openArchive(join(packed, 'resources/app.asar'));
  }, PACK_MS);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const paths = () => archive.files.map(({ path }) => path);

  it('holds the bundles and the native parts for this platform, and nothing else', () => {
    expect(paths()).toEqual(
      expect.arrayContaining([
        'package.json',
        'out/main/index.js',
        'out/main/sandbox-worker.js',
        'out/main/layout-worker.js',
        'node_modules/exiftool-vendored.pl/bin/exiftool',
        'node_modules/exiftool-vendored.pl/bin/lib/Image/ExifTool.pm',
        'out/preload/index.cjs',
        'out/renderer/index.html',
        'node_modules/keytar/prebuilds/linux-x64/keytar.node',
      ]),
    );
    const top = new Set(
      paths().map((path) => path.replace(/^((?:node_modules\/(?:@[^/]+\/)?|out\/)?[^/]+).*/, '$1')),
    );
    expect([...top].sort()).toEqual([
      'node_modules/@img/colour',
      'node_modules/@img/sharp-libvips-linux-x64',
      'node_modules/@img/sharp-linux-x64',
      'node_modules/detect-libc',
      'node_modules/exiftool-vendored.pl',
      'node_modules/keytar',
      'node_modules/semver',
      'node_modules/sharp',
      'out/main',
      'out/preload',
      'out/renderer',
      'package.json',
    ]);
  });

  it('has no sources, maps, settings of the builder or parts of other systems in it', () => {
    const odd = paths().filter((path) =>
      /\.(ts|tsx|map|env|pem|p12|h)$|(^|\/)\.env|win32|darwin|musl|arm64|node-(linux|win)/.test(path),
    );
    expect(odd).toEqual([]);
  });

  it('keeps beside the archive what the system loads, and only that', () => {
    const native = archive.files.filter(({ path }) => /\.node$|\.so(\.|$)/.test(path));
    expect(native.length).toBeGreaterThanOrEqual(3);
    expect(native.filter(({ unpacked }) => !unpacked)).toEqual([]);
    const outside = archive.files.filter(({ unpacked }) => unpacked).map(({ path }) => path);
    expect(
      outside.filter((path) => !/^node_modules\/(@img|keytar|exiftool-vendored\.pl)\//.test(path)),
    ).toEqual([]);
  });

  it('has an ExifTool that runs from where it lies', async (context) => {
    const { error } = spawnSync('perl', ['-v']);
    if (error !== undefined) return context.skip('no Perl on this computer');
    const script = join(packed, 'resources/app.asar.unpacked/node_modules/exiftool-vendored.pl/bin/exiftool');
    const sidecar = join(folder, 'picture.xmp');
    await promisify(execFile)('perl', [script, '-XMP-plus:LicensorTransactionID=7', sidecar]);
    const { stdout } = await promisify(execFile)('perl', [script, '-XMP:all', sidecar]);
    expect(stdout).toMatch(/Licensor Transaction ID *: 7/);
  });

  it('opens layouts in its own thread', { timeout: PACK_MS }, async () => {
    const app = join(folder, 'layouts');
    await archive.extract(app);
    const layout = join(folder, 'page.svg');
    await writeFile(layout, '<svg><image href="hero.jpg"/></svg>');
    const worker = new Worker(join(app, 'out/main/layout-worker.js'));
    worker.postMessage(layout);
    const [report] = await once(worker, 'message');
    await worker.terminate();
    expect(report).toMatchObject({ layout: true, uses: [{ name: 'hero.jpg' }], problems: [] });
  });

  it('stays small', () => {
    const bytes = archive.files.reduce((sum, { size }) => sum + size, 0);
    // ExifTool's library alone is ten.
    expect(bytes).toBeLessThan(42_000_000);
  });

  it('tells nothing about the computer it was built on', async () => {
    const texts = paths().filter((path) => /^out\/.*\.(c?js|html|css)$/.test(path));
    const telling = [];
    for (const path of texts) {
      if ((await archive.read(path)).includes(ROOT)) telling.push(path);
    }
    expect(texts.length).toBeGreaterThan(4);
    expect(telling).toEqual([]);
  });

  it('says to the system that links are for it, behind the mark', async () => {
    const config = await readFile(join(ROOT, 'electron-builder.yml'), 'utf8');
    expect(config).toMatch(/protocols:\n {2}- name: Stockroom\n {4}schemes: \[stockroom\]/);
    const args = /executableArgs: \[(.*)\]/
      .exec(config)?.[1]
      ?.split(', ')
      .map((word) => word.replaceAll("'", ''));
    expect(args).toEqual(LINK_MARK);
  });

  it('has its fuses blown', async () => {
    const wire = await getCurrentFuseWire(join(packed, 'stockroom'));
    const on = (fuse: FuseV1Options) => wire[fuse] === FuseState.ENABLE;
    const names = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
    const state = Object.fromEntries(
      names.map((name) => [name, on(FuseV1Options[name as keyof typeof FuseV1Options])]),
    );
    expect(state).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: false, // on Linux
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: true,
    });
  });

  it('leaves the inspector open in a copy for the end-to-end tests', { timeout: PACK_MS }, async () => {
    const copy = await pack(join(folder, 'e2e'), { E2E: '1' });
    const wire = await getCurrentFuseWire(join(copy, 'stockroom'));
    expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.ENABLE);
    expect(wire[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
  });

  it('boots as it was packed, with the demo in it', { timeout: PACK_MS }, async () => {
    const app = join(folder, 'app');
    await archive.extract(app);
    const { ask } = await bootWindow({ bundles: join(app, 'out'), switches: ['--demo'] });
    expect(await ask('info')).toMatchObject({ host: 'electron', demo: true });
    const page = await ask('request', 'app://bundle/');
    expect(page.status).toBe(200);
  });
});
