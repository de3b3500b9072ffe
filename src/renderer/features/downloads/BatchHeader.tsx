import { useState } from 'react';
import type { BatchSummary } from '../../../shared/model/batch.ts';
import { lineCount } from '../../../shared/model/batch.ts';
import { reportCsv } from '../../../shared/model/batch-report.ts';
import { useDownloadActions } from '../../state/download-actions.ts';
import { useBridge } from '../../state/given.ts';
import { useLocation } from '../../state/location.ts';
import { useToasts } from '../../state/toasts.ts';
import { toFailure } from '../../bridge/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount, formatDay } from '../../ui/format.ts';
import { BatchProblems } from './BatchProblems.tsx';
import css from './BatchHeader.module.css';
import { saveFile } from '../../parts/save-file.ts';

const cx = classes(css);

/** How one batch stands, and what can be done with it as a whole. */
export function BatchHeader({ batch }: { readonly batch: BatchSummary }) {
  const actions = useDownloadActions();
  const bridge = useBridge();
  const toasts = useToasts();
  const location = useLocation();
  const { id, name, counts, finishedAt, paused, holding, createdAt } = batch;
  const all = lineCount(counts);
  const over = all - counts.waiting - counts.queued;
  const [asking, setAsking] = useState(false);
  const withoutFile = counts.failed + counts.unreadable + counts.repeated;
  const act = (verb: 'pause' | 'resume' | 'cancel' | 'again') => void actions.batch(verb, id);
  const exportCsv = async () => {
    try {
      const lines = await bridge.batches.report({ batchId: id });
      saveFile(`${name.replaceAll(/[^\p{L}\p{N} _-]/gu, '')} report.csv`, 'text/csv', reportCsv(lines));
    } catch (error) {
      toasts.failed(toFailure(error));
    }
  };
  return (
    <section className={cx('header')} aria-label={`Batch ${name}`}>
      <div className={cx('about')}>
        <h2 className={cx('name')}>{name}</h2>
        <p className={cx('facts')}>
          {formatDay(createdAt)} · {facts(batch)}
        </p>
        {holding !== null && !paused && (
          <p className={cx('holding')}>
            {holding.message} {holding.action}
          </p>
        )}
      </div>
      <div className={cx('actions')}>
        {finishedAt === null ? (
          <>
            {paused ? (
              <Button onClick={() => act('resume')}>Resume</Button>
            ) : (
              <Button onClick={() => act('pause')}>Pause</Button>
            )}
            <Button look="quiet" onClick={() => act('cancel')}>
              Cancel the rest
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => act('again')}>Fetch what is missing</Button>
            <Button
              look="quiet"
              onClick={() => void actions.batch('forget', id).then(() => location.open('downloads'))}
            >
              Remove from list
            </Button>
          </>
        )}
        {withoutFile > 0 && (
          <Button look="quiet" onClick={() => setAsking(true)}>
            {`Lines without a file: ${formatCount(withoutFile)}`}
          </Button>
        )}
        <Button onClick={() => void exportCsv()}>Export report</Button>
      </div>
      {finishedAt === null && (
        <div className={cx('progress')}>
          <Progress label={`Batch ${name}`} value={over / Math.max(1, all)} still={paused} />
        </div>
      )}
      {asking && <BatchProblems batchId={id} onClose={() => setAsking(false)} />}
    </section>
  );
}

function facts({ counts }: BatchSummary): string {
  const { waiting, queued, done, skipped, failed, repeated, unreadable } = counts;
  const part = (number: number, words: string) => (number > 0 ? [`${formatCount(number)} ${words}`] : []);
  return [
    ...part(waiting + queued, 'to go'),
    ...part(done, 'done'),
    ...part(skipped, 'here already'),
    ...part(failed, 'failed'),
    ...part(repeated, 'repeated'),
    ...part(unreadable, 'not understood'),
  ].join(' · ');
}
