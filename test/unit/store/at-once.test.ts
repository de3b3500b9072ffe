import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const temp = tempFolderPerTest();
const STORE = path.join(import.meta.dirname, '../../../src/main/platform/store/index.ts');

/** Opens new databases, each at the same moment as the other processes. */
const opener = `
  const { openStore } = await import(${JSON.stringify(STORE)});
  const [, folder, start] = process.argv;
  for (let turn = 0; turn < 20; turn += 1) {
    while (Date.now() < Number(start) + turn * 15);
    openStore(folder + '/' + turn + '.db', [{ id: 1, name: 'a', sql: 'CREATE TABLE a (b) ' }]).close();
  }`;

it('several processes may open a new database at once', { timeout: 60_000 }, async () => {
  const start = String(Date.now() + 1000);
  const openers = [1, 2, 3].map(() =>
    promisify(execFile)(process.execPath, ['--input-type=module', '-e', opener, temp.path, start]),
  );
  const all = await Promise.all(openers);
  expect(all.map(({ stderr }) => stderr)).toEqual(['', '', '']);
});
