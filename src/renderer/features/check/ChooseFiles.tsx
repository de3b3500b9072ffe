import { useRef } from 'react';
import type { CheckTarget } from '../../state/layout-check.ts';
import { Button } from '../../ui/Button.tsx';
import { knowsPaths } from '../../state/path-of.ts';
import { targetOf } from '../../state/check-target.ts';

interface ChooseFilesProps {
  readonly label: string;
  /** A folder with all that is in it; else one file, or several. */
  readonly folder?: boolean;
  readonly onChoose: (target: CheckTarget) => void;
}

/** A button that opens the chooser of the system or browser. */
export function ChooseFiles({ label, folder = false, onChoose }: ChooseFilesProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const choose = () => {
    if (chooser.current === null) return;
    // No attribute that React knows.
    chooser.current.webkitdirectory = folder;
    chooser.current.click();
  };
  const take = (input: HTMLInputElement) => {
    const target = input.files === null ? null : targetOf([...input.files]);
    if (target !== null) onChoose(target);
  };
  return (
    <>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple={!knowsPaths()}
        onClick={(event) => {
          // The same choice again is a choice too.
          event.currentTarget.value = '';
        }}
        onChange={(event) => take(event.currentTarget)}
      />
      <Button type="button" size="large" onClick={choose}>
        {label}
      </Button>
    </>
  );
}
