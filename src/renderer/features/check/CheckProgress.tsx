import type { LayoutPhase } from '../../../shared/model/layout-check.ts';
import type { LayoutCheckState } from '../../state/layout-check.ts';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import css from './CheckView.module.css';

const cx = classes(css);

const PHASES: Readonly<Record<LayoutPhase, string>> = {
  learning: 'Looking at the pictures of the library',
  reading: 'Reading files',
  asking: 'Asking what is licensed',
};

interface CheckProgressProps {
  readonly state: Extract<LayoutCheckState, { readonly status: 'running' }>;
  readonly onStop: () => void;
}

export function CheckProgress({ state, onStop }: CheckProgressProps) {
  const { phase, done, total } = state;
  return (
    <div className={cx('progress')}>
      <p className={cx('phase')}>
        <span>{PHASES[phase]}</span>
        <span className={cx('count')}>
          {total === null ? '' : `${formatCount(done)} of ${formatCount(total)}`}
        </span>
      </p>
      <Progress label={PHASES[phase]} value={total === null || total === 0 ? null : done / total} />
      <div>
        <Button onClick={onStop}>Stop</Button>
      </div>
    </div>
  );
}
