import { act } from 'react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { boardsStore } from '../../src/renderer/state/boards.ts';
import { FEATURES } from '../../src/renderer/shell/features.ts';
import { locationStore } from '../../src/renderer/state/location.ts';
import { recordsStore } from '../../src/renderer/state/records.ts';
import { useStores } from '../../src/renderer/state/registry/store.ts';
import type { Stores } from '../../src/renderer/state/registry/store.ts';
import type { Table } from '../../src/renderer/state/table.ts';
import { TableContext } from '../../src/renderer/state/search-table.ts';
import { BoardBar } from '../../src/renderer/features/boards/BoardBar.tsx';
import { BoardPlace } from '../../src/renderer/features/boards/BoardPlace.tsx';
import { BoardHead } from '../../src/renderer/features/boards/BoardHead.tsx';
import { LibraryBar } from '../../src/renderer/features/library/LibraryBar.tsx';
import { ResultsBar } from '../../src/renderer/features/search/ResultsBar.tsx';
import { searchTableStore } from '../../src/renderer/state/search-table.ts';
import { allCommands, commandsNow } from '../../src/renderer/state/commands.ts';
import type { Board, BoardId } from '../../src/shared/model/board.ts';
import type { FileId } from '../../src/shared/model/ids.ts';
import { instant } from '../../src/shared/model/instant.ts';
import { anAsset } from '../unit/renderer/assets.ts';
import { click, find, openPage, settle } from './page.tsx';

const BOARD: Board = {
  id: 1 as BoardId,
  name: 'Spring',
  note: '',
  cover: null,
  count: 2,
  createdAt: instant(1),
  changedAt: instant(1),
};
const PICKED = [anAsset(11), anAsset(12)];

const TABLES = { records: recordsStore, boards: boardsStore, results: searchTableStore } as const;

function tableOf(stores: Stores, name: keyof typeof TABLES): Table {
  const store = stores.get<Table | { readonly table: Table }>(TABLES[name]);
  return 'table' in store ? store.table : store;
}

function InFront({ table, children }: { readonly table: keyof typeof TABLES; readonly children: ReactNode }) {
  return <TableContext value={tableOf(useStores(), table)}>{children}</TableContext>;
}

test.each([
  { table: 'records', view: 'library', bar: <LibraryBar /> },
  { table: 'boards', view: 'boards', bar: <BoardBar board={BOARD} /> },
] as const)('what is picked in the $view goes into the basket, by its bar and by L', async (row) => {
  const page = await openPage(<InFront table={row.table}>{row.bar}</InFront>);
  const { stores, world, body } = page;
  await act(async () => {
    stores.get(locationStore).open(row.view);
    tableOf(stores, row.table).selection.replace(PICKED);
  });
  await settle();
  await click(find(body, '[role="toolbar"] button', 'Add to basket'));
  expect(world.basketCalls).toEqual([{ add: [11, 12] }]);

  const byKey = commandsNow(stores).find(({ shortcut }) => shortcut?.key === 'l');
  expect(byKey).toBe(allCommands(FEATURES).find(({ id }) => id === 'basket'));
  expect(byKey?.ready(stores)).toBe(true);
  await act(async () => byKey?.run(stores));
  await settle();
  expect(world.basketCalls).toEqual([{ add: [11, 12] }, { add: [11, 12] }]);
});

test('the files of what is picked in the library are verified, and no others', async () => {
  const page = await openPage(
    <InFront table="records">
      <LibraryBar />
    </InFront>,
  );
  await act(async () => page.stores.get(recordsStore).table.selection.replace(PICKED));
  await click(find(page.body, '[role="toolbar"] button', 'Verify'));
  expect(find(document, '[role="dialog"] h2').textContent).toBe('Verify the selection');
  expect(find(document, '[role="dialog"] [role="status"]').textContent).toContain(
    'All 2 files are exactly what was fetched.',
  );
});

test.each([
  { table: 'records', view: 'library', bar: <LibraryBar /> },
  { table: 'boards', view: 'boards', bar: <BoardBar board={BOARD} /> },
] as const)('what is picked in the $view is copied as files, where that can be', async (row) => {
  const draggable = PICKED.map(({ id }) => ({
    id: (100 + id) as FileId,
    assetId: id,
    name: `${id}.jpg`,
    contentType: 'image/jpeg',
  }));
  const start = { draggable, copiesFiles: true, copied: [] };
  const { stores, world, body } = await openPage(<InFront table={row.table}>{row.bar}</InFront>, start);
  await act(async () => {
    stores.get(locationStore).open(row.view);
    tableOf(stores, row.table).selection.replace(PICKED);
  });
  await settle();
  await click(find(body, '[role="toolbar"] button', 'Copy files'));
  const byKey = commandsNow(stores).find(({ id }) => id === 'copy-files');
  await act(async () => byKey?.run(stores));
  await settle();
  expect(world.copied).toEqual([
    [111, 112],
    [111, 112],
  ]);
});

test.each([
  { table: 'records', view: 'library', bar: <LibraryBar /> },
  { table: 'boards', view: 'boards', bar: <BoardBar board={BOARD} /> },
  { table: 'results', view: 'search', bar: <ResultsBar /> },
] as const)('the bar of the $view comes with the second asset, counts, and clears', async (row) => {
  const { stores, body } = await openPage(<InFront table={row.table}>{row.bar}</InFront>);
  const { selection } = tableOf(stores, row.table);
  await act(async () => selection.replace(PICKED.slice(0, 1)));
  expect(body.querySelector('[role="toolbar"]')).toBeNull();
  await act(async () => selection.replace(PICKED));
  const bar = find(body, '[role="toolbar"]');
  expect(bar.getAttribute('aria-label')).toBe('Selection');
  expect(find(bar, '[role="status"]').textContent).toBe('2 selected');
  const words = [...bar.querySelectorAll('button')].map(({ textContent }) => textContent);
  expect(words).toEqual(expect.arrayContaining(['Add to basket', 'Add to board', 'Compare']));
  expect(words.at(-1)).toBe('Clear');
  await click(find(bar, 'button', 'Clear'));
  expect(body.querySelector('[role="toolbar"]')).toBeNull();
});

test('one asset of a board has its note, its place and the cover in the panel', async () => {
  const asset = anAsset(11);
  const { stores, body } = await openPage(<BoardPlace asset={asset} />);
  expect(body.querySelector('section')).toBeNull();
  await act(async () => {
    stores.get(locationStore).open('boards');
    const boards = stores.get(boardsStore).store;
    boards.setState({
      boards: [BOARD],
      open: BOARD.id,
      assets: new Map([[asset.id, { asset, note: 'Check the light.', right: null }]]),
    });
  });
  const place = find(body, 'section[aria-label="On this board"]');
  expect(find(place, 'textarea').textContent).toBe('Check the light.');
  expect([...place.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual([
    'Earlier',
    'Later',
    'Use as cover',
    'Remove from board',
  ]);
});

test('what a board still costs is a button to the basket', async () => {
  const { stores, body, world } = await openPage(<BoardHead board={BOARD} />);
  const cost = { licensed: 0, open: PICKED.map(({ id }) => id), priced: 2, basis: 'Standard, Large' };
  await act(async () =>
    stores.get(boardsStore).store.setState({ cost: { ...cost, total: { amount: '88.8', currencyId: 5 } } }),
  );
  await click(find(body, 'button', '88.80 to license the rest'));
  await settle();
  expect(world.basketCalls).toEqual([{ add: [11, 12] }]);
  expect(stores.get(locationStore).store.getState().view).toBe('basket');
});
