import { dragOutStore } from '../../src/renderer/state/drag-out.ts';
import { searchStore } from '../../src/renderer/state/search.ts';
import { selectionStore } from '../../src/renderer/state/selection.ts';
import { toastsStore } from '../../src/renderer/state/toasts.ts';
import { viewStore } from '../../src/renderer/state/view.ts';
import { act } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { copiedText } from '../../src/renderer/state/file-actions.ts';
import { DownloadsView } from '../../src/renderer/features/downloads/DownloadsView.tsx';
import { commandsHere } from '../../src/renderer/state/commands.ts';
import { QuickLook } from '../../src/renderer/features/quick-look/QuickLook.tsx';
import type { DraggableFile } from '../../src/shared/contract/index.ts';
import type { DownloadJob } from '../../src/shared/model/download.ts';
import type { AssetId, FileId, JobId } from '../../src/shared/model/ids.ts';
import { instant } from '../../src/shared/model/instant.ts';
import { plainQuery } from '../../src/shared/model/search.ts';
import { FEATURES } from '../../src/renderer/shell/features.ts';
import { anAsset } from '../unit/renderer/assets.ts';
import { withSizes } from './layout.ts';
import { click, find, openPage, press, settle } from './page.tsx';

beforeEach(() => {
  // In happy-dom nothing has a size of its own.
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 480 });
});

const file = (asset: number): DraggableFile => ({
  id: (100 + asset) as FileId,
  assetId: asset as AssetId,
  name: `${asset}.jpg`,
  contentType: 'image/jpeg',
});

const job = (number: number, state: DownloadJob['state']): DownloadJob => ({
  id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as JobId,
  assetId: number as AssetId,
  title: `Asset ${number}`,
  type: 'image',
  right: 'comp',
  option: 'l-2015',
  state,
  failure: null,
  retryAt: null,
  bytes: 0,
  totalBytes: null,
  speed: 0,
  fileId: state === 'done' ? ((100 + number) as FileId) : null,
  batchId: null,
  createdAt: instant(number),
  finishedAt: state === 'done' ? instant(number) : null,
  place: number,
});

/** What a drag from here takes along, in a browser; `null` when there is none. */
async function dragFrom(element: Element): Promise<readonly string[] | null> {
  const data = new Map<string, string>();
  await act(async () =>
    element.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true, cancelable: true, button: 0 })),
  );
  await settle();
  const event = Object.assign(new Event('dragstart', { bubbles: true, cancelable: true }), {
    dataTransfer: { setData: (kind: string, text: string) => void data.set(kind, text) },
  });
  await act(async () => element.dispatchEvent(event));
  if (event.defaultPrevented) return null;
  return (data.get('text/uri-list') ?? '').split('\r\n').map((url) => new URL(url).pathname);
}

/** A file from the system. */
async function dropOn(element: Element, name: string): Promise<void> {
  const drop = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), {
    dataTransfer: { files: [new File(['1000001'], name)], getData: () => '' },
  });
  await act(async () => element.dispatchEvent(drop));
  await settle();
}

test('finished downloads are dragged out of their table, all that are chosen at once', async () => {
  window.location.hash = '#/downloads';
  const { tell, body, stores } = await openPage(<DownloadsView />, { draggable: [1, 2, 3, 4].map(file) });
  await tell.downloads({
    kind: 'snapshot',
    jobs: [job(1, 'done'), job(2, 'done'), job(3, 'queued'), job(4, 'done')],
  });
  const row = (number: number) => find(body, `[data-job="${job(number, 'done').id}"]`);
  expect(await dragFrom(row(2))).toEqual(['/file/102']);
  expect(stores.get(dragOutStore).carried.getState()).toEqual([2]);
  // Dropped where it came from, it is no list of a new batch.
  await dropOn(row(1), '2.jpg');
  expect(document.querySelector('[role="dialog"]')).toBeNull();
  expect(stores.get(dragOutStore).carried.getState()).toBeNull();

  expect([row(2), row(3)].map((one) => one.getAttribute('draggable'))).toEqual(['true', 'false']);
  expect(await dragFrom(row(3))).toBeNull();

  await act(async () => row(1).focus());
  await press('a', { ctrlKey: true });
  expect((await dragFrom(row(2)))?.toSorted()).toEqual(['/file/101', '/file/102', '/file/104']);
});

test('a list from outside is read, also when nobody told that an earlier drag has ended elsewhere', async () => {
  window.location.hash = '#/downloads';
  const { tell, body } = await openPage(<DownloadsView />, { draggable: [1].map(file) });
  await tell.downloads({ kind: 'snapshot', jobs: [job(1, 'done')] });
  const row = find(body, `[data-job="${job(1, 'done').id}"]`);
  expect(await dragFrom(row)).toEqual(['/file/101']);
  await dropOn(row, 'shot list.csv');
  expect(document.querySelector('[role="dialog"]')?.textContent).toContain('New batch');
});

test('a result that is not picked is carried out alone, and what is picked stays as it is', async () => {
  withSizes();
  const results = [anAsset(1), anAsset(2), anAsset(3)];
  const { body, stores } = await openPage(<FEATURES.home.component />, {
    results,
    draggable: [1, 2, 3].map(file),
  });
  await act(async () => stores.get(searchStore).start(plainQuery('lake')));
  await settle();
  const tile = (id: number) => find(body, `[role="option"][data-asset="${id}"]`);
  const picked = () => [...stores.get(selectionStore).store.getState().picked.keys()];
  expect(await dragFrom(tile(2))).toEqual(['/file/102']);
  expect(picked()).toEqual([]);
  await act(async () => stores.get(selectionStore).replace(results.slice(0, 2)));
  expect(await dragFrom(tile(3))).toEqual(['/file/103']);
  expect(await dragFrom(tile(1))).toEqual(['/file/101', '/file/102']);
  expect(picked()).toEqual([1, 2]);
});

test('quick look carries out what it shows, alone', async () => {
  const results = [anAsset(1), anAsset(2)];
  const { stores } = await openPage(<QuickLook />, { results, draggable: [1, 2].map(file) });
  await act(async () => stores.get(searchStore).start(plainQuery('lake')));
  await settle();
  await act(async () => {
    stores.get(selectionStore).replace(results);
    stores.get(viewStore).show('quick-look');
  });
  await settle();
  const look = find(document, '[aria-label="Quick look"]');
  expect(await dragFrom(find(look, 'img'))).toEqual(['/file/101']);
  expect(await dragFrom(find(look, 'h2'))).toEqual(['/file/101']);
  // Enlarged, the hand moves the picture in its frame.
  await act(async () => find(look, 'button', 'Zoom in').click());
  expect(await dragFrom(find(look, 'img'))).toBeNull();
});

test('on the desktop finished downloads are copied as files, by key and by button', async () => {
  window.location.hash = '#/downloads';
  const copied: (readonly number[])[] = [];
  const { tell, body, stores } = await openPage(<DownloadsView />, { copiesFiles: true, copied });
  await tell.downloads({ kind: 'snapshot', jobs: [job(1, 'done'), job(2, 'done'), job(3, 'queued')] });
  const row = find(body, `[data-job="${job(1, 'done').id}"]`);
  await act(async () => row.focus());
  await press('c', { ctrlKey: true });
  await settle();
  expect(copied).toEqual([[101]]);
  await press('a', { ctrlKey: true });
  await press('c', { ctrlKey: true });
  await settle();
  expect(copied.at(-1)?.toSorted()).toEqual([101, 102]);
  await click(find(body, 'button', 'Copy files 2'));
  expect(copied).toHaveLength(3);
  const toasts = stores
    .get(toastsStore)
    .store.getState()
    .map((toast) => toast.kind === 'done' && toast.message);
  // The same done twice is one message.
  expect(toasts).toEqual(['Copied the file.', 'Copied 2 files, 1 of them comps.']);
});

test('a browser offers no copying of files anywhere, and still that of paths', async () => {
  window.location.hash = '#/downloads';
  const copied: (readonly number[])[] = [];
  const { tell, body, stores } = await openPage(<DownloadsView />, { copied });
  await tell.downloads({ kind: 'snapshot', jobs: [job(1, 'done')] });
  await act(async () => find(body, `[data-job="${job(1, 'done').id}"]`).focus());
  await press('a', { ctrlKey: true });
  await press('c', { ctrlKey: true });
  await settle();
  expect(copied).toEqual([]);
  const buttons = [...body.querySelectorAll('button')].map(({ textContent }) => textContent);
  expect(buttons).toContain('Copy paths');
  expect(buttons).not.toContain('Copy files');
  const commands = commandsHere(stores).map(({ id }) => id);
  expect(commands).toEqual(expect.arrayContaining(['copy-paths', 'open-file', 'show-in-folder']));
  expect(commands).not.toContain('copy-files');
  expect(commands).not.toContain('open-file-with');
});

test.each([
  [1, 0, 'Copied the file.'],
  [1, 1, 'Copied the file, a comp.'],
  [3, 0, 'Copied 3 files.'],
  [3, 3, 'Copied 3 files, all of them comps.'],
])('what was copied says how much of it is not paid for: %i files, %i comps', (files, comps, text) => {
  expect(copiedText(files, comps)).toBe(text);
});
