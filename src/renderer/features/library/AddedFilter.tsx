import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { useRecords } from '../../state/records.ts';
import { IconButton } from '../../ui/Button.tsx';
import { PopCard } from '../../ui/PopCard.tsx';
import { SideEntry, SideGroup } from '../../ui/Side.tsx';
import { classes } from '../../ui/classes.ts';
import { PeriodForm } from '../../parts/period/PeriodForm.tsx';
import { periodText } from '../../parts/period/period.ts';
import type { Period } from '../../parts/period/period.ts';
import css from './LibrarySide.module.css';

const cx = classes(css);

/** When the latest file of an asset came. */
export function AddedFilter() {
  const records = useRecords();
  const from = useStore(records.store, ({ query }) => query.from);
  const to = useStore(records.store, ({ query }) => query.until);
  const words = periodText({ from, to });
  const ask = (period: Period) => records.ask({ from: period.from, until: period.to });
  return (
    <SideGroup title="Added">
      <div className={cx('added')}>
        <PopCard
          title="Added"
          untitled
          trigger={
            <SideEntry
              name={words ?? 'Any time'}
              aria-label={`Added: ${words ?? 'any time'}`}
              aria-pressed={words !== null}
              title={words ?? ''}
            />
          }
        >
          <PeriodForm from={from} to={to} onChange={ask} />
        </PopCard>
        {words !== null && (
          <IconButton label="Added at any time" onClick={() => ask({ from: null, to: null })}>
            <X size={13} aria-hidden="true" />
          </IconButton>
        )}
      </div>
    </SideGroup>
  );
}
