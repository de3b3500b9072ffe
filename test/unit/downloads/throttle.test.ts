import { describe, expect, it } from 'vitest';
import { Throttle } from '../../../src/main/downloads/jobs/throttle.ts';

/** Takes chunks as fast as the throttle lets, on a clock of its own; returns the bytes of each second. */
function flow(rate: (now: number) => number, seconds: number, chunk = 65_536): number[] {
  let now = 0;
  const throttle = new Throttle(() => rate(now), { monotonic: () => now });
  const bytes = Array<number>(seconds).fill(0);
  // A line that could bring ten megabytes a second.
  while (now < seconds * 1000) {
    bytes[Math.floor(now / 1000)] = (bytes[Math.floor(now / 1000)] ?? 0) + chunk;
    now += chunk / 10_000;
    for (let wait = throttle.take(chunk); wait > 0; wait = throttle.take(0)) now += wait;
  }
  return bytes;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('D28: the bandwidth limit', () => {
  it.each([100_000, 1_000_000, 5_000_000])('is kept within 5 %% over 10 s: %i', (rate) => {
    expect(sum(flow(() => rate, 20).slice(5, 15)) / (rate * 10)).toBeCloseTo(1, 1);
    expect(Math.abs(sum(flow(() => rate, 20).slice(5, 15)) / (rate * 10) - 1)).toBeLessThan(0.05);
  });

  it('a change is in force within a second', () => {
    const seconds = flow((now) => (now < 5000 ? 100_000 : 2_000_000), 12);
    expect(seconds[3]).toBeLessThan(200_000);
    expect(sum(seconds.slice(6, 11)) / 10_000_000).toBeGreaterThan(0.95);
    const back = flow((now) => (now < 5000 ? 2_000_000 : 100_000), 26);
    expect(sum(back.slice(6, 26)) / 2_000_000).toBeLessThan(1.05);
  });

  it('no limit is no wait', () => {
    expect(sum(flow(() => 0, 2))).toBeGreaterThan(19_000_000);
  });
});
