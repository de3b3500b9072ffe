import { assetViewStore } from '../../src/renderer/state/asset.ts';
import { locationStore } from '../../src/renderer/state/location.ts';
import { recordsStore } from '../../src/renderer/state/records.ts';
import { searchStore } from '../../src/renderer/state/search.ts';
import { act } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { tableInFront } from '../../src/renderer/state/table-in-front.ts';
import { LibraryView } from '../../src/renderer/features/library/LibraryView.tsx';
import type { AccountState } from '../../src/shared/model/account.ts';
import type { AssetId } from '../../src/shared/model/ids.ts';
import type { UntrackedFile } from '../../src/shared/model/library-folder.ts';
import { instant } from '../../src/shared/model/instant.ts';
import { NO_MARKS, WHOLE_LIBRARY } from '../../src/shared/model/record.ts';
import type { LibraryRecord } from '../../src/shared/model/record.ts';
import { anAsset } from '../unit/renderer/assets.ts';
import { click, find, openPage, settle, type } from './page.tsx';

beforeEach(() => {
  // In happy-dom nothing has a size of its own.
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 480 });
  window.location.hash = '#/library';
});

const SIGNED_IN: AccountState = {
  status: 'signed-in',
  userId: null,
  userName: 'us',
  group: {
    id: null,
    payment: 'prepaid',
    balance: '100',
    vat: { enabled: false, rate: null, number: null },
  },
  remembered: true,
  secretStore: 'keychain',
  connection: 'online',
};

const stranger = (id: number, change: Partial<UntrackedFile>): UntrackedFile => ({
  id,
  relativePath: `scans/${id}.jpg`,
  bytes: 2_000_000,
  assetId: null,
  isImported: true,
  ...change,
});

test('files from elsewhere are listed with name, size and the ID in their name, and never with a right', async () => {
  const { body, stores } = await openPage(<LibraryView />, {
    untracked: [
      stranger(1, {}),
      stranger(2, { relativePath: 'Depositphotos_24985913_xl.jpg', assetId: 24985913 as AssetId }),
      stranger(3, { isImported: false }),
    ],
  });
  await click(find(body, 'nav button', 'Other files2'));
  const rows = [...find(body, '[aria-label="Other files"]').querySelectorAll('li')];
  expect(rows.map((row) => row.textContent)).toEqual([
    '1.jpgscansNo known rightNo ID in its name2.0 MB',
    'Depositphotos_24985913_xl.jpgNo known rightAsset 24985913?2.0 MB',
  ]);
  expect(rows.some((row) => /comp|licensed/i.test(row.textContent))).toBe(false);
  // No key acts on an asset that is out of sight.
  expect(tableInFront(stores)).toBeNull();

  await click(find(body, 'button', 'Asset 24985913?'));
  expect(stores.get(locationStore).store.getState().view).toBe('search');
  expect(stores.get(searchStore).store.getState().query?.text).toBe('24985913');
});

test('what came within a period is asked for by its days, the last one included', async () => {
  const { body, stores } = await openPage(<LibraryView />);
  await click(find(body, 'button', 'Added: any time'));
  const form = find(document, '[role="dialog"] form');
  const fields = [...form.querySelectorAll<HTMLInputElement>('input[type="date"]')];
  for (const [index, day] of ['2026-03-01', '2026-03-31'].entries()) {
    const field = fields[index];
    if (field !== undefined) await type(field, day);
  }
  const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
  await act(async () => fields[1]?.dispatchEvent(enter));
  await settle();
  const asked = () => stores.get(recordsStore).store.getState().query;
  expect(asked()).toMatchObject({ from: Date.UTC(2026, 2, 1), until: Date.UTC(2026, 3, 1) });
  expect(document.querySelector('[role="dialog"]')).toBeNull();

  await click(find(body, 'button', 'Added at any time'));
  expect(asked()).toEqual(WHOLE_LIBRARY);
});

test('an address that names what is not there says so', async () => {
  window.location.hash = '#/library/24985913';
  const { body } = await openPage(<LibraryView />);
  const line = () => [...body.querySelectorAll('[role="status"]')].map(({ textContent }) => textContent);
  expect(line()).toContain('That file is no longer in the library.');
  await click(find(body, '[aria-label="Dismiss"]'));
  expect(line()).not.toContain('That file is no longer in the library.');
  expect(window.location.hash).toBe('#/library');
});

test('what is no ID is not there either', async () => {
  window.location.hash = '#/library/hello';
  const { body } = await openPage(<LibraryView />);
  expect(body.textContent).toContain('That file is no longer in the library.');
});

test('an address that names a record opens it', async () => {
  const record: LibraryRecord = {
    asset: anAsset(7),
    tags: [],
    right: 'comp',
    files: 1,
    bytes: 1,
    addedAt: instant(0),
    missing: false,
    changed: false,
    expired: false,
    colour: null,
    project: '',
    marks: NO_MARKS,
  };
  window.location.hash = '#/library/7';
  const { stores, body } = await openPage(<LibraryView />, { record, account: SIGNED_IN });
  expect(stores.get(assetViewStore).store.getState().open?.asset.id).toBe(7);
  expect(body.textContent).not.toContain('no longer in the library');
});
