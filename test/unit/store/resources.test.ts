import { spawnSync } from 'node:child_process';
import { openSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { failureOf, StockroomError } from '../../../src/shared/model/failure.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const folder = tempFolderPerTest();
const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};
const errno = (code: string) => Object.assign(new Error(`${code}: canary`), { code });

it.each([
  ['ENOSPC', 'disk.full'],
  ['EDQUOT', 'disk.full'],
  ['EMFILE', 'system.handles'],
  ['ENFILE', 'system.handles'],
  ['EROFS', 'disk.denied'],
  ['EACCES', 'disk.denied'],
  ['EPERM', 'disk.denied'],
  ['ENOENT', 'internal'],
])('%s is told as %s, also as the cause of something else', (code, told) => {
  for (const thrown of [
    errno(code),
    new Error('outer', { cause: new TypeError('x', { cause: errno(code) }) }),
  ]) {
    const { code: found, message, action } = failureOf(thrown);
    expect(found).toBe(told);
    expect(action).not.toBe('');
    expect(message + action).not.toContain('canary');
  }
  // What a place has said in its own words stays.
  expect(failureOf(new StockroomError('store.broken', { cause: errno(code) })).code).toBe('store.broken');
});

it('knows what SQLite says of a full and of a read-only disk', () => {
  const file = path.join(folder.path, 'x.db');
  const db = new DatabaseSync(file);
  db.exec('PRAGMA max_page_count = 2; CREATE TABLE t (x)');
  expect(failureOf(thrownBy(() => db.exec('INSERT INTO t VALUES (zeroblob(100000))'))).code).toBe(
    'disk.full',
  );
  db.close();
  const readOnly = new DatabaseSync(file, { readOnly: true });
  expect(failureOf(thrownBy(() => readOnly.exec('INSERT INTO t VALUES (1)'))).code).toBe('disk.denied');
  readOnly.close();
  const missing = path.join(folder.path, 'missing/x.db');
  expect(failureOf(thrownBy(() => new DatabaseSync(missing))).code).toBe('config.profile');
  expect(failureOf(thrownBy(() => openSync(missing, 'r'))).code).toBe('internal');
});

it.skipIf(process.platform === 'win32')(
  'says that too many files are open, and not that the database is broken',
  () => {
    const module = new URL('../../../src/main/platform/store/index.ts', import.meta.url).href;
    const failures = new URL('../../../src/shared/model/failure.ts', import.meta.url).href;
    // Takes what the limit leaves, but for so many, and opens a database then.
    const script = `
    const { openStore } = await import(${JSON.stringify(module)});
    const { failureOf } = await import(${JSON.stringify(failures)});
    const { closeSync, openSync } = await import('node:fs');
    const told = new Set();
    for (let left = 0; left < 4; left++) {
      const taken = [];
      try { for (;;) taken.push(openSync(process.execPath)); } catch {}
      for (const one of taken.splice(0, left)) closeSync(one);
      try { openStore(process.argv[1] + left, [{ id: 1, name: 'a', sql: 'CREATE TABLE a (x INTEGER) STRICT' }]); told.add('ok'); }
      catch (error) { told.add(failureOf(error).code); }
      for (const one of taken) closeSync(one);
    }
    process.stdout.write([...told].join(' '));`;
    const command = 'ulimit -n 64; exec "$0" --input-type=module --eval "$1" "$2"';
    const { stdout } = spawnSync(
      'bash',
      ['-c', command, process.execPath, script, path.join(folder.path, 'db')],
      {
        encoding: 'utf8',
      },
    );
    expect(stdout.split(' ')).toContain('system.handles');
    expect(stdout).not.toMatch(/internal|store\.broken/);
  },
);
