import { CloudOff, TriangleAlert } from 'lucide-react';
import type { LicencesState } from '../../../shared/model/held-licence.ts';
import { classes } from '../../ui/classes.ts';
import { formatMoment, formatPart } from '../../ui/format.ts';
import { Progress } from '../../ui/Progress.tsx';
import css from './CopyState.module.css';
import { doubtText } from '../../parts/words/licence-text.ts';

const cx = classes(css);

/** How old the list is, whether it is being read, and what is not sure about it. */
export function CopyState({ state }: { readonly state: LicencesState }) {
  const { syncing, progress, asOf, failure } = state;
  const doubt = doubtText(state);
  if (syncing) {
    const told = progress !== null && progress.total > 0;
    return (
      <div className={cx('state')}>
        <span className={cx('words')} role="status">
          {told ? `Reading ${formatPart(progress.done, progress.total)}` : 'Bringing up to date'}
        </span>
        <span className={cx('meter')}>
          <Progress
            label="Reading the list of licences"
            value={told ? Math.min(1, progress.done / progress.total) : null}
          />
        </span>
      </div>
    );
  }
  const since = asOf === null ? 'never read' : `as of ${formatMoment(asOf, Date.now())}`;
  const advice = [...(failure === null ? [] : [failure.message, failure.action]), doubt].join(' ').trim();
  return (
    <div className={cx('state')} title={advice}>
      {failure !== null && <CloudOff size={14} aria-hidden="true" />}
      {failure === null && doubt !== '' && <TriangleAlert size={14} aria-hidden="true" />}
      <span className={cx('words')} role="status">
        {failure !== null && (failure.code === 'offline' ? 'Offline, ' : 'Not up to date, ')}
        {failure === null ? `${since.charAt(0).toUpperCase()}${since.slice(1)}` : since}
        {doubt !== '' && <span className={cx('doubt')}> {doubt}</span>}
      </span>
    </div>
  );
}
