import { act } from 'react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { boardsStore } from '../../src/renderer/state/boards.ts';
import { FEATURES } from '../../src/renderer/shell/features.ts';
import { locationStore } from '../../src/renderer/state/location.ts';
import { recordsStore } from '../../src/renderer/state/records.ts';
import { useStores } from '../../src/renderer/state/registry/store.ts';
import type { StoreDefinition } from '../../src/renderer/state/registry/store.ts';
import type { Table } from '../../src/renderer/state/table.ts';
import { TableContext } from '../../src/renderer/state/search-table.ts';
import { BoardBar } from '../../src/renderer/features/boards/BoardBar.tsx';
import { LibraryBar } from '../../src/renderer/features/library/LibraryBar.tsx';
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

const TABLES: Readonly<Record<'records' | 'boards', StoreDefinition<{ readonly table: Table }>>> = {
  records: recordsStore,
  boards: boardsStore,
};

function InFront({
  table,
  children,
}: {
  readonly table: 'records' | 'boards';
  readonly children: ReactNode;
}) {
  return <TableContext value={useStores().get(TABLES[table]).table}>{children}</TableContext>;
}

test.each([
  { table: 'records', view: 'library', bar: <LibraryBar /> },
  { table: 'boards', view: 'boards', bar: <BoardBar board={BOARD} /> },
] as const)('what is picked in the $view goes into the basket, by its bar and by L', async (row) => {
  const page = await openPage(<InFront table={row.table}>{row.bar}</InFront>);
  const { stores, world, body } = page;
  await act(async () => {
    stores.get(locationStore).open(row.view);
    stores.get(TABLES[row.table]).table.selection.replace(PICKED);
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
    stores.get(TABLES[row.table]).table.selection.replace(PICKED);
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
