import { act, useState } from 'react';
import type { ReactNode } from 'react';
import { AccountMenu } from '../../src/renderer/features/account/AccountMenu.tsx';
import { AssetSide } from '../../src/renderer/features/asset/AssetSide.tsx';
import { ConfirmDialog } from '../../src/renderer/features/basket/ConfirmDialog.tsx';
import { DecideDialog } from '../../src/renderer/features/basket/DecideDialog.tsx';
import { ProjectDialog } from '../../src/renderer/features/basket/ProjectDialog.tsx';
import { ReferencesCard } from '../../src/renderer/features/basket/ReferencesCard.tsx';
import { RightsCard } from '../../src/renderer/features/basket/RightsCard.tsx';
import { BoardPicker } from '../../src/renderer/features/boards/BoardPicker.tsx';
import { BoardTools } from '../../src/renderer/features/boards/BoardTools.tsx';
import { Compare } from '../../src/renderer/features/compare/Compare.tsx';
import { CullStage } from '../../src/renderer/features/cull/CullStage.tsx';
import { cullStore } from '../../src/renderer/features/cull/cull-store.ts';
import { BatchProblems } from '../../src/renderer/features/downloads/BatchProblems.tsx';
import { DownloadsView } from '../../src/renderer/features/downloads/DownloadsView.tsx';
import { DownloadsPopover } from '../../src/renderer/features/downloads/DownloadsPopover.tsx';
import { FailureGroups } from '../../src/renderer/features/downloads/FailureGroups.tsx';
import { NewBatch } from '../../src/renderer/features/downloads/NewBatch.tsx';
import { GuideTools } from '../../src/renderer/features/guides/GuideTools.tsx';
import { AddedFilter } from '../../src/renderer/features/library/AddedFilter.tsx';
import { SaveFilter } from '../../src/renderer/features/library/SaveFilter.tsx';
import { TagMany } from '../../src/renderer/features/library/TagMany.tsx';
import { Palette } from '../../src/renderer/features/palette/Palette.tsx';
import { ShortcutSheet } from '../../src/renderer/features/palette/ShortcutSheet.tsx';
import { ProofTools } from '../../src/renderer/features/proof/ProofTools.tsx';
import { proofsStore } from '../../src/renderer/features/proof/proofs.ts';
import { ReadDialog } from '../../src/renderer/features/proof/ReadDialog.tsx';
import { QuickLook } from '../../src/renderer/features/quick-look/QuickLook.tsx';
import { ShotPicker } from '../../src/renderer/features/shots/ShotPicker.tsx';
import { shotsStore } from '../../src/renderer/features/shots/shots-store.ts';
import { FilterBar } from '../../src/renderer/features/search/FilterBar.tsx';
import { PictureSearch } from '../../src/renderer/features/search/PictureSearch.tsx';
import { ProjectChoice } from '../../src/renderer/features/search/ProjectChoice.tsx';
import { SearchMenu } from '../../src/renderer/features/search/SearchMenu.tsx';
import { Backups } from '../../src/renderer/features/storage/Backups.tsx';
import { FolderDialog } from '../../src/renderer/features/storage/FolderDialog.tsx';
import { SwapDialog } from '../../src/renderer/features/swap/SwapDialog.tsx';
import { TableMenu } from '../../src/renderer/features/tables/TableMenu.tsx';
import { FEATURES } from '../../src/renderer/shell/features.ts';
import { RemoveFiles } from '../../src/renderer/parts/RemoveFiles.tsx';
import { VerifyLibrary } from '../../src/renderer/parts/VerifyLibrary.tsx';
import { PathDialog } from '../../src/renderer/shell/PathDialog.tsx';
import { StatusBars } from '../../src/renderer/shell/StatusBars.tsx';
import { assetViewStore } from '../../src/renderer/state/asset.ts';
import { boardsStore } from '../../src/renderer/state/boards.ts';
import { selectionStore } from '../../src/renderer/state/selection.ts';
import { shownPathStore } from '../../src/renderer/state/shown-path.ts';
import { swappingStore } from '../../src/renderer/state/swapping.ts';
import type { Overlay } from '../../src/renderer/state/view.ts';
import { viewStore } from '../../src/renderer/state/view.ts';
import type { AccountState } from '../../src/shared/model/account.ts';
import type { Board, BoardId } from '../../src/shared/model/board.ts';
import type { DownloadJob } from '../../src/shared/model/download.ts';
import { StockroomError } from '../../src/shared/model/failure.ts';
import type { AssetId, FileId, JobId, LicenceId } from '../../src/shared/model/ids.ts';
import { instant } from '../../src/shared/model/instant.ts';
import type { Intent, IntentId } from '../../src/shared/model/intent.ts';
import { NO_REFERENCES } from '../../src/shared/model/licence.ts';
import type { Backup } from '../../src/shared/model/storage.ts';
import { anAsset } from '../unit/renderer/assets.ts';
import { find, settle } from './page.tsx';
import type { Page } from './page.tsx';

/** What opens over the page, and how. */
export interface TypingScreen {
  /** Of the component that draws it, below `src/renderer`. */
  readonly file: string;
  readonly screen: ReactNode;
  /** Nothing for what is open from the start. */
  readonly open?: (page: Page) => Promise<void>;
  /** The account is in this state. */
  readonly account?: Partial<Extract<AccountState, { status: 'signed-in' }>>;
  /** Pictures have the keyboard there, and keys of their own. */
  readonly isStage?: true;
}

export const ASSETS = [anAsset(1), anAsset(2), anAsset(3)];
export const BACKUP: Backup = { name: 'stockroom.backup', bytes: 1000, at: instant(1) };
const IDS = ASSETS.map(({ id }) => id);
const BATCH = '6f0f3a52-6f5e-4b8f-9b0a-2d5c1d7a9e11';
const nothing = () => {};

const BOARD: Board = {
  id: 1 as BoardId,
  name: 'Alps',
  note: '',
  cover: null,
  count: 2,
  createdAt: instant(1),
  changedAt: instant(1),
};

const FAILED: DownloadJob = {
  id: '00000000-0000-4000-8000-000000000001' as JobId,
  assetId: 1 as AssetId,
  title: 'Asset 1',
  type: 'image',
  right: 'comp',
  option: 'l-2015',
  state: 'failed',
  failure: new StockroomError('session.expired').failure,
  retryAt: null,
  bytes: 0,
  totalBytes: null,
  speed: 0,
  fileId: null,
  batchId: null,
  createdAt: instant(1),
  finishedAt: instant(1),
  place: 1,
};

const INTENT: Intent = {
  id: '6f0f3a52-6f5e-4b8f-9b0a-2d5c1d7a9e12' as IntentId,
  batchId: BATCH,
  order: {
    assetId: 1 as AssetId,
    licenceId: 11 as LicenceId,
    option: 'l-2015',
    extendedRights: 0,
    references: NO_REFERENCES,
  },
  price: { amount: '12.34', currencyId: null },
  state: 'needs-decision',
  candidates: [],
} as unknown as Intent;

/** By mouse: a key would go on to the first control of what it opens. */
const button = (name: string) => async () => {
  const trigger = find(document, 'button', name);
  await act(async () => {
    const options = { bubbles: true, cancelable: true, detail: 1 };
    trigger.dispatchEvent(new PointerEvent('pointerdown', { ...options, pointerType: 'mouse' }));
    trigger.dispatchEvent(new MouseEvent('mousedown', options));
    trigger.dispatchEvent(new MouseEvent('click', options));
  });
  await settle();
};
const overlay = (name: Overlay) => async (page: Page) => {
  await act(async () => page.stores.get(viewStore).show(name));
  await settle();
};

function GridWithMenu() {
  return (
    <>
      <FEATURES.home.component />
      <TableMenu />
    </>
  );
}

function Batch() {
  const [text, setText] = useState('');
  return <NewBatch text={text} onText={setText} onClose={nothing} />;
}

export const TYPING_SCREENS: readonly TypingScreen[] = [
  { file: 'features/account/AccountMenu.tsx', screen: <AccountMenu />, open: button('Account, us') },
  {
    file: 'features/asset/AssetSide.tsx',
    screen: <AssetSide reserves={false} />,
    open: async ({ stores }) => {
      window.matchMedia = () =>
        ({ matches: false, addEventListener: nothing, removeEventListener: nothing }) as never;
      await act(async () => stores.get(assetViewStore).open(anAsset(1)));
      await settle();
    },
  },
  {
    file: 'features/basket/ConfirmDialog.tsx',
    screen: <ConfirmDialog open lines={[]} onClose={nothing} />,
  },
  { file: 'features/basket/DecideDialog.tsx', screen: <DecideDialog intent={INTENT} onClose={nothing} /> },
  {
    file: 'features/basket/ProjectDialog.tsx',
    screen: <ProjectDialog project={{ name: '' }} onClose={nothing} />,
  },
  {
    file: 'features/basket/ReferencesCard.tsx',
    screen: <ReferencesCard references={NO_REFERENCES} label="References" missing={[]} onChange={nothing} />,
    open: button('References'),
  },
  {
    file: 'features/basket/RightsCard.tsx',
    screen: <RightsCard mask={0} label="Rights" onChange={nothing} />,
    open: button('Rights'),
  },
  {
    file: 'features/boards/BoardPicker.tsx',
    screen: <BoardPicker />,
    open: async ({ stores }) => {
      await act(async () => stores.get(boardsStore).offer(ASSETS));
      await settle();
    },
  },
  { file: 'features/boards/BoardTools.tsx', screen: <BoardTools board={BOARD} />, open: button('Export') },
  {
    file: 'features/compare/Compare.tsx',
    screen: <Compare />,
    open: async (page) => {
      await act(async () => page.stores.get(selectionStore).replace(ASSETS));
      await overlay('compare')(page);
    },
    isStage: true,
  },
  {
    file: 'features/downloads/BatchProblems.tsx',
    screen: <BatchProblems batchId={BATCH} onClose={nothing} />,
  },
  {
    file: 'features/downloads/DownloadSettings.tsx',
    screen: <DownloadsView />,
    open: button('Download settings'),
  },
  {
    file: 'features/downloads/DownloadsPopover.tsx',
    screen: <DownloadsPopover />,
    open: button('Downloads'),
  },
  {
    file: 'features/downloads/FailureGroups.tsx',
    screen: <FailureGroups jobs={[FAILED]} />,
    open: button('Sign in again'),
  },
  { file: 'features/downloads/NewBatch.tsx', screen: <Batch /> },
  { file: 'features/library/AddedFilter.tsx', screen: <AddedFilter />, open: button('Added: any time') },
  { file: 'features/library/SaveFilter.tsx', screen: <SaveFilter />, open: button('Save filter') },
  { file: 'features/library/TagMany.tsx', screen: <TagMany ids={IDS} />, open: button('Tag') },
  { file: 'features/palette/Palette.tsx', screen: <Palette />, open: overlay('palette') },
  { file: 'features/palette/ShortcutSheet.tsx', screen: <ShortcutSheet />, open: overlay('shortcuts') },
  {
    file: 'features/quick-look/QuickLook.tsx',
    screen: <QuickLook />,
    open: overlay('quick-look'),
    isStage: true,
  },
  { file: 'features/search/PictureSearch.tsx', screen: <PictureSearch />, open: button('Search by picture') },
  {
    file: 'features/search/ProjectChoice.tsx',
    screen: <ProjectChoice />,
    open: button('No project, choose one'),
  },
  { file: 'features/search/SearchMenu.tsx', screen: <SearchMenu />, open: button('Saved') },
  { file: 'parts/filters/FilterChip.tsx', screen: <FilterBar />, open: button('More') },
  { file: 'features/storage/Backups.tsx', screen: <Backups />, open: button('Restore') },
  {
    file: 'features/storage/FolderDialog.tsx',
    screen: <FolderDialog purpose="use" onClose={nothing} />,
  },
  {
    file: 'features/swap/SwapDialog.tsx',
    screen: <SwapDialog />,
    open: async ({ stores }) => {
      await act(async () => {
        stores.get(assetViewStore).open(anAsset(1));
        stores.get(swappingStore).ask({
          id: 1 as FileId,
          assetId: 1 as AssetId,
          right: 'comp',
          option: 'xl-2015',
          relativePath: 'comp.jpg',
          bytes: 1000,
          sha256: 'a'.repeat(64),
          addedAt: instant(1),
          presence: 'here',
        });
      });
      await settle();
    },
  },
  {
    file: 'features/tables/TableMenu.tsx',
    screen: <GridWithMenu />,
    open: async () => {
      await act(async () =>
        find(document, '[role="option"][data-asset]').dispatchEvent(
          new MouseEvent('contextmenu', { bubbles: true, cancelable: true }),
        ),
      );
      await settle();
    },
  },
  {
    file: 'parts/RemoveFiles.tsx',
    screen: <RemoveFiles ids={IDS} licensed={1} onClose={nothing} onRemoved={nothing} />,
  },
  { file: 'features/proof/ProofTools.tsx', screen: <ProofTools board={BOARD} />, open: button('Proof') },
  {
    file: 'features/proof/ReadDialog.tsx',
    screen: <ReadDialog />,
    open: async ({ stores }) => {
      await act(async () => stores.get(proofsStore).setReading(true));
      await settle();
    },
  },
  {
    file: 'features/cull/CullStage.tsx',
    screen: <CullStage />,
    open: async ({ stores }) => {
      await act(async () => stores.get(cullStore).begin('Tea', ASSETS));
      await settle();
    },
    isStage: true,
  },
  {
    file: 'features/guides/GuideTools.tsx',
    screen: <GuideTools asset={anAsset(1)} />,
    open: button('Crop and copy space'),
  },
  {
    file: 'features/shots/ShotPicker.tsx',
    screen: <ShotPicker />,
    open: async ({ stores }) => {
      await act(async () => stores.get(shotsStore).offer(ASSETS));
      await settle();
    },
  },
  { file: 'parts/VerifyLibrary.tsx', screen: <VerifyLibrary onClose={nothing} /> },
  {
    file: 'shell/PathDialog.tsx',
    screen: <PathDialog />,
    open: async ({ stores }) => {
      await act(async () => stores.get(shownPathStore).setState('/tmp/a.jpg', true));
      await settle();
    },
  },
  {
    file: 'shell/StatusBars.tsx',
    screen: <StatusBars />,
    account: { connection: 'expired' },
    open: button('Sign in again'),
  },
];
