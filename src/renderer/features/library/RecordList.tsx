import { useEffect } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useStore } from 'zustand';
import type { Asset } from '../../../shared/model/asset.ts';
import { useLibrary } from '../../state/library.ts';
import { useRecords } from '../../state/records.ts';
import { usePicture } from '../../state/use-picture.ts';
import { useTable } from '../../state/search-table.ts';
import { assetAt } from '../../state/result-pages.ts';
import { RightBadge } from '../../ui/Badge.tsx';
import { classes } from '../../ui/classes.ts';
import { formatBytes, formatDay } from '../../ui/format.ts';
import { MEDIA } from '../../ui/media.ts';
import { useRows } from '../../ui/use-rows.ts';
import { useDragOut } from '../../state/use-drag-out.ts';
import { assetsBetween } from '../../state/range.ts';
import { LibraryBar } from './LibraryBar.tsx';
import { AssetPicture } from '../../ui/AssetPicture.tsx';
import css from './RecordList.module.css';

const cx = classes(css);

/** See `.row`. */
const ROWS = { row: 44, head: 0 } as const;

/** The library in rows; only those in sight exist. Keys and selection are those of the grid. */
export function RecordList() {
  const { source, focus, selection, open, quickLook } = useTable();
  const count = useStore(source.store, (state) => state.count);
  const pages = useStore(source.store, (state) => state.pages);
  const focused = useStore(focus, (state) => state.index);
  const rows = useRows(count, ROWS);
  const { first, end } = rows;
  const dragOut = useDragOut();

  useEffect(() => {
    if (end > first) source.want({ first, last: end - 1, direction: 1, fling: false, pinned: focused });
  }, [source, first, end, focused]);

  const stand = (index: number, extend: boolean) => {
    if (extend) {
      const { picked, anchor } = selection.store.getState();
      if (picked.size === 0) selection.store.setState({ anchor: focused });
      selection.replace(assetsBetween(pages, picked.size === 0 ? focused : anchor, index));
    }
    focus.setState({ index });
    rows.stand(index, `[data-index="${index}"]`);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const found = assetAt(pages, focused);
    const to = rows.led(event, focused);
    if (to !== null) stand(to, event.shiftKey);
    else if (event.key === 'Enter' && found !== null) open(found);
    else if (event.key === ' ' && found !== null) quickLook();
    else return;
    event.preventDefault();
  };

  const onClick = (event: MouseEvent, index: number) => {
    const found = assetAt(pages, index);
    if (found === null) return;
    focus.setState({ index });
    if (event.shiftKey) selection.replace(assetsBetween(pages, selection.store.getState().anchor, index));
    else if (event.ctrlKey || event.metaKey) selection.toggle(found, index);
    else {
      selection.only(found, index);
      open(found);
    }
  };

  return (
    <>
      <div className={cx('box')} ref={rows.box}>
        <div
          className={cx('list')}
          role="listbox"
          aria-label="Library"
          aria-multiselectable="true"
          tabIndex={-1}
          style={{ height: count * ROWS.row }}
          onKeyDown={onKeyDown}
          {...dragOut}
        >
          {rows.inSight.map((index) => {
            const asset = assetAt(pages, index);
            return (
              asset !== null && (
                <Row
                  key={asset.id}
                  asset={asset}
                  index={index}
                  count={count}
                  reachable={rows.reachable(index, focused)}
                  onClick={(event) => onClick(event, index)}
                  onDoubleClick={quickLook}
                />
              )
            );
          })}
        </div>
      </div>
      <LibraryBar />
    </>
  );
}

interface RowProps {
  readonly asset: Asset;
  readonly index: number;
  readonly count: number;
  readonly reachable: boolean;
  readonly onClick: (event: MouseEvent) => void;
  readonly onDoubleClick: () => void;
}

function Row({ asset, index, count, reachable, onClick, onDoubleClick }: RowProps) {
  const records = useRecords();
  const library = useLibrary();
  const { selection } = useTable();
  const licensed = useStore(library.store, (state) => state.rights.get(asset.id) === 'licensed');
  const record = useStore(records.store, (state) => state.records.get(asset.id) ?? null);
  const picked = useStore(selection.store, (state) => state.picked.has(asset.id));
  const picture = usePicture(asset.id);
  if (record === null) return null;
  // The group has bought what only its comp is here of: the file stays a comp until the licensed one is fetched.
  const isToFetch = licensed && record.right === 'comp';
  const wrong = [
    ...(isToFetch ? ['Licensed file not here'] : []),
    ...(record.missing ? ['Missing'] : []),
    ...(record.changed ? ['Changed'] : []),
    ...(record.expired ? ['Left the catalogue'] : []),
  ];
  const state = record.right === 'licensed' ? 'Licensed' : isToFetch ? 'Comp' : 'Comp, not licensed';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys.
    <div
      role="option"
      className={cx('row', picked && 'picked')}
      style={{ top: index * ROWS.row }}
      tabIndex={reachable ? 0 : -1}
      aria-selected={picked}
      aria-posinset={index + 1}
      aria-setsize={count}
      draggable
      data-index={index}
      data-asset={asset.id}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
    >
      <span className="visually-hidden">
        {[asset.title, MEDIA[asset.type].label, state, ...wrong].join(', ')}
      </span>
      <span className={cx('thumb')} aria-hidden="true">
        {asset.hasStill && <AssetPicture assetId={asset.id} size="thumb" src={picture('thumb')} />}
      </span>
      <span className={cx('title')} aria-hidden="true">
        {asset.title}
        <small className={cx('author')}>
          {asset.author.name === '' ? asset.id : `${asset.author.name} · ${asset.id}`}
        </small>
      </span>
      <span aria-hidden="true">
        <RightBadge right={record.right} />
      </span>
      <span className={cx('wrong')} aria-hidden="true">
        {wrong.join(', ')}
      </span>
      <span className={cx('soft')} aria-hidden="true">
        {'★'.repeat(record.marks.rating)}
      </span>
      <span className={cx('soft', 'project')} aria-hidden="true">
        {record.project}
      </span>
      <span className={cx('number', 'bytes')} aria-hidden="true">
        {formatBytes(record.bytes)}
      </span>
      <span className={cx('number', 'added')} aria-hidden="true">
        {formatDay(record.addedAt)}
      </span>
    </div>
  );
}
