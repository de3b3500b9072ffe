import { describe, expect, it } from 'vitest';
import { identityIn } from '../../../src/main/purchasing/licensing/evidence.ts';
import type { Surroundings } from '../../../src/main/purchasing/licensing/evidence.ts';
import { findPurchase, judgeAnswer } from '../../../src/main/purchasing/licensing/match.ts';
import { markerIn, newMarker, withMarker } from '../../../src/main/purchasing/licensing/marker.ts';
import type { IntentRecord } from '../../../src/main/purchasing/licensing/record.ts';
import type { AssetId, LicenceId, TransactionId, UserId } from '../../../src/shared/model/ids.ts';
import { instant } from '../../../src/shared/model/instant.ts';
import type { Instant } from '../../../src/shared/model/instant.ts';
import type { IntentId } from '../../../src/shared/model/intent.ts';
import { NO_REFERENCES } from '../../../src/shared/model/licence.ts';
import type { LicensedItem } from '../../../src/shared/model/licence.ts';

const SENT_AT = 1_790_000_000_000;
const HOUR = 3_600_000;
/** When the list is read, by the service's own clock. */
const LATER = instant(SENT_AT + 80 * HOUR);

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
  baseline: { transactionIds: [60 as TransactionId], unreadable: 0, at: instant(SENT_AT) },
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
  also: [],
  listed: null,
  agreed: null,
  place: null,
  proof: null,
  reason: null,
  supersedes: null,
  notes: [],
  charged: [],
  epoch: 0,
};

const around: Surroundings = {
  taken: new Set([70 as TransactionId]),
  identity: { userId: null, actorId: null },
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
) => findPurchase(of, { rows, unreadable, at: LATER }, by).kind;
const known: Surroundings = { ...around, identity: { userId: 11 as UserId, actorId: 11 as UserId } };
const colleague = { userId: 12 as UserId, actor: { id: 12 as UserId, name: 'them' } };

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
    ['user', { userId: 12 as UserId }],
    ['licence', { licenceId: 701 as LicenceId }],
  ])(
    'is found by its marker whatever number the list gives to the %s, and the number is a note',
    (_, change) => {
      const verdict = findPurchase(intent, { rows: [row(change)], unreadable: 0, at: LATER }, around);
      expect(verdict).toMatchObject({ kind: 'found', purchase: { transactionIds: [100] } });
      const notes = verdict.kind === 'found' ? verdict.purchase.notes : [];
      // `actor.id` is a second witness of the user: one that agrees is enough.
      expect(notes.map(({ kind }) => kind)).toEqual('licenceId' in change ? ['licence-differs'] : []);
    },
  );

  it('notes a user whom neither number of the row agrees with', () => {
    const verdict = findPurchase(intent, { rows: [row(colleague)], unreadable: 0, at: LATER }, around);
    expect(verdict).toMatchObject({
      purchase: { notes: [{ kind: 'user-differs', transactionId: 100, sent: 11, found: 12 }] },
    });
  });

  it('is all that bears our marker', () => {
    const rows = [row(), row({ transactionId: 101 as TransactionId })];
    expect(findPurchase(intent, { rows, unreadable: 0, at: LATER }, around)).toMatchObject({
      purchase: { transactionIds: [100, 101], notes: [] },
    });
  });

  it.each([
    ['our number', {}],
    ['another number', { userId: 12 as UserId }],
    ['no number', { userId: null }],
    ['another licence', { licenceId: 701 as LicenceId }],
    ['no licence', { licenceId: null }],
    ['no date', { at: null }],
    ['no references left', { references: NO_REFERENCES }],
    ['a marker cut short', { references: { ...unmarked, other: 'SR-7K' } }],
  ])('is the only new licence without a marker: with %s', (_, change) => {
    expect(find([row({ references: unmarked, ...change })])).toBe('found');
    expect(find([row({ references: unmarked, ...change })], { of: { ...intent, userId: null } })).toBe(
      'found',
    );
  });

  it.each([
    ['a date three days off', { at: instant(SENT_AT + 72 * HOUR) }],
    ['a date before the order was sent', { at: instant(SENT_AT - 16 * HOUR) }],
    ['another project', { references: { ...NO_REFERENCES, project: 'Autumn' } }],
    ['a client that we did not name', { references: { ...unmarked, client: 'ACME' } }],
  ])('is not a markerless licence with %s: a person is asked', (_, change) => {
    expect(find([row({ references: unmarked, ...change })])).toBe('ambiguous');
  });

  it('is not told by a clock of the service that its own rows do not go by', () => {
    const late = row({ references: unmarked, at: instant(SENT_AT + 240 * HOUR) });
    const read = (at: Instant | null) =>
      findPurchase(intent, { rows: [late], unreadable: 0, at }, around).kind;
    expect(read(instant(SENT_AT + 240 * HOUR))).toBe('ambiguous');
    expect(read(instant(SENT_AT))).toBe('found');
    expect(read(null)).toBe('found');
  });

  it.each([
    ['the marker of another Stockroom', { references: { ...unmarked, other: 'SR-AAAAAAAA' } }],
    ['the number that the list gives to another person', { ...colleague, references: unmarked }],
  ])('is not a licence with %s, and is not held up by it', (_, change) => {
    const theirs = row({ transactionId: 101 as TransactionId, ...change });
    expect(find([theirs], { by: known })).toBe('none');
    expect(find([theirs, row({ references: unmarked })], { by: known })).toBe('found');
  });

  it('is not certain without a marker when there is a second new licence, a rival or an unreadable row', () => {
    const sole = row({ references: unmarked });
    const second = row({ transactionId: 101 as TransactionId, userId: 12 as UserId, references: unmarked });
    expect(find([sole, second])).toBe('ambiguous');
    expect(find([sole], { by: { ...around, rivals: true } })).toBe('ambiguous');
    expect(find([sole], { unreadable: 1 })).toBe('ambiguous');
    expect(find([], { unreadable: 1 })).toBe('ambiguous');
  });

  it('is not certain without a marker where what was sent before is not known', () => {
    expect(find([row({ references: unmarked })], { of: { ...intent, baseline: null } })).toBe('ambiguous');
    expect(find([row()], { of: { ...intent, baseline: null } })).toBe('found');
  });

  it('is decided anew with each list, unless one that was listed has vanished', () => {
    const candidate = (id: number) => ({
      transactionId: id as TransactionId,
      licenceId: null,
      userId: null,
      userName: '',
      at: null,
    });
    const sole = row({ references: unmarked });
    expect(find([sole], { of: { ...intent, candidates: [candidate(100)] } })).toBe('found');
    expect(find([sole], { of: { ...intent, candidates: [candidate(99)] } })).toBe('ambiguous');
    expect(find([sole], { of: { ...intent, candidates: [candidate(70)] } })).toBe('found');
    expect(find([row()], { of: { ...intent, candidates: [candidate(99)] } })).toBe('found');
  });

  it('is after a refusal only what bears our marker', () => {
    for (const refused of [
      { ...intent, doubt: 'session' as const },
      { ...intent, reason: { kind: 'rejected' as const, code: '', message: '' } },
    ]) {
      expect(find([row({ references: unmarked })], { of: refused })).toBe('none');
      expect(find([row()], { of: refused })).toBe('found');
    }
  });
});

describe('what a success answer proves', () => {
  const judge = (rows: readonly LicensedItem[] | null, answered: readonly number[] = [100]) =>
    judgeAnswer(
      intent,
      answered as readonly TransactionId[],
      rows === null ? null : { rows, unreadable: 0, at: LATER },
      known,
    )?.transactionIds ?? null;

  it.each([
    ['the list does not tell', null],
    ['the list does not show it yet', []],
    ['it bears our marker', [row()]],
    ['the marker is lost', [row({ references: unmarked })]],
    ['the numbers of user and licence differ', [row({ ...colleague, licenceId: 701 as LicenceId })]],
    ['they differ and the marker is lost', [row({ ...colleague, references: NO_REFERENCES })]],
    ['the account fills in a field', [row({ references: { ...unmarked, client: 'ACME' } })]],
  ])('is a new transaction: %s', (_, rows) => {
    expect(judge(rows)).toEqual([100]);
  });

  it.each([
    ['was there before', [60], []],
    ['the person had seen', [50], []],
    ['another intent is proved by', [70], []],
    [
      'bears the marker of another order',
      [100],
      [row({ references: { ...unmarked, other: 'SR-AAAAAAAA' } })],
    ],
    ['is dated before the order', [100], [row({ references: unmarked, at: instant(SENT_AT - 72 * HOUR) })]],
    ['has another project', [100], [row({ references: { ...NO_REFERENCES, project: 'Autumn' } })]],
  ])('is not a transaction that %s', (_, answered, rows) => {
    expect(judge(rows, answered)).toBeNull();
  });

  it('is what bears our marker, where anything does', () => {
    const theirs = row({ transactionId: 101 as TransactionId, references: NO_REFERENCES });
    expect(judge([row(), theirs], [101])).toEqual([100]);
    expect(judge([row(), row({ transactionId: 101 as TransactionId })])).toEqual([100, 101]);
  });

  it('is each of several new transactions', () => {
    expect(judge([], [60, 100, 101])).toEqual([100, 101]);
  });
});

describe('how the list numbers the buyer', () => {
  const listed = (...userIds: readonly (number | null)[]) =>
    identityIn(userIds.map((userId) => ({ userId: userId as UserId | null, actorId: null }))).userId;

  it('is known when two proved licences agree and none differs', () => {
    expect(listed()).toBeNull();
    expect(listed(12)).toBeNull();
    expect(listed(12, null)).toBeNull();
    expect(listed(12, null, 12)).toBe(12);
    expect(listed(12, 12, 13)).toBeNull();
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
