import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { BuildFailed, buildIfStale, hashInputs, isFresh } from '../../../src/main/hosts/launch/build.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'stockroom-build-'));
  await write('src/renderer/main.ts', 'export {};');
  await write('package-lock.json', '{}');
  onTestFinished(() => rm(root, { recursive: true }));
});

async function write(file: string, content: string): Promise<void> {
  const path = join(root, file);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
}

/** Stands in for the builder: a script at the place of electron-vite. */
async function builder(script: string): Promise<void> {
  await write('node_modules/electron-vite/bin/electron-vite.js', script);
}

const WORKS = `
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
appendFileSync('runs', process.argv[2] + '\\n');
for (const file of ['renderer/index.html', 'main/index.js']) {
  mkdirSync('out/' + file.split('/')[0], { recursive: true });
  writeFileSync('out/' + file, '');
}
console.log('chatter');`;

async function build(): Promise<string[]> {
  const said: string[] = [];
  await buildIfStale({ root, say: (line) => said.push(line), signal: new AbortController().signal });
  return said;
}

test('builds once, and again only when something changed', async () => {
  await builder(WORKS);
  expect(await build()).toEqual(['Building…']);
  expect(await build()).toEqual([]);
  await write('src/renderer/main.ts', 'export const changed = 1;');
  expect(await build()).toEqual(['Building…']);
  expect(await build()).toEqual([]);
});

test('contents count, times do not', async () => {
  const before = await hashInputs(root);
  await utimes(join(root, 'src/renderer/main.ts'), new Date(), new Date(0));
  expect(await hashInputs(root)).toBe(before);
});

test.each([
  ['a new file', 'src/shared/new.ts', ''],
  ['another lockfile', 'package-lock.json', '{ }'],
  ['another sandbox', 'packages/sandbox/src/new.ts', ''],
  ['another configuration', 'electron.vite.config.ts', ''],
])('%s makes the build stale', async (_name, file, content) => {
  const before = await hashInputs(root);
  await write(file, content);
  expect(await hashInputs(root)).not.toBe(before);
});

test('a renamed file makes the build stale', async () => {
  const before = await hashInputs(root);
  await rm(join(root, 'src/renderer/main.ts'));
  await write('src/renderer/other.ts', 'export {};');
  expect(await hashInputs(root)).not.toBe(before);
});

test('a stamp without bundles is worth nothing', async () => {
  await builder(WORKS);
  await build();
  await rm(join(root, 'out/renderer'), { recursive: true });
  expect(await isFresh(root, await hashInputs(root))).toBe(false);
});

test('a failed build tells why and leaves no stamp', async () => {
  await builder(`console.log('the reason'); console.error('in full'); process.exit(1);`);
  const failed = await build().catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(BuildFailed);
  expect(failed).toMatchObject({ output: expect.stringMatching(/the reason\n(?:.*\n)*in full/) });
  expect(await isFresh(root, await hashInputs(root))).toBe(false);
});
