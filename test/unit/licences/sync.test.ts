import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { sync } from '../../../src/main/purchasing/licences/sync.ts';
import { ALL_LICENCES } from '../../../src/shared/model/held-licence.ts';
import type { LicensedItem } from '../../../src/shared/model/licence.ts';
import { item, Killed, ListedService } from './listed-service.ts';
import { openLocalBook } from './local-book.ts';

// Other work on the machine must not make these fail.
vi.setConfig({ testTimeout: 120_000 });
const ACCOUNT = 'api.example/demo';
const NEVER = new AbortController().signal;

async function inFolder(work: (file: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-licences-'));
  try {
    await work(path.join(folder, 'licences.db'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One process: opens the file, syncs, and closes it whatever happens. */
async function process(file: string, service: ListedService, { whole = false, now = 0 } = {}) {
  const { book, thread, close } = openLocalBook(file);
  try {
    await sync({
      client: service.client,
      book: thread,
      account: ACCOUNT,
      signal: NEVER,
      now: () => now,
      whole,
      purchases: [],
      titleFor: () => '',
      keep: async (account, certificate) => book.keepCertificate(account, certificate, 1),
      onProgress: () => {},
    });
    return book.standing(ACCOUNT);
  } finally {
    close();
  }
}

/** Transactions in the copy, the newest first. */
function copy(file: string, listedOnly = false): number[] {
  const { book, close } = openLocalBook(file);
  const rows = [];
  for (let from: number | null = null; ; ) {
    const page = book.rows(ACCOUNT, ALL_LICENCES, { from });
    rows.push(...page);
    const last = page.at(-1);
    if (last === undefined) break;
    from = last.place - 1;
  }
  close();
  return rows.filter(({ listed }) => listed || !listedOnly).map(({ transactionId }) => transactionId);
}

const ids = (rows: readonly LicensedItem[]): number[] => rows.map(({ transactionId }) => transactionId);
const sorted = (numbers: readonly number[]): number[] => numbers.toSorted((a, b) => b - a);
const list = (count: number, from = 1): LicensedItem[] =>
  Array.from({ length: count }, (_, index) => item(from + count - 1 - index));

describe('the copy', () => {
  test('is read as a whole again where the clock was set back', async () => {
    await inFolder(async (file) => {
      const service = new ListedService();
      await process(file, service, { now: 3 * 86_400_000 });
      const standing = await process(file, service, { now: 86_400_000 });
      expect(standing.wholeAt).toBe(86_400_000);
    });
  });

  test('is the list, page for page, and stays so', async () => {
    await inFolder(async (file) => {
      const service = new ListedService();
      service.licensed = list(950);
      expect(await process(file, service)).toMatchObject({ complete: true, count: 950, listed: 950 });
      expect(copy(file)).toEqual(ids(service.licensed));
      service.licensed.unshift(...list(3, 2000));
      service.pages = 0;
      expect(await process(file, service)).toMatchObject({ complete: true, count: 953 });
      expect(service.pages).toBeLessThan(6);
      expect(copy(file)).toEqual(ids(service.licensed));
    });
  });

  test.each([1, 7, 20, 50, 199])('takes what a service gives that has a limit of %i', async (pageLimit) => {
    await inFolder(async (file) => {
      const service = new ListedService();
      service.pageLimit = pageLimit;
      service.tellsTotal = pageLimit % 2 === 0;
      service.licensed = list(60);
      expect(await process(file, service)).toMatchObject({ complete: true, count: 60 });
    });
  });

  test('counts what cannot be read, and does not call it missing', async () => {
    await inFolder(async (file) => {
      const service = new ListedService();
      service.licensed = list(230);
      service.unreadable = 4;
      expect(await process(file, service)).toMatchObject({ complete: true, unreadable: 4, count: 230 });
    });
  });

  test('keeps what the service lists no more, and says so', async () => {
    await inFolder(async (file) => {
      const service = new ListedService();
      service.licensed = list(300);
      await process(file, service);
      const [gone] = service.licensed.splice(120, 1);
      const [passedOn] = service.licensed.splice(40, 1);
      service.transferred = passedOn === undefined ? [] : [passedOn];
      expect(await process(file, service)).toMatchObject({ complete: true, count: 300, listed: 299 });
      const { book, close } = openLocalBook(file);
      expect(book.one(ACCOUNT, gone?.transactionId ?? (0 as never))).toMatchObject({ listed: false });
      expect(book.rows(ACCOUNT, { ...ALL_LICENCES, state: 'transferred' }, { from: null })).toMatchObject([
        { transactionId: passedOn?.transactionId, transferred: true, listed: true },
      ]);
      close();
    });
  });

  test('says that something may be missing while the list never rests', async () => {
    await inFolder(async (file) => {
      const service = new ListedService();
      service.licensed = list(900);
      // As many go as come: the number of rows gives nothing away.
      service.beforePage = (page) => {
        service.licensed.splice(100, 30);
        service.licensed.unshift(...list(30, page * 1000));
      };
      expect(await process(file, service)).toMatchObject({ complete: false });
      service.beforePage = () => {};
      expect(await process(file, service)).toMatchObject({ complete: true, listed: service.licensed.length });
    });
  });

  test('goes on where it was killed', async () => {
    await inFolder(async (file) => {
      const service = new ListedService();
      service.licensed = list(2_000);
      service.beforePage = (page) => {
        if (page === 8) throw new Killed();
      };
      await expect(process(file, service)).rejects.toThrow(Killed);
      service.beforePage = () => {};
      service.pages = 0;
      expect(await process(file, service)).toMatchObject({ complete: true, count: 2_000 });
      // Four of eleven pages were left; the end, the first page once more, and the two of the transfers.
      expect(service.pages).toBeLessThanOrEqual(9);
    });
  });

  test('can be had again from nothing', async () => {
    await inFolder(async (file) => {
      const service = new ListedService();
      service.licensed = list(250);
      await process(file, service);
      for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
      expect(await process(file, service)).toMatchObject({ complete: true, count: 250 });
    });
  });
});

/** What happens to the list before a page is read. */
const event = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'nothing' } as const) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('grow' as const), count: fc.integer({ min: 1, max: 450 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('transfer' as const),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      count: fc.integer({ min: 1, max: 300 }),
      stays: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('swap' as const), a: fc.nat(), b: fc.nat() }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'kill' } as const) },
);

const grow = (count: number) => ({ kind: 'grow' as const, count });

test('loses nothing while the list grows, shrinks and turns, and the reader is killed at any page', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        size: fc.integer({ min: 0, max: 1200 }),
        pageLimit: fc.constantFrom(50, 200, 1000),
        tellsTotal: fc.boolean(),
        events: fc.array(event, { maxLength: 14 }),
      }),
      async ({ size, pageLimit, tellsTotal, events }) =>
        inFolder(async (file) => {
          const service = new ListedService();
          Object.assign(service, { pageLimit, tellsTotal, licensed: list(size) });
          let next = size + 1;
          let turned = false;
          const throughout = new Set(ids(service.licensed));
          const left = [...events];
          service.beforePage = () => {
            const now = left.shift() ?? { kind: 'nothing' as const };
            switch (now.kind) {
              case 'grow':
                service.licensed.unshift(...list(now.count, next));
                next += now.count;
                break;
              case 'transfer': {
                const at = Math.floor(now.at * service.licensed.length);
                const moved = service.licensed.splice(at, now.count);
                if (now.stays) service.transferred.unshift(...moved);
                for (const id of ids(moved)) throughout.delete(id);
                break;
              }
              case 'swap': {
                const { licensed } = service;
                const [a, b] = [now.a % Math.max(1, licensed.length), now.b % Math.max(1, licensed.length)];
                const [one, other] = [licensed[a], licensed[b]];
                if (one === undefined || other === undefined) break;
                [licensed[a], licensed[b]] = [other, one];
                turned = true;
                break;
              }
              case 'kill':
                throw new Killed();
              case 'nothing':
                break;
            }
          };
          // Begin again after every kill, as an app does that is started again.
          for (;;) {
            try {
              const { complete } = await process(file, service);
              // A list that turned and changed at once can look as if it had not: the daily reading is for that.
              if (complete && !turned) {
                const have = new Set(copy(file));
                expect([...throughout].filter((id) => !have.has(id))).toEqual([]);
              }
              break;
            } catch (error) {
              if (!(error instanceof Killed)) throw error;
            }
          }
          service.beforePage = () => {};
          expect(await process(file, service, { whole: true })).toMatchObject({ complete: true });
          const listed = sorted([...new Set([...ids(service.licensed), ...ids(service.transferred)])]);
          expect(sorted(copy(file, true))).toEqual(listed);
        }),
    ),
    {
      numRuns: 60,
      examples: [
        // Each page shows what is known already, until the one row behind it.
        [{ size: 1, pageLimit: 200, tellsTotal: false, events: [200, 350, 379, 171].map(grow) }],
      ],
    },
  );
});
