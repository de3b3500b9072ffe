import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeList } from '../../../src/shared/model/list-text.ts';
import type { AssetId, LicenceId } from '../../../src/shared/model/ids.ts';
import type { Terms } from '../../../src/shared/model/basket.ts';
import { instant } from '../../../src/shared/model/instant.ts';
import type { Right } from '../../../src/shared/model/download.ts';
import { readShots, writeShots } from '../../../src/shared/model/shot-csv.ts';
import { costOfShot, costOfShots } from '../../../src/shared/model/shot-price.ts';
import type { Shot, ShotId } from '../../../src/shared/model/shot.ts';
import { costText } from '../../../src/renderer/features/shots/ShotHead.tsx';
import { anAsset } from '../renderer/assets.ts';

test('what is written is read back, whatever a brief holds', () => {
  const id = fc.integer({ min: 1_000_000, max: 900_000_000 }) as fc.Arbitrary<AssetId>;
  // A spreadsheet trims and ends lines in its own way; `'=` is how a formula is kept from running.
  const brief = fc
    .string({ unit: 'grapheme', maxLength: 60 })
    .map((text) => text.replaceAll(/[\r\n\t]|^\uFEFF/g, ' ').trim())
    .filter((text) => !/^'[=+\-@]/.test(text));
  fc.assert(
    fc.property(
      fc.array(fc.record({ brief, candidates: fc.uniqueArray(id, { minLength: 1, maxLength: 4 }) }), {
        minLength: 1,
        maxLength: 6,
      }),
      (drafts) => {
        const shots = drafts.map((draft) => ({ ...draft, size: 'XL', chosen: draft.candidates[0] ?? null }));
        const text = writeShots(
          shots.map((shot) => ({ ...shot, title: 'T, "x"', state: 'Comp', price: '1,200.50' })),
        );
        expect(readShots(decodeList(new TextEncoder().encode(text)))).toEqual({ shots, problems: [] });
      },
    ),
  );
});

test.each([
  [
    'semicolons and another order',
    'Chosen;Brief;Assets\r\n20192481;Cover, dark;"20192481, 19478735"',
    [['Cover, dark', [20192481, 19478735], 20192481]],
  ],
  [
    'tabs, as copied out of a sheet',
    'Brief\tSize\tIDs\nCover\tXL\t20192481 19478735',
    [['Cover', [20192481, 19478735], null]],
  ],
  ['a hint and a guarded ID', 'sep=;\nShot;Options\nCover;="20192481"', [['Cover', [20192481], null]]],
  [
    'no header',
    'Cover;XL;20192481;20192481\n\nBack;;;',
    [
      ['Cover', [20192481], 20192481],
      ['Back', [], null],
    ],
  ],
  [
    'links',
    'Brief,Link\nCover,https://depositphotos.com/photo/calm-lake-20192481.html',
    [['Cover', [20192481], null]],
  ],
])('reads %s', (_, text, expected) => {
  const { shots, problems } = readShots(text);
  expect(shots.map(({ brief, candidates, chosen }) => [brief, candidates, chosen])).toEqual(expected);
  expect(problems).toEqual([]);
});

test('tells what it can’t read by its line, and reads the rest', () => {
  const { shots, problems } = readShots('Brief,IDs\nOne,somewhere\nTwo,1.93694E+08\nThree,20192481\n"Four,1');
  expect(shots.map(({ brief }) => brief)).toEqual(['Three']);
  expect(problems.map(({ line, reason }) => [line, reason.slice(0, 24)])).toEqual([
    [2, '“somewhere” is no asset '],
    [3, 'The spreadsheet has cut '],
    [5, 'A quotation mark is open'],
  ]);
});

const size = (option: string, amount: string | null) => ({
  option,
  label: option,
  price: amount === null ? null : { amount, currencyId: 5 },
  enabled: true,
});
const terms = (xl: string | null): Terms => ({
  licences: [
    {
      id: 1 as LicenceId,
      name: 'Standard',
      productType: 'image',
      sizes: [size('l-2015', '4.20'), size('xl-2015', xl)],
    },
  ],
  asOf: instant(1),
  mayLicense: true,
  mayComp: true,
});
const shot = (id: number, wanted: string, right: Right | null = null): Shot => ({
  id: id as ShotId,
  brief: '',
  size: wanted,
  candidates: [{ asset: anAsset(id), right }],
  chosen: id as AssetId,
});

test('a shot costs what the basket says, in its size; what has no price is never summed away', () => {
  const three = [shot(1, ''), shot(2, 'XL'), shot(3, 'XL', 'licensed')];
  expect(costText(costOfShots(three, terms('9.95')))).toMatch(/^1 licensed, \D*14\.15\D* for 2$/);
  expect(costText(costOfShots(three, terms(null)))).toMatch(
    /^1 licensed, at least \D*4\.20\D* for 1, 1 without a price$/,
  );
  expect(costText(costOfShots(three, null))).toBe('1 licensed, 2 without a price');
  expect(costOfShot(shot(1, 'no size'), terms('1'))).toMatchObject({ kind: 'unpriced' });
  expect(costOfShot(shot(1, '4K'), terms('1'))).toMatchObject({ kind: 'unpriced' });
});

test('an asset that two shots have chosen is bought once; one line without a price keeps it unknown', () => {
  expect(costOfShots([shot(1, 'L'), shot(1, 'XL')], terms('9.95'))).toMatchObject({
    priced: 1,
    known: { amount: '9.95' },
  });
  expect(costOfShots([shot(1, 'L'), shot(1, 'no size')], terms('9.95'))).toMatchObject({
    priced: 0,
    unpriced: 1,
    known: null,
  });
});
