import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createHeld, KNOWN_OF, OF_ASSET } from '../../../src/main/purchasing/licences/book/held.ts';
import { createOwnership } from '../../../src/main/ownership/index.ts';
import { createLicences } from '../../../src/main/purchasing/licences/index.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import type { LicensedItem } from '../../../src/shared/model/licence.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { item, ListedService } from './listed-service.ts';
import { openLocalBook } from './local-book.ts';

// Other work on the machine must not make these fail.
vi.setConfig({ testTimeout: 120_000 });
const ACCOUNT = 'api.example/demo';
const folder = tempFolderPerTest();

const id = (asset: number) => asset as AssetId;
const never = (error: Error) => {
  throw error;
};

/** Licences, and a service to read them from; `told` is what windows were told. */
function open(service: ListedService, file = path.join(folder.path, 'licences.db')) {
  const told: (readonly AssetId[] | 'everything')[] = [];
  let account: string | null = ACCOUNT;
  const licences = createLicences({
    adopt: false,
    client: service.client,
    file,
    certificates: path.join(folder.path, 'certificates'),
    service: 'api.example',
    account: () => account,
    purchases: () => [],
    fileOf: () => null,
    titleFor: () => '',
    picture: async () => {
      throw new Error('There is none.');
    },
    enqueue: async () => {},
    onRights: (assets) => told.push(assets),
    onError: never,
  });
  return {
    licences,
    told,
    signOut: () => {
      account = null;
    },
  };
}

test('an asset says who licensed it, when, as what and for what, the newest first', async () => {
  const service = new ListedService();
  const [first, second] = [item(1), item(2, { assetId: id(1_000_001), actor: { id: null, name: 'mara' } })];
  service.licensed = [second, first, item(3)];
  const { licences, signOut } = open(service);
  await licences.sync();
  expect(licences.ofAsset(id(1_000_001))).toMatchObject([
    { transactionId: 2, person: 'mara', at: second.at, references: { project: 'Alpine', client: 'Firn' } },
    { transactionId: 1, person: 'demo', at: first.at },
  ]);
  expect(
    licences.known([id(1), id(1_000_003), id(1_000_001)]).map(({ transactionId }) => transactionId),
  ).toEqual(expect.arrayContaining([1, 2, 3]));
  signOut();
  expect(licences.known([id(1_000_001)])).toEqual([]);
  expect(licences.ofAsset(id(1_000_001))).toEqual([]);
  await licences.close();
});

test('what was passed on, or has left the list, is not ours; windows are told of what came and of what went', async () => {
  const service = new ListedService();
  service.licensed = [item(3), item(2), item(1)];
  const { licences, told } = open(service);
  await licences.sync();
  expect(told).toEqual([[1_000_001, 1_000_002, 1_000_003]]);
  told.length = 0;
  await licences.sync({ whole: true });
  expect(told).toEqual([]);

  // The service lists a licence that was passed on in both lists, or only in the second.
  service.transferred = [item(2, { transferId: 5 })];
  service.licensed = [item(4), item(3)];
  await licences.sync({ whole: true });
  await licences.sync({ whole: true });
  const { held, ended } = createOwnership({ copy: (assets) => licences.known(assets), told: [] });
  const all = [1, 2, 3, 4].map((n) => id(1_000_000 + n));
  expect([...held(all)].toSorted((a, b) => a - b)).toEqual([1_000_003, 1_000_004]);
  expect([...ended(all)].toSorted((a, b) => a - b)).toEqual([1_000_001, 1_000_002]);
  expect(new Set(told.flat())).toEqual(new Set([1_000_001, 1_000_002, 1_000_004]));
  await licences.close();
});

test('another account has its own licences, and everything is asked about again', async () => {
  const service = new ListedService();
  service.licensed = [item(1)];
  const { licences, told, signOut } = open(service);
  await licences.changeAccount();
  await licences.sync();
  signOut();
  await licences.changeAccount();
  expect(told).toEqual(['everything', [1_000_001], 'everything']);
  await licences.close();
});

test('many are told in slices, each once', async () => {
  const service = new ListedService();
  service.licensed = Array.from({ length: 1234 }, (_, index) => item(1234 - index));
  const { licences, told } = open(service);
  await licences.sync();
  expect(told.map(({ length }) => length)).toEqual([500, 500, 234]);
  expect(new Set(told.flat()).size).toBe(1234);
  await licences.close();
});

test('before there is a copy nobody is said to hold anything', () => {
  const held = createHeld(path.join(folder.path, 'none.db'), never);
  expect(held.known(ACCOUNT, [id(1)])).toEqual([]);
  expect(held.ofAsset(ACCOUNT, id(1))).toEqual([]);
  held.close();
});

test('a copy that cannot be read claims nothing, and says so', () => {
  const errors: Error[] = [];
  const file = path.join(folder.path, 'broken.db');
  new DatabaseSync(file).exec('CREATE TABLE licence_account (id INTEGER, name TEXT)');
  new DatabaseSync(file).exec('CREATE TABLE licence (id INTEGER)');
  const held = createHeld(file, (error) => errors.push(error));
  expect(held.known(ACCOUNT, [id(1)])).toEqual([]);
  expect(errors).toHaveLength(1);
  held.close();
});

test('at any time it is what the rows say: listed, and not passed on', () => {
  const row = fc.record({ asset: fc.integer({ min: 1, max: 6 }), transferred: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 20 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 8 })),
      (rows, asked) => {
        const file = path.join(folder.path, `${crypto.randomUUID()}.db`);
        const { book, close } = openLocalBook(file);
        const items = rows.map(({ asset, transferred }, index) =>
          item(index + 1, { assetId: id(asset), transferId: transferred ? 9 : null }),
        );
        put(book, items);
        const held = createHeld(file, never);
        const expected = asked.filter((asset) =>
          items.some(({ assetId, transferId }) => assetId === asset && transferId === null),
        );
        const ownership = createOwnership({ copy: (assets) => held.known(ACCOUNT, assets), told: [] });
        expect([...ownership.held(asked.map(id))].toSorted((a, b) => a - b)).toEqual(
          expected.toSorted((a, b) => a - b),
        );
        for (const asset of asked)
          expect(held.ofAsset(ACCOUNT, id(asset)).length > 0).toBe(expected.includes(asset));
        held.close();
        close();
      },
    ),
    { numRuns: 30 },
  );
});

test('both questions go by the index of assets alone', () => {
  const file = path.join(folder.path, 'licences.db');
  const { book, close } = openLocalBook(file);
  put(book, [item(1)]);
  const database = new DatabaseSync(file);
  const planOf = (sql: string, value: string | number) =>
    database
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all(ACCOUNT, value)
      .map(({ detail }) => String(detail))
      .filter((detail) => /\blicence\b/.test(detail));
  expect(planOf(KNOWN_OF, '[1]')).toEqual([
    'SEARCH licence USING INDEX licence_of_asset (account=? AND asset_id=?)',
  ]);
  // The row ID ends the index, so that nothing is sorted.
  expect(planOf(OF_ASSET, 1)).toEqual([
    'SEARCH licence USING INDEX licence_of_asset (account=? AND asset_id=?)',
  ]);
  database.close();
  close();
});

function put(book: ReturnType<typeof openLocalBook>['book'], rows: readonly LicensedItem[]): void {
  book.note(ACCOUNT, 'licensed', { offset: 0, rows, unreadable: 0, total: rows.length });
}
