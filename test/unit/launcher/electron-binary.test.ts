import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { fetchElectron, findElectron } from '../../../src/main/hosts/launch/electron-binary.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'stockroom-electron-test-'));
  await mkdir(join(root, 'node_modules/electron/dist'), { recursive: true });
  onTestFinished(() => rm(root, { recursive: true }));
});

/** Patience without end but where a test is about it: a busy machine needs a second to start the installer. */
async function fetch(script: string, stallMs = Number.POSITIVE_INFINITY) {
  const installer = join(root, 'install.cjs');
  await writeFile(installer, script);
  const progress: number[] = [];
  const why = await fetchElectron({
    root,
    installer,
    stallMs,
    onProgress: (bytes) => progress.push(bytes),
    signal: new AbortController().signal,
  });
  return { why, progress };
}

test('no binary is found before there is one', async () => {
  expect(await findElectron(root, {})).toBeNull();
  await writeFile(join(root, 'node_modules/electron/path.txt'), 'electron');
  expect(await findElectron(root, {}), 'recorded, but gone').toBeNull();
  const binary = join(root, 'node_modules/electron/dist/electron');
  await writeFile(binary, '');
  await chmod(binary, 0o755);
  expect(await findElectron(root, {})).toBe(binary);
});

test('an installer that works is let finish, and its bytes are counted', async () => {
  const { why, progress } = await fetch(`
    const fs = require('node:fs'), path = require('node:path'), os = require('node:os');
    const file = path.join(os.tmpdir(), 'download');
    let size = 0;
    const timer = setInterval(() => {
      fs.appendFileSync(file, Buffer.alloc(1000));
      if (++size === 10) clearInterval(timer);
    }, 100);`);
  expect(why).toBeNull();
  expect(progress.length).toBeGreaterThan(0);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
});

test('an installer that fails says why in one line', async () => {
  const { why } = await fetch(
    `console.error('Error: getaddrinfo ENOTFOUND example\\n    at stack'); process.exit(1);`,
  );
  expect(why).toBe('getaddrinfo ENOTFOUND example');
});

test('an installer to which nothing comes is ended', async () => {
  // Were it not ended, it would run for ever.
  const { why } = await fetch('setInterval(() => {}, 1000);', 1);
  expect(why).toBe('nothing arrives from the download server');
});

test('nothing is left in the temporary folder', async () => {
  const ours = async () =>
    (await readdir(tmpdir())).filter(
      (name) => name.startsWith('stockroom-electron-') && !name.includes('-test-'),
    );
  const before = await ours();
  await fetch(`require('node:fs').writeFileSync(require('node:os').tmpdir() + '/x', 'x');`);
  expect(await ours()).toEqual(before);
});
