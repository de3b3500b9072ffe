import { FileSearch } from 'lucide-react';
import type { SubmitEvent } from 'react';
import { shownPath } from '../../../shared/model/given-path.ts';
import type { CheckTarget } from '../../state/layout-check.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { classes } from '../../ui/classes.ts';
import css from './CheckView.module.css';
import { ChooseFiles } from './ChooseFiles.tsx';
import { knowsPaths } from '../../state/path-of.ts';

const cx = classes(css);

interface PathFormProps {
  readonly path: string;
  readonly problem: string | null;
  readonly running: boolean;
  readonly onPath: (path: string) => void;
  readonly onCheckPath: (path: string) => void;
  readonly onCheck: (target: CheckTarget) => void;
}

/** What to check: chosen, typed or pasted. */
export function PathForm({ path, problem, running, onPath, onCheckPath, onCheck }: PathFormProps) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onCheckPath(path);
  };
  return (
    <form className={cx('form')} onSubmit={submit}>
      <TextField
        label="File or folder on this computer"
        placeholder="/Jobs/Spring/brochure.idml"
        value={shownPath(path)}
        error={problem}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onPath(event.currentTarget.value)}
      />
      <div className={cx('buttons')}>
        <ChooseFiles label="Choose file…" onChoose={onCheck} />
        {!knowsPaths() && <ChooseFiles label="Choose folder…" folder onChoose={onCheck} />}
        <Button type="submit" size="large" look="primary" busy={running}>
          <FileSearch size={16} aria-hidden="true" />
          Check
        </Button>
      </div>
    </form>
  );
}
