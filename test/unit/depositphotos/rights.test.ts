import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GroupId } from '../../../src/shared/model/ids.ts';
import {
  ALL_EXTENDED_RIGHTS_MASK,
  EXTENDED_RIGHTS,
  maskOf,
  rightsIn,
} from '../../../src/shared/model/licence.ts';
import { isAllowed } from '../../../src/shared/model/member.ts';

describe('extended rights', () => {
  test('are the bits of the guide', () => {
    expect(rightsIn(27)).toEqual(['unlimited-print', 'multi-seat', 'resale', 'transfer']);
    expect(maskOf(['extra-warranty', 'transfer'])).toBe(20);
    expect(maskOf(EXTENDED_RIGHTS.map(({ right }) => right))).toBe(ALL_EXTENDED_RIGHTS_MASK);
  });

  test('survive the mask', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: ALL_EXTENDED_RIGHTS_MASK }), (mask) => {
        expect(maskOf(rightsIn(mask))).toBe(mask);
      }),
    );
  });
});

describe('permissions', () => {
  const member = {
    permissions: [
      { action: 'license', resource: 'enterprise', resourceId: null },
      { action: 'edit', resource: 'enterprise_group', resourceId: 5 },
    ],
  };
  const group = (id: number) => id as GroupId;

  test.each([
    ['license', undefined, true],
    ['license', group(9), true],
    ['edit', undefined, true],
    ['edit', group(5), true],
    ['edit', group(6), false],
    ['compDownloads', undefined, false],
  ] as const)('%s in %s: %s', (action, groupId, allowed) => {
    expect(isAllowed(member, action, groupId)).toBe(allowed);
  });
});
