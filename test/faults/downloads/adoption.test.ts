import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { JOB_STATES } from '../../../src/shared/model/download.ts';
import type { JobState } from '../../../src/shared/model/download.ts';
import type { JobId } from '../../../src/shared/model/ids.ts';
import { fastClock, nameOf, onDisk, startBench } from './harness.ts';
import type { Bench, BenchOptions } from './harness.ts';
import { jpeg, sha256 } from './range-server.ts';

let benches: Bench[] = [];
const start = async (options?: BenchOptions) => {
  const bench = await startBench({ effects: fastClock(200), ...options });
  benches.push(bench);
  return bench;
};
afterEach(async () => {
  for (const bench of benches.reverse()) await bench.close();
  benches = [];
});

const FILE = jpeg(200_000);
const HASH = sha256(FILE.bytes);
const DEAD = '00000000-0000-4000-8000-00000000dead';
const DAYS = 86_400_000;

/** Who finds what a dead process has left, and how. */
const HEIRS = ['app that starts', 'app that runs', 'app that is asked', 'command that is asked'] as const;
type Heir = (typeof HEIRS)[number];

interface Left {
  readonly state: JobState;
  readonly owner: string | null;
  readonly request: string | null;
  readonly durable: number;
  /** Bytes of the part that stand there; `null` where it does not. */
  readonly part: number | null;
  readonly retryIn: number | null;
  /** Of a job that was being named: whether the file has its name. */
  readonly named: boolean;
}

const left: fc.Arbitrary<Left> = fc.record({
  state: fc.constantFrom(...JOB_STATES),
  owner: fc.constantFrom(DEAD, null),
  request: fc.constantFrom(null, 'resume', 'retry'),
  durable: fc.constantFrom(0, 65_536, 200_000),
  part: fc.constantFrom(null, 0, 65_536, 200_000),
  retryIn: fc.constantFrom(null, -1000, 60_000, 2 * DAYS),
  named: fc.boolean(),
});

/** Leaves the row, the part and the file as a process does that is killed there. */
async function leave(bench: Bench, what: Left): Promise<JobId> {
  const { store, folder, server } = bench;
  server.serve('/1', FILE);
  const [id] = await bench.settle(await bench.comp(1)).then((jobs) => jobs.map((job) => job.id));
  if (id === undefined) throw new Error('no job');
  const part = path.join(folder, `.stockroom-${id}.part`);
  const target = path.join(folder, nameOf(1));
  const { state } = what;
  const hasName = state === 'done' || (state === 'finalising' && what.named);
  if (state !== 'done') store.run('DELETE FROM library_file');
  if (!hasName) rmSync(target);
  if (what.part !== null && state !== 'done') writeFileSync(part, FILE.bytes.subarray(0, what.part));
  const isSettled = state === 'done' || state === 'failed' || state === 'cancelled';
  store.run(
    `UPDATE download_job SET state = ?, owner = ?, request = ?, durable_bytes = ?, retry_at = ?, cause = ?, part_path = ?,
       target_path = ?, sha256 = ?, finished_at = ?, file_id = iif(? = 'done', file_id, NULL), seq = seq + 1`,
    state,
    what.owner,
    isSettled ? null : what.request,
    what.durable,
    state === 'waiting' && what.retryIn !== null ? Date.now() + what.retryIn : null,
    state === 'waiting' ? 'retry' : null,
    state === 'done' ? null : part,
    hasName || state === 'finalising' ? target : null,
    hasName || state === 'finalising' ? HASH : null,
    isSettled ? Date.now() : null,
    state,
  );
  return id;
}

async function inherit(first: Bench, heir: Heir, what: Left): Promise<Bench> {
  const root = path.dirname(first.folder);
  if (heir === 'app that runs' || heir === 'app that is asked') {
    await leave(first, what);
    if (heir === 'app that is asked') await first.comp(1);
    return first;
  }
  await leave(first, what);
  await first.downloads.close();
  const next = await start({ server: first.server, root, adopt: heir === 'app that starts' });
  if (heir === 'command that is asked') await next.comp(1);
  return next;
}

/** What a person has brought to rest stays there until a person asks for it. */
const restsUnasked = (heir: Heir, { state, request }: Left) =>
  (heir === 'app that starts' || heir === 'app that runs') &&
  ((state === 'paused' && request !== 'resume') || state === 'failed' || state === 'cancelled');

it.each(HEIRS)('whatever state a dead process has left, a job comes to its end: %s', async (heir) => {
  const cases = left.filter((what) => !restsUnasked(heir, what));
  await fc.assert(
    fc.asyncProperty(cases, async (what) => {
      const bench = await inherit(await start(), heir, what);
      const [job] = bench.downloads.jobs();
      const [ended] = await bench.settle(job === undefined ? [] : [job.id], 5000);
      expect(ended).toMatchObject({ state: 'done' });
      expect(onDisk(bench.folder)).toEqual({ [nameOf(1)]: HASH });
      expect(bench.store.all('SELECT sha256 FROM library_file')).toEqual([{ sha256: HASH }]);
    }),
    {
      numRuns: 14,
      examples: JOB_STATES.filter((state) => !restsUnasked(heir, row(state))).map((state) => [row(state)]),
    },
  );
});

function row(state: JobState): Left {
  return { state, owner: DEAD, request: null, durable: 65_536, part: 65_536, retryIn: null, named: false };
}
