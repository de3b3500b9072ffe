import type { ComponentProps, ReactNode } from 'react';
import type { AssetId } from '../../shared/model/ids.ts';
import { AssetPicture } from './AssetPicture.tsx';
import { classes } from './classes.ts';
import css from './RowTable.module.css';
import type { Rows } from './use-rows.ts';

const cx = classes(css);

/** See `.line` and `.head`. */
export const TABLE_ROWS = { row: 48, head: 32 } as const;

interface Column {
  /** Empty above pictures and buttons. */
  readonly title: string;
  readonly number?: true;
}

interface RowTableProps extends ComponentProps<'table'> {
  readonly rows: Rows;
  /** Of all rows, in sight or not. */
  readonly count: number;
  readonly columns: readonly Column[];
  /** Sets `--columns`, and which of them give way where it is narrow. */
  readonly className: string;
  /** What is shown is no longer what was asked for. */
  readonly stale?: boolean;
  /** `TableRow`s, those in sight. */
  readonly children: ReactNode;
}

/** Any number of rows in aligned columns, to be chosen by mouse and keyboard. */
export function RowTable({
  rows,
  count,
  columns,
  className,
  stale = false,
  children,
  ...table
}: RowTableProps) {
  return (
    <div className={cx('box', stale && 'stale')} ref={rows.box}>
      <table
        {...table}
        className={`${cx('table')} ${className}`}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table with rows to choose is a grid.
        role="grid"
        aria-multiselectable="true"
        aria-rowcount={count + 1}
        style={{ height: TABLE_ROWS.head + count * TABLE_ROWS.row }}
      >
        <thead className={cx('head')}>
          <tr className={cx('line')} aria-rowindex={1}>
            {columns.map(({ title, number }, index) =>
              title === '' ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are.
                <td key={index} />
              ) : (
                <th key={title} scope="col" className={cx(number && 'number')}>
                  {title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

interface TableRowProps extends Omit<ComponentProps<'tr'>, 'className' | 'style'> {
  readonly index: number;
  readonly chosen: boolean;
  /** Whether its details are open beside the table. */
  readonly open?: boolean;
  /** Whether Tab comes here. */
  readonly reachable: boolean;
}

export function TableRow({ index, chosen, open = false, reachable, ...row }: TableRowProps) {
  return (
    <tr
      {...row}
      className={cx('line', 'row', chosen && 'chosen', open && 'open')}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      data-row={index}
      tabIndex={reachable ? 0 : -1}
      style={{ transform: `translateY(${TABLE_ROWS.head + index * TABLE_ROWS.row}px)` }}
    />
  );
}

/** The small picture at the beginning of a row; `null` until it is known of what. */
export function PictureCell({ assetId }: { readonly assetId: AssetId | null }) {
  return (
    <td className={cx('picture')}>
      {assetId === null ? (
        <span className={cx('thumb')} />
      ) : (
        <AssetPicture key={assetId} assetId={assetId} size="thumb" className={cx('thumb')} />
      )}
    </td>
  );
}

/** One line above a softer one, each cut where it ends. */
export function TwoLines({ first, second }: { readonly first: ReactNode; readonly second: ReactNode }) {
  return (
    <td className={cx('two')}>
      <span className={cx('words')}>{first}</span>
      <span className={cx('words', 'small')}>{second}</span>
    </td>
  );
}

export function WordsCell(cell: Omit<ComponentProps<'td'>, 'className'>) {
  return <td {...cell} className={cx('words')} />;
}

export function NumberCell({ children }: { readonly children: ReactNode }) {
  return <td className={cx('number')}>{children}</td>;
}
