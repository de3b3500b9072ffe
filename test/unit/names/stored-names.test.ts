import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { basketMigrations } from '../../../src/main/purchasing/basket/index.ts';
import { createProjects } from '../../../src/main/purchasing/basket/projects.ts';
import { spentOn } from '../../../src/main/purchasing/licensing/budgets.ts';
import { systemEffects } from '../../../src/main/purchasing/licensing/effects.ts';
import { Ledger } from '../../../src/main/purchasing/licensing/ledger.ts';
import { ledgerMigrations } from '../../../src/main/purchasing/licensing/schema.ts';
import { createFilters } from '../../../src/main/library/listing/filters.ts';
import { listingMigrations } from '../../../src/main/library/listing/index.ts';
import { edited } from '../../../src/main/library/listing/marks.ts';
import { libraryMigrations } from '../../../src/main/library/files/index.ts';
import { createRejections, rejectionMigrations } from '../../../src/main/catalog/rejections/index.ts';
import { migrate, typedStore } from '../../../src/main/platform/store/index.ts';
import type { Migration } from '../../../src/main/platform/store/index.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import type { NewProject } from '../../../src/shared/model/project.ts';
import { missingReferences } from '../../../src/shared/model/project.ts';
import { NO_REFERENCES } from '../../../src/shared/model/licence.ts';
import { WHOLE_LIBRARY } from '../../../src/shared/model/record.ts';

const COMPOSED = 'Übersee';
const DECOMPOSED = 'U\u0308bersee';
const SMALL = '\u00a0übersee\u200b';

function open(migrations: readonly Migration[]) {
  const db = new DatabaseSync(':memory:');
  migrate(db, migrations);
  return { db, store: typedStore(db) };
}

const project = (name: string, stopAt: string | null): NewProject => ({
  name,
  defaults: { client: '', purchaseOrder: '', isbn: '', other: '' },
  warnAt: null,
  stopAt,
  required: [],
});

describe('projects', () => {
  test('one is found under every spelling of its name, and no second one can be', () => {
    const projects = createProjects(open(basketMigrations).store);
    projects.add(project(COMPOSED, '100'));
    for (const name of [COMPOSED, DECOMPOSED, SMALL]) {
      expect(projects.named(name)).toMatchObject({ name: COMPOSED, stopAt: '100' });
      expect(() => projects.add(project(name, null))).toThrow(/There is a project “Übersee” already/);
    }
    expect(() => projects.add(project('\u200b', null))).toThrow(/no letter/);
    const [own] = projects.all();
    expect(() => own && projects.change(own.id, project(DECOMPOSED, '50'))).not.toThrow();
  });

  test('of two that an earlier version let be, the lower budget counts', () => {
    const { store } = open(basketMigrations);
    for (const [name, stopAt] of [
      [COMPOSED, '100'],
      [DECOMPOSED, '50'],
      [SMALL, null],
    ]) {
      store.run(
        `INSERT INTO project (name, defaults, warn_at, stop_at, required) VALUES (?, '{}', NULL, ?, '["client"]')`,
        name ?? '',
        stopAt ?? null,
      );
    }
    expect(createProjects(store).named('ÜBERSEE')).toMatchObject({ stopAt: '50', required: ['client'] });
  });

  test('a reference of nothing that shows is missing', () => {
    const references = { ...NO_REFERENCES, client: '\u200b\u00a0' };
    expect(missingReferences(references, ['client'], null)).toEqual(['client']);
  });
});

describe('the ledger', () => {
  test('what was spent before the keys counts under every spelling', () => {
    const { db, store } = open(ledgerMigrations.filter(({ id }) => id < 11));
    for (const [seq, name] of [COMPOSED, DECOMPOSED, SMALL, 'Other'].entries()) {
      store.run(
        `INSERT INTO intent (seq, id, batchId, accountId, assetId, licenceId, option, extendedRights, "references",
           price, accepted, state, sends, neverLeft, sessionRefused, confirmedAt, waitedMs, checks, candidates,
           epoch, transactionId, proof)
         VALUES (?1, ?2, 'b', 'us', ?1, 1, 's', 0, ?3, '10', '[]', 'licensed', 1, 0, 0, 1, 0, 0, '[]', 0, ?1, 'answer')`,
        seq + 1,
        `intent ${seq}`,
        JSON.stringify({ ...NO_REFERENCES, project: name }),
      );
    }
    migrate(db, ledgerMigrations);
    const ledger = new Ledger(store, 'us', systemEffects);
    for (const name of [COMPOSED, DECOMPOSED, SMALL]) expect(spentOn(ledger, 'us', name, 'spent')).toBe('30');
    expect(spentOn(ledger, 'us', 'other ', 'spent')).toBe('10');
  });
});

describe('other names', () => {
  test('rejections of one project are one list, those from before the keys too', () => {
    const { db, store } = open(rejectionMigrations.filter(({ id }) => id < 725));
    for (const [name, asset] of [
      [COMPOSED, 1],
      [DECOMPOSED, 1],
      [DECOMPOSED, 2],
      ['', 3],
    ] as const) {
      store.run('INSERT INTO rejection VALUES (?, ?, ?)', name, asset, asset);
    }
    migrate(db, rejectionMigrations);
    const rejections = createRejections({ store });
    rejections.set({ project: SMALL, assetIds: [4 as AssetId], rejected: true });
    rejections.set({ project: SMALL, assetIds: [2 as AssetId], rejected: false });
    for (const name of [COMPOSED, DECOMPOSED, SMALL]) {
      expect(rejections.list(name).toSorted((a, b) => a - b)).toEqual([1, 4]);
    }
    expect(rejections.projects().map(({ count }) => count)).toEqual([1, 2]);
    expect(rejections.list('')).toEqual([3]);
  });

  test('a filter takes the place of one of the same name, under its ID', () => {
    const filters = createFilters(open([...libraryMigrations, ...listingMigrations]).store);
    filters.save(COMPOSED, WHOLE_LIBRARY);
    const [first] = filters.list();
    filters.save(SMALL, { ...WHOLE_LIBRARY, text: 'new' });
    expect(filters.list()).toMatchObject([{ id: first?.id, name: SMALL, query: { text: 'new' } }]);
  });

  test('a tag is one however it is written', () => {
    const marks = { rating: 0 as const, note: '', tags: [COMPOSED] };
    expect(edited(marks, { addTags: [DECOMPOSED, SMALL] }).tags).toEqual([COMPOSED]);
    expect(edited(marks, { removeTags: [SMALL] }).tags).toEqual([]);
  });
});
