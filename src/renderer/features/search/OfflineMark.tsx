import { CloudOff } from 'lucide-react';
import { useStore } from 'zustand';
import { useOffline } from '../../state/offline.ts';
import { classes } from '../../ui/classes.ts';
import { formatMoment } from '../../ui/format.ts';
import css from './OfflineMark.module.css';

const cx = classes(css);

/** Says that the results are of before, and of when. */
export function OfflineMark() {
  const offline = useOffline();
  const asOf = useStore(offline.asOf);
  if (asOf === null) return null;
  return (
    <span className={cx('mark')}>
      <CloudOff size={14} aria-hidden="true" />
      Offline, as of {formatMoment(asOf, Date.now())}
    </span>
  );
}
