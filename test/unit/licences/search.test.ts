import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Book } from '../../../src/main/purchasing/licences/book/book.ts';
import { select } from '../../../src/main/purchasing/licences/book/select.ts';
import { termsIn } from '../../../src/main/purchasing/licences/book/words.ts';
import { ALL_LICENCES, HELD_STATES, LICENCE_PAGE } from '../../../src/shared/model/held-licence.ts';
import type { HeldLicence, LicenceQuery } from '../../../src/shared/model/held-licence.ts';
import type { InvoiceId, UserId } from '../../../src/shared/model/ids.ts';
import type { Instant } from '../../../src/shared/model/instant.ts';
import type { LicensedItem } from '../../../src/shared/model/licence.ts';
import { totals } from '../../../src/shared/model/money.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { item } from './listed-service.ts';
import { openLocalBook } from './local-book.ts';

// Other work on the machine must not make these fail.
vi.setConfig({ testTimeout: 120_000 });
const ACCOUNT = 'api.example/demo';
const folder = tempFolderPerTest();

function withBook<T>(work: (book: Book, file: string) => T): T {
  const file = path.join(folder.path, 'licences.db');
  const { book, close } = openLocalBook(file);
  try {
    return work(book, file);
  } finally {
    close();
  }
}

function put(book: Book, rows: readonly LicensedItem[]): void {
  for (let offset = 0; offset < rows.length; offset += 500) {
    const page = rows.slice(offset, offset + 500);
    book.note(ACCOUNT, 'licensed', { offset, rows: page, unreadable: 0, total: rows.length });
  }
}

/** Every page of a query, by its marks alone. */
function pages(book: Book, query: LicenceQuery): readonly HeldLicence[] {
  return book.found(ACCOUNT, query).marks.flatMap((from) => book.rows(ACCOUNT, query, { from }));
}

test('a licence is found by the beginning of any word in it', () => {
  withBook((book) => {
    book.members(ACCOUNT, [{ id: 100 as UserId, userName: 'Zoe.M', firstName: 'Zoë', lastName: 'Müller' }]);
    book.licenceNames(ACCOUNT, [{ id: 10, name: 'Digital License' }]);
    const references = {
      project: 'Été à Łódź',
      client: 'Firn Outdoor',
      purchaseOrder: 'PO-4711/B',
      isbn: '978-3-16-148410-0',
      other: 'Привет мир',
    };
    put(book, [item(1, { title: 'Snow-capped mountains', references }), item(2)]);
    const find = (text: string) =>
      book.rows(ACCOUNT, { ...ALL_LICENCES, text }, { from: null }).map(({ transactionId }) => transactionId);
    for (const text of [
      'snow',
      'SNOW cap',
      'capped mountains',
      'ete',
      'été',
      'łódź',
      'firn out',
      'po-4711',
      '4711/b',
      '978-3-16',
      'прив',
      '1000001',
    ]) {
      expect([text, find(text)]).toEqual([text, [1]]);
    }
    for (const text of ['digital', 'muller', 'ZOË', 'zoë müll'])
      expect([text, find(text)]).toEqual([text, [2, 1]]);
    for (const text of ['capped lake', 'now', 'ountain', '!!!', '"', 'title:snow OR', 'mountains NOT']) {
      expect([text, find(text)]).toEqual([text, []]);
    }
    expect(find('   ')).toEqual([2, 1]);
    expect(book.choices(ACCOUNT)).toEqual({
      people: ['Zoë Müller'],
      projects: ['Alpine', 'Été à Łódź'],
      licences: ['Digital License'],
    });
  });
});

const WORDS = [
  'mountain',
  'mountains',
  'moun',
  'lake',
  'city',
  'été',
  'ete',
  '4711',
  '47110',
  'PO',
  'привет',
];
const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((all) => all.join(' '));
const DAY = 86_400_000;

const row = fc.record({
  title: words,
  day: fc.integer({ min: 0, max: 5 }),
  person: fc.constantFrom('ada', 'mara', ''),
  project: fc.constantFrom('Alpine', 'Été', ''),
  status: fc.constantFrom('uninvoiced', 'invoiced', 'paid', 'active', 'unknown'),
  invoice: fc.option(fc.integer({ min: 1, max: 3 })),
  transfer: fc.option(fc.constant(7)),
  price: fc.option(fc.constantFrom('19.9', '0.1', '0.2', '1234567890123.45')),
  currency: fc.constantFrom(0, 5),
} as const);

const query: fc.Arbitrary<LicenceQuery> = fc.record({
  text: fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 3, arbitrary: words }),
  person: fc.option(fc.constantFrom('ada', 'mara', 'nobody')),
  from: fc.option(fc.integer({ min: 0, max: 5 }).map((day) => (day * DAY) as Instant)),
  to: fc.option(fc.integer({ min: 0, max: 6 }).map((day) => (day * DAY) as Instant)),
  state: fc.option(fc.constantFrom(...HELD_STATES)),
  licence: fc.constant(null),
  project: fc.option(fc.constantFrom('Alpine', 'Été')),
});

/** What a query means, row by row. */
function means(licence: HeldLicence, { text, person, from, to, state, project }: LicenceQuery): boolean {
  const has = termsIn(
    [licence.title, licence.assetId, licence.transactionId, licence.references.project, licence.person].join(
      ' ',
    ),
  );
  const at = licence.at ?? 0;
  return (
    termsIn(text).every((term) => has.some((word) => word.startsWith(term))) &&
    (person === null || licence.person === person) &&
    (from === null || at >= from) &&
    (to === null || at < to) &&
    (state === null || (state === 'transferred' ? licence.transferred : licence.billing === state)) &&
    (project === null || licence.references.project === project)
  );
}

test('every query finds what it means, in the order of time, page by page, with exact sums', () => {
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 450 }),
      fc.array(query, { minLength: 1, maxLength: 6 }),
      (rows, queries) => {
        const { book, close } = openLocalBook(':memory:');
        const items = rows.map((one, index) =>
          item(index + 1, {
            title: one.title,
            at: (one.day * DAY) as Instant,
            actor: { id: null as UserId | null, name: one.person },
            userId: null,
            status: one.status,
            invoiceId: one.invoice as InvoiceId | null,
            transferId: one.transfer,
            references: { project: one.project, client: '', purchaseOrder: '', isbn: '', other: '' },
          }),
        );
        put(book, items);
        book.purchases(
          ACCOUNT,
          rows.flatMap(({ price, currency }, index) => {
            const [transactionId] = [items[index]?.transactionId];
            if (price === null || transactionId === undefined) return [];
            return [
              {
                transactionId,
                price: { amount: price, currencyId: currency },
                option: 'l',
                extendedRights: 0,
              },
            ];
          }),
        );
        const all = pages(book, ALL_LICENCES);
        expect(all.map(({ transactionId }) => transactionId)).toEqual(
          items
            .toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0) || b.transactionId - a.transactionId)
            .map(({ transactionId }) => transactionId),
        );
        for (const asked of queries) {
          const meant = all.filter((licence) => means(licence, asked));
          expect(pages(book, asked)).toEqual(meant);
          const found = book.found(ACCOUNT, asked);
          expect(found.count).toBe(meant.length);
          expect(found.marks).toHaveLength(Math.ceil(meant.length / LICENCE_PAGE));
          expect(found.unpriced).toBe(meant.filter(({ price }) => price === null).length);
          const sums = totals(meant.flatMap(({ price }) => price ?? []));
          expect(new Set(found.sums.map((sum) => JSON.stringify(sum)))).toEqual(
            new Set(sums.map((sum) => JSON.stringify(sum))),
          );
        }
        close();
      },
    ),
    { numRuns: 40 },
  );
});

test('a range across pages is chosen without its rows', () => {
  withBook((book) => {
    put(
      book,
      Array.from({ length: 700 }, (_, index) => item(700 - index)),
    );
    const all = pages(book, ALL_LICENCES);
    const [first, last] = [all[150], all[620]];
    const chosen = book.transactions(ACCOUNT, ALL_LICENCES, {
      from: first?.place ?? 0,
      to: last?.place ?? 0,
    });
    expect(chosen).toEqual(all.slice(150, 621).map(({ transactionId }) => transactionId));
  });
});

/** One filter each, and all that people put together. */
const ASKED: readonly Partial<LicenceQuery>[] = [
  {},
  { state: 'paid' },
  { state: 'transferred' },
  { person: 'demo' },
  { project: 'Alpine' },
  { licence: 'Standard' },
  { from: 0 as Instant, to: 1e12 as Instant },
  { state: 'paid', person: 'demo', project: 'Alpine', from: 0 as Instant },
  { text: 'mountain' },
  { text: 'mou la', state: 'uninvoiced', person: 'demo', to: 1e13 as Instant },
];

test.each(ASKED)('%j goes by an index and sorts nothing', (asked) => {
  withBook((book, file) => {
    put(
      book,
      Array.from({ length: 1500 }, (_, index) => item(index + 1)),
    );
    const db = new DatabaseSync(file);
    const match = asked.text === undefined ? null : '"mountain" AND "lake"';
    const { sql, params } = select(1, { ...ALL_LICENCES, ...asked }, match, { from: 2 ** 52 });
    const plan = db
      .prepare(`EXPLAIN QUERY PLAN SELECT l.* ${sql} LIMIT 200`)
      .all(...params)
      .map(({ detail }) => String(detail));
    db.close();
    expect(plan.join('; ')).not.toMatch(/TEMP B-TREE/);
    const [first, ...rest] = plan;
    if (match === null) {
      expect(first).toMatch(/^SEARCH l USING INDEX licence_\w+ \(account=\?/);
      expect(rest).toEqual([]);
    } else {
      expect(first).toMatch(/^SCAN t VIRTUAL TABLE INDEX \d+:.*[<>]/);
      expect(rest).toEqual([expect.stringMatching(/^SEARCH l USING INTEGER PRIMARY KEY/)]);
    }
  });
});

test.each([
  ['one licence', 'SELECT * FROM licence WHERE account = 1 AND transaction_id = 5'],
  ['those of an invoice', 'UPDATE licence SET billing = ? WHERE account = 1 AND invoice_id = 5'],
  [
    'a line of an invoice',
    'UPDATE licence SET price = ? WHERE account = 1 AND invoice_id = 5 AND asset_id = 6',
  ],
  ['those listed no more', 'SELECT count(*) FROM licence WHERE account = 1 AND listed = 0'],
])('%s: by an index', (_name, sql) => {
  withBook((_book, file) => {
    const db = new DatabaseSync(file);
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...(sql.includes('?') ? ['paid'] : []));
    db.close();
    expect(plan.map(({ detail }) => String(detail)).join('; ')).toMatch(
      /^SEARCH licence USING (COVERING )?INDEX/,
    );
  });
});
