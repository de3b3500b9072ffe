import { expect, it } from 'vitest';
import { limitAt } from '../../../src/shared/model/bandwidth.ts';

const at = (hours: number, minutes = 0) => new Date(2026, 10, 21, hours, minutes);

it('is the same all day without a schedule', () => {
  expect(limitAt({ limit: 5, schedule: null }, at(3))).toBe(5);
});

it.each([
  ['09:00', '17:30', at(8, 59), 0],
  ['09:00', '17:30', at(9), 7],
  ['09:00', '17:30', at(17, 29), 7],
  ['09:00', '17:30', at(17, 30), 0],
  ['22:00', '06:00', at(23), 7],
  ['22:00', '06:00', at(5, 59), 7],
  ['22:00', '06:00', at(6), 0],
  ['08:00', '08:00', at(3), 7],
])('from %s to %s, at %s: %d', (from, to, now, limit) => {
  expect(limitAt({ limit: 0, schedule: { from, to, limit: 7 } }, now)).toBe(limit);
});
