import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeForm } from '../../../src/main/api/wire/form.ts';
import { retryDelay, RETRY_POLICY } from '../../../src/main/api/transport/retry.ts';
import { retryAfterSeconds } from '../../../src/main/api/transport/retry-after.ts';
import { dateParameter, toInstant } from '../../../src/main/api/wire/dates.ts';
import { decodeEntities } from '../../../src/main/api/wire/entities.ts';
import { readDetails, readItem } from '../../../src/main/api/wire/item.ts';
import { getUserEnterpriseGroup } from '../../../src/main/api/commands/group.ts';
import { getLicenseOfGroup } from '../../../src/main/api/commands/licences.ts';
import { charge, price, toAmount } from '../../../src/main/api/wire/money.ts';
import { listIn } from '../../../src/main/api/wire/shape.ts';
import { toFlag, toNumber } from '../../../src/main/api/wire/values.ts';
import { instant } from '../../../src/shared/model/instant.ts';

const size = (id: string, told: unknown) => ({ id, label: id, price: told });

describe('dates', () => {
  test.each([
    [1_471_871_234, '2016-08-22T13:07:14.000Z'],
    ['1360670344', '2013-02-12T11:59:04.000Z'],
    ['2013-03-13 06:49:19', '2013-03-13T06:49:19.000Z'],
    ['Feb.18, 2013 20:07:26', '2013-02-18T20:07:26.000Z'],
    ['Jan.31, 2013 15:29:17', '2013-01-31T15:29:17.000Z'],
    ['Apr. 18, 2019 14:54:25', '2019-04-18T14:54:25.000Z'],
    ['Apr. 18, 2019', '2019-04-18T00:00:00.000Z'],
    ['2019-04-18', '2019-04-18T00:00:00.000Z'],
    ['2024-02-29T01:02:03Z', '2024-02-29T01:02:03.000Z'],
  ])('%j', (wire, iso) => {
    expect(new Date(toInstant(wire) ?? 0).toISOString()).toBe(iso);
  });

  test.each([
    0,
    '0',
    -5,
    Number.NaN,
    4.2e9,
    '',
    'soon',
    '0000-00-00 00:00:00',
    '2013-02-31 00:00:00',
    'Feb.29, 2013',
    'Foo.18, 2013',
    '2013-03-13 25:00:00',
    null,
    {},
    [1],
  ])('%j is none', (wire) => {
    expect(toInstant(wire)).toBeNull();
  });

  test('what we send is read back to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4_102_444_799 }), (seconds) => {
        expect(toInstant(dateParameter(instant(seconds * 1000)))).toBe(seconds * 1000);
      }),
    );
  });
});

describe('values', () => {
  test.each([
    ['4741', 4741],
    [' 18.9 ', 18.9],
    [7, 7],
    ['1e5', null],
    ['0x10', null],
    ['1,234', null],
    ['', null],
    [true, null],
    [Number.POSITIVE_INFINITY, null],
  ])('number %j', (wire, value) => {
    expect(toNumber(wire)).toBe(value);
  });

  test.each([
    [true, true],
    ['1', true],
    ['YES', true],
    [1, true],
    [0, false],
    ['no', false],
    ['false', false],
    ['maybe', null],
    [2, null],
    [null, null],
  ])('flag %j', (wire, value) => {
    expect(toFlag(wire)).toBe(value);
  });

  test.each([
    ['Rock &amp; Roll', 'Rock & Roll'],
    ['&quot;A&quot; &#39;b&#x27; &lt;c&gt;', '"A" \'b\' <c>'],
    ['AT&T &bogus; &#0; &#xD800; &', 'AT&T &bogus; &#0; &#xD800; &'],
    ['&amp;lt;', '&lt;'],
    ['&#x1F98A;', '🦊'],
  ])('entities in %j', (wire, text) => {
    expect(decodeEntities(wire)).toBe(text);
  });

  test.each([
    [12.34, '12.34'],
    ['199.00', '199'],
    [0.1, '0.1'],
    ['0.10', '0.1'],
    [-5, '-5'],
    ['-0', '0'],
    [1e21, null],
    [Number.NaN, null],
    // PHP's floats are off by a trace, as numbers and as text.
    [0.1 + 0.2, '0.3'],
    [5.600000000000001, '5.6'],
    [35.879999999999995, '35.88'],
    ['35.879999999999995', '35.88'],
    [-5.551115123125783e-17, '0'],
    ['5.5511151231258E-17', '0'],
    // Three digits are a currency's, four a rate's; more are no amount.
    [0.125, '0.125'],
    ['5.0625', '5.0625'],
    ['5.0625000000000001', '5.0625'],
    [12.3456789, null],
    // A separator is another one in the next country.
    ['12,34', null],
    ['1,250.00', null],
    ['1.250,00', null],
    ['1250,50', null],
    ['1 250.00', null],
    ['1’250.00', null],
    ['1.250.000', null],
    ['$12.34', null],
    [true, null],
    [[12.34], null],
    ['', null],
    [null, null],
  ])('amount %j', (wire, amount) => {
    expect(toAmount(wire)).toBe(amount);
  });

  test('an amount with two decimals survives JSON, whatever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 15 - 1 }), (cents) => {
        const written = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
        const read = toAmount(JSON.parse(`{"p":${written}}`).p);
        expect(BigInt(Math.round(Number(read) * 100))).toBe(BigInt(cents));
        expect(read).toBe(toAmount(written));
      }),
    );
  });

  test('a sum that was added up in floats is the sum in cents, as a number and as text', () => {
    const cents = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 50 });
    fc.assert(
      fc.property(cents, (all) => {
        const floats = all.reduce((sum, one) => sum + one / 100, 0);
        const exact = toAmount((all.reduce((sum, one) => sum + one, 0) / 100).toFixed(2));
        expect(toAmount(floats)).toBe(exact);
        expect(toAmount(String(floats))).toBe(exact);
      }),
    );
  });

  test.each([
    ['in one licence', [{ licenseId: 1, sizes: [size('s', '4.90'), size('s', 5.1), size('l', 9)] }]],
    [
      'in two of the same ID',
      [
        { licenseId: 1, sizes: [size('s', '4.90'), size('l', 9)] },
        { licenseID: '1', sizes: [size('s', null)] },
      ],
    ],
  ])('a size at two prices %s has none that is known', (_, data) => {
    const { licences } = getLicenseOfGroup.read({ data }, null);
    const prices = licences.flatMap(({ sizes }) =>
      sizes.map(({ option, price: told }) => [option, told?.amount]),
    );
    expect(prices.filter(([option]) => option === 's').every(([, told]) => told === undefined)).toBe(true);
    expect(prices).toContainEqual(['l', '9']);
  });

  test('the same price twice, or another one of a size that is switched off, is a price', () => {
    const sizes = [size('s', '4.90'), size('s', 4.9), { ...size('s', 7), enabled: false }];
    const { licences } = getLicenseOfGroup.read({ data: [{ licenseId: 1, sizes }] }, null);
    expect(licences[0]?.sizes[0]?.price).toEqual({ amount: '4.9', currencyId: null });
  });

  test.each([
    [{ balance: 100, money: 100 }, '100'],
    [{ balance: 100, money: '99.5' }, '99.5'],
    [{ balance: null, money: 100 }, '100'],
    [{ balance: '1,250.00', money: 1250 }, '1250'],
    [{ balance: '1,250.00', money: '1250,50' }, null],
    [{ balance: -3 }, '-3'],
    [{}, null],
  ])('the balance of %j', (told, balance) => {
    expect(getUserEnterpriseGroup.read({ group: { groupId: 1, ...told } }, null).balance).toBe(balance);
  });

  test.each([
    [{ vatEnabled: true, vatRate: '19' }, true, '19'],
    [{ vatEnabled: true, vatRate: '5,5' }, true, null],
    [{ vatEnabled: true, vatRate: -19 }, true, null],
    [{ vatEnabled: true }, true, null],
    [{ vatEnabled: 0, vatRate: '19' }, false, '19'],
    [{ vatRate: '19' }, true, '19'],
    [{ vatRate: '19 %' }, true, null],
    [{ vatRate: '0.00' }, false, '0'],
    [{}, false, null],
  ])('the VAT of %j', (told, enabled, rate) => {
    const { vat } = getUserEnterpriseGroup.read({ group: { groupId: 1, ...told } }, null);
    expect(vat).toMatchObject({ enabled, rate });
  });

  test('what is below zero is no price', () => {
    expect(price({ price: '-1.00' }, 0, 'price')).toBeNull();
    expect(price({ price: -1e-17 }, 0, 'price')).toEqual({ amount: '0', currencyId: 0 });
    expect(charge({ vatRate: -19 }, 'vatRate')).toBeNull();
  });
});

describe('lists', () => {
  test.each([
    [{ downloads: [1, 2] }, [1, 2]],
    [{ downloads: { 0: 1, 7: 2 } }, [1, 2]],
    [{ data: { downloads: [1] } }, [1]],
    [{ data: [1] }, [1]],
    [{ data: { 5: { a: 1 } } }, [{ a: 1 }]],
    [{ downloads: null, count: 0 }, []],
    [{ downloads: null }, []],
    [{ count: '0' }, []],
    [{ downloads: [] }, []],
    [{ downloads: {} }, []],
  ])('%j', (answer, values) => {
    expect(listIn(answer, ['downloads', 'data']).map(({ value }) => value)).toEqual(values);
  });

  test.each([{}, { count: 3 }, { downloads: null, count: 3 }, { downloads: 'x' }, { data: { a: 1 } }])(
    '%j is a fault, not an empty list',
    (answer) => {
      expect(() => listIn(answer, ['downloads', 'data'])).toThrow(/^downloads: /);
    },
  );
});

describe('previews', () => {
  const links = (item: object) => readItem({ id: 1, ...item })?.previews.map(({ edge, url }) => [edge, url]);

  test('each link once, with the largest edge it stands for', () => {
    expect(
      links({ huge_thumb: '/950.jpg', large_thumb: '/950.jpg', thumb_huge: '/450.jpg', thumb: '/110.jpg' }),
    ).toEqual([
      [110, '/110.jpg'],
      [450, '/450.jpg'],
      [950, '/950.jpg'],
    ]);
  });

  test.each([
    [{}, []],
    [{ thumb: null, thumbnail: '', url: 7, url_big: ['x'], huge_thumb: 'not a link' }, []],
    [
      { mp4: { '240': '/s.mp4', '720': '/l.mp4' } },
      [
        [0, '/s.mp4'],
        [0, '/l.mp4'],
      ],
    ],
    [
      { mp4: ['/s.mp4'], webm: '/s.webm', mp4Thumbnail: '/t.jpg' },
      [
        [450, '/t.jpg'],
        [0, '/s.mp4'],
        [0, '/s.webm'],
      ],
    ],
  ])('%j', (item, expected) => {
    expect(links(item)).toEqual(expected);
  });
});

describe('form', () => {
  test('as PHP reads it', () => {
    const form = encodeForm({
      none: undefined,
      nothing: null,
      yes: true,
      no: false,
      zero: 0,
      empty: '',
      list: [1, 'a b'],
      object: { key: 'v', deep: { er: 1 } },
      groups: [{ ids: [1, 2] }, { ids: [3] }],
      'ünï&=': 'é+&',
    });
    expect(decodeURIComponent(form.replaceAll('+', ' '))).toBe(
      'yes=1&no=0&zero=0&empty=&list[]=1&list[]=a b&object[key]=v&object[deep][er]=1' +
        '&groups[0][ids][]=1&groups[0][ids][]=2&groups[1][ids][]=3&ünï&==é+&',
    );
    expect(new URLSearchParams(form).get('ünï&=')).toBe('é+&');
  });
});

describe('Retry-After', () => {
  const NOW = Date.UTC(2026, 0, 1, 12);

  test.each([
    [undefined, null],
    ['7', 7],
    ['0', 0],
    ['99999999', 86_400],
    ['Thu, 01 Jan 2026 12:00:30 GMT', 30],
    ['Thu, 01 Jan 2026 11:00:00 GMT', 0],
    ['Thursday, 01-Jan-26 12:00:30 GMT', 30],
    ['-5', null],
    ['soon', null],
    ['', null],
  ])('%j', (header, seconds) => {
    expect(retryAfterSeconds(header, NOW)).toBe(seconds);
  });
});

describe('retry', () => {
  const attempt = {
    repeat: 'safe',
    tries: 1,
    code: 'server',
    left: true,
    refused: false,
    retryAfter: null,
  } as const;

  test('stays within its bounds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (tries, random) => {
          const delay = retryDelay({ ...attempt, tries }, random);
          if (tries >= RETRY_POLICY.maxTries) expect(delay).toBeNull();
          else expect(delay).toBeLessThanOrEqual(RETRY_POLICY.baseMs * 2 ** (tries - 1));
        },
      ),
    );
  });

  test.each([
    [{ ...attempt, repeat: 'never', left: false }, null],
    [{ ...attempt, repeat: 'refused-only' }, null],
    [{ ...attempt, repeat: 'refused-only', left: false }, 125],
    [{ ...attempt, repeat: 'refused-only', refused: true }, 125],
    [{ ...attempt, code: 'invalid' }, null],
    [{ ...attempt, code: 'session.expired' }, null],
    [{ ...attempt, code: 'timeout', tries: 2 }, null],
    [{ ...attempt, retryAfter: 60 }, 60_125],
    [{ ...attempt, retryAfter: 61 }, null],
  ] as const)('%j', (one, delay) => {
    expect(retryDelay(one, 0.5)).toBe(delay);
  });
});

describe('what an item tells beside its picture', () => {
  const details = (fields: object) => readDetails({ id: 7, ...fields })?.asset;

  test('no extended rights only where the service says so', () => {
    expect(details({ isextended: false })?.noExtendedRights).toBe(true);
    expect(details({ isextended: '0' })?.noExtendedRights).toBe(true);
    for (const fields of [{}, { isextended: true }, { isextended: null }, { isextended: '1' }]) {
      expect(details(fields)).not.toHaveProperty('noExtendedRights');
    }
  });

  test('the focused collection by the sizes that only it has', () => {
    expect(details({ available_sizes: { cs: 1, cl: 3, xl: 5 } })?.focused).toBe(true);
    expect(details({ available_sizes: { s: 1, xl: 5 } })).not.toHaveProperty('focused');
  });

  test('length, beat and channels of a sound', () => {
    const sound = details({ type: 'audio', duration_in_seconds: '92.5', bpm: 120, channels: '2' });
    expect(sound).toMatchObject({ duration: 92.5, sound: { bpm: 120, channels: 2 } });
    expect(details({ type: 'image' })).not.toHaveProperty('sound');
  });
});
