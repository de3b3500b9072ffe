import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttemptContext } from '../../../src/main/downloads/jobs/context.ts';
import { downloadMigrations } from '../../../src/main/downloads/jobs/index.ts';
import type { Job } from '../../../src/main/downloads/jobs/job.ts';
import { JobStore } from '../../../src/main/downloads/jobs/job-store.ts';
import { Links } from '../../../src/main/downloads/jobs/links.ts';
import { usualNaming } from '../../../src/main/downloads/jobs/naming.ts';
import { JobEvents } from '../../../src/main/downloads/jobs/progress.ts';
import { Queue } from '../../../src/main/downloads/jobs/queue.ts';
import { createRows } from '../../../src/main/downloads/jobs/rows.ts';
import { Throttle } from '../../../src/main/downloads/jobs/throttle.ts';
import { diskFailure } from '../../../src/main/downloads/jobs/transfer/failures.ts';
import { Slots } from '../../../src/main/downloads/jobs/http/slots.ts';
import { systemEffects } from '../../../src/main/downloads/jobs/effects.ts';
import { migrate, typedStore } from '../../../src/main/platform/store/index.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import type { AssetId, FileId, JobId } from '../../../src/shared/model/ids.ts';
import { instant } from '../../../src/shared/model/instant.ts';
import { NO_EVENTS } from '../../../src/main/platform/log/index.ts';
import { VirtualTime } from './virtual-time.ts';

/** How long each step of a job takes, in milliseconds. */
interface Steps {
  readonly open: number;
  readonly answer: number;
  readonly body: number;
  readonly close: number;
}

interface Plan {
  readonly transfers: number;
  readonly jobs: readonly Steps[];
  readonly hosts: number;
  /** Requests, counted per host, that the host answers with a pause of so many seconds for everybody. */
  readonly pauses: readonly { readonly request: number; readonly seconds: number }[];
  /** Transactions that fail as on a full disk, by their number. */
  readonly failing: readonly number[];
}

interface Result {
  /** Milliseconds from the start to the end of the last job. */
  readonly took: number;
  /** Milliseconds in which the hosts wanted no requests. */
  readonly paused: number;
  readonly states: readonly string[];
  /** Requests that began while their host had asked, and said so to somebody, for a pause. */
  readonly rude: number;
}

/** The real queue and ledger; the time, the servers and the disk are played. */
async function play(plan: Plan): Promise<Result> {
  const time = new VirtualTime();
  const database = new DatabaseSync(':memory:');
  migrate(database, downloadMigrations);
  const store = typedStore(database);
  // The first one fills the queue.
  let commits = -1;
  const flaky = {
    ...store,
    transaction: <T>(work: () => T): T =>
      store.transaction(() => {
        const result = work();
        commits += 1;
        if (plan.failing.includes(commits))
          throw Object.assign(new Error('full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
        return result;
      }),
  };
  const rows = createRows(flaky);
  // No part is ever made, and the real disk does not keep to this time.
  const lstat = () => Promise.reject(Object.assign(new Error('no part'), { code: 'ENOENT' }));
  const effects = {
    ...systemEffects,
    files: { ...systemEffects.files, lstat },
    now: time.now,
    monotonic: time.monotonic,
    after: time.after,
  };
  const jobEvents = new JobEvents(effects);
  const library = {
    folder: () => '/library',
    find: () => null,
    add: () => 1 as FileId,
  };
  const jobStore = new JobStore({
    store: flaky,
    rows,
    jobEvents,
    library,
    effects,
    owner: 'us',
    events: NO_EVENTS,
  });
  const links = new Links({
    comp: async (job) => new URL(`http://host-${job.assetId % plan.hosts}/`),
    licensed: () => Promise.reject(new Error('none')),
  });

  // `told`: the end of the pause as far as the queue can know of it.
  const hosts = new Map<string, { requests: number; until: number; told: number }>();
  let rude = 0;
  let paused = 0;

  const attempt = async (job: Job, ctx: AttemptContext, signal: AbortSignal) => {
    const steps = plan.jobs[job.assetId - 1];
    if (steps === undefined) throw new Error('no such job');
    ctx.apply({ kind: 'start', partPath: '/library/part' });
    let learn = () => {};
    try {
      await time.sleep(steps.open);
      const { url } = await ctx.links.get(job, signal);
      ctx.apply({ kind: 'linked' });
      const leave = await ctx.slots.enter(url.host, signal);
      try {
        ctx.admit(url.host);
        const host = hosts.get(url.host) ?? { requests: 0, until: 0, told: 0 };
        hosts.set(url.host, host);
        host.requests += 1;
        if (time.now() < host.told) rude += 1;
        const pause = plan.pauses.find(({ request }) => request === host.requests);
        if (pause !== undefined) {
          paused += pause.seconds * 1000;
          host.until = Math.max(host.until, time.now() + pause.seconds * 1000);
        }
        await time.sleep(steps.answer);
        const left = host.until - time.now();
        if (left > 0) {
          const until = time.now() + left;
          learn = () => {
            host.told = Math.max(host.told, until);
          };
          throw new StockroomError('server', { retryAfter: left / 1000 });
        }
        ctx.apply({
          kind: 'opened',
          facts: {
            totalBytes: 10,
            etag: null,
            lastModified: null,
            digest: null,
            contentType: null,
            linkGeneration: 1,
          },
          from: 0,
        });
        ctx.flowing();
        await time.sleep(steps.body);
      } finally {
        leave();
      }
      ctx.apply({ kind: 'arrived', bytes: 10 });
      const named = ctx.apply({ kind: 'verified', sha256: 'ab', targetPath: `/library/${job.id}` });
      await ctx.saved();
      await ctx.complete(named);
    } catch (error) {
      throw diskFailure(error);
    } finally {
      await time.sleep(steps.close);
      learn();
    }
  };

  const queue = new Queue({
    jobStore,
    maxTransfers: () => plan.transfers,
    attempt,
    tools: {
      effects,
      links,
      slots: new Slots(() => 6),
      throttle: new Throttle(() => 0, effects),
      files: { resolve: (address) => new URL(address) },
      connections: { get: () => Promise.reject(new Error('none')) },
      describe: async () => ({ title: '', type: 'image', author: '' }),
      naming: usualNaming,
      alone: (_, work) => work(),
      rightAt: () => null,
      requireRoom: async () => {},
      syncFolder: async () => {},
    },
  });
  const ids = plan.jobs.map((_, index) => `job-${index}` as JobId);
  jobStore.batch(() => {
    ids.forEach((id, index) => {
      rows.insert({
        id,
        assetId: (index + 1) as AssetId,
        right: 'comp',
        option: 'l',
        folder: '/library',
        priority: 0,
        batchId: null,
        createdAt: instant(time.now()),
        owner: 'us',
      });
    });
  });
  const began = time.now();
  queue.go();
  await time.run(() => jobStore.ended(ids).length === ids.length, 400_000);
  const result = {
    took: time.now() - began,
    paused,
    states: ids.map((id) => rows.get(id)?.state ?? 'missing'),
    rude,
  };
  await Promise.all([queue.halt(), time.run(() => queue.busy.length === 0, 60_000)]);
  jobStore.close();
  store.close();
  return result;
}

const step = fc.integer({ min: 0, max: 900 });
const steps = fc.record({ open: step, answer: step, body: step, close: step });

const plan = (want: {
  readonly transfers: number;
  readonly closes: readonly number[];
  readonly pauses: Plan['pauses'];
}): Plan => ({
  transfers: want.transfers,
  jobs: want.closes.map((close) => ({ open: 0, answer: 0, body: 0, close })),
  hosts: 1,
  pauses: want.pauses,
  failing: [],
});

describe('Queue', () => {
  it('D22: whatever takes how long, a host that asked for a pause is left alone and then asked again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          transfers: fc.integer({ min: 1, max: 8 }),
          jobs: fc.array(steps, { minLength: 1, maxLength: 14 }),
          hosts: fc.integer({ min: 1, max: 2 }),
          pauses: fc.array(
            fc.record({
              request: fc.integer({ min: 1, max: 8 }),
              seconds: fc.integer({ min: 1, max: 60 }),
            }),
            { maxLength: 2 },
          ),
          failing: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 3 }),
        }),
        async (played: Plan) => {
          const { took, paused, states, rude } = await play(played);
          expect(new Set(states)).toEqual(new Set(['done']));
          expect(rude).toBe(0);
          const work = played.jobs.reduce(
            (sum, { open, answer, body, close }) => sum + open + answer + body + close,
            0,
          );
          expect(took).toBeLessThan(paused + 2 * work + 10_000 + played.failing.length * 40_000);
        },
      ),
      {
        numRuns: 300,
        examples: [
          // Two jobs a moment apart, each refused because the other had pushed the end of the pause on: for ever.
          [plan({ transfers: 3, closes: [0, 1], pauses: [{ request: 1, seconds: 1 }] })],
          // The last words on a job can't be written when it stops: nobody looked for it when they could.
          [
            {
              transfers: 3,
              jobs: [
                { open: 678, answer: 0, body: 0, close: 2 },
                { open: 250, answer: 0, body: 0, close: 429 },
                { open: 2, answer: 250, body: 0, close: 248 },
              ],
              hosts: 1,
              pauses: [{ request: 1, seconds: 1 }],
              failing: [4, 15, 16],
            },
          ],
        ],
      },
    );
  }, 60_000);
});
