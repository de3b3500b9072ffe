import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { overlooked } from '../../../src/main/platform/failures/index.ts';
import { DEFAULT_SIZES } from '../../../src/shared/model/batch.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import type { AssetId, JobId, LicenceId } from '../../../src/shared/model/ids.ts';
import type { IntentId } from '../../../src/shared/model/intent.ts';
import { NO_REFERENCES } from '../../../src/shared/model/licence.ts';
import { startForeignApi } from '../../support/foreign-api/index.ts';
import type { ForeignApi } from '../../support/foreign-api/index.ts';
import { openApp, temporaryFolder } from './open-app.ts';
import { linesWith, logText } from './support/log-lines.ts';
import type { LogLine } from './support/log-lines.ts';

// Other work on the machine must not make these fail.
vi.setConfig({ testTimeout: 120_000 });

const ASSET = 20_192_481 as AssetId;
const ORDER = { assetId: ASSET, licenceId: 10_123 as LicenceId, option: 'l-2015', extendedRights: 0 };

let folder = '';
beforeEach(async () => {
  folder = await temporaryFolder();
});

async function startApi(options: Parameters<typeof startForeignApi>[0] = {}): Promise<ForeignApi> {
  const api = await startForeignApi(options);
  onTestFinished(() => api.close());
  return api;
}

/** Nothing that the log must not hold: a key, a session, a link, or a path. */
function expectClean(api: ForeignApi): void {
  const text = logText(folder);
  expect(text).not.toBe('');
  const { apiKey, user, password } = api.credentials;
  for (const secret of [apiKey, user, password, ...api.sessionIds, folder, 'Harbour, 2031']) {
    expect(text).not.toContain(secret);
  }
  expect(text).not.toMatch(/https?:|sign=/);
}

/** What the row of the job says; a kill before it is written leaves a job in the queue. */
function stateOf(job: string): unknown {
  const db = new DatabaseSync(join(folder, 'profile', 'stockroom.db'), { readOnly: true });
  try {
    return db.prepare('SELECT state FROM download_job WHERE id = ?').get(job)?.['state'];
  } finally {
    db.close();
  }
}

/** The facts of each line of this event. */
function eventsOf(event: string): readonly LogLine['facts'][] {
  return linesWith(folder, {}).flatMap((line) => (line.event === event ? [line.facts] : []));
}

describe('the log of the app', () => {
  test('tells a download from the click to the disk, by the ID of its job', async () => {
    vi.stubEnv('STOCKROOM_LOG', 'debug');
    onTestFinished(() => void vi.unstubAllEnvs());
    const api = await startApi();
    const app = await openApp(folder, api);
    const [job = ''] = await app.downloads.enqueueComps([{ assetId: ASSET, option: 'l-2015' }]);
    await app.downloads.settled([job as JobId], AbortSignal.timeout(20_000));
    overlooked('test.open')(new StockroomError('timeout'));
    await app.close();
    overlooked('test.closed')(new StockroomError('timeout'));
    expect(linesWith(folder, { code: 'timeout' }).map(({ facts }) => facts['what'])).toEqual(['test.open']);
    const lines = linesWith(folder, { job });
    expect(lines.map(({ event }) => event)).toEqual([
      'download.queued',
      'download.started',
      'download.linked',
      'download.opened',
      'download.arrived',
      'download.verified',
      'download.done',
    ]);
    const [file] = linesWith(folder, { job }).slice(-1);
    expect(file?.facts).toMatchObject({
      asset: ASSET,
      right: 'comp',
      option: 'l-2015',
      attempt: 0,
      bytes: expect.any(Number),
      ms: expect.any(Number),
      file: 1,
    });
    expectClean(api);
  });

  test('tells a download that a kill has cut, and that the next start has gone on with', async () => {
    // So slow that the test sees it under way, however busy the machine is.
    const api = await startApi({ pace: 2_000 });
    const script = join(import.meta.dirname, 'mortal-child.ts');
    const child = spawn(process.execPath, [
      script,
      folder,
      api.url,
      JSON.stringify(api.credentials),
      String(ASSET),
    ]);
    onTestFinished(() => void child.kill('SIGKILL'));
    const [told] = (await once(child.stdout, 'data')) as [Buffer];
    const job = told.toString().trim();
    await vi.waitFor(() => expect(stateOf(job)).toBe('transferring'), 10_000);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const app = await openApp(folder, api);
    await app.downloads.settled([job as JobId], AbortSignal.timeout(60_000));
    await app.close();
    expect(linesWith(folder, { job }).map(({ event }) => event)).toEqual([
      'download.queued',
      'download.started',
      'download.recovered',
      'download.requeued',
      'download.started',
      'download.done',
    ]);
    expectClean(api);
  });

  test('tells a purchase by the ID of its intent, also one whose answer was lost', async () => {
    const api = await startApi({ cutAfterCharge: 1 });
    api.handOutLinks();
    const app = await openApp(folder, api);
    const references = { ...NO_REFERENCES, project: 'Harbour, 2031' };
    const quote = await app.licensing.quote([{ ...ORDER, references }]);
    const [intent] = await app.licensing.confirm(quote.id, { maxTotal: '12.50' });
    await app.licensing.settled([intent?.id as IntentId], AbortSignal.timeout(20_000));
    await app.close();
    const lines = linesWith(folder, { intent: intent?.id });
    expect(lines.every(({ event }) => event === 'purchase.state')).toBe(true);
    const states = lines.map(({ facts }) => facts['to']);
    expect(states.slice(0, 3)).toEqual(['confirmed', 'baselined', 'sending']);
    expect(states).toContain('unknown');
    expect(states.at(-1)).toBe('licensed');
    expect(lines.at(-1)?.facts).toMatchObject({
      asset: ASSET,
      licence: 10_123,
      option: 'l-2015',
      sends: expect.any(Number),
      transaction: 700_001,
      ms: expect.any(Number),
    });
    expect(api.charges).toHaveLength(1);
    expectClean(api);
  });

  test('tells a batch by its ID, and the jobs that it has brought', async () => {
    const api = await startApi();
    const app = await openApp(folder, api);
    const { id } = await app.batches.start({
      source: { kind: 'text', text: `${ASSET}\n20192482\nnothing` },
      sizes: DEFAULT_SIZES,
      name: 'Harbour, 2031',
    });
    await vi.waitFor(
      () => expect(linesWith(folder, { batch: id }).at(-1)?.event).toBe('batch.finished'),
      20_000,
    );
    await app.close();
    const lines = linesWith(folder, { batch: id });
    expect(lines[0]).toMatchObject({ event: 'batch.started', facts: { batch: id, lines: 3 } });
    expect(lines.filter(({ event }) => event === 'download.done')).toHaveLength(2);
    expect(lines.at(-1)?.facts).toMatchObject({ done: 2, failed: 0, skipped: 0, ms: expect.any(Number) });
    expectClean(api);
  });

  test('tells the swap, the licence metadata, the copy of the licences and a move by their IDs', async () => {
    const api = await startApi({ sessionCalls: 10_000, htmlEvery: 1_000_000 });
    api.handOutLinks();
    const app = await openApp(folder, api);
    await app.settings.update({ rightsInFiles: 'sidecar', swapAfterLicensing: true });
    const [job] = await app.downloads.enqueueComps([{ assetId: ASSET, option: 'l-2015' }]);
    await app.downloads.settled([job as JobId], AbortSignal.timeout(20_000));
    const quote = await app.licensing.quote([{ ...ORDER, references: NO_REFERENCES }]);
    await app.licensing.confirm(quote.id, { maxTotal: '12.50' });
    const swapped = () => linesWith(folder, { to: 'done' }).filter(({ event }) => event === 'swap.state');
    await vi.waitFor(() => expect(swapped()).toHaveLength(1), 20_000);
    await vi.waitFor(() => expect(eventsOf('rights.done')).not.toEqual([]), 20_000);
    await app.licences.sync();
    await app.storage.move(join(folder, 'elsewhere'));
    await vi.waitFor(() => expect(eventsOf('move.done')).toHaveLength(1), 20_000);
    await app.close();

    const [swap] = swapped();
    const states = linesWith(folder, { swap: swap?.facts['swap'] });
    expect(states.map(({ facts }) => facts['to'])).toEqual(['staging', 'keeping', 'placing', 'done']);
    for (const { facts } of states) {
      expect(facts).toMatchObject({ asset: ASSET, file: 1, ms: expect.any(Number) });
    }
    expect(states.slice(1).map(({ facts }) => facts['from'])).toEqual(['staging', 'keeping', 'placing']);

    const [written] = eventsOf('rights.done');
    expect(written).toMatchObject({
      asset: ASSET,
      mode: 'sidecar',
      outcome: 'sidecar',
      ms: expect.any(Number),
    });
    expect(linesWith(folder, { file: written?.['file'], mode: 'sidecar' }).map(({ event }) => event)).toEqual(
      ['rights.queued', 'rights.done'],
    );

    const [synced] = eventsOf('licences.done').slice(-1);
    expect(synced).toMatchObject({ count: 1, ms: expect.any(Number) });
    expect(linesWith(folder, { sync: synced?.['sync'] }).map(({ event }) => event)).toEqual([
      'licences.started',
      'licences.done',
    ]);

    const [moved] = eventsOf('move.done');
    const steps = linesWith(folder, { move: moved?.['move'] });
    expect(steps.map(({ event }) => event)).toEqual([
      'move.started',
      'move.copied',
      'move.switching',
      'move.removing',
      'move.done',
    ]);
    expect(steps.every(({ facts }) => typeof facts['ms'] === 'number')).toBe(true);
    expect(moved).toMatchObject({ files: expect.any(Number), bytes: expect.any(Number), left: 0 });
    expectClean(api);
  });

  test('counts jobs that one command moves, and names none of them', async () => {
    const api = await startApi();
    const app = await openApp(folder, api);
    app.setOnline(false);
    await app.downloads.suspend();
    const items = Array.from({ length: 200 }, (_, index) => ({
      assetId: (20_192_500 + index) as AssetId,
      option: 'l-2015' as const,
    }));
    const jobs = await app.downloads.enqueueComps(items);
    await app.downloads.cancel(jobs);
    await app.close();
    const lines = linesWith(folder, {}).filter(({ event }) => event.startsWith('download.'));
    expect(lines.length).toBeLessThanOrEqual(10);
    expect(lines[0]).toMatchObject({ event: 'download.queued', facts: { count: 200 } });
    const counts = lines.slice(1).map(({ event, facts }) => {
      expect(event).toBe('download.cancelled');
      return Number(facts['count']);
    });
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(200);
  });
});
