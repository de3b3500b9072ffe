import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Round } from '../../../src/main/hosts/electron/round.ts';
import type { DownloadsEvent } from '../../../src/shared/contract/index.ts';
import type { DownloadJob, JobState } from '../../../src/shared/model/download.ts';
import type { AssetId, JobId } from '../../../src/shared/model/ids.ts';
import { instant } from '../../../src/shared/model/instant.ts';

function job(id: number, state: JobState, bytes = 0, totalBytes: number | null = null): DownloadJob {
  return {
    id: `job-${id}` as JobId,
    assetId: id as AssetId,
    title: '',
    type: 'image',
    right: 'comp',
    option: 'l-2015',
    state,
    failure: null,
    retryAt: null,
    bytes,
    totalBytes,
    speed: 0,
    fileId: null,
    batchId: null,
    createdAt: instant(0),
    finishedAt: null,
    place: 0,
  };
}

const change = (...jobs: DownloadJob[]): DownloadsEvent => ({ kind: 'change', jobs });
const snapshot = (...jobs: DownloadJob[]): DownloadsEvent => ({ kind: 'snapshot', jobs });

describe('a round of downloads', () => {
  it('counts files alike, and those under way by their bytes', () => {
    const round = new Round();
    expect(round.see(snapshot(job(1, 'done'), job(2, 'failed')))).toEqual({ done: null, failed: 0 });
    expect(round.see(change(job(3, 'queued'), job(4, 'queued')))).toEqual({ done: 0, failed: 0 });
    expect(round.see(change(job(3, 'transferring', 50, 200)))).toEqual({ done: 0.125, failed: 0 });
    expect(round.see(change(job(3, 'done', 200, 200)))).toEqual({ done: 0.5, failed: 0 });
    expect(round.see(change(job(4, 'failed')))).toEqual({ done: null, failed: 1 });
    expect(round.look()).toEqual({ done: null, failed: 0 });
  });

  it('begins anew when all is settled, and shows nothing while everything is paused', () => {
    const round = new Round();
    round.see(change(job(1, 'done'), job(2, 'done')));
    expect(round.see(change(job(3, 'queued')))).toEqual({ done: 0, failed: 0 });
    expect(round.see(change(job(3, 'paused')))).toEqual({ done: null, failed: 0 });
    expect(round.see(change(job(4, 'queued')))).toEqual({ done: 0, failed: 0 });
    expect(round.see(change(job(4, 'cancelled')))).toEqual({ done: null, failed: 0 });
  });

  it('sees a file that failed before it was ever told of, and forgets one that is tried again', () => {
    const round = new Round();
    expect(round.see(change(job(1, 'failed')))).toEqual({ done: null, failed: 1 });
    expect(round.see(change(job(1, 'queued')))).toEqual({ done: 0, failed: 0 });
    round.see(change(job(1, 'failed')));
    round.look();
    round.see(change(job(1, 'queued')));
    expect(round.see(change(job(1, 'failed')))).toEqual({ done: null, failed: 1 });
  });

  it('is a fraction, whatever happens', () => {
    const anyJob = fc
      .record({
        id: fc.integer({ min: 1, max: 6 }),
        state: fc.constantFrom<JobState>('queued', 'transferring', 'waiting', 'paused', 'done', 'failed'),
        bytes: fc.nat(1000),
        total: fc.option(fc.nat(900)),
      })
      .map(({ id, state, bytes, total }) => job(id, state, bytes, total));
    fc.assert(
      fc.property(fc.array(fc.array(anyJob, { minLength: 1 })), (events) => {
        const round = new Round();
        for (const jobs of events) {
          const { done } = round.see(change(...jobs));
          if (done !== null) expect(done >= 0 && done <= 1).toBe(true);
        }
      }),
    );
  });
});
