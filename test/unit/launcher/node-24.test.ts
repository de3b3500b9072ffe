import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findNode, isNewEnough } from '../../../bin/node-24.mjs';

const ROOT = join(import.meta.dirname, '../../..');

test.each([
  ['v20.20.2', false],
  ['v24.14.9', false],
  ['v24.15.0', true],
  ['v24.21.0', true],
  ['v25.0.0', true],
  ['v26.1.0', true],
])('%s', (version, expected) => {
  expect(isNewEnough(version)).toBe(expected);
});

test('a Node that is new enough is used as it is', () => {
  expect(findNode({ version: 'v24.15.0' })).toBe(process.execPath);
});

test('elsewhere than on Linux and Windows x64 there is none beside us', () => {
  expect(findNode({ version: 'v20.0.0', platform: 'darwin', arch: 'arm64' })).toBeNull();
});

const OLD_NODE = ['/usr/bin/node', '/usr/local/bin/node'].find(
  (path) => existsSync(path) && spawnSync(path, ['-p', 'process.version']).stdout.toString().startsWith('v2'),
);

test.skipIf(OLD_NODE === undefined)(
  'the command runs from an older Node, its exit code and output passed on',
  () => {
    const run = (...args: string[]) =>
      spawnSync(OLD_NODE ?? '', [join(ROOT, 'bin/stockroom.mjs'), ...args], { encoding: 'utf8' });
    expect(run('--version')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    expect(run('--nonsense')).toMatchObject({ status: 2, stdout: '' });
  },
);
