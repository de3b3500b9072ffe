import { describe, expect, it } from 'vitest';
import { findPurchase } from '../../../src/main/licensing/match.ts';
import type { Surroundings } from '../../../src/main/licensing/match.ts';
import { markerIn, newMarker, withMarker } from '../../../src/main/licensing/marker.ts';
import type { IntentRecord } from '../../../src/main/licensing/record.ts';
import type { AssetId, LicenceId, TransactionId, UserId } from '../../../src/shared/model/ids.ts';
import { instant } from '../../../src/shared/model/instant.ts';
import type { IntentId } from '../../../src/shared/model/intent.ts';
import { NO_REFERENCES } from '../../../src/shared/model/licence.ts';
import type { LicensedItem } from '../../../src/shared/model/licence.ts';

const SENT_AT = 1_790_000_000_000;
const HOUR = 3_600_000;

const intent: IntentRecord = {
  seq: 1,
  id: 'one' as IntentId,
  batchId: 'batch',
  accountId: 'account',
  userId: 11 as UserId,
  assetId: 1 as AssetId,
  licenceId: 700 as LicenceId,
  option: 's',
  extendedRights: 0,
  references: { ...NO_REFERENCES, project: 'Spring 2027' },
  price: '4.9',
  currencyId: null,
  marker: 'SR-7K2M9QX4',
  markerField: 'other',
  accepted: [50 as TransactionId],
  baseline: { transactionIds: [60 as TransactionId], unreadable: 0 },
  state: 'reconciling',
  doubt: 'outcome',
  sends: 1,
  neverLeft: 0,
  sessionRefused: 0,
  confirmedAt: SENT_AT,
  sentAt: SENT_AT,
  waitedMs: 0,
  checkedAt: null,
  checks: 0,
  candidates: [],
  transactionId: null,
  proof: null,
  reason: null,
  supersedes: null,
  epoch: 0,
};

const around: Surroundings = {
  window: { since: instant(SENT_AT - 48 * HOUR), until: instant(SENT_AT + 48 * HOUR) },
  taken: new Set([70 as TransactionId]),
  rivals: false,
};

function row(change: Partial<LicensedItem> = {}): LicensedItem {
  return {
    transactionId: 100 as TransactionId,
    assetId: 1 as AssetId,
    licenceId: 700 as LicenceId,
    userId: 11 as UserId,
    at: instant(SENT_AT + 1000),
    title: '',
    type: 'image',
    size: null,
    editorial: false,
    actor: { id: 11 as UserId, name: 'us' },
    seller: { id: null, name: '' },
    groupId: null,
    status: 'uninvoiced',
    invoiceId: null,
    currencyId: null,
    transferId: null,
    references: { ...NO_REFERENCES, project: 'Spring 2027', other: 'SR-7K2M9QX4' },
    ...change,
  };
}

const unmarked = { ...NO_REFERENCES, project: 'Spring 2027' };
const find = (
  rows: readonly LicensedItem[],
  {
    of = intent,
    by = around,
    unreadable = 0,
  }: { of?: IntentRecord; by?: Surroundings; unreadable?: number } = {},
) => findPurchase(of, { rows, unreadable }, by).kind;

describe('L8: what is new', () => {
  it.each([
    ['was there before sending', 60],
    ['the person had seen', 50],
    ['another intent is proved by', 70],
  ])('is not a licence that %s', (_, transactionId) => {
    expect(find([row({ transactionId: transactionId as TransactionId })])).toBe('none');
  });

  it('is not a licence of another asset', () => {
    expect(find([row({ assetId: 2 as AssetId })])).toBe('none');
  });
});

describe('L10: what is ours', () => {
  it('is found by its marker, whatever else is new', () => {
    const other = row({ transactionId: 101 as TransactionId, references: unmarked });
    expect(find([other, row()])).toBe('found');
  });

  it('is found by its marker however the clocks stand and in any field', () => {
    const references = { ...unmarked, other: '', isbn: ' sr 7k2m9qx4 ' };
    expect(find([row({ at: instant(0), references })])).toBe('found');
  });

  it.each([
    ['of another user', { userId: 12 as UserId }],
    ['of another licence', { licenceId: 701 as LicenceId }],
  ])('is not taken for certain when our marker is on a licence %s', (_, change) => {
    expect(find([row(change)])).toBe('ambiguous');
  });

  it('is not certain when two licences bear our marker', () => {
    expect(find([row(), row({ transactionId: 101 as TransactionId })])).toBe('ambiguous');
  });

  it('is the only new licence without a marker, if everything fits', () => {
    expect(find([row({ references: unmarked })])).toBe('found');
    expect(find([row({ references: { ...unmarked, other: 'SR-7K' } })])).toBe('found');
    expect(find([row({ references: NO_REFERENCES })])).toBe('found');
  });

  it.each([
    ['another user', { userId: 12 as UserId }],
    ['no user', { userId: null }],
    ['another licence', { licenceId: 701 as LicenceId }],
    ['no licence', { licenceId: null }],
    ['a date three days off', { at: instant(SENT_AT + 72 * HOUR) }],
    ['another project', { references: { ...NO_REFERENCES, project: 'Autumn' } }],
    ['a client that we did not name', { references: { ...unmarked, client: 'ACME' } }],
    ['the marker of another Stockroom', { references: { ...unmarked, other: 'SR-AAAAAAAA' } }],
  ])('is not a markerless licence with %s: a person is asked', (_, change) => {
    expect(find([row({ references: unmarked, ...change })])).toBe('ambiguous');
  });

  it('is not certain without a marker when there is a second new licence, a rival or an unreadable row', () => {
    const sole = row({ references: unmarked });
    const second = row({ transactionId: 101 as TransactionId, userId: 12 as UserId, references: unmarked });
    expect(find([sole, second])).toBe('ambiguous');
    expect(find([sole], { by: { ...around, rivals: true } })).toBe('ambiguous');
    expect(find([sole], { unreadable: 1 })).toBe('ambiguous');
    expect(find([], { unreadable: 1 })).toBe('ambiguous');
  });

  it('stays uncertain once it was: rows of a lagging list come and go', () => {
    const candidates = [
      { transactionId: 99 as TransactionId, licenceId: null, userId: null, userName: '', at: null },
    ];
    const sole = row({ references: unmarked });
    expect(find([sole], { of: { ...intent, candidates } })).toBe('ambiguous');
    expect(find([row()], { of: { ...intent, candidates } })).toBe('found');
  });

  it('needs a known user where no marker was sent', () => {
    expect(find([row({ references: unmarked })], { of: { ...intent, userId: null } })).toBe('ambiguous');
  });
});

describe('the marker', () => {
  it('is short, goes into the field that is free, and is found again', () => {
    const marker = newMarker({ random: (bytes) => new Uint8Array(bytes).fill(255) });
    expect(marker).toMatch(/^SR-[0-9A-Z]{8}$/);
    const sent = withMarker(NO_REFERENCES, marker, 'other');
    expect(sent.other).toBe(marker);
    expect(markerIn(sent, marker)).toBe('ours');
    expect(markerIn(sent, null)).toBe('other');
    expect(markerIn(NO_REFERENCES, marker)).toBe('none');
  });
});
