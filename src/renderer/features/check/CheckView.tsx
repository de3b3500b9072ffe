import { useState } from 'react';
import type { DragEvent } from 'react';
import { useStore } from 'zustand';
import { ViewFrame } from '../../app/ViewFrame.tsx';
import { useApp } from '../../app/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { classes } from '../../ui/classes.ts';
import { CheckProgress } from './CheckProgress.tsx';
import css from './CheckView.module.css';
import { PathForm } from './PathForm.tsx';
import { pathOf } from './path-of.ts';
import { Results } from './Results.tsx';

const cx = classes(css);

/** What a layout uses, and whether all of it is licensed. */
export function CheckView() {
  const { layoutCheck } = useApp();
  const state = useStore(layoutCheck.store);
  const [path, setPath] = useState(state.status === 'idle' ? '' : state.path);
  const [problem, setProblem] = useState<string | null>(null);

  const check = (target: string) => {
    const trimmed = target.trim();
    setPath(trimmed);
    if (trimmed === '') setProblem('Name a file or a folder.');
    else {
      setProblem(null);
      void layoutCheck.start(trimmed);
    }
  };
  const take = (file: File | undefined) => {
    if (file === undefined) return;
    const found = pathOf(file);
    if (found !== null) check(found);
    else setProblem(`A browser does not tell where “${file.name}” lies. Paste its path here.`);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  };

  return (
    <ViewFrame title="Check a layout" onDrop={onDrop}>
      <div className={cx('page')}>
        <PathForm
          path={path}
          problem={problem}
          running={state.status === 'running'}
          onPath={setPath}
          onCheck={check}
          onFile={take}
        />
        {state.status === 'idle' && (
          <Notice
            title="Which pictures does it use?"
            text="Drop an InDesign, Photoshop, Illustrator, PDF, SVG, PowerPoint, Word or Premiere file here, or a whole job folder. Every placed picture is found and held against your licences. Nothing is changed."
          />
        )}
        {state.status === 'running' && <CheckProgress state={state} onStop={() => layoutCheck.stop()} />}
        {state.status === 'failed' && (
          <Notice urgent title={state.failure.message} text={state.failure.action} code={state.failure.code}>
            <Button onClick={() => check(state.path)}>Try again</Button>
          </Notice>
        )}
        {state.status === 'done' && <Results key={state.path} result={state} />}
      </div>
    </ViewFrame>
  );
}
