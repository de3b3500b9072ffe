import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Migration } from '../../../src/main/platform/store/index.ts';

const first: Migration = {
  id: 1,
  name: 'notes',
  sql: 'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT',
};
const second: Migration = {
  id: 2,
  name: 'note stars',
  sql: 'ALTER TABLE note ADD COLUMN stars INTEGER NOT NULL DEFAULT 0',
};

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stockroom-store-'));
  file = path.join(folder, 'deep', 'stockroom.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An index that missed what was written to its table, as after a fallen bit: every row is whole. */
function partIndex(): void {
  const db = new DatabaseSync(file);
  db.enableDefensive(false);
  db.exec('PRAGMA writable_schema = ON');
  const row = db.prepare("SELECT * FROM sqlite_master WHERE name = 'note_text'").get() ?? {};
  db.exec("DELETE FROM sqlite_master WHERE name = 'note_text'");
  db.close();
  const without = new DatabaseSync(file);
  without.exec("UPDATE note SET text = text || ' again'");
  without.enableDefensive(false);
  without.exec('PRAGMA writable_schema = ON');
  without
    .prepare('INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES (?, ?, ?, ?, ?)')
    .run(...(Object.values(row) as string[]));
  without.close();
}

describe('openStore', () => {
  it('makes the folder and the schema, and keeps rows over a reopening with a new migration', () => {
    const before = openStore(file, [first]);
    before.run('INSERT INTO note (text) VALUES (?)', 'kept');
    before.close();
    const after = openStore(file, [second, first]);
    expect(after.all('SELECT text, stars FROM note')).toEqual([{ text: 'kept', stars: 0 }]);
    after.close();
  });

  it('makes an index anew that has not what its table has, inside a transaction or not', () => {
    const index: Migration = { id: 3, name: 'note text', sql: 'CREATE INDEX note_text ON note (text)' };
    for (const isInside of [false, true]) {
      const before = openStore(file, [first, index]);
      for (const text of ['one', 'two', 'three']) before.run('INSERT INTO note (text) VALUES (?)', text);
      before.close();
      partIndex();
      const store = openStore(file, [first, index]);
      const change = () => store.run("UPDATE note SET text = 'new' WHERE id = 2");
      if (isInside) store.transaction(change);
      else change();
      expect(store.all('SELECT text FROM note WHERE text = ?', 'new')).toEqual([{ text: 'new' }]);
      expect(store.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
      store.close();
      rmSync(file);
    }
  });

  it('applies a migration that sorts before one already applied', () => {
    openStore(file, [{ ...first, id: 5 }]).close();
    const store = openStore(file, [
      { ...first, id: 5 },
      { ...second, id: 3, sql: 'CREATE TABLE other (id INTEGER PRIMARY KEY) STRICT' },
    ]);
    expect(store.get('SELECT count(*) AS n FROM other')).toEqual({ n: 0 });
    store.close();
  });

  it('refuses a database of a newer version and leaves it as it is', () => {
    openStore(file, [first, second]).close();
    expect(() => openStore(file, [first])).toThrow(expect.objectContaining({ code: 'store.newer' }));
    const again = openStore(file, [first, second]);
    expect(again.all('SELECT id FROM migration')).toHaveLength(2);
    again.close();
  });

  it('names a file that is no database', () => {
    openStore(file, [first]).close();
    writeFileSync(file, 'this is not a database, it only sits where one should be'.repeat(40));
    expect(() => openStore(file, [first])).toThrow(expect.objectContaining({ code: 'store.broken' }));
  });

  it('applies nothing of a step that fails', () => {
    openStore(file, [first]).close();
    const bad = { id: 3, name: 'bad', sql: 'CREATE TABLE half (id INTEGER); CREATE TABLE note (id INTEGER)' };
    expect(() => openStore(file, [first, second, bad])).toThrow();
    const store = openStore(file, [first]);
    expect(store.all("SELECT name FROM sqlite_master WHERE name IN ('half') OR sql LIKE '%stars%'")).toEqual(
      [],
    );
    store.close();
  });
});

describe('transaction', () => {
  it('rolls back everything of the outermost one, and a later one works', () => {
    const store = openStore(file, [first]);
    expect(() =>
      store.transaction(() => {
        store.run('INSERT INTO note (text) VALUES (?)', 'outer');
        store.transaction(() => store.run('INSERT INTO note (text) VALUES (?)', 'inner'));
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(store.all('SELECT * FROM note')).toEqual([]);
    store.transaction(() => store.run('INSERT INTO note (text) VALUES (?)', 'later'));
    expect(store.get('SELECT text FROM note')).toEqual({ text: 'later' });
    store.close();
  });

  it('is seen by a second connection only after the commit', () => {
    const one = openStore(file, [first]);
    const two = openStore(file, [first]);
    one.transaction(() => {
      one.run('INSERT INTO note (text) VALUES (?)', 'mine');
      expect(two.all('SELECT * FROM note')).toEqual([]);
    });
    expect(two.all('SELECT text FROM note')).toEqual([{ text: 'mine' }]);
    one.close();
    two.close();
  });
});

describe('afterCommit', () => {
  it('runs at once outside of a transaction, and else when the outermost is committed', () => {
    const store = openStore(file, []);
    const told: string[] = [];
    store.afterCommit(() => void told.push('alone'));
    store.transaction(() => {
      store.transaction(() => store.afterCommit(() => void told.push('inner')));
      expect(told).toEqual(['alone']);
    });
    expect(told).toEqual(['alone', 'inner']);
    store.close();
  });

  it('does not make what is committed look like a failure', () => {
    const store = openStore(file, []);
    const told: string[] = [];
    const fail = () => {
      throw new Error('no space for the log');
    };
    store.afterCommit(fail);
    const result = store.transaction(() => {
      store.run('CREATE TABLE kept (id INTEGER)');
      store.afterCommit(fail);
      store.afterCommit(() => void told.push('after it'));
      return 'committed';
    });
    expect([result, told]).toEqual(['committed', ['after it']]);
    expect(store.all('SELECT * FROM kept')).toEqual([]);
    store.close();
  });

  it('never runs for a transaction that is undone', () => {
    const store = openStore(file, []);
    const told: string[] = [];
    expect(() =>
      store.transaction(() => {
        store.afterCommit(() => void told.push('undone'));
        throw new Error('full');
      }),
    ).toThrow('full');
    store.transaction(() => {});
    expect(told).toEqual([]);
    store.close();
  });
});
