import { useEffect, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { HeldLicence, LicenceQuery } from '../../../shared/model/held-licence.ts';
import { RowTable, TABLE_ROWS } from '../../ui/RowTable.tsx';
import { classes } from '../../ui/classes.ts';
import { useRows } from '../../ui/use-rows.ts';
import { LicenceLine } from './LicenceLine.tsx';
import css from './LicenceTable.module.css';
import type { Chosen } from './use-chosen.ts';
import type { FoundRows } from './use-licence-rows.ts';

const cx = classes(css);

const COLUMNS = [
  { title: '' },
  { title: 'Asset' },
  { title: 'Project' },
  { title: 'Licence' },
  { title: 'Person' },
  { title: 'Date' },
  { title: 'State' },
  { title: 'Price', number: true },
] as const;

interface LicenceTableProps {
  readonly rows: FoundRows;
  readonly query: LicenceQuery;
  readonly chosen: Chosen;
  readonly open: HeldLicence | null;
  readonly onOpen: (licence: HeldLicence | null) => void;
}

/** A hundred thousand licences in aligned columns; only the rows in sight exist, and only their pages are here. */
export function LicenceTable({ rows, query, chosen, open, onOpen }: LicenceTableProps) {
  const { row, want } = rows;
  const count = rows.found?.count ?? 0;
  const list = useRows(count, TABLE_ROWS);
  const { box, first, end } = list;
  const [focus, setFocus] = useState(0);
  const at = Math.min(focus, Math.max(0, count - 1));

  useEffect(() => {
    if (end > first) want(first, end);
  }, [want, first, end]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another query is another list, and begins at its top.
  useEffect(() => {
    setFocus(0);
    if (box.current !== null) box.current.scrollTop = 0;
  }, [query, box]);

  const moveTo = (index: number, extend: boolean) => {
    const licence = row(index);
    if (licence !== undefined) {
      if (extend) chosen.extendTo(licence, row(at) ?? null);
      else chosen.standOn(licence);
    }
    setFocus(index);
    list.stand(index, `[data-row="${index}"]`);
    if (open !== null && licence !== undefined) onOpen(licence);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const licence = row(at);
    const to = list.led(event, at);
    if (to !== null) moveTo(to, event.shiftKey);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) chosen.all();
    else if (event.key === ' ' && licence !== undefined) chosen.toggle(licence);
    else if (event.key === 'Enter' && licence !== undefined) onOpen(licence);
    else if (event.key === 'Escape' && open !== null) onOpen(null);
    else if (event.key === 'Escape' && chosen.ids.size > 0) chosen.clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <RowTable
      rows={list}
      count={count}
      columns={COLUMNS}
      className={cx('columns')}
      stale={rows.stale}
      aria-label="Licences"
      aria-busy={rows.stale || rows.found === null}
      onKeyDown={onKeyDown}
    >
      {list.inSight.map((index) => {
        const licence = row(index);
        return (
          <LicenceLine
            key={index}
            licence={licence}
            index={index}
            chosen={licence !== undefined && chosen.ids.has(licence.transactionId)}
            open={licence !== undefined && licence.transactionId === open?.transactionId}
            reachable={list.reachable(index, at)}
            onFocus={setFocus}
            onClick={(event) => {
              if (licence === undefined) return;
              if (event.shiftKey) chosen.extendTo(licence, row(at) ?? null);
              else if (event.ctrlKey || event.metaKey) chosen.toggle(licence);
              else {
                chosen.standOn(licence);
                onOpen(licence);
              }
              setFocus(index);
            }}
          />
        );
      })}
    </RowTable>
  );
}
