import { expect, test } from 'vitest';
import { exitCodeOf, exitCodeOfAll } from '../../../src/main/hosts/cli/exit-code.ts';

test.each([
  ['invalid', 2],
  ['config.api-url', 2],
  ['auth.key', 3],
  ['auth.password', 3],
  ['signed-out', 3],
  ['session.expired', 3],
  ['not-found', 4],
  ['offline', 5],
  ['timeout', 5],
  ['outcome-unknown', 7],
  ['internal', 1],
  ['server', 1],
  ['aborted', 130],
] as const)('%s ends with %i', (code, expected) => {
  expect(exitCodeOf(code)).toBe(expected);
});

test.each([
  [[], 0],
  [[null, null], 0],
  [[null, 'not-found'], 6],
  [['not-found', 'not-found'], 4],
  [['offline'], 5],
  [['not-found', 'offline'], 1],
  [[null, 'outcome-unknown', 'offline'], 7],
  [[null, 'aborted'], 130],
] as const)('%j together end with %i', (outcomes, expected) => {
  expect(exitCodeOfAll(outcomes)).toBe(expected);
});
