import { describe, expect, it } from 'vitest';
import { chooseJobs, countGroups } from '../../../src/renderer/features/downloads/choose-jobs.ts';
import { groupFailures } from '../../../src/renderer/features/downloads/failure-groups.ts';
import { sizeOptions, sizeWishes, sizeWord, wishKey } from '../../../src/renderer/parts/words/size-words.ts';
import { addUp } from '../../../src/renderer/features/downloads/totals.ts';
import { createBatches } from '../../../src/renderer/state/batches.ts';
import { batchResult } from '../../../src/shared/model/batch-words.ts';
import { MEDIA_TYPES } from '../../../src/shared/model/asset.ts';
import { DEFAULT_SIZES } from '../../../src/shared/model/batch.ts';
import type { BatchSummary } from '../../../src/shared/model/batch.ts';
import type { DownloadJob } from '../../../src/shared/model/download.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import type { FailureCode } from '../../../src/shared/model/failure.ts';
import type { AssetId, JobId } from '../../../src/shared/model/ids.ts';
import { instant } from '../../../src/shared/model/instant.ts';

const job = (id: string, change: Partial<DownloadJob> = {}): DownloadJob => ({
  id: id as JobId,
  assetId: 12_345_678 as AssetId,
  title: 'Lake at sunset',
  type: 'image',
  right: 'comp',
  option: 'l-2015',
  state: 'queued',
  failure: null,
  retryAt: null,
  bytes: 0,
  totalBytes: null,
  speed: 0,
  fileId: null,
  batchId: null,
  createdAt: instant(0),
  finishedAt: null,
  place: 0,
  ...change,
});
const byId = (...jobs: DownloadJob[]) => new Map(jobs.map((one) => [one.id, one]));
const failed = (id: string, code: FailureCode, change: Partial<DownloadJob> = {}) =>
  job(id, { state: 'failed', failure: new StockroomError(code).failure, ...change });

describe('the jobs to show', () => {
  const live = byId(
    job('queued'),
    job('done-late', { state: 'done', finishedAt: instant(20) }),
    job('running', { state: 'transferring', batchId: 'b' }),
    job('paused', { state: 'paused', title: 'Forest' }),
  );
  const history = [
    job('done-late', { state: 'queued' }),
    job('done-early', { state: 'done', finishedAt: instant(10), batchId: 'b' }),
  ];
  const show = (change: Partial<Parameters<typeof chooseJobs>[2]>) =>
    chooseJobs(live, history, { group: 'all', batchId: null, text: '', ...change }).map(({ id }) => id);

  it('come in the order of work: under way, the queue, the latest ends', () => {
    expect(show({})).toEqual(['running', 'queued', 'paused', 'done-late', 'done-early']);
  });

  it('stand as the queue does, whenever they came', () => {
    const queue = [3, 1, 2].map((place) => job(`place-${place}`, { state: 'queued', place }));
    expect(
      chooseJobs(new Map(queue.map((each) => [each.id, each])), [], {
        group: 'all',
        batchId: null,
        text: '',
      }).map(({ place }) => place),
    ).toEqual([1, 2, 3]);
  });

  it('can be narrowed by state, batch, words and ID', () => {
    expect(show({ group: 'done' })).toEqual(['done-late', 'done-early']);
    expect(show({ batchId: 'b' })).toEqual(['running', 'done-early']);
    expect(show({ text: ' FOREST ' })).toEqual(['paused']);
    expect(show({ text: '12345678' })).toHaveLength(5);
    expect(show({ text: '1234567' })).toEqual([]);
  });

  it('are counted by state, each once', () => {
    expect(countGroups(live.values(), null)).toEqual({
      all: 4,
      active: 1,
      queued: 1,
      paused: 1,
      failed: 0,
      done: 1,
    });
    expect(countGroups(live.values(), 'b')).toMatchObject({ all: 1, active: 1 });
  });
});

describe('problems', () => {
  it('are told once for each cause, the commonest first, with what helps', () => {
    const groups = groupFailures([
      failed('1', 'server'),
      failed('2', 'not-found'),
      failed('3', 'server'),
      failed('4', 'disk.full', { state: 'waiting', bytes: 300, totalBytes: 1000 }),
      failed('5', 'disk.full', { state: 'waiting', totalBytes: 500 }),
      failed('6', 'disk.full', { state: 'waiting' }),
      failed('7', 'session.expired', { state: 'waiting' }),
    ]);
    expect(
      groups.map(({ failure, jobIds, remedy, waits, bytesLeft }) => [
        failure.code,
        jobIds.length,
        remedy,
        waits,
        bytesLeft,
      ]),
    ).toEqual([
      ['disk.full', 3, 'free-space', true, 1200],
      ['server', 2, 'retry', false, 0],
      ['not-found', 1, 'none', false, 0],
      ['session.expired', 1, 'sign-in', true, 0],
    ]);
  });

  it('are none while a file is only tried again', () => {
    expect(groupFailures([failed('1', 'timeout', { state: 'waiting' }), job('2')])).toEqual([]);
  });
});

it('adds up what is open, and guesses sizes that are not known yet', () => {
  expect(
    addUp([
      job('1', { state: 'transferring', bytes: 500, totalBytes: 1000, speed: 100 }),
      job('2', { state: 'transferring', bytes: 100, totalBytes: 3000, speed: 50 }),
      job('3'),
      job('4', { state: 'paused' }),
      job('5', { state: 'done', bytes: 9, totalBytes: 9 }),
    ]),
  ).toEqual({ open: 4, paused: 1, speed: 150, bytes: 600, totalBytes: 8000 });
  expect(addUp([])).toMatchObject({ open: 0, totalBytes: null });
});

describe('sizes', () => {
  it('offer the usual choice of each type, each under its own key', () => {
    for (const type of MEDIA_TYPES) {
      const keys = sizeOptions(type).map(({ value }) => value);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).toContain(wishKey(DEFAULT_SIZES[type]));
      expect(sizeWishes(type).map(wishKey)).toEqual(keys);
    }
  });

  it('have words', () => {
    expect(sizeWord('xl-2015')).toBe('Extra large');
    expect(['vect', 'cs', 'cl', '1080'].map(sizeWord)).toEqual([
      'Vector file',
      'Small',
      'Large',
      'Full HD 1080p',
    ]);
    expect(sizeWord('el0')).toBe('el0');
  });
});

describe('batches', () => {
  const counts = { waiting: 0, queued: 1, done: 0, skipped: 0, failed: 0, repeated: 0, unreadable: 0 };
  const batch = (id: string, change: Partial<BatchSummary> = {}): BatchSummary => ({
    id,
    name: id,
    createdAt: instant(Number(id)),
    finishedAt: null,
    paused: false,
    holding: null,
    counts,
    ...change,
  });

  it('tell their end once, and only if it came while somebody looked', () => {
    const ended: string[] = [];
    const { store, onEvent } = createBatches(({ name }) => ended.push(name));
    onEvent({ kind: 'snapshot', batches: [batch('1', { finishedAt: instant(5) }), batch('2')] });
    expect(store.getState().map(({ id }) => id)).toEqual(['2', '1']);
    onEvent({
      kind: 'change',
      batches: [batch('2', { finishedAt: instant(9) }), batch('3', { finishedAt: instant(9) })],
      gone: ['1'],
    });
    onEvent({ kind: 'change', batches: [batch('2', { finishedAt: instant(9) })], gone: [] });
    expect(ended).toEqual(['2', '3']);
    expect(store.getState().map(({ id }) => id)).toEqual(['3', '2']);
    // A second run has an end of its own.
    onEvent({ kind: 'change', batches: [batch('2')], gone: [] });
    onEvent({ kind: 'change', batches: [batch('2', { finishedAt: instant(12) })], gone: [] });
    expect(ended).toEqual(['2', '3', '2']);
  });

  it('sum up in a few words', () => {
    expect(batchResult({ ...counts, done: 1200, skipped: 3, failed: 1 })).toBe(
      '1,200 done, 3 here already, 1 failed',
    );
    expect(batchResult({ ...counts, repeated: 3 })).toBe('nothing to do');
  });
});
