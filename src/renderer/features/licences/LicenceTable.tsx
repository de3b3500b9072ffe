import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { HeldLicence, LicenceQuery } from '../../../shared/model/held-licence.ts';
import { classes } from '../../ui/classes.ts';
import { useRowSlice } from '../../ui/use-row-slice.ts';
import { LicenceLine } from './LicenceLine.tsx';
import css from './LicenceTable.module.css';
import type { Chosen } from './use-chosen.ts';
import type { FoundRows } from './use-licences.ts';

const cx = classes(css);

/** As drawn, in pixels; see `.line` and `.head`. */
const ROW = 48;
const HEAD = 32;

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
  const box = useRef<HTMLDivElement>(null);
  const { first, end } = useRowSlice(box, ROW, count);
  const [focus, setFocus] = useState(0);
  const at = Math.min(focus, Math.max(0, count - 1));

  useEffect(() => {
    if (end > first) want(first, end);
  }, [want, first, end]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another query is another list, and begins at its top.
  useEffect(() => {
    setFocus(0);
    if (box.current !== null) box.current.scrollTop = 0;
  }, [query]);

  const moveTo = (index: number, extend: boolean) => {
    const element = box.current;
    const target = Math.min(count - 1, Math.max(0, index));
    if (element === null || count === 0) return;
    const licence = row(target);
    if (extend && licence !== undefined) chosen.extendTo(licence, row(at) ?? null);
    setFocus(target);
    const top = target * ROW;
    const under = top + HEAD + ROW - element.clientHeight;
    if (element.scrollTop > top) element.scrollTop = top;
    else if (element.scrollTop < under) element.scrollTop = under;
    // The row may come into being with this scroll.
    requestAnimationFrame(() => element.querySelector<HTMLElement>(`[data-row="${target}"]`)?.focus());
    if (open !== null && licence !== undefined) onOpen(licence);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? ROW) / ROW) - 1);
    const licence = row(at);
    const move = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[event.key];
    if (move !== undefined) moveTo(at + move, event.shiftKey);
    else if (event.key === 'Home') moveTo(0, event.shiftKey);
    else if (event.key === 'End') moveTo(count - 1, event.shiftKey);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) chosen.all();
    else if (event.key === ' ' && licence !== undefined) chosen.toggle(licence);
    else if (event.key === 'Enter' && licence !== undefined) onOpen(licence);
    else if (event.key === 'Escape' && open !== null) onOpen(null);
    else if (event.key === 'Escape' && chosen.ids.size > 0) chosen.clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const lines = Array.from({ length: Math.max(0, end - first) }, (_, offset) => first + offset);
  return (
    <div className={cx('box', rows.stale && 'stale')} ref={box}>
      <table
        className={cx('table')}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table with rows to choose is a grid.
        role="grid"
        aria-label="Licences"
        aria-multiselectable="true"
        aria-rowcount={count + 1}
        aria-busy={rows.stale || rows.found === null}
        style={{ height: HEAD + count * ROW }}
        onKeyDown={onKeyDown}
      >
        <thead className={cx('head')}>
          <tr className={cx('line')} aria-rowindex={1}>
            <td />
            <th scope="col">Asset</th>
            <th scope="col">Project</th>
            <th scope="col">Licence</th>
            <th scope="col">Person</th>
            <th scope="col">Date</th>
            <th scope="col">State</th>
            <th scope="col" className={cx('number')}>
              Price
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((index) => {
            const licence = row(index);
            return (
              <LicenceLine
                key={index}
                licence={licence}
                index={index}
                top={HEAD + index * ROW}
                chosen={licence !== undefined && chosen.ids.has(licence.transactionId)}
                open={licence !== undefined && licence.transactionId === open?.transactionId}
                reachable={index === at || (index === first && (at < first || at >= end))}
                onFocus={setFocus}
                onClick={(event) => {
                  if (licence === undefined) return;
                  if (event.shiftKey) chosen.extendTo(licence, row(at) ?? null);
                  else if (event.ctrlKey || event.metaKey) chosen.toggle(licence);
                  else onOpen(licence);
                  setFocus(index);
                }}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
