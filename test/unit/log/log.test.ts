import { readdirSync, readFileSync, statSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createLog, logFiles, redact } from '../../../src/main/platform/log/index.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const folder = tempFolderPerTest();

it('writes events with their facts, and errors without links and tokens', () => {
  const log = createLog(path.join(folder.path, 'logs'));
  log.info('started', { demo: true });
  const token = 'e9753fbbd7454ea001b7619ce1e20fe5';
  log.error(
    'bridge',
    { procedure: 'catalog.search' },
    new Error(`no way to https://st.depositphotos.com/f?md5=${token} with ${token}`),
  );
  const text = readFileSync(path.join(folder.path, 'logs', 'stockroom.log'), 'utf8');
  expect(text).toContain('started {"demo":true}');
  expect(text).toContain('no way to [link] with [token]');
  expect(text).not.toContain(token);
});

it('keeps what helps to find the fault: file names and module names', () => {
  expect(
    redact('at open (file:///app/src/main/platform/store/store.ts:10:5) node:internal/modules'),
  ).toContain('store.ts:10:5');
});

it('has every line in the file when the process ends right behind it', () => {
  const module = new URL('../../../src/main/platform/log/index.ts', import.meta.url).href;
  const script = `
    const { createLog } = await import(${JSON.stringify(module)});
    const log = createLog(process.argv[1]);
    for (let line = 1; line <= 200; line++) log.info('line', { line });
    process.exit(7);`;
  const { status } = spawnSync(process.execPath, ['--input-type=module', '--eval', script, folder.path]);
  expect(status).toBe(7);
  const lines = readFileSync(path.join(folder.path, 'stockroom.log'), 'utf8').trim().split('\n');
  expect(lines).toHaveLength(200);
  expect(lines.at(-1)).toContain('{"line":200}');
});

it('writes where no package.json stands above the working folder, for its owner alone', () => {
  const module = new URL('../../../src/main/platform/log/index.ts', import.meta.url).href;
  const script = `
    const { createLog } = await import(${JSON.stringify(module)});
    createLog(process.argv[1]).info('started');`;
  const logs = path.join(folder.path, 'logs');
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script, logs], {
    cwd: path.parse(folder.path).root,
    encoding: 'utf8',
  });
  expect(stdout + stderr).toBe('');
  const file = path.join(logs, 'stockroom.log');
  expect(readFileSync(file, 'utf8')).toContain('started {}');
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
});

it('puts a file of four megabytes aside and keeps four of them, however much is written', () => {
  const logs = path.join(folder.path, 'logs');
  const log = createLog(logs);
  const filler = 'x'.repeat(64 * 1024);
  for (let line = 1; line <= 400; line++) log.info('line', { line, filler });
  const files = logFiles(logs);
  expect(readdirSync(logs).toSorted()).toEqual(files.map((file) => path.basename(file)).toSorted());
  for (const file of files) expect(statSync(file).size).toBeLessThan(4.2 * 1024 ** 2);
  const lines = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/"line":(\d+)/g)].map(([, number]) => Number(number)),
  );
  const first = lines[0] ?? 0;
  expect(first).toBeGreaterThan(1);
  expect(lines).toEqual(Array.from({ length: 401 - first }, (_, index) => first + index));
});
