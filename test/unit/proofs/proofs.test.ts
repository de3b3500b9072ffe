import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { boardMigrations, createBoards } from '../../../src/main/library/boards/index.ts';
import type { Boards } from '../../../src/main/library/boards/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import { createUndo } from '../../../src/main/platform/undo/index.ts';
import { proofPage } from '../../../src/main/proofs/file/page.ts';
import { createProofs } from '../../../src/main/proofs/index.ts';
import type { Proofs } from '../../../src/main/proofs/index.ts';
import { proofMigrations } from '../../../src/main/proofs/migrations.ts';
import type { BoardId } from '../../../src/shared/model/board.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { details } from '../listing/support.ts';
import { packed } from './answer.ts';

const folder = tempFolderPerTest();
const undo = createUndo();
let store: Store;
let boards: Boards;
let proofs: Proofs;
let board: BoardId;
let proofId: string;

beforeEach(async () => {
  store = openStore(path.join(folder.path, 'stockroom.db'), [...boardMigrations, ...proofMigrations]);
  boards = createBoards({
    store,
    undo,
    ports: {
      facts: async (id) =>
        details({
          id,
          title: id === 1 ? '</title><script>alert(1)</script>' : `Picture ${id}`,
          author: 'Ann',
          type: 'image',
          tags: [],
          project: '',
        }),
      rights: () => [],
      licences: async () => [],
      exportFolder: () => path.join(folder.path, 'exports'),
      guidesOver: () => null,
      filesOf: () => [],
      picture: async () => null,
    },
  });
  proofs = createProofs({ store, boards, undo });
  board = boards.create('Spring “1”');
  await boards.add(board, [1, 2, 3] as AssetId[]);
  boards.setAssetNote(board, 2 as AssetId, 'too expensive, never tell');
  proofId = proofs.begin(board).proofId;
});
afterEach(() => {
  proofs.close();
  boards.close();
  store.close();
});

const answer = (
  by: string,
  ...marks: readonly (readonly [asset: number, verdict: string | null, comment?: string])[]
) =>
  packed({
    version: 1,
    proof: proofId,
    by,
    marks: marks.map(([asset, verdict, comment = '']) => ({ asset, verdict, comment })),
  });
const onBoard = () =>
  proofs
    .answers(board)
    .map(({ reviewer, marks }) => [
      reviewer,
      ...marks.map(({ assetId, verdict, comment }) => [assetId, verdict, comment]),
    ]);

it('puts picks and comments on the board, and those of assets elsewhere nowhere', () => {
  expect(
    proofs.read(answer('Ana', [1, 'pick'], [2, 'reject', 'too dark'], [99, 'pick', 'planted'])),
  ).toMatchObject({
    boardId: board,
    reviewer: 'Ana',
    picked: 1,
    rejected: 1,
    commented: 1,
    left: 1,
    repeated: false,
  });
  expect(onBoard()).toEqual([['Ana', [1, 'pick', ''], [2, 'reject', 'too dark']]]);
  expect(proofs.ofAsset(99 as AssetId)).toEqual([]);
  expect(proofs.ofAsset(2 as AssetId)).toEqual([
    { boardId: board, board: 'Spring “1”', reviewer: 'Ana', verdict: 'reject', comment: 'too dark' },
  ]);
});

it('reads an answer twice without a change; a new one takes the place of the former, another client’s stands beside it', async () => {
  proofs.read(answer('Ana', [1, 'pick']));
  const before = onBoard();
  expect(proofs.read(answer(' ANA ', [1, 'pick'])).repeated).toBe(true);
  expect(onBoard()).toEqual(before);
  const { undo: token, repeated } = proofs.read(answer('Ana', [3, 'reject']));
  expect(repeated).toBe(false);
  proofs.read(answer('Bo', [1, 'reject']));
  expect(onBoard()).toEqual(
    expect.arrayContaining([
      ['Ana', [3, 'reject', '']],
      ['Bo', [1, 'reject', '']],
    ]),
  );
  await undo.take(token);
  expect(onBoard()).toEqual(
    expect.arrayContaining([
      ['Ana', [1, 'pick', '']],
      ['Bo', [1, 'reject', '']],
    ]),
  );
  await undo.take(proofs.forget(board, 'bo'));
  expect(onBoard()).toHaveLength(2);
  proofs.forget(board, 'bo');
  expect(onBoard()).toEqual([['Ana', [1, 'pick', '']]]);
});

it('knows only answers to its own proofs, and none of a board that was deleted', () => {
  const foreign = packed({
    version: 1,
    proof: 'f'.repeat(32),
    by: 'Eve',
    marks: [{ asset: 1, verdict: 'pick', comment: '' }],
  });
  expect(() => proofs.read(foreign)).toThrow('not made on this computer');
  boards.remove(board);
  expect(() => proofs.read(answer('Ana', [1, 'pick']))).toThrow('deleted');
  expect(store.all('SELECT * FROM proof_mark')).toEqual([]);
});

it('is one closed file: no address, no note, no script but its own', async () => {
  const source = proofs.begin(board);
  let html = '';
  const picture = async (id: AssetId) => (id === 3 ? null : Buffer.from('jpeg'));
  for await (const piece of proofPage(source, picture, new AbortController().signal)) html += piece;
  expect(html).not.toMatch(/https?:|never tell|Ann/);
  expect(html).toContain("default-src 'none'");
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html.match(/<article/g)).toHaveLength(3);
  expect(html).toContain('No picture');
  expect(html).toContain(source.proofId);
  expect(existsSync(path.join(folder.path, 'exports'))).toBe(false);
});

it('refuses a board that is empty', () => {
  expect(() => proofs.begin(boards.create('Empty'))).toThrow('empty');
});
