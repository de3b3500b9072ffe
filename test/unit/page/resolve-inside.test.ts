import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveInside } from '../../../src/main/hosts/page/resolve-inside.ts';

const PIECES = [
  '..',
  '.',
  '%2e%2e',
  '%2f',
  '%5c',
  '\\',
  '/',
  'a',
  'C:',
  '%00',
  '%',
  '~',
  '..%2f',
  'con',
  '|',
  ' ',
];

test.each([
  ['posix', path.posix, '/srv/renderer'],
  ['win32', path.win32, 'C:\\srv\\renderer'],
] as const)('whatever is asked for on %s, the answer is inside or nothing', (_name, rules, root) => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }), (pieces) => {
      const found = resolveInside(root, `/${pieces.join('')}`, rules);
      if (found === null) return;
      expect(found.startsWith(root + rules.sep)).toBe(true);
      expect(found.split(rules.sep)).not.toContain('..');
    }),
    { numRuns: 2000 },
  );
});

test('a plain file is found', () => {
  expect(resolveInside('/srv', '/assets/a%20b.js', path.posix)).toBe('/srv/assets/a b.js');
});

test.each(['/CON:stream', '/a*b', '/a?b', '/"x"'])(
  'names that mean something else on Windows: %s',
  (name) => {
    expect(resolveInside('C:\\srv', name, path.win32)).toBeNull();
  },
);
