import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transition } from '../../../src/main/downloads/jobs/job.ts';
import type { JobEvent } from '../../../src/main/downloads/jobs/job.ts';
import { isActive, isSettled, JOB_STATES } from '../../../src/shared/model/download.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import type { FileId } from '../../../src/shared/model/ids.ts';
import { instant } from '../../../src/shared/model/instant.ts';

const failure = new StockroomError('server').failure;
const at = instant(1);
const facts = {
  totalBytes: 10,
  etag: null,
  lastModified: null,
  digest: null,
  contentType: null,
  linkGeneration: 1,
};
const EVENTS: readonly JobEvent[] = [
  { kind: 'start', partPath: '/p' },
  { kind: 'described', title: 't', author: 'a', type: 'image' },
  { kind: 'linked' },
  { kind: 'relink' },
  { kind: 'opened', facts, from: 0 },
  { kind: 'checkpoint', durableBytes: 5 },
  { kind: 'arrived', bytes: 10 },
  { kind: 'verified', sha256: 'x', targetPath: '/t' },
  { kind: 'renamed', fileId: 1 as FileId, at },
  { kind: 'wait', cause: 'retry', failure, retryAt: at, attempt: 1 },
  { kind: 'fail', failure, at },
  { kind: 'requeue' },
  { kind: 'restart' },
  { kind: 'pause' },
  { kind: 'resume' },
  { kind: 'cancel', at },
  { kind: 'retry' },
];

describe('the machine of a job', () => {
  it('reaches done only from finalising, and with a hash behind it', () => {
    for (const state of JOB_STATES) {
      for (const event of EVENTS) {
        const patch = transition({ state }, event);
        if (patch?.state === 'done') expect([state, event.kind]).toEqual(['finalising', 'renamed']);
        if (patch?.state === 'finalising') expect(patch.sha256).toBe('x');
      }
    }
  });

  it('a settled job moves only because a person wants it', () => {
    for (const state of JOB_STATES.filter(isSettled)) {
      for (const event of EVENTS) {
        const patch = transition({ state }, event);
        if (patch?.state !== undefined) expect(['retry', 'cancel']).toContain(event.kind);
      }
    }
  });

  it('a paused job is not moved by what is left of its transfer', () => {
    for (const event of EVENTS) {
      const patch = transition({ state: 'paused' }, event);
      if (patch?.state !== undefined) expect(['resume', 'cancel']).toContain(event.kind);
    }
  });

  it('a person can cancel until the file is about to get its name, and every active job can fail', () => {
    for (const state of JOB_STATES) {
      const cancellable = !isSettled(state) && state !== 'finalising';
      if (cancellable) expect(transition({ state }, { kind: 'cancel', at })?.state).toBe('cancelled');
      if (isActive(state)) expect(transition({ state }, { kind: 'fail', failure, at })?.state).toBe('failed');
    }
  });

  it('from any walk through the events, every job that is not settled can still become done', () => {
    const byKind = new Map(EVENTS.map((event) => [event.kind, event]));
    const toDone = [
      'resume',
      'requeue',
      'start',
      'linked',
      'opened',
      'arrived',
      'verified',
      'renamed',
    ] as const;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVENTS), { maxLength: 40 }), (walk) => {
        let state: (typeof JOB_STATES)[number] = 'queued';
        for (const event of walk) state = transition({ state }, event)?.state ?? state;
        if (isSettled(state)) return;
        for (const kind of toDone) {
          const event = byKind.get(kind);
          if (event !== undefined) state = transition({ state }, event)?.state ?? state;
        }
        expect(state).toBe('done');
      }),
    );
  });
});
