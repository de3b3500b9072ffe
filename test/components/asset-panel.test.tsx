import { act } from 'react';
import { useStore } from 'zustand';
import { expect, test } from 'vitest';
import { PathDialog } from '../../src/renderer/shell/PathDialog.tsx';
import { Toasts } from '../../src/renderer/shell/Toasts.tsx';
import { assetViewStore, useAssetView } from '../../src/renderer/state/asset.ts';
import { purchasesStore } from '../../src/renderer/state/purchases.ts';
import { AssetPanel } from '../../src/renderer/features/asset/AssetPanel.tsx';
import type { DownloadJob } from '../../src/shared/model/download.ts';
import { StockroomError } from '../../src/shared/model/failure.ts';
import type { HeldLicence } from '../../src/shared/model/held-licence.ts';
import type { AssetId, FileId, JobId, LicenceId, TransactionId } from '../../src/shared/model/ids.ts';
import { instant } from '../../src/shared/model/instant.ts';
import type { Intent, IntentId } from '../../src/shared/model/intent.ts';
import { NO_REFERENCES } from '../../src/shared/model/licence.ts';
import { anAsset } from '../unit/renderer/assets.ts';
import { click, find, openPage, settle } from './page.tsx';
import type { Page, World } from './page.tsx';

const ASSET = anAsset(11, { title: 'A lake', author: { id: null, name: 'karel' } });

function OpenPanel() {
  const asset = useAssetView();
  const open = useStore(asset.store, (state) => state.open);
  return (
    <>
      {open !== null && <AssetPanel open={open} />}
      <PathDialog />
      <Toasts />
    </>
  );
}

async function openAsset(world: Partial<World> = {}): Promise<Page> {
  const page = await openPage(<OpenPanel />, { results: [ASSET], ...world });
  await act(async () => page.stores.get(assetViewStore).open(ASSET));
  await settle();
  return page;
}

const job = (change: Partial<DownloadJob>): DownloadJob => ({
  id: 'a2f5b9c0-0000-4000-8000-000000000001' as JobId,
  assetId: ASSET.id,
  title: ASSET.title,
  type: 'image',
  right: 'comp',
  option: 'l-2015',
  state: 'transferring',
  failure: null,
  retryAt: null,
  bytes: 250,
  totalBytes: 1000,
  speed: 100,
  fileId: null,
  batchId: null,
  createdAt: instant(1),
  finishedAt: null,
  place: 0,
  ...change,
});

test('the facts of the list are there at once, the tags when the details have come', async () => {
  const { body } = await openAsset();
  expect(find(body, 'h2').textContent).toBe('A lake');
  expect(body.textContent).toContain('by karel');
  expect(
    [...body.querySelectorAll('section[aria-label="Tags"] button')].map((tag) => tag.textContent),
  ).toEqual(['lake', 'mountain']);
});

test('a comp from the click to the folder', async () => {
  const page = await openAsset();
  const { body, world, tell } = page;
  expect(body.textContent).toContain('Comp: for layout and approval only. Not licensed.');
  await click(find(body, 'button', 'Download comp'));
  expect(world.enqueued).toEqual([{ assetId: ASSET.id, option: 'l-2015' }]);

  await tell.downloads({ kind: 'change', jobs: [job({})] });
  expect(find(body, '[role="progressbar"]').getAttribute('aria-valuenow')).toBe('25');
  expect(body.querySelector('select')).toBeNull();

  world.files = [
    {
      id: 7 as FileId,
      assetId: ASSET.id,
      right: 'comp',
      option: 'l-2015',
      relativePath: 'Comps/A lake 11.jpg',
      bytes: 1000,
      sha256: '0'.repeat(64),
      addedAt: instant(2),
      presence: 'here',
    },
  ];
  await tell.downloads({ kind: 'change', jobs: [job({ state: 'done', fileId: 7 as FileId })] });
  await tell.library({ changed: [ASSET.id] });
  expect(find(body, 'h3', 'In your library')).toBeTruthy();
  expect(find(body, 'li').textContent).toContain('CompA lake 11.jpgLarge, 1.0 kB, ');

  await click(find(body, 'button', 'Download another size'));
  expect(find(body, 'button', 'Download comp')).toBeTruthy();

  world.revealed = { shown: false, path: '/library/Comps/A lake 11.jpg' };
  await click(find(body, 'button', 'Show in folder'));
  expect(find(document.body, '[role="dialog"]').textContent).toContain('/library/Comps/A lake 11.jpg');
});

test('an asset that turns out to be of the focused collection is taken in a size of that collection', async () => {
  // The list of results does not tell it, the details do.
  const { body, world } = await openAsset({ results: [{ ...ASSET, focused: true }] });
  await click(find(body, 'button', 'Download comp'));
  expect(world.enqueued).toEqual([{ assetId: ASSET.id, option: 'cl' }]);
});

test('who licensed it and when, and a purchase that the list does not tell yet', async () => {
  const other: HeldLicence = {
    place: 1,
    transactionId: 5 as TransactionId,
    assetId: 111 as AssetId,
    at: instant(Date.UTC(2025, 2, 12)),
    title: 'Another one',
    type: 'image',
    size: null,
    editorial: false,
    person: 'Ola Dahl',
    licenceId: null,
    licence: 'Standard',
    option: 'l-2015',
    billing: 'paid',
    transferred: true,
    transferId: null,
    invoiceId: null,
    price: null,
    extendedRights: null,
    references: { ...NO_REFERENCES, project: 'Winter' },
    listed: true,
  };
  const held = {
    ...other,
    place: 2,
    transactionId: 6 as TransactionId,
    assetId: ASSET.id,
    person: 'Jana Novak',
    transferred: false,
  };
  const { stores, body } = await openAsset({
    held: [held, other],
    rights: [{ assetId: ASSET.id, right: 'licensed' }],
  });
  const use = find(body, 'section[aria-label="Licences and boards"]');
  expect(use.textContent).toMatch(/2025, Jana NovakStandard, Large, Winter$/);
  expect(use.textContent).not.toContain('Ola Dahl');
  expect(body.textContent).toContain('Your group has licensed this asset');

  const intent: Intent = {
    id: 'a2f5b9c0-0000-4000-8000-000000000001' as IntentId,
    batchId: 'a2f5b9c0-0000-4000-8000-000000000002',
    order: {
      assetId: ASSET.id,
      licenceId: 1 as LicenceId,
      option: 'l-2015',
      extendedRights: 0,
      references: NO_REFERENCES,
    },
    price: { amount: '12.30', currencyId: null },
    confirmedAt: instant(Date.UTC(2025, 4, 1)),
    supersedes: null,
    notes: [],
    charged: null,
    sentAt: instant(Date.UTC(2025, 4, 1)),
    state: 'licensed',
    transactionId: 7 as TransactionId,
    also: [],
    proof: 'answer',
  };
  await act(async () => stores.get(purchasesStore).learn([intent]));
  expect(find(use, 'button', 'Show the purchase')).toBeTruthy();
  // The list tells of it now: once is enough.
  await act(async () => stores.get(purchasesStore).learn([{ ...intent, transactionId: held.transactionId }]));
  expect(use.querySelector('button')).toBeNull();
});

test('a failed transfer says why, here and in a toast with its code', async () => {
  const { body, tell } = await openAsset();
  await tell.downloads({ kind: 'change', jobs: [job({})] });
  await tell.downloads({
    kind: 'change',
    jobs: [job({ state: 'failed', failure: new StockroomError('disk.full').failure })],
  });
  expect(find(body, 'section[aria-label="Comp"]').textContent).toContain('The disk is full.');
  const toast = find(document, 'section[aria-label="Messages"]');
  expect(toast.textContent).toContain('Free some space');
  expect(find(toast, 'code').textContent).toBe('disk.full');
});

test('details that cannot be had leave the rest usable', async () => {
  const page = await openPage(<OpenPanel />);
  await act(async () => page.stores.get(assetViewStore).open(ASSET));
  await settle();
  expect(page.body.textContent).toContain('The details could not be loaded.');
  expect(find(page.body, 'button', 'Download comp')).toBeTruthy();
  page.world.results = [ASSET];
  await click(find(page.body, 'button', 'Retry'));
  expect(page.body.textContent).not.toContain('The details could not be loaded.');
});
