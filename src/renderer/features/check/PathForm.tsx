import { FileSearch } from 'lucide-react';
import { useRef } from 'react';
import type { SubmitEvent } from 'react';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { classes } from '../../ui/classes.ts';
import css from './CheckView.module.css';
import { canChooseFiles } from './path-of.ts';

const cx = classes(css);

interface PathFormProps {
  readonly path: string;
  readonly problem: string | null;
  readonly running: boolean;
  readonly onPath: (path: string) => void;
  readonly onCheck: (path: string) => void;
  readonly onFile: (file: File | undefined) => void;
}

/** What to check: typed, pasted, or on the desktop chosen. */
export function PathForm({ path, problem, running, onPath, onCheck, onFile }: PathFormProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onCheck(path);
  };
  return (
    <form className={cx('form')} onSubmit={submit}>
      <TextField
        label="File or folder on this computer"
        placeholder="/Jobs/Spring/brochure.idml"
        value={path}
        error={problem}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onPath(event.currentTarget.value)}
      />
      <div className={cx('buttons')}>
        {canChooseFiles() && (
          <>
            <input
              ref={chooser}
              type="file"
              hidden
              onChange={(event) => onFile(event.currentTarget.files?.[0])}
            />
            <Button type="button" size="large" onClick={() => chooser.current?.click()}>
              Choose…
            </Button>
          </>
        )}
        <Button type="submit" size="large" look="primary" busy={running}>
          <FileSearch size={16} aria-hidden="true" />
          Check
        </Button>
      </div>
    </form>
  );
}
