import type { LayoutPhase } from '../../../shared/model/layout-check.ts';
import type { LayoutCheckState } from '../../state/layout-check.ts';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { classes } from '../../ui/classes.ts';
import { formatBytes, formatCount, formatPart } from '../../ui/format.ts';
import css from './CheckView.module.css';

const cx = classes(css);

const PHASES: Readonly<Record<LayoutPhase, string>> = {
  learning: 'Looking at the pictures of the library',
  reading: 'Reading files',
  asking: 'Asking what is licensed',
};

type UnderWay = Extract<LayoutCheckState, { readonly status: 'listing' | 'sending' | 'running' }>;

interface CheckProgressProps {
  readonly state: UnderWay;
  readonly onStop: () => void;
}

export function CheckProgress({ state, onStop }: CheckProgressProps) {
  const { label, count, value } = wordsOf(state);
  return (
    <div className={cx('progress')}>
      <p className={cx('phase')}>
        <span>{label}</span>
        <span className={cx('count')}>{count}</span>
      </p>
      <Progress label={label} value={value} />
      <div>
        <Button onClick={onStop}>Stop</Button>
      </div>
    </div>
  );
}

function wordsOf(state: UnderWay): {
  readonly label: string;
  readonly count: string;
  readonly value: number | null;
} {
  switch (state.status) {
    case 'listing':
      return { label: 'Looking through what was dropped', count: filesOf(state.files), value: null };
    case 'sending': {
      const { done, total, files } = state;
      const label = `Copying ${filesOf(files)} to look at`;
      const count = `${formatBytes(done)} of ${formatBytes(total)}`;
      return { label, count, value: total === 0 ? null : done / total };
    }
    case 'running': {
      const { phase, done, total } = state;
      const count = total === null ? '' : formatPart(done, total);
      return { label: PHASES[phase], count, value: total === null || total === 0 ? null : done / total };
    }
  }
}

function filesOf(count: number): string {
  return count === 1 ? 'one file' : `${formatCount(count)} files`;
}
