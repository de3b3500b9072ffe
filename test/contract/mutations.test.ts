import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnswer } from '../../src/main/api/transport/answer.ts';
import { ProtocolFault } from '../../src/main/api/wire/fault.ts';
import { isObject } from '../../src/main/api/wire/values.ts';
import { FAILURE_CODES, StockroomError } from '../../src/shared/model/failure.ts';
import { CASES, type Case } from './support/cases.ts';
import { damaged, damages } from './support/mutate.ts';
import { CREDENTIALS, clientOf, FakeService, table } from './support/service.ts';
import { unsoundness } from './support/sound.ts';

const aCase = fc.constantFrom(...CASES);
const context = {
  command: 'test',
  now: 0,
  redact: (text: string) => text,
  endpoint: new URL('https://api.depositphotos.com'),
  once: false,
};

describe('damaged answers', () => {
  test('give a sound result or a typed error, 10,000 times', () => {
    let results = 0;
    let faults = 0;
    fc.assert(
      fc.property(aCase, damages, (one, damage) => {
        const wire = damaged(one.answer, damage);
        const outcome = readWhole(one, Buffer.from(JSON.stringify(wire)));
        if (outcome.kind === 'fault') {
          faults += 1;
          return;
        }
        results += 1;
        // A transfer answers nothing at all.
        if (outcome.value !== undefined) expect(unsoundness(outcome.value, wire)).toEqual([]);
      }),
      { numRuns: 10_000 },
    );
    // Both ways out are really taken: a reader that refuses everything would pass otherwise.
    expect(results).toBeGreaterThan(6_000);
    expect(faults).toBeGreaterThan(200);
  });

  test('cut or garbled in transit give a typed error or a sound result', () => {
    fc.assert(
      fc.property(
        aCase,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(255),
        fc.boolean(),
        (one, at, byte, cut) => {
          const whole = Buffer.from(JSON.stringify(one.answer));
          const place = Math.floor(at * (whole.length - 1));
          const bytes = cut ? whole.subarray(0, place) : Buffer.from(whole);
          if (!cut) bytes[place] = byte;
          const outcome = readWhole(one, bytes);
          if (cut) expect(outcome.kind).toBe('fault');
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('reach the caller as a StockroomError over the network', async () => {
    let body: Buffer = Buffer.alloc(0);
    await using service = await FakeService.start((received) =>
      received.command === 'loginEnterprise'
        ? table({})(received)
        : (response) => response.setHeader('content-type', 'application/json').end(body),
    );
    const time = { now: Date.now, after: instantly, inBackground: never, random: () => 0 };
    using use = clientOf(service, { time });
    await use.client.session.signIn(CREDENTIALS);
    const asked = fc.constantFrom(...CASES.filter(({ ask }) => ask !== null));
    await fc.assert(
      fc.asyncProperty(asked, damages, fc.boolean(), async (one, damage, cut) => {
        const whole = Buffer.from(JSON.stringify(damaged(one.answer, damage)));
        body = cut ? whole.subarray(0, whole.length / 2) : whole;
        try {
          await one.ask?.(use.client);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(StockroomError);
          if (thrown instanceof StockroomError) expect(FAILURE_CODES).toContain(thrown.code);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('an item that has lost everything but its ID stays in the list', () => {
    const search = CASES.find(({ fixture }) => fixture === 'search.seen');
    const result = search?.read({
      type: 'success',
      result: [{ id: '7' }, { title: 'no ID' }, 'nonsense', { id: 8 }],
    });
    expect(result).toMatchObject({ items: [{ asset: { id: 7 } }, { asset: { id: 8 } }] });
  });

  test('a licence that can not be read is counted, not lost', () => {
    const items = CASES.find(({ fixture }) => fixture === 'getLicensedItems.doc');
    const result = items?.read({
      type: 'success',
      count: 2,
      downloads: [{ itemId: 5 }, { itemId: 5, itemTransactionId: 6 }],
    });
    expect(result).toMatchObject({ total: 2, unreadable: 1, rows: [{ row: { transactionId: 6 } }] });
  });
});

type Outcome = { readonly kind: 'result'; readonly value: unknown } | { readonly kind: 'fault' };

/** From bytes to the result, as the client does it. Any other exception fails the test. */
function readWhole(one: Case, body: Buffer): Outcome {
  const answer = readAnswer({ status: 200, headers: {}, body }, context);
  if (answer.kind === 'failure') {
    expect(answer.error).toBeInstanceOf(StockroomError);
    return { kind: 'fault' };
  }
  expect(isObject(answer.body)).toBe(true);
  try {
    return { kind: 'result', value: one.read(answer.body) };
  } catch (thrown) {
    if (thrown instanceof ProtocolFault || thrown instanceof StockroomError) return { kind: 'fault' };
    throw thrown;
  }
}

function instantly(_milliseconds: number, action: () => void) {
  queueMicrotask(action);
  return { cancel: () => {} };
}

function never() {
  return { cancel: () => {} };
}
