import { Popover } from '@base-ui/react/popover';
import { ArrowDownToLine } from 'lucide-react';
import { useStore } from 'zustand';
import { isActive, isSettled } from '../../../shared/model/download.ts';
import type { DownloadJob } from '../../../shared/model/download.ts';
import { useLocation } from '../../state/location.ts';
import { newestFirst, useDownloads } from '../../state/downloads.ts';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { RailButton } from '../../ui/RailButton.tsx';
import { classes } from '../../ui/classes.ts';
import { useFirstFocus } from '../../ui/use-first-focus.ts';
import css from './DownloadsPopover.module.css';
import { JobRow } from './JobRow.tsx';
import { jobProgress } from '../../parts/words/job-text.ts';

const cx = classes(css);

/** The rest is for the downloads view. */
const SHOWN = 20;

/** How the downloads stand, in the frame of every view; the latest ones on a click. */
export function DownloadsPopover() {
  const downloads = useDownloads();
  const location = useLocation();
  const jobs = useStore(downloads.store, (state) => state.jobs);
  const firstFocus = useFirstFocus({ keys: true });
  const open = [...jobs.values()].filter((job) => !isSettled(job.state));
  return (
    <Popover.Root>
      <Popover.Trigger
        render={
          <RailButton
            label="Downloads"
            detail={open.length === 0 ? '' : `${open.length} open`}
            icon={ArrowDownToLine}
          >
            {open.length > 0 && <Summary open={open} />}
          </RailButton>
        }
      />
      <Popover.Portal>
        <Popover.Positioner className={cx('positioner')} side="right" sideOffset={8} align="end">
          <Popover.Popup {...firstFocus} className={cx('popup')}>
            <Popover.Title className={cx('title')}>Downloads</Popover.Title>
            {jobs.size === 0 ? (
              <p className={cx('none')}>Comps that you download show up here.</p>
            ) : (
              <ul className={cx('list')}>
                {order(jobs.values()).map((job) => (
                  <JobRow key={job.id} job={job} />
                ))}
              </ul>
            )}
            <div className={cx('foot')}>
              <Popover.Close
                render={
                  <Button size="small" wide onClick={() => location.open('downloads')}>
                    Show all
                  </Button>
                }
              />
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Summary({ open }: { readonly open: readonly DownloadJob[] }) {
  const known = open.map(jobProgress).filter((value) => value !== null);
  const mean = known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / open.length;
  return (
    <span className={cx('meter')}>
      <span>{open.length}</span>
      <Progress label="All downloads" value={mean} still={!open.some(({ state }) => isActive(state))} />
    </span>
  );
}

/** What is under way first, then the newest. */
function order(jobs: Iterable<DownloadJob>): readonly DownloadJob[] {
  const newest = newestFirst(jobs);
  return [
    ...newest.filter(({ state }) => !isSettled(state)),
    ...newest.filter(({ state }) => isSettled(state)),
  ].slice(0, SHOWN);
}
