import { expect, test, vi } from 'vitest';
import { createAssetView } from '../../../src/renderer/state/asset.ts';
import { createDownloads, newestFirst } from '../../../src/renderer/state/downloads.ts';
import { createLibrary } from '../../../src/renderer/state/library.ts';
import { createToasts } from '../../../src/renderer/state/toasts.ts';
import type { Bridge } from '../../../src/shared/contract/index.ts';
import type { AssetDetails } from '../../../src/shared/model/asset.ts';
import type { DownloadJob } from '../../../src/shared/model/download.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import type { AssetId, FileId, JobId } from '../../../src/shared/model/ids.ts';
import { instant } from '../../../src/shared/model/instant.ts';
import type { AssetRight } from '../../../src/shared/model/library.ts';
import { anAsset } from './assets.ts';

const id = (value: number) => value as AssetId;
const settled = () => new Promise<void>((done) => setImmediate(done));

function aJob(name: string, change: Partial<DownloadJob> = {}): DownloadJob {
  return {
    id: name as JobId,
    assetId: id(1),
    title: name,
    type: 'image',
    right: 'comp',
    option: 'l-2015',
    state: 'transferring',
    failure: null,
    retryAt: null,
    bytes: 0,
    totalBytes: 1000,
    speed: 0,
    fileId: null,
    batchId: null,
    createdAt: instant(0),
    finishedAt: null,
    place: 0,
    ...change,
  };
}

test('many progress events between two frames are one update', () => {
  const frames: (() => void)[] = [];
  const updates = vi.fn();
  const downloads = createDownloads({ nextFrame: (task) => frames.push(task), onSettled: () => {} });
  downloads.onEvent({ kind: 'snapshot', jobs: [aJob('a'), aJob('b')] });
  downloads.store.subscribe(updates);
  for (let bytes = 1; bytes <= 50; bytes++)
    downloads.onEvent({ kind: 'change', jobs: [aJob('a', { bytes })] });
  expect([frames.length, updates.mock.calls.length]).toEqual([1, 0]);
  frames[0]?.();
  expect(updates).toHaveBeenCalledTimes(1);
  expect(downloads.store.getState().jobs.get('a' as JobId)?.bytes).toBe(50);
});

test('a job is told once when it settles; what was settled before is not', () => {
  const frames: (() => void)[] = [];
  const told: string[] = [];
  const downloads = createDownloads({
    nextFrame: (task) => frames.push(task),
    onSettled: (job) => told.push(`${job.id} ${job.state}`),
  });
  const done = aJob('old', { state: 'done', fileId: 1 as FileId });
  downloads.onEvent({ kind: 'snapshot', jobs: [done, aJob('a')] });
  downloads.onEvent({ kind: 'change', jobs: [done, aJob('a', { state: 'failed' })] });
  frames.pop()?.();
  downloads.onEvent({ kind: 'change', jobs: [aJob('a', { state: 'failed', bytes: 1 })] });
  frames.pop()?.();
  expect(told).toEqual(['a failed']);
});

test('a new snapshot replaces everything, what waits for a frame too', () => {
  const frames: (() => void)[] = [];
  const downloads = createDownloads({ nextFrame: (task) => frames.push(task), onSettled: () => {} });
  downloads.onEvent({ kind: 'change', jobs: [aJob('gone')] });
  downloads.onEvent({ kind: 'snapshot', jobs: [aJob('a')] });
  frames[0]?.();
  expect([...downloads.store.getState().jobs.keys()]).toEqual(['a']);
});

test('jobs are listed with the newest first', () => {
  const jobs = [aJob('old', { createdAt: instant(1) }), aJob('new', { createdAt: instant(2) })];
  expect(newestFirst(jobs).map((job) => job.id)).toEqual(['new', 'old']);
});

function libraryWith(rights: Map<AssetId, AssetRight['right']>) {
  const asked: (readonly number[])[] = [];
  const bridge = {
    rights: async ({ assetIds }: { assetIds: readonly AssetId[] }) => {
      asked.push(assetIds);
      return assetIds.flatMap((assetId) => {
        const right = rights.get(assetId);
        return right === undefined ? [] : [{ assetId, right }];
      });
    },
    files: async () => [],
  } as unknown as Pick<Bridge['library'], 'rights' | 'files'>;
  return { asked, library: createLibrary(bridge) };
}

test('a badge comes, changes and goes with the events of the library', async () => {
  const truth = new Map<AssetId, AssetRight['right']>([[id(1), 'comp']]);
  const { library } = libraryWith(truth);
  const shown = () => library.store.getState().rights.get(id(1));
  await library.learn([id(1), id(2)]);
  expect(shown()).toBe('comp');
  truth.set(id(1), 'licensed');
  library.onEvent({ changed: [id(1)] });
  await settled();
  expect(shown()).toBe('licensed');
  truth.delete(id(1));
  library.onEvent({ changed: [id(1)] });
  await settled();
  expect(shown()).toBeUndefined();
});

test('assets that nobody has seen are not asked about; after a lost line all seen ones are', async () => {
  const { asked, library } = libraryWith(new Map());
  await library.learn([id(1), id(2)]);
  library.onEvent({ changed: [id(9)] });
  library.onEvent({ changed: [] });
  await settled();
  expect(asked).toEqual([
    [1, 2],
    [1, 2],
  ]);
});

test('no question is longer than the contract allows', async () => {
  const { asked, library } = libraryWith(new Map());
  await library.learn(Array.from({ length: 2500 }, (_, index) => id(index + 1)));
  expect(asked.map((ids) => ids.length)).toEqual([1000, 1000, 500]);
});

test('details of an asset that is not open any more are kept but not shown', async () => {
  const answers = new Map<number, (details: AssetDetails) => void>();
  const catalog = {
    asset: ({ id: asset }: { id: AssetId }) =>
      new Promise<AssetDetails>((resolve) => answers.set(asset, resolve)),
  } as unknown as Pick<Bridge['catalog'], 'asset'>;
  const view = createAssetView(catalog, () => {});
  const details = (asset: number) =>
    ({ ...anAsset(asset), tags: [`tag ${asset}`] }) as unknown as AssetDetails;
  view.open(anAsset(1));
  view.open(anAsset(2));
  answers.get(1)?.(details(1));
  await settled();
  expect(view.store.getState().open).toMatchObject({ asset: { id: 2 }, details: null });
  answers.get(2)?.(details(2));
  await settled();
  expect(view.store.getState().open?.details?.tags).toEqual(['tag 2']);
  answers.clear();
  view.open(anAsset(1));
  expect(view.store.getState().open?.details?.tags).toEqual(['tag 1']);
  expect(answers.size).toBe(0);
});

test('the same failure is one toast, a stopped call is none, and the oldest gives way', () => {
  const toasts = createToasts();
  const { failure } = new StockroomError('offline');
  toasts.failed(failure);
  toasts.failed(failure);
  toasts.failed(new StockroomError('aborted').failure);
  expect(toasts.store.getState()).toHaveLength(1);
  for (let n = 1; n <= 5; n++) toasts.done(`done ${n}`);
  expect(toasts.store.getState().map((toast) => (toast.kind === 'done' ? toast.message : 'failure'))).toEqual(
    ['done 3', 'done 4', 'done 5'],
  );
});
