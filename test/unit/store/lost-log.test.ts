import { copyFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { isLogLost } from '../../../src/main/platform/store/lost-log.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const temp = tempFolderPerTest();
const at = (name: string, suffix = '') => path.join(temp.path, name, `a.db${suffix}`);
const PARTS = ['', '-wal', '-shm'];

/** A database as a killed process leaves it: its files copied while it is open. */
function killed(name: string, rows: number, act: (db: DatabaseSync) => void = () => {}): string {
  const live = path.join(temp.path, `${name}.live.db`);
  const db = new DatabaseSync(live);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; CREATE TABLE t (a TEXT)');
  const insert = db.prepare('INSERT INTO t VALUES (?)');
  for (let row = 0; row < rows; row += 1) insert.run(`row ${row} ${'x'.repeat(row % 3000)}`);
  act(db);
  mkdirSync(path.join(temp.path, name));
  for (const part of PARTS) copyFileSync(live + part, at(name, part));
  db.close();
  return at(name);
}

const rowsIn = (file: string): number => {
  const db = new DatabaseSync(file);
  try {
    return Number(db.prepare('SELECT count(*) AS n FROM t').get()?.['n']);
  } catch {
    return 0;
  } finally {
    db.close();
  }
};

let before = '';
beforeEach(() => {
  before = killed('before', 40);
});

test('a killed process loses nothing, whatever was written, checkpointed and written again', () => {
  expect(isLogLost(before)).toBe(false);
  expect(rowsIn(before)).toBe(40);
  expect(isLogLost(before), 'closed').toBe(false);
  for (const [name, sql] of [
    ['all', 'PRAGMA wal_checkpoint(PASSIVE)'],
    ['cut', 'PRAGMA wal_checkpoint(TRUNCATE)'],
    ['again', "PRAGMA wal_checkpoint(RESTART); INSERT INTO t VALUES ('one more')"],
    ['open', 'BEGIN; DELETE FROM t'],
  ] as const) {
    expect([name, isLogLost(killed(name, 500, (db) => db.exec(sql)))]).toEqual([name, false]);
  }
  expect(isLogLost(path.join(temp.path, 'none.db'))).toBe(false);
});

test('a log that is gone, cut or emptied is told', () => {
  for (const [name, harm] of [
    ['gone', (file: string) => rmSync(`${file}-wal`)],
    ['emptied', (file: string) => truncateSync(`${file}-wal`)],
    ['cut', (file: string) => truncateSync(`${file}-wal`, 20_000)],
  ] as const) {
    const file = killed(name, 40);
    harm(file);
    expect([name, isLogLost(file)]).toEqual([name, true]);
    expect(rowsIn(file)).toBeLessThan(40);
  }
});

test.each(['with its index', 'without'])('a bit that fell is told wherever it costs a row, %s', (how) => {
  const log = readFileSync(`${before}-wal`);
  const index = readFileSync(`${before}-shm`);
  const database = readFileSync(before);
  let cases = 0;
  fc.assert(
    fc.property(fc.nat(log.length - 1), fc.nat(7), (place, bit) => {
      cases += 1;
      const folder = path.join(temp.path, `${how} ${cases}`);
      mkdirSync(folder);
      const file = path.join(folder, 'a.db');
      const flipped = Buffer.from(log);
      flipped[place] = (flipped[place] ?? 0) ^ (1 << bit);
      writeFileSync(file, database);
      writeFileSync(`${file}-wal`, flipped);
      if (how === 'with its index') writeFileSync(`${file}-shm`, index);
      const told = isLogLost(file);
      const lost = rowsIn(file) < 40;
      // The salt of a frame makes it look like one of an earlier round: without the index that can't be told.
      const isSalt = how === 'without' && (place - 32) % (24 + 4096) < 16;
      if (lost && !isSalt) expect([place, told]).toEqual([place, true]);
      rmSync(folder, { recursive: true });
    }),
    { numRuns: 150 },
  );
});
