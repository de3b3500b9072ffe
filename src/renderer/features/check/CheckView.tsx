import { useState } from 'react';
import type { DragEvent } from 'react';
import { useStore } from 'zustand';
import { ViewFrame } from '../../parts/ViewFrame.tsx';
import { useLayoutCheck } from '../../state/layout-check.ts';
import type { CheckTarget } from '../../state/layout-check.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { classes } from '../../ui/classes.ts';
import { CheckProgress } from './CheckProgress.tsx';
import css from './CheckView.module.css';
import { PathForm } from './PathForm.tsx';
import { Results } from './Results.tsx';
import { targetIn } from '../../state/check-target.ts';

const cx = classes(css);

/** What a layout uses, and whether all of it is licensed. */
export function CheckView() {
  const layoutCheck = useLayoutCheck();
  const state = useStore(layoutCheck.store);
  const [path, setPath] = useState(
    state.status !== 'idle' && state.target.kind === 'path' ? state.target.path : '',
  );
  const [problem, setProblem] = useState<string | null>(null);

  const check = (target: CheckTarget) => {
    setPath(target.kind === 'path' ? target.path : '');
    setProblem(null);
    void layoutCheck.start(target);
  };
  const checkPath = (typed: string) => {
    const trimmed = typed.trim();
    if (trimmed === '') setProblem('Name a file or a folder.');
    else check({ kind: 'path', path: trimmed });
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    const target = targetIn(event.dataTransfer);
    if (target !== null) check(target);
  };
  const isUnderWay = state.status === 'listing' || state.status === 'sending' || state.status === 'running';

  return (
    <ViewFrame title="Check a layout" onDrop={onDrop}>
      <div className={cx('page')}>
        <PathForm
          path={path}
          problem={problem}
          running={isUnderWay}
          onPath={setPath}
          onCheckPath={checkPath}
          onCheck={check}
        />
        {state.status === 'idle' && (
          <Notice
            title="Which pictures does it use?"
            text="Drop an InDesign, Photoshop, Illustrator, PDF, SVG, PowerPoint, Word or Premiere file here, or a whole job folder. Every placed picture is found and held against your licences. Nothing is changed."
          />
        )}
        {isUnderWay && <CheckProgress state={state} onStop={() => layoutCheck.stop()} />}
        {state.status === 'failed' && (
          <Notice urgent title={state.failure.message} text={state.failure.action} code={state.failure.code}>
            <Button onClick={() => check(state.target)}>Try again</Button>
          </Notice>
        )}
        {state.status === 'done' && <Results key={keyOf(state.target)} result={state} />}
      </div>
    </ViewFrame>
  );
}

function keyOf(target: CheckTarget): string {
  return target.kind === 'path' ? target.path : target.dropped.name;
}
