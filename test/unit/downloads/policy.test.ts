import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/main/downloads/jobs/outcome.ts';
import type { AttemptFacts } from '../../../src/main/downloads/jobs/outcome.ts';
import { MAX_WAIT, MAX_TRIES, parseRetryAfter, retryDelay } from '../../../src/main/downloads/jobs/policy.ts';
import { FAILURE_CODES, StockroomError } from '../../../src/shared/model/failure.ts';

describe('D23: the delay before another try', () => {
  it('is anywhere below a ceiling that doubles from a second to a minute', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 0.9999, noNaN: true }),
        (tries, at) => {
          const ceiling = Math.min(60_000, 1000 * 2 ** (tries - 1));
          const delay = retryDelay(tries, () => at);
          expect(delay).toBeGreaterThanOrEqual(0);
          expect(delay).toBeLessThanOrEqual(ceiling);
          expect(retryDelay(tries, () => 0.9999)).toBeGreaterThan(ceiling * 0.99);
        },
      ),
    );
  });

  it('is short after progress', () => {
    expect(retryDelay(0, () => 0.9999)).toBeLessThanOrEqual(250);
  });
});

describe('D22: Retry-After', () => {
  const now = Date.parse('2026-11-21T10:00:00Z');
  it.each([
    ['7', 7000],
    [' 7 ', 7000],
    ['0', 0],
    ['999999', MAX_WAIT],
    ['Sat, 21 Nov 2026 10:00:07 GMT', 7000],
    ['Saturday, 21-Nov-26 10:00:07 GMT', 7000],
    ['Sat Nov 21 10:00:07 2026 GMT', 7000],
    ['Sat, 21 Nov 2026 09:00:00 GMT', 0],
    ['Sun, 21 Nov 2027 09:00:00 GMT', MAX_WAIT],
    ['-7', null],
    ['7.5', null],
    ['soon', null],
    ['', null],
    [undefined, null],
  ])('%j', (value, expected) => {
    expect(parseRetryAfter(value, now)).toBe(expected);
  });
});

describe('decide', () => {
  const facts = (change: Partial<AttemptFacts> = {}): AttemptFacts => ({
    attempt: 0,
    progressed: false,
    hostProven: false,
    ...change,
  });

  it('ends for every failure within the budget, or waits for a cause that a person or time can end', () => {
    for (const code of FAILURE_CODES) {
      let attempt = 0;
      let ended = false;
      for (let tries = 0; tries < 20 && !ended; tries += 1) {
        const outcome = decide(new StockroomError(code), facts({ attempt }), () => 0.5);
        if (outcome.kind === 'fail') ended = true;
        else if (outcome.cause !== 'retry') ended = true;
        else attempt = outcome.attempt;
      }
      expect(ended, code).toBe(true);
    }
  });

  it('progress renews the budget', () => {
    const outcome = decide(
      new StockroomError('file.incomplete'),
      facts({ attempt: MAX_TRIES - 1, progressed: true }),
      () => 0.5,
    );
    expect(outcome).toMatchObject({ kind: 'wait', attempt: 0 });
  });

  it('offline and a full disk cost no tries', () => {
    for (const code of ['offline', 'disk.full', 'session.expired', 'rate-limited'] as const) {
      expect(decide(new StockroomError(code), facts({ attempt: 5 }), () => 0)).toMatchObject({
        kind: 'wait',
        attempt: 5,
      });
    }
  });

  it('what is not known is internal and fails', () => {
    expect(decide(new Error('x'), facts(), () => 0)).toMatchObject({
      kind: 'fail',
      failure: { code: 'internal' },
    });
  });
});
