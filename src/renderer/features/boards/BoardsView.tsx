import { useEffect, useState } from 'react';
import type { DragEvent } from 'react';
import { useStore } from 'zustand';
import type { Board } from '../../../shared/model/board.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { useAssetView } from '../../state/asset.ts';
import { boardsStore, useBoards } from '../../state/boards.ts';
import { dragOutStore } from '../../state/drag-out.ts';
import { useLocation } from '../../state/location.ts';
import { useStores } from '../../state/registry/store.ts';
import type { Stores } from '../../state/registry/store.ts';
import { TableContext } from '../../state/search-table.ts';
import { ViewFrame } from '../../parts/ViewFrame.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { classes } from '../../ui/classes.ts';
import { Grid } from '../../parts/grid/Grid.tsx';
import { Skeleton } from '../../parts/grid/Skeleton.tsx';
import { BesideTable, OverTable } from '../../parts/AroundTable.tsx';
import { moveBeforeAsset } from './board-edits.ts';
import { BoardBar } from './BoardBar.tsx';
import { BoardHead } from './BoardHead.tsx';
import { BoardMarks } from './BoardMarks.tsx';
import { BoardSide } from './BoardSide.tsx';
import { BoardTools } from './BoardTools.tsx';
import css from './BoardsView.module.css';

const cx = classes(css);

/** Sets of assets, each for a job. */
export function BoardsView() {
  const boards = useBoards();
  const location = useLocation();
  const asset = useAssetView();
  const item = useStore(location.store, (at) => at.item);
  const all = useStore(boards.store, (state) => state.boards);
  const chosen = (item === null ? all?.[0] : all?.find(({ id }) => String(id) === item)) ?? null;
  const id = chosen?.id ?? null;
  useEffect(() => {
    asset.close();
    return () => asset.close();
  }, [asset]);
  useEffect(() => boards.open(id), [boards, id]);
  return (
    <TableContext value={boards.table}>
      <ViewFrame title="Boards" tools={chosen !== null && <BoardTools key={chosen.id} board={chosen} />}>
        <div className={cx('body')}>
          <BoardSide boards={all ?? []} open={id} />
          <section className={cx('content')} aria-label={chosen?.name ?? 'Board'}>
            {chosen === null ? (
              all !== null && <NoBoard any={all.length > 0} />
            ) : (
              <>
                <BoardHead key={chosen.id} board={chosen} />
                <Shown board={chosen} />
              </>
            )}
          </section>
          <BesideTable reserves={chosen !== null && chosen.count > 0} />
        </div>
      </ViewFrame>
      <OverTable />
    </TableContext>
  );
}

/** None at all; or none of this address: one that was deleted, or a link from elsewhere. */
function NoBoard({ any }: { readonly any: boolean }) {
  return any ? (
    <Notice
      title="This board is no longer here"
      text="It was deleted, or this is the address of another computer’s board. Your boards are at the left."
    />
  ) : (
    <Notice title="No boards yet" text="Make one at the left, or pick assets anywhere and press B." />
  );
}

function Shown({ board }: { readonly board: Board }) {
  const stores = useStores();
  const boards = stores.get(boardsStore);
  const dragOut = stores.get(dragOutStore);
  const run = useStore(boards.paged.store, (state) => state.run);
  const phase = useStore(boards.paged.store, (state) => state.phase);
  const [over, setOver] = useState<Target | null>(null);
  if (board.count === 0)
    return (
      <Notice
        title="Nothing on this board yet"
        text="Pick assets in the search or the library and press B."
      />
    );
  if (phase !== 'ready') return <Skeleton />;

  const onDragOver = (event: DragEvent) => {
    if (dragOut.carried.getState() === null) return;
    event.preventDefault();
    const target = targetOf(event);
    setOver((now) => (now?.x === target?.x && now?.top === target?.top ? now : target));
  };
  const onDrop = (event: DragEvent) => {
    const carried = dragOut.dropped(event.dataTransfer.files);
    setOver(null);
    if (carried === null) return;
    event.preventDefault();
    event.stopPropagation();
    const target = targetOf(event);
    if (target === null) return;
    void moveBeforeAsset(stores, carried, beforeOf(target, stores));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the same order is made with [ and ].
    <div
      className={cx('table')}
      onDragOver={onDragOver}
      onDragLeave={(event) =>
        !event.currentTarget.contains(event.relatedTarget as Node | null) && setOver(null)
      }
      onDrop={onDrop}
    >
      <Grid key={run} label={board.name} badges={BoardMarks}>
        <BoardBar board={board} />
      </Grid>
      {over !== null && (
        <span className={cx('gap')} style={{ left: over.x, top: over.top, height: over.height }} />
      )}
    </div>
  );
}

interface Target {
  readonly asset: AssetId;
  readonly after: boolean;
  /** Where the mark between two tiles stands, on the screen. */
  readonly x: number;
  readonly top: number;
  readonly height: number;
}

function targetOf(event: DragEvent): Target | null {
  const tile = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-asset]') : null;
  if (tile === null) return null;
  const { left, right, top, height } = tile.getBoundingClientRect();
  const after = event.clientX > (left + right) / 2;
  return {
    asset: Number(tile.dataset['asset']) as AssetId,
    after,
    x: after ? right + 3 : left - 5,
    top,
    height,
  };
}

function beforeOf({ asset, after }: Target, stores: Stores): AssetId | null {
  if (!after) return asset;
  const boards = stores.get(boardsStore);
  const order = [...boards.paged.store.getState().pages]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([, assets]) => assets.map(({ id }) => id));
  return order[order.indexOf(asset) + 1] ?? null;
}
