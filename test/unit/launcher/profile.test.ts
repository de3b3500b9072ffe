import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { demoPaths, prepareProfile, profileFolder, profilePaths } from '../../../src/main/hosts/profile.ts';

test('what is asked for comes first, then the environment, then the platform', () => {
  const env = { STOCKROOM_PROFILE: '/tmp/from-environment' };
  expect(profileFolder('/tmp/asked', env)).toBe('/tmp/asked');
  expect(profileFolder(null, env)).toBe('/tmp/from-environment');
  expect(profileFolder(null, { STOCKROOM_PROFILE: '' })).toMatch(/Stockroom/);
  expect(isAbsolute(profileFolder('relative', {}))).toBe(true);
});

test('the library is the user’s own folder, but for the demo’s', () => {
  expect(profilePaths('/tmp/p').defaultLibrary).toBe(join(homedir(), 'Stockroom'));
  const { root, ...demo } = demoPaths('/tmp/p');
  expect(root).toBe(resolve('/tmp/p'));
  expect(demo.profile).toBe(join('/tmp/p', 'demo'));
  for (const path of Object.values(demo)) expect(path.startsWith(demo.profile)).toBe(true);
});

test('only this user may look inside', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stockroom-profile-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const paths = profilePaths(join(folder, 'new/profile'));
  await prepareProfile(paths);
  await prepareProfile(paths);
  if (process.platform !== 'win32') expect((await stat(paths.profile)).mode & 0o077).toBe(0);
});

test('a profile in the way of a file says so', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stockroom-profile-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'file'), '');
  const preparing = prepareProfile(profilePaths(join(folder, 'file')));
  await expect(preparing).rejects.toMatchObject({ code: 'config.profile' });
});
