import { CircleCheck, FileWarning } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Failure } from '../../shared/model/failure.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import type { VerifyEvent, VerifyProblem } from '../../shared/model/verify.ts';
import { useBridge } from '../state/given.ts';
import { toFailure } from '../bridge/index.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Progress } from '../ui/Progress.tsx';
import { classes } from '../ui/classes.ts';
import { formatBytes, formatCount, formatPart } from '../ui/format.ts';
import css from './VerifyLibrary.module.css';

const cx = classes(css);

interface VerifyLibraryProps {
  /** Whose files; the whole library without. Must stay the same while it is open. */
  readonly assets?: readonly AssetId[];
  readonly onClose: () => void;
}

/** Reads files of the library again while it is open, and names each that is not what was fetched. */
export function VerifyLibrary({ assets, onClose }: VerifyLibraryProps) {
  const title = assets === undefined ? 'Verify library' : 'Verify the selection';
  const bridge = useBridge();
  const [state, setState] = useState<VerifyEvent | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const asked = assets && { assetIds: [...assets] };
    const run = async () => {
      try {
        const events = await bridge.library.verify(asked, { signal: stop.signal });
        for await (const event of events) setState(event);
      } catch (error) {
        if (!stop.signal.aborted) setFailure(toFailure(error));
      }
    };
    void run();
    return () => stop.abort();
  }, [bridge, assets]);
  return (
    <Dialog title={title} open wide onClose={onClose}>
      {failure !== null && (
        <p className={cx('failed')} role="alert">
          {failure.message} {failure.action}
        </p>
      )}
      {state !== null && <Report title={title} state={state} />}
    </Dialog>
  );
}

function Report({ title, state }: { readonly title: string; readonly state: VerifyEvent }) {
  const { files, totalFiles, bytes, totalBytes, problems, over } = state;
  return (
    <div className={cx('report')}>
      {!over && <Progress label={title} value={totalBytes === 0 ? null : Math.min(1, bytes / totalBytes)} />}
      <p className={cx('facts')} role="status">
        {over && problems.length === 0 && <CircleCheck size={16} aria-hidden="true" />}
        {over ? summary(state) : `${formatPart(files, totalFiles)} files`}
        <span className={cx('amount')}>{formatBytes(bytes)}</span>
      </p>
      {problems.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard.
        <ul className={cx('problems')} aria-label="Files with problems" tabIndex={0}>
          {problems.map(({ kind, file }) => (
            <li key={file.id} className={cx('problem')}>
              <FileWarning size={16} className={cx('icon')} aria-hidden="true" />
              <span className={cx('path')} title={file.relativePath}>
                {file.relativePath}
              </span>
              <span className={cx('kind')}>{WORD[kind]}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const WORD: Readonly<Record<VerifyProblem['kind'], string>> = {
  changed: 'Changed since it was fetched',
  missing: 'Missing',
  'not-connected': 'Drive not connected',
  unreadable: 'Cannot be read',
};

function summary({ totalFiles, problems }: VerifyEvent): string {
  if (totalFiles === 0) return 'There are no files to verify.';
  if (problems.length > 0) {
    return `${formatPart(problems.length, totalFiles)} files are not what was fetched.`;
  }
  return totalFiles === 1
    ? 'The file is exactly what was fetched.'
    : `All ${formatCount(totalFiles)} files are exactly what was fetched.`;
}
