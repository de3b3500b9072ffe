import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { boardMigrations, createBoards } from '../../../src/main/library/boards/index.ts';
import type { Boards } from '../../../src/main/library/boards/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import { createUndo } from '../../../src/main/platform/undo/index.ts';
import type { Undo } from '../../../src/main/platform/undo/index.ts';
import type { BoardId } from '../../../src/shared/model/board.ts';
import type { Right } from '../../../src/shared/model/download.ts';
import type { AssetId, LicenceId } from '../../../src/shared/model/ids.ts';
import type { Licence } from '../../../src/shared/model/licence.ts';
import { details } from '../listing/support.ts';

let folder: string;
let store: Store;
let boards: Boards;
let undo: Undo;
const rights = new Map<number, Right>();
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const LICENCES: readonly Licence[] = [
  {
    id: 1 as LicenceId,
    name: 'Standard',
    productType: 'image',
    sizes: [
      { option: 's-2015', label: 'Small', price: { amount: '3.10', currencyId: 5 }, enabled: true },
      { option: 'xl-2015', label: 'Extra large', price: { amount: '9.95', currencyId: 5 }, enabled: true },
      { option: 'huge', label: 'Not on sale', price: { amount: '99', currencyId: 5 }, enabled: false },
    ],
  },
];
const ids = (...numbers: number[]) => numbers as AssetId[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stockroom-boards-'));
  store = openStore(path.join(folder, 'stockroom.db'), boardMigrations);
  undo = createUndo();
  rights.clear();
  boards = createBoards({
    store,
    undo,
    now: () => Date.UTC(2026, 10, 22),
    ports: {
      facts: async (id) =>
        details({
          id,
          title: id === 1 ? '=Harbour, "dawn"' : `Picture ${id}`,
          author: 'Ann',
          type: id === 9 ? 'video' : 'image',
          tags: [],
          project: '',
        }),
      rights: (wanted) =>
        wanted.flatMap((assetId) => {
          const right = rights.get(assetId);
          return right === undefined ? [] : [{ assetId, right }];
        }),
      licences: async () => LICENCES,
      exportFolder: () => path.join(folder, 'exports'),
      guidesOver: (_, id, size) => (id === 1 ? `<svg width="${size.width}"/>` : null),
      filesOf: (id) => (rights.has(id) ? [path.join(folder, `file ${id}.jpg`)] : []),
      picture: async () => PIXEL,
    },
  });
});
afterEach(() => {
  boards.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const board = async (...assets: number[]): Promise<BoardId> => {
  const id = boards.create('Spring campaign');
  if (assets.length > 0) await boards.add(id, assets as AssetId[]);
  return id;
};

it('keeps the order of any adding, taking, moving and undoing, as a plain list would', async () => {
  const asset = fc.integer({ min: 1, max: 6 });
  const some = fc.uniqueArray(asset, { minLength: 1, maxLength: 4 });
  const step = fc.oneof(
    fc.record({ verb: fc.constant('add' as const), assets: some }),
    fc.record({ verb: fc.constant('take' as const), assets: some }),
    fc.record({ verb: fc.constant('move' as const), assets: some, before: fc.option(asset) }),
    fc.record({ verb: fc.constant('undo' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const id = await board();
      let list: readonly number[] = [];
      let back: { token: Parameters<Undo['take']>[0]; list: readonly number[] } | null = null;
      for (const one of steps) {
        const before = list;
        if (one.verb === 'add') {
          back = { token: (await boards.add(id, one.assets as AssetId[])).undo, list: before };
          list = [...list, ...one.assets.filter((added) => !before.includes(added))];
        } else if (one.verb === 'take') {
          back = { token: boards.take(id, one.assets as AssetId[]), list: before };
          list = list.filter((kept) => !one.assets.includes(kept));
        } else if (one.verb === 'move') {
          back = {
            token: boards.move(id, one.assets as AssetId[], one.before as AssetId | null),
            list: before,
          };
          const moved = list.filter((here) => one.assets.includes(here));
          let target = one.before === null ? -1 : list.indexOf(one.before);
          while (target !== -1 && moved.includes(list[target] ?? 0))
            target = target + 1 < list.length ? target + 1 : -1;
          const mark = list[target];
          const rest = list.filter((here) => !moved.includes(here));
          list =
            target === -1
              ? [...rest, ...moved]
              : rest.flatMap((here) => (here === mark ? [...moved, here] : [here]));
        } else if (back !== null) {
          await undo.take(back.token);
          list = back.list;
          back = null;
        }
        expect(boards.ids(id)).toEqual(list);
      }
      expect(boards.list().find((one) => one.id === id)?.count).toBe(list.length);
    }),
    { numRuns: 60 },
  );
});

it('deletes with a way back, notes and order and all', async () => {
  const id = await board(3, 1, 2);
  boards.setNote(id, 'For Tuesday');
  boards.setAssetNote(id, 1 as AssetId, 'hero');
  boards.setCover(id, 2 as AssetId);
  const token = boards.remove(id);
  expect(boards.list()).toEqual([]);
  expect(() => boards.rename(id, 'x')).toThrow(expect.objectContaining({ code: 'not-found' }));
  expect(boards.holding(ids(1))).toEqual([]);
  await undo.take(token);
  expect(boards.list()).toMatchObject([{ id, note: 'For Tuesday', count: 3, cover: 2 }]);
  expect(boards.assets(id, 0, 10).map(({ asset, note }) => [asset.id, note])).toEqual([
    [3, ''],
    [1, 'hero'],
    [2, ''],
  ]);
});

it('copies a board whole, and the copy is its own', async () => {
  const id = await board(1, 2);
  const copy = boards.duplicate(id);
  boards.take(copy, ids(1));
  expect(boards.ids(id)).toEqual([1, 2]);
  expect(boards.ids(copy)).toEqual([2]);
  expect(boards.list().map(({ name }) => name)).toEqual(['Spring campaign', 'Spring campaign copy']);
  expect(boards.holding(ids(1, 2, 5))).toEqual([
    { assetId: 1, boards: [id] },
    { assetId: 2, boards: [id, copy] },
  ]);
});

it('tells of one asset on which boards it is, and what is said of it there', async () => {
  const spring = await board(1, 2);
  const autumn = boards.create('autumn');
  await boards.add(autumn, ids(2));
  boards.setAssetNote(spring, 2 as AssetId, 'hero');
  expect(boards.ofAsset(2 as AssetId)).toEqual([
    { boardId: autumn, note: '' },
    { boardId: spring, note: 'hero' },
  ]);
  expect(boards.ofAsset(9 as AssetId)).toEqual([]);
  boards.remove(spring);
  expect(boards.ofAsset(2 as AssetId)).toEqual([{ boardId: autumn, note: '' }]);
});

it('takes the first asset for its cover when the chosen one is gone', async () => {
  const id = await board(1, 2);
  boards.setCover(id, 2 as AssetId);
  boards.take(id, ids(2));
  expect(boards.list()[0]?.cover).toBe(1);
});

it('knows what licensing the rest would cost, and what it does not know', async () => {
  const id = await board(1, 2, 3, 9);
  rights.set(1, 'comp').set(2, 'licensed');
  expect(await boards.cost(id)).toEqual({
    licensed: 1,
    open: [1, 3, 9],
    priced: 2,
    total: { amount: '19.9', currencyId: 5 },
    basis: 'Standard, Extra large',
  });
});

type Exporting = ReturnType<Boards['export']>;

async function fileOf(exporting: Exporting): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const exported = await exporting;
  if (exported.kind !== 'file') throw new Error(`a ${exported.kind}`);
  const pieces: Buffer[] = [];
  for await (const piece of exported.pieces) pieces.push(Buffer.from(piece));
  return { name: exported.name, bytes: Buffer.concat(pieces) };
}

async function folderOf(exporting: Exporting): Promise<string> {
  const exported = await exporting;
  if (exported.kind !== 'folder') throw new Error(`a ${exported.kind}`);
  return exported.path;
}

it('exports a table that no spreadsheet runs', async () => {
  const id = await board(1, 2);
  rights.set(2, 'licensed');
  boards.setAssetNote(id, 2 as AssetId, 'crop; left');
  const { name, bytes } = await fileOf(boards.export(id, 'csv'));
  expect(name).toBe('Spring campaign 2026-11-22.csv');
  expect(bytes.toString().split('\r\n')).toEqual([
    '\uFEFFAsset,Title,Type,State,Author,Note,Link',
    `1,"'=Harbour, ""dawn""",Photo,Not in the library,Ann,,https://depositphotos.com/1.html`,
    '2,Picture 2,Photo,Licensed,Ann,"crop; left",https://depositphotos.com/2.html',
    '',
  ]);
});

it('exports the files in the order of the board, with the table beside them, and never over others', async () => {
  const id = await board(2, 1, 3);
  rights.set(1, 'comp').set(2, 'licensed');
  for (const one of [1, 2]) writeFileSync(path.join(folder, `file ${one}.jpg`), `bytes ${one}`);
  const target = await folderOf(boards.export(id, 'files'));
  expect(path.basename(await folderOf(boards.export(id, 'files')))).toBe('Spring campaign 2026-11-22 (2)');
  // Beside a picture on which a crop or a headline was tried lies its layer.
  expect(readdirSync(target).toSorted()).toEqual([
    '1 file 2.jpg',
    '2 file 1.guides.svg',
    '2 file 1.jpg',
    'Board.csv',
  ]);
  expect(readFileSync(path.join(target, '1 file 2.jpg'), 'utf8')).toBe('bytes 2');
});

it('draws a contact sheet with the state below every picture', async () => {
  const id = await board(...Array.from({ length: 14 }, (_, at) => at + 1));
  rights.set(1, 'comp').set(2, 'licensed');
  const { name, bytes } = await fileOf(boards.export(id, 'pdf'));
  expect(name).toBe('Spring campaign 2026-11-22.pdf');
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.toString('latin1').match(/\/Type \/Page\b(?!s)/g)).toHaveLength(2);
  expect(bytes.subarray(-6).toString().trim()).toBe('%%EOF');
});

it('has nothing to export of an empty board', async () => {
  const id = await board();
  await expect(boards.export(id, 'pdf')).rejects.toMatchObject({ code: 'invalid' });
});
