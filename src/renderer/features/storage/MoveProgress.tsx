import type { MoveState } from '../../../shared/model/storage.ts';
import { useBridge } from '../../state/given.ts';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { classes } from '../../ui/classes.ts';
import { formatBytes, formatPart } from '../../ui/format.ts';
import css from './Storage.module.css';

const cx = classes(css);

const STEP: Readonly<Record<MoveState['step'], string>> = {
  copying: 'Copying and checking',
  switching: 'Changing over',
  removing: 'Removing the old files',
  cancelling: 'Removing the copies',
};

/** How far a move is. Until all is copied and checked, it can be stopped. */
export function MoveProgress({ move }: { readonly move: MoveState }) {
  const bridge = useBridge();
  const { to, step, files, totalFiles, bytes, totalBytes } = move;
  return (
    <div className={cx('block')}>
      <Progress
        label="Moving the library"
        value={totalBytes === 0 ? null : Math.min(1, bytes / totalBytes)}
      />
      <div className={cx('line')}>
        <span>
          {STEP[step]}: {formatPart(files, totalFiles)} files, {formatBytes(bytes)}
        </span>
        {step === 'copying' && <Button onClick={() => void bridge.storage.cancelMove()}>Stop</Button>}
      </div>
      <span className={cx('path')}>{to}</span>
    </div>
  );
}
