import { describe, expect, it } from 'vitest';
import { Meter } from '../../../src/main/downloads/jobs/progress.ts';

describe('Meter', () => {
  const steady = (rate: number, seconds: number) => {
    let now = 0;
    const meter = new Meter(0, () => now);
    for (let at = 100; at <= seconds * 1000; at += 100) {
      now = at;
      meter.at(Math.round((rate * at) / 1000));
    }
    return { meter, advance: (ms: number) => (now += ms) };
  };

  it('tells a steady rate as it is', () => {
    expect(steady(1_000_000, 5).meter.speed).toBe(1_000_000);
  });

  it('follows a change within a few seconds, without a jump', () => {
    const { meter, advance } = steady(1_000_000, 5);
    let bytes = meter.bytes;
    const told: number[] = [];
    for (let step = 0; step < 40; step += 1) {
      advance(250);
      bytes += 25_000;
      meter.at(bytes);
      told.push(meter.speed);
    }
    expect(told[0]).toBeGreaterThan(800_000);
    expect(told.at(-1)).toBeLessThan(150_000);
    expect(told).toEqual([...told].sort((a, b) => b - a));
  });

  it('falls while nothing comes', () => {
    const { meter, advance } = steady(1_000_000, 5);
    advance(20_000);
    expect(meter.speed).toBeLessThan(10_000);
  });

  it('a restart is no negative speed', () => {
    const { meter, advance } = steady(1_000_000, 5);
    advance(300);
    meter.at(0);
    expect(meter.speed).toBe(0);
    expect(meter.bytes).toBe(0);
  });
});
