import { toastsStore } from '../../src/renderer/state/toasts.ts';
import { act } from 'react';
import { beforeEach, expect, it } from 'vitest';
import { DownloadsView } from '../../src/renderer/features/downloads/DownloadsView.tsx';
import type { DownloadJob } from '../../src/shared/model/download.ts';
import { StockroomError } from '../../src/shared/model/failure.ts';
import type { AssetId, JobId } from '../../src/shared/model/ids.ts';
import { instant } from '../../src/shared/model/instant.ts';
import { aBatch, click, find, openPage, press, settle, type } from './page.tsx';

/** Height of a window in which happy-dom lays nothing out. */
const HEIGHT = 480;

beforeEach(() => {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => HEIGHT });
  window.location.hash = '#/downloads';
});

const job = (number: number, change: Partial<DownloadJob> = {}): DownloadJob => ({
  id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as JobId,
  assetId: (10_000_000 + number) as AssetId,
  title: `Asset number ${number}`,
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
  createdAt: instant(number),
  finishedAt: null,
  place: number,
  ...change,
});

it('draws a window of ten thousand rows', async () => {
  const page = await openPage(<DownloadsView />);
  await page.tell.downloads({
    kind: 'snapshot',
    jobs: Array.from({ length: 10_000 }, (_, index) => job(index)),
  });
  const rows = page.body.querySelectorAll('tbody tr');
  expect(rows.length).toBeGreaterThan(9);
  expect(rows.length).toBeLessThan(40);
  expect(find(page.body, '[role="grid"]').getAttribute('aria-rowcount')).toBe('10001');
  expect(find(page.body, 'nav button[aria-pressed="true"]').textContent).toBe('All10,000');
});

it('moves rows in the queue by keyboard, and those that are not in it stay', async () => {
  const page = await openPage(<DownloadsView />);
  await page.tell.downloads({
    kind: 'snapshot',
    jobs: [job(1), job(2), job(3, { state: 'done', finishedAt: instant(3) })],
  });
  await act(async () => find(page.body, 'tbody tr').focus());
  await press('ArrowDown', { altKey: true });
  await press('a', { ctrlKey: true });
  await press('ArrowUp', { altKey: true });
  await click(find(page.body, 'button', 'Move down 2'));
  expect(page.world.moved).toEqual(['down 1', 'up 2', 'down 2']);
  // The keyboard stays with the row that is moved.
  await page.tell.downloads({ kind: 'change', jobs: [job(1, { place: 9 })] });
  const rows = [...page.body.querySelectorAll('tbody tr')].map((row) => row.getAttribute('data-job'));
  expect(rows.slice(0, 2)).toEqual([job(2).id, job(1).id]);
});

it('chooses rows by keyboard', async () => {
  const page = await openPage(<DownloadsView />);
  await page.tell.downloads({ kind: 'snapshot', jobs: [job(1), job(2), job(3)] });
  await act(async () => find(page.body, 'tbody tr').focus());
  await press('ArrowDown', { shiftKey: true });
  expect(find(page.body, '[role="toolbar"]').textContent).toContain('2 selected');
  await press('a', { ctrlKey: true });
  expect(find(page.body, '[role="toolbar"]').textContent).toContain('3 selected');
  await press('Escape');
  expect(page.body.querySelector('[role="toolbar"]')).toBeNull();
  expect(page.body.querySelectorAll('tr[tabindex="0"]')).toHaveLength(1);
});

it('chooses from the row that was clicked or gone to, not from one chosen before', async () => {
  const page = await openPage(<DownloadsView />);
  await page.tell.downloads({ kind: 'snapshot', jobs: [1, 2, 3, 4, 5].map((number) => job(number)) });
  const row = (index: number) => find(page.body, `tr[data-row="${index}"]`);
  // As a browser does it: the focus comes before the click.
  const hit = async (index: number, keys: MouseEventInit = {}) => {
    await act(async () => row(index).focus());
    await act(async () => row(index).dispatchEvent(new MouseEvent('click', { bubbles: true, ...keys })));
  };
  const chosen = () => [0, 1, 2, 3, 4].filter((index) => row(index).getAttribute('aria-selected') === 'true');
  await hit(1);
  await hit(3, { shiftKey: true });
  expect(chosen()).toEqual([1, 2, 3]);
  await hit(0, { ctrlKey: true });
  await hit(2);
  await hit(4, { shiftKey: true });
  expect(chosen()).toEqual([2, 3, 4]);
  await press('Home');
  await press('ArrowDown', { shiftKey: true });
  expect(chosen()).toEqual([0, 1]);
});

it('names each cause once, with its remedy', async () => {
  const page = await openPage(<DownloadsView />);
  const full = new StockroomError('disk.full').failure;
  await page.tell.downloads({
    kind: 'snapshot',
    jobs: [1, 2, 3].map((number) =>
      job(number, { state: 'waiting', failure: full, totalBytes: 1_000_000_000 }),
    ),
  });
  const problems = find(page.body, '[aria-label="Problems"]');
  expect(problems.textContent).toContain('The disk is full. Free 3.0 GB.');
  expect(find(problems, 'button').textContent).toBe('Retry 3');
});

it('makes a batch of a pasted list', async () => {
  const page = await openPage(<DownloadsView />);
  await click(find(page.body, 'button', 'New batch'));
  await type(find(document, 'textarea'), '12345678\nrubbish\n23456789, s\n12345678');
  await settle();
  expect(document.body.textContent).toContain('2 files · 1 repeated · 1 not understood');
  expect(document.body.textContent).toContain('It holds no asset ID and no item link.');
  await type(find(document, '#batch-name'), 'Autumn');
  await click(find(document, 'button', 'Start 2'));
  expect(page.world.started).toEqual(['Autumn']);
});

it('shows how a batch stands, and acts on it as a whole', async () => {
  const batch = aBatch();
  window.location.hash = `#/downloads/${batch.id}`;
  const page = await openPage(<DownloadsView />);
  await page.tell.batches({ kind: 'change', batches: [batch], gone: [] });
  expect(find(page.body, '[aria-label="Batch Spring campaign"]').textContent).toContain(
    '3 to go · 3 done · 1 here already',
  );
  await click(find(page.body, 'button', 'Pause'));
  expect(page.world.acted).toEqual(['pause']);
  await page.tell.batches({ kind: 'change', batches: [aBatch({ finishedAt: instant(5) })], gone: [] });
  await click(find(page.body, 'button', 'Fetch what is missing'));
  expect(page.world.acted).toEqual(['pause', 'again']);
  expect(
    page.stores
      .get(toastsStore)
      .store.getState()
      .map((toast) => toast.kind === 'done' && toast.message),
  ).toEqual(['Spring campaign: 3 done, 1 here already']);
});
