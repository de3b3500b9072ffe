import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startForeignApi } from '../../support/foreign-api/index.ts';
import { environmentOf, runCommand, temporaryFolder } from './run-command.ts';

const ASSET = 20_192_481;
/** ExifTool needs it; where it is missing this counts as skipped. */
const hasPerl = process.platform === 'win32' || spawnSync('perl', ['-v']).status === 0;

test.skipIf(!hasPerl)('what a command has licensed says whose it is before the command ends', async () => {
  const api = await startForeignApi();
  onTestFinished(() => api.close());
  const folder = await temporaryFolder();
  const profile = join(folder, 'profile');
  mkdirSync(profile);
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ rightsInFiles: 'sidecar' }));
  const env = environmentOf(api, profile);
  const to = join(folder, 'final');
  const order = ['--license', '10123', '--size', 'l-2015', '--yes', '--max-total', '1000'];
  const { code } = await runCommand(['license', String(ASSET), ...order, '--project', 'Spring', '--to', to], {
    env,
  });
  expect(code).toBe(0);
  const sidecar = readdirSync(to).find((name) => name.endsWith('.xmp'));
  const said = readFileSync(join(to, sidecar ?? ''), 'utf8');
  expect(said).toContain(`depositphotos:${ASSET}`);
  expect(said).toContain('Agency');
  expect(said).toContain('Spring');
});
