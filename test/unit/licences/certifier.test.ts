import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCertifier } from '../../../src/main/purchasing/licences/certifier.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import type { FailureCode } from '../../../src/shared/model/failure.ts';
import type { TransactionId } from '../../../src/shared/model/ids.ts';
import type { Certificate } from '../../../src/shared/model/licence.ts';

/** A copy of licences, of which some have no certificate; and a service that fails as it is told. */
function shelf(count: number, faults: readonly (FailureCode | null)[] = []) {
  const left = [...faults];
  const kept = new Set<TransactionId>();
  const asked: number[] = [];
  const rests: number[] = [];
  const errors: Error[] = [];
  const certifier = createCertifier({
    client: {
      certificate: async (id) => {
        asked.push(id);
        const fault = left.shift() ?? null;
        if (fault !== null) throw new StockroomError(fault);
        return { transactionId: id } as Certificate;
      },
    },
    book: {
      uncertified: async (_, limit, before = Number.MAX_SAFE_INTEGER) =>
        Array.from({ length: count }, (__, index) => count - index)
          .filter((place) => place < before && !kept.has(place as TransactionId))
          .slice(0, limit)
          .map((place) => ({ id: place as TransactionId, place })),
    },
    keep: async (_, { transactionId }) => {
      kept.add(transactionId);
    },
    onError: (error) => errors.push(error),
    wait: async (ms, signal) => {
      signal.throwIfAborted();
      rests.push(ms);
    },
  });
  return { certifier, kept, asked, rests, errors };
}

test('reads until none is missing, the newest first', async () => {
  const { certifier, kept, asked, errors } = shelf(1234);
  certifier.start('us');
  certifier.start('us');
  await certifier.done();
  expect([kept.size, asked.length, asked[0], asked.at(-1)]).toEqual([1234, 1234, 1234, 1]);
  expect(errors).toEqual([]);
});

test('rests longer and longer while the service can’t be asked, and no longer than ten minutes', async () => {
  const { certifier, kept, rests } = shelf(
    2,
    Array.from({ length: 10 }, () => 'rate-limited' as const),
  );
  certifier.start('us');
  await certifier.done();
  expect(kept.size).toBe(2);
  expect(rests).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600, 600].map((seconds) => seconds * 1000));
});

test('passes over one that can’t be had, and ends with the session', async () => {
  const refused = shelf(3, [null, 'not-found', null]);
  refused.certifier.start('us');
  await refused.certifier.done();
  expect([...refused.kept]).toEqual([3, 1]);

  const expired = shelf(3, [null, 'session.expired']);
  expired.certifier.start('us');
  await expired.certifier.done();
  expect([[...expired.kept], expired.errors]).toEqual([[3], []]);
});

test('whatever fails and whenever it is stopped, starting again brings all that can be had', async () => {
  const fault = fc.constantFrom<FailureCode | null>(
    null,
    'offline',
    'server',
    'timeout',
    'session.expired',
    'internal',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 260 }),
      fc.array(fault, { maxLength: 30 }),
      async (count, faults) => {
        const { certifier, kept } = shelf(count, faults);
        // A start that is stopped at once may meet no fault.
        for (let round = 0; round <= 2 * faults.length; round += 1) {
          certifier.start('us');
          if (round % 3 === 1) certifier.stop();
          await certifier.done();
        }
        certifier.start('us');
        await certifier.done();
        expect(kept.size).toBe(count);
      },
    ),
    { numRuns: 60 },
  );
});
