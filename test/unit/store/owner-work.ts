import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Estate, Owner } from '../../../src/main/platform/store/index.ts';

const TABLE = `CREATE TABLE task (
  id INTEGER PRIMARY KEY, state TEXT NOT NULL, owner TEXT, adoptions INTEGER NOT NULL DEFAULT 0) STRICT;`;

/** Work as small as it gets, kept the way that all owned work is kept. */
export function openWork(file: string) {
  const store = openStore(file, [{ id: 1, name: 'tasks', sql: TABLE }]);
  return {
    add: (states: readonly string[], owner: string | null) => {
      for (const state of states) store.run('INSERT INTO task (state, owner) VALUES (?, ?)', state, owner);
    },
    rows: () =>
      store.all<{ state: string; owner: string | null; adoptions: number }>(
        'SELECT state, owner, adoptions FROM task ORDER BY id',
      ),
    estateOf: (owner: Owner): Estate => ({
      names: () =>
        store.all<{ owner: string | null }>('SELECT DISTINCT owner FROM task').map((row) => row.owner),
      adopt: (dead) => {
        store.run(
          "UPDATE task SET owner = ?, state = 'again', adoptions = adoptions + 1 WHERE owner IS ?",
          owner.id,
          dead,
        );
      },
    }),
    close: () => store.close(),
  };
}
