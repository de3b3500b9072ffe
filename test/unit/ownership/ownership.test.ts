import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createOwnership } from '../../../src/main/ownership/index.ts';
import type { Claim, KnownLicence } from '../../../src/main/ownership/index.ts';
import type { AssetId, TransactionId } from '../../../src/shared/model/ids.ts';
import type { LicensedItem } from '../../../src/shared/model/licence.ts';
import { coverageOf, coversSize } from '../../../src/shared/model/size-order.ts';

const asset = fc.integer({ min: 1, max: 4 }).map((id) => id as AssetId);
/** A transaction is of one asset, whichever witness tells it. */
const claim = fc.integer({ min: 1, max: 12 }).map(
  (id): Claim => ({
    assetId: ((id % 4) + 1) as AssetId,
    transactionId: id as TransactionId,
    option: '',
    at: null,
  }),
);
const known = fc
  .tuple(claim, fc.record({ transferred: fc.boolean(), listed: fc.boolean() }))
  .map(([one, fate]): KnownLicence => ({ ...one, ...fate }));
const unique = { selector: ({ transactionId }: Claim) => transactionId };

describe('ownership', () => {
  test('the copy has the last word on what it knows, and every witness on what it does not', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(known, unique),
        fc.array(claim),
        fc.array(claim),
        fc.uniqueArray(asset),
        (copied, one, other, asked) => {
          const among =
            <T extends Claim>(all: readonly T[]) =>
            (assets: readonly AssetId[]) =>
              all.filter(({ assetId }) => assets.includes(assetId));
          const ownership = createOwnership({ copy: among(copied), told: [among(one), among(other)] });
          const held = ownership.held(asked);
          const ended = ownership.ended(asked);
          for (const id of asked) {
            const copies = copied.filter(({ assetId }) => assetId === id);
            const alive = copies.some(({ transferred, listed }) => !transferred && listed);
            const ahead = [...one, ...other].some(
              ({ assetId, transactionId }) =>
                assetId === id && copies.every((copy) => copy.transactionId !== transactionId),
            );
            expect(held.has(id)).toBe(alive || ahead);
            expect(ended.has(id)).toBe(!alive && !ahead && copies.length > 0);
          }
        },
      ),
    );
  });

  test('a row of the list is held unless it, or the copy, tells of its transfer', () => {
    const row = (transactionId: number, transferId: number | null) =>
      ({ assetId: 1, transactionId, transferId }) as LicensedItem;
    const copy = (transactionId: number, transferred: boolean, listed: boolean) =>
      ({ assetId: 1, transactionId, option: '', at: null, transferred, listed }) as KnownLicence;
    const ownership = createOwnership({ copy: () => [copy(2, true, true), copy(3, false, false)], told: [] });
    const rows = [row(1, null), row(2, null), row(3, null), row(4, 77)];
    // What the service lists right now is listed, whatever the copy has seen before.
    expect(ownership.heldRows(rows).map(({ transactionId }) => transactionId)).toEqual([1, 3]);
  });
});

describe('sizes', () => {
  test.each([
    ['s-2015', 'xl-2015', false],
    ['xl-2015', 's-2015', true],
    ['cl', 'xl-2015', false],
    ['720', '4k', false],
    ['1080', '1080', true],
    ['vect', 'vect', true],
    ['vect', 'xl-2015', null],
    ['xl-2015', 'vect', null],
    ['s-2015', '1080', null],
    ['', 's-2015', null],
    ['s-2015', 'poster', null],
  ])('a licence for %j is one for %j: %j', (held, wanted, covers) => {
    expect(coversSize(held, wanted)).toBe(covers);
  });

  test.each([
    [[], 'xl-2015', null],
    [['s-2015', 'm-2015'], 'xl-2015', false],
    [['s-2015', ''], 'xl-2015', null],
    [['', 'xl-2015'], 'l-2015', true],
  ])('licences for %j cover %j: %j', (held, wanted, covered) => {
    expect(coverageOf(held, wanted)).toBe(covered);
  });
});
