import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { openOrRescue, openStore } from '../../../src/main/platform/store/index.ts';
import type { Migration } from '../../../src/main/platform/store/index.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const SCHEMA: readonly Migration[] = [
  {
    id: 1,
    name: 'batches',
    sql: `CREATE TABLE line (batch TEXT REFERENCES batch (id), place INTEGER, words TEXT, PRIMARY KEY (batch, place)) STRICT, WITHOUT ROWID;
          CREATE TABLE batch (id TEXT PRIMARY KEY, big INTEGER) STRICT;
          CREATE TABLE file (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, bytes INTEGER) STRICT;`,
  },
];
const FILES = 3000;

const folder = tempFolderPerTest();
let file = '';
beforeEach(() => {
  file = path.join(folder.path, 'stockroom.db');
  const store = openStore(file, SCHEMA);
  store.transaction(() => {
    store.run('INSERT INTO batch VALUES (?, ?)', 'spring', 9_007_199_254_740_993n);
    for (let place = 0; place < 50; place++) {
      store.run('INSERT INTO line VALUES (?, ?, ?)', 'spring', place, `word ${place}`);
    }
    for (let id = 1; id <= FILES; id++) {
      store.run('INSERT INTO file VALUES (?, ?, ?)', id, `folder/file number ${id}.jpg`, id);
    }
  });
  store.close();
});

function open() {
  const { store, notice } = openOrRescue(file, SCHEMA, () => new Date('2026-11-22T02:15:00Z'));
  const count = (table: string) =>
    store.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? Number.NaN;
  const counts = { batch: count('batch'), line: count('line'), file: count('file') };
  const sound = store.get<{ quick_check: string }>('PRAGMA quick_check')?.quick_check;
  store.close();
  return { notice, counts, sound };
}

const WHOLE = { batch: 1, line: 50, file: FILES };
const ASIDE = 'stockroom.damaged-2026-11-22T02-15-00-000Z.db';

function overwrite(offset: number, bytes: Buffer): void {
  const content = readFileSync(file);
  bytes.copy(content, offset);
  writeFileSync(file, content);
}

/** The first byte of a page that holds rows, or entries of an index. */
const LEAF = { table: 0x0d, index: 0x0a };

/** Overwrites the page of such a kind that the file in the middle stands on. */
function losePage(kind: number): void {
  const content = readFileSync(file);
  const page = content.readUInt16BE(16);
  const name = 'folder/file number 1500.jpg';
  for (let at = content.indexOf(name); at !== -1; at = content.indexOf(name, at + 1)) {
    const start = at - (at % page);
    if (content[start] === kind) overwrite(start, Buffer.alloc(page, 0xff));
  }
}

describe('D15: a broken database', () => {
  it('is left alone when it is not broken', () => {
    expect(open()).toEqual({ notice: null, counts: WHOLE, sound: 'ok' });
    expect(readdirSync(folder.path)).toEqual(['stockroom.db']);
  });

  it('with a page lost is put aside, and what can be read comes along', () => {
    losePage(LEAF.table);
    const { notice, counts, sound } = open();
    expect(notice).toContain(path.join(folder.path, ASIDE));
    expect(notice).toContain('some downloads or library entries may be missing');
    expect(counts).toMatchObject({ batch: 1, line: 50 });
    expect(counts.file).toBeGreaterThan(FILES - 300);
    expect(counts.file).toBeLessThan(FILES);
    expect(sound).toBe('ok');
    expect(existsSync(path.join(folder.path, ASIDE))).toBe(true);
    // Once is enough.
    expect(open().notice).toBeNull();
  });

  it('with an index lost is made whole', () => {
    losePage(LEAF.index);
    const { notice, counts, sound } = open();
    expect(notice).toContain('All of it could be read');
    expect([counts, sound]).toEqual([WHOLE, 'ok']);
  });

  it('keeps large numbers exactly', () => {
    losePage(LEAF.table);
    open();
    const db = new DatabaseSync(file, { readBigInts: true });
    expect(db.prepare('SELECT big FROM batch').get()).toEqual({ big: 9_007_199_254_740_993n });
    db.close();
  });

  it('that is no database any more makes room for an empty one', () => {
    writeFileSync(file, 'not a database, but something that lies where one should be'.repeat(100));
    const { notice, counts } = open();
    expect(notice).toContain('start empty');
    expect(counts).toEqual({ batch: 0, line: 0, file: 0 });
    expect(readFileSync(path.join(folder.path, ASIDE), 'utf8')).toContain('not a database');
  });

  it('with its log cut loses the last rows and nothing else', () => {
    const store = openStore(file, SCHEMA);
    store.run("INSERT INTO batch VALUES ('autumn', 1)");
    const log = readFileSync(`${file}-wal`);
    const database = readFileSync(file);
    store.close();
    writeFileSync(file, database);
    writeFileSync(`${file}-wal`, log.subarray(0, log.length - 100));
    rmSync(`${file}-shm`, { force: true });
    expect(open()).toEqual({ notice: null, counts: WHOLE, sound: 'ok' });
  });

  it('that is deleted begins anew, whatever log is left of it', () => {
    const store = openStore(file, SCHEMA);
    store.run("INSERT INTO batch VALUES ('autumn', 1)");
    const log = readFileSync(`${file}-wal`);
    store.close();
    rmSync(file);
    writeFileSync(`${file}-wal`, log);
    expect(open()).toMatchObject({ counts: { file: 0 }, sound: 'ok' });
  });

  it('cut short still opens', () => {
    truncateSync(file, 40_000);
    const { notice, sound } = open();
    expect(notice).not.toBeNull();
    expect(sound).toBe('ok');
  });

  it('of a newer version is no broken one', () => {
    const { store } = openOrRescue(file, [...SCHEMA, { id: 2, name: 'more', sql: 'CREATE TABLE more (id)' }]);
    store.close();
    expect(() => openOrRescue(file, SCHEMA)).toThrow(expect.objectContaining({ code: 'store.newer' }));
    expect(readdirSync(folder.path)).toEqual(['stockroom.db']);
  });

  it('that cannot be opened for another reason is no broken one', () => {
    rmSync(file);
    mkdirSync(file);
    expect(() => openOrRescue(file, SCHEMA)).toThrow(expect.objectContaining({ code: 'store.broken' }));
    expect(readdirSync(folder.path)).toEqual(['stockroom.db']);
  });

  it('opens whatever bytes are flipped, sound again, and with nothing that was not there', () => {
    const whole = readFileSync(file);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.uint8Array({ minLength: 1, maxLength: 200 })), {
          minLength: 1,
          maxLength: 4,
        }),
        (damages) => {
          for (const name of readdirSync(folder.path)) rmSync(path.join(folder.path, name));
          writeFileSync(file, whole);
          for (const [offset, bytes] of damages) overwrite(offset, Buffer.from(bytes));
          const { counts, sound } = open();
          expect(sound).toBe('ok');
          expect(counts.file).toBeLessThanOrEqual(FILES);
          expect(counts.line).toBeLessThanOrEqual(50);
        },
      ),
      { numRuns: 40 },
    );
  });
});
