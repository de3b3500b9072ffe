import { useState } from 'react';
import { useBridge } from '../../state/given.ts';
import { useSystem } from '../../state/system.ts';
import { useToasts } from '../../state/toasts.ts';
import { toFailure } from '../../bridge/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { classes } from '../../ui/classes.ts';
import css from './Storage.module.css';

const cx = classes(css);

export type FolderPurpose = 'use' | 'move';

const TEXT: Readonly<Record<FolderPurpose, { title: string; text: string; act: string }>> = {
  use: {
    title: 'Use another folder',
    text: 'New files go there. Those that are here stay where they are and stay in the library.',
    act: 'Use this folder',
  },
  move: {
    title: 'Move the library',
    text: 'Every file is copied and read back before the old one is removed. The folder must be empty.',
    act: 'Move everything there',
  },
};

interface FolderDialogProps {
  readonly purpose: FolderPurpose;
  readonly onClose: () => void;
}

/** Chosen in the system's dialog; in a browser the path is typed. */
export function FolderDialog({ purpose, onClose }: FolderDialogProps) {
  const bridge = useBridge();
  const system = useSystem();
  const toasts = useToasts();
  const { title, text, act } = TEXT[purpose];
  const [hasDialog] = useState(() => system.getState()?.host === 'electron');
  const [folder, setFolder] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const choose = async () => {
    const { folder: chosen } = await bridge.storage.chooseFolder();
    if (chosen !== null) setFolder(chosen);
  };
  const go = async () => {
    setBusy(true);
    try {
      if (purpose === 'move') await bridge.storage.move({ folder });
      else {
        const used = await bridge.storage.setFolder({ folder });
        toasts.done(`Files go to ${used.folder} from now on.`);
      }
      onClose();
    } catch (error) {
      const { message, action } = toFailure(error);
      setProblem(`${message} ${action}`);
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} open onClose={onClose}>
      <form
        className={cx('block')}
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <p className={cx('soft')}>{text}</p>
        <TextField
          label="Folder"
          error={problem}
          spellCheck={false}
          readOnly={hasDialog}
          value={folder}
          onChange={({ target: { value } }) => {
            setFolder(value);
            setProblem(null);
          }}
        />
        <div className={cx('buttons')}>
          {hasDialog && (
            <Button type="button" onClick={() => void choose()}>
              Choose…
            </Button>
          )}
          <Button type="button" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="primary" busy={busy} disabled={folder === ''}>
            {act}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
