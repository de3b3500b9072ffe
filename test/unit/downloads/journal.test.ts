import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { downloadMigrations } from '../../../src/main/downloads/jobs/index.ts';
import { Journal } from '../../../src/main/downloads/jobs/journal.ts';
import { createRows } from '../../../src/main/downloads/jobs/rows.ts';
import type { JobRows } from '../../../src/main/downloads/jobs/rows.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import type { AssetId, FileId, JobId } from '../../../src/shared/model/ids.ts';
import { instant } from '../../../src/shared/model/instant.ts';

const [A, B, C] = ['a', 'b', 'c'] as [JobId, JobId, JobId];
const IDS = [A, B, C];

let root: string;
let store: Store;
let rows: JobRows;
let timers: (() => void)[];
let transactions: number;
let refuse: ReadonlySet<JobId>;
let written: JobId[];

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'stockroom-journal-'));
  const opened = openStore(path.join(root, 'stockroom.db'), downloadMigrations);
  transactions = 0;
  store = {
    ...opened,
    transaction: (work) => {
      transactions += 1;
      return opened.transaction(work);
    },
  };
  rows = createRows(store);
  refuse = new Set();
  timers = [];
  written = [];
  IDS.forEach((id, index) => {
    rows.insert({
      id,
      assetId: (index + 1) as AssetId,
      right: 'comp',
      option: 'l-2015',
      folder: '/library',
      priority: 0,
      batchId: null,
      createdAt: instant(1),
      owner: 'us',
    });
  });
});
afterEach(() => {
  store.close();
  rmSync(root, { recursive: true, force: true });
});

/** A journal whose database refuses the rows in `refuse`, after it has written them. */
function start(): Journal {
  return new Journal({
    store,
    rows: {
      update: (id, patch) => {
        rows.update(id, patch);
        if (refuse.has(id)) throw new Error('no room');
      },
    },
    effects: {
      after: (_, work) => {
        timers.push(work);
        return () => void timers.splice(timers.indexOf(work), 1);
      },
    },
    onWritten: (id) => written.push(id),
  });
}

const stateOf = (id: JobId) => rows.get(id)?.state;

describe('rows of one turn', () => {
  it('go out in one transaction, and whoever waits for them goes on afterwards', async () => {
    const journal = start();
    for (const id of IDS) {
      journal.note(id, { state: 'linking' });
      journal.note(id, { state: 'finalising', sha256: id });
    }
    expect(IDS.map(stateOf)).toEqual(['queued', 'queued', 'queued']);
    await Promise.all(IDS.map((id) => journal.saved(id)));
    expect(IDS.map((id) => rows.get(id))).toMatchObject(
      IDS.map((id) => ({ state: 'finalising', sha256: id })),
    );
    expect(transactions).toBe(1);
    expect(written).toEqual(IDS);
  });

  it('are written in good time where nobody waits for them', () => {
    const journal = start();
    journal.note(A, { state: 'linking' });
    expect(journal.pending(A)).toEqual({ state: 'linking' });
    expect(timers.length).toBe(1);
    timers[0]?.();
    expect(stateOf(A)).toBe('linking');
    expect(journal.pending(A)).toBeNull();
  });

  it('there is nothing to wait for where the row says it already', async () => {
    await start().saved(A);
    expect(transactions).toBe(0);
  });
});

describe('a row that can not be written', () => {
  it('fails its own job alone', async () => {
    const journal = start();
    refuse = new Set([B]);
    for (const id of IDS) journal.note(id, { state: 'finalising' });
    const ends = await Promise.allSettled(IDS.map((id) => journal.saved(id)));
    expect(ends.map((end) => end.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(IDS.map(stateOf)).toEqual(['finalising', 'queued', 'finalising']);
  });

  it('is remembered, changed by what comes after, and tried again', async () => {
    const journal = start();
    refuse = new Set([B]);
    journal.note(B, { state: 'finalising', sha256: 'b' });
    await expect(journal.saved(B)).rejects.toThrow('no room');
    journal.note(B, { state: 'waiting', cause: 'disk' });
    refuse = new Set();
    timers[0]?.();
    expect(rows.get(B)).toMatchObject({ state: 'waiting', cause: 'disk', sha256: 'b' });
  });
});

describe('the end of a job', () => {
  it('is written with what belongs to it, both or none', async () => {
    const journal = start();
    store.run('CREATE TABLE finished (id TEXT)');
    const finish = (id: JobId) =>
      journal.finish(id, () => {
        store.run('INSERT INTO finished (id) VALUES (?)', id);
        return { state: 'done', fileId: 7 as FileId };
      });
    refuse = new Set([C]);
    const ends = await Promise.allSettled(IDS.map(finish));
    expect(ends.map((end) => end.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(store.all('SELECT id FROM finished ORDER BY id')).toEqual([{ id: A }, { id: B }]);
    expect(IDS.map(stateOf)).toEqual(['done', 'done', 'queued']);
    expect(journal.pending(C)).toEqual({});
  });

  it('nothing is written after closing', async () => {
    const journal = start();
    journal.note(A, { state: 'linking' });
    journal.close();
    expect(stateOf(A)).toBe('linking');
    journal.note(A, { state: 'opening' });
    await expect(journal.saved(A)).rejects.toMatchObject({ code: 'aborted' });
    expect(timers).toEqual([]);
  });
});
