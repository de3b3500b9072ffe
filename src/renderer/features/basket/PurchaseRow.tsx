import { Check, CircleHelp, CircleX, FolderOpen, LoaderCircle } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useStore } from 'zustand';
import type { PurchaseRecord } from '../../../shared/model/basket.ts';
import { isSettled } from '../../../shared/model/download.ts';
import type { DownloadJob } from '../../../shared/model/download.ts';
import { describeIntent, describeNote, isForPerson } from '../../../shared/model/intent-text.ts';
import { isInDoubt } from '../../../shared/model/intent.ts';
import type { Intent } from '../../../shared/model/intent.ts';
import type { Licence } from '../../../shared/model/licence.ts';
import { useDownloadActions } from '../../state/download-actions.ts';
import { useLibraryActions } from '../../state/library-actions.ts';
import { newestFirst, useDownloads } from '../../state/downloads.ts';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { classes } from '../../ui/classes.ts';
import { jobProgress, jobText } from '../../parts/words/job-text.ts';
import css from './PurchaseView.module.css';
import { AssetPicture } from '../../ui/AssetPicture.tsx';
import { costText, wordsOf } from './receipt.ts';

const cx = classes(css);

interface PurchaseRowProps {
  readonly intent: Intent;
  readonly record: PurchaseRecord | null;
  readonly licences: readonly Licence[];
  readonly onDecide: () => void;
}

/** One order, the truth about it, and its file. There is no retry: nothing is sent again on a guess. */
export function PurchaseRow({ intent, record, licences, onDecide }: PurchaseRowProps) {
  const { status, detail, actions } = describeIntent(intent);
  const { title, licence, size } = wordsOf(intent, { record, licences });
  const Icon = iconOf(intent);
  const good = intent.state === 'licensed';
  const bad = intent.state === 'rejected' || isInDoubt(intent.state);
  return (
    <li className={cx('line')} aria-label={title} data-state={intent.state}>
      <AssetPicture className={cx('picture')} assetId={intent.order.assetId} size="thumb" />
      <div>
        <p className={cx('title')} title={title}>
          {title}
        </p>
        <p className={cx('fact')}>
          {intent.order.assetId}, {licence}, {size}, {costText(intent)}
        </p>
        {intent.order.references.project !== '' && (
          <p className={cx('fact')}>Project: {intent.order.references.project}</p>
        )}
      </div>
      <div className={cx('state')}>
        <p className={cx('status', good && 'good', bad && intent.state !== 'sending' && 'bad')}>
          <Icon size={16} aria-hidden="true" />
          {status}
        </p>
        <p className={cx('detail')}>{detail}</p>
        {intent.notes.map((note) => (
          <p key={describeNote(note)} className={cx(isForPerson(note) ? 'detail' : 'fact')}>
            {describeNote(note)}
          </p>
        ))}
        {actions.includes('decide') && (
          <div className={cx('act')}>
            <Button size="small" look="primary" onClick={onDecide}>
              Decide…
            </Button>
          </div>
        )}
        {good && <LicensedFile intent={intent} />}
      </div>
    </li>
  );
}

function LicensedFile({ intent: { order } }: { readonly intent: Intent }) {
  const downloads = useDownloads();
  const transfers = useDownloadActions();
  const files = useLibraryActions();
  const job = useStore(downloads.store, (state) => latest(state.jobs.values(), order));
  if (job === null) return null;
  const { fileId } = job;
  return (
    <>
      <p className={cx('detail')}>{jobText(job)}</p>
      {!isSettled(job.state) && <Progress label={`Download of ${job.title}`} value={jobProgress(job)} />}
      {job.state === 'failed' && (
        <div className={cx('act')}>
          <Button size="small" onClick={() => void transfers.jobs('retry', [job.id])}>
            Download again
          </Button>
        </div>
      )}
      {fileId !== null && (
        <div className={cx('act')}>
          <Button size="small" onClick={() => void files.reveal(fileId)}>
            <FolderOpen size={14} aria-hidden="true" />
            Show in folder
          </Button>
        </div>
      )}
    </>
  );
}

function latest(jobs: Iterable<DownloadJob>, order: Intent['order']): DownloadJob | null {
  const own = [...jobs].filter(
    ({ assetId, right, option }) =>
      assetId === order.assetId && right === 'licensed' && option === order.option,
  );
  return newestFirst(own)[0] ?? null;
}

function iconOf({ state }: Intent): LucideIcon {
  if (state === 'licensed') return Check;
  if (state === 'rejected' || state === 'abandoned') return CircleX;
  return isInDoubt(state) && state !== 'sending' ? CircleHelp : LoaderCircle;
}
