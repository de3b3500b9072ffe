import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { claimLock } from '../../../src/main/platform/store/index.ts';
import { isBusy } from '../../../src/main/platform/store/process-lock.ts';

it('the lock of a process tells the living from the dead, and cleans up after them', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const handles: DatabaseSync[] = [];
  const dies = claimLock({
    folder,
    work: 'test',
    id: randomUUID(),
    open: (file, options) => {
      const db = new DatabaseSync(file, options);
      handles.push(db);
      return db;
    },
  });
  const looks = claimLock({ folder, work: 'test', id: randomUUID() });
  expect(looks.lives(dies.id)).toBe(true);
  for (const db of handles) db.close();
  expect(looks.lives(dies.id)).toBe(false);
  expect(looks.lives(randomUUID())).toBe(false);
  expect(looks.lives(looks.id)).toBe(true);
  looks.release();
  expect(readdirSync(folder)).toEqual(['locks']);
});

it.each([
  [5, true],
  // SQLITE_BUSY_RECOVERY: another process puts a log in order that a dead one has left.
  [261, true],
  // SQLITE_LOCKED and SQLITE_IOERR_LOCK are something else.
  [6, false],
  [3850, false],
])('SQLite code %i: busy is %s', (errcode, busy) => {
  expect(isBusy(Object.assign(new Error('said SQLite'), { errcode }))).toBe(busy);
});
