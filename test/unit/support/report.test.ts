import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { AssetId, JobId } from '../../../src/shared/model/ids.ts';
import { saveReport } from '../../../src/main/support/index.ts';
import { logTail } from '../../../src/main/support/log-tail.ts';
import { startForeignApi } from '../../support/foreign-api/index.ts';
import { openApp, temporaryFolder } from '../app/open-app.ts';
import { environmentOf, runCommand } from '../cli/run-command.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const folder = tempFolderPerTest();
const ASSET = 20_192_481 as AssetId;
const PLANTED = [
  'https://files.example.com/a.jpg?sign=abc',
  'e9753fbbd7454ea001b7619ce1e20fe5',
  '/home/ana/Clients/Harbour launch.jpg',
  'Harbour',
  'pass-word-7',
  'sad clown',
];

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

function plant(logs: string): void {
  mkdirSync(logs, { recursive: true });
  const head = '[2026-12-01T02:00:00.000Z]';
  writeFileSync(
    join(logs, 'stockroom.log'),
    [
      `${head} [info] download.done {"job":"8f1c0b1e-0000-4000-8000-000000000001","bytes":12}`,
      `${head} [info] download.failed {"code":"file.incomplete","option":"${PLANTED[0]}"}`,
      `${head} [info] signed {"key":"${PLANTED[1]}","more":["${PLANTED[4]}"],"words":"sad clown"}`,
      `${head} [error] bridge {"procedure":"catalog.search"}`,
      `Error: ENOENT: no such file, open '${PLANTED[2]}' with pass-word-7`,
      `    at open (file:///home/ana/app/src/main/store.ts:10:5)`,
      `    at async ${PLANTED[2]}`,
      `  path: '${PLANTED[2]}', key: '${PLANTED[1]}'`,
      `${head} [info] torn {"code":"`,
      '',
    ].join('\n'),
  );
}

test('of the log stay events, codes and places in the code', () => {
  plant(folder.path);
  expect(
    logTail(folder.path, 100).map((line) => (typeof line === 'string' ? line : [line.event, line.facts])),
  ).toEqual([
    ['download.done', { job: '8f1c0b1e-0000-4000-8000-000000000001', bytes: 12 }],
    ['download.failed', { code: 'file.incomplete', option: '[text]' }],
    ['signed', { key: '[text]', more: '[text]', words: '[text]' }],
    ['bridge', { procedure: 'catalog.search' }],
    '    at open store.ts:10:5',
  ]);
  expect(logTail(folder.path, 1)).toEqual(['    at open store.ts:10:5']);
  expect(logTail(join(folder.path, 'none'), 1)).toEqual([]);
});

test('a report tells versions, counts, failures and the log, and nothing that is private', async () => {
  const api = await startForeignApi();
  onTestFinished(() => api.close());
  const root = await temporaryFolder();
  plant(join(root, 'profile', 'logs'));
  const app = await openApp(root, api);
  await app.settings.update({ project: 'Harbour' });
  const [job] = await app.downloads.enqueueComps([{ assetId: ASSET, option: 'l-2015' }]);
  await app.downloads.settled([job as JobId], AbortSignal.timeout(20_000));
  const report = app.support.report();
  expect(report).toContain('host: "web"');
  expect(report).toContain('hasProject: true');
  expect(report).toContain('library_file: 1');
  expect(report).toContain('done: 1');
  expect(report).toContain('download.failed file.incomplete: 1');
  expect(report).toContain(String(job));
  const [file] = app.library.files(ASSET);
  const { apiKey, user, password } = api.credentials;
  const names = [file?.relativePath ?? '', root, apiKey, user, password, ...api.sessionIds];
  for (const secret of [...PLANTED, ...names]) expect(report).not.toContain(secret);
  // The page of the web host gets it in pieces; in Electron it is where the dialog says.
  const events = await all(saveReport(app));
  expect(events.map(({ kind }) => kind)).toEqual(['piece', 'end']);
  const target = join(root, 'report.txt');
  const told = await all(saveReport({ support: app.support, askWhereToSave: async () => target }));
  expect(told).toEqual([{ kind: 'saved', name: 'report.txt' }]);
  expect(await readFile(target, 'utf8')).toContain('hasProject: true');
});

test('the command prints it or saves it, signed in or not', async () => {
  const api = await startForeignApi();
  onTestFinished(() => api.close());
  const root = await temporaryFolder();
  const env = environmentOf(api, join(root, 'profile'));
  const printed = await runCommand(['report'], { env });
  expect(printed.code).toBe(0);
  expect(printed.stdout).toContain('host: "cli"');
  const file = join(root, 'report.txt');
  expect(await runCommand(['report', '--output', file], { env })).toMatchObject({ code: 0, stdout: '' });
  expect(await readFile(file, 'utf8')).toContain('Stockroom report');
  const nowhere = await runCommand(['report', '--output', join(root, 'no', 'report.txt')], { env });
  expect(nowhere.stderr).toContain('could not be written');
  expect(nowhere.code).toBe(1);
});
