import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { classes } from '../ui/classes.ts';
import css from './PathDialog.module.css';
import { useStores } from '../state/registry/store.ts';
import { shownPathStore } from '../state/shown-path.ts';
import { copyText } from '../state/copy-text.ts';

const cx = classes(css);

/** Where a file is, when this computer has no file manager to show it in. */
export function PathDialog() {
  const stores = useStores();
  const shownPath = stores.get(shownPathStore);
  const path = useStore(shownPath);
  const close = () => shownPath.setState(null, true);
  const copy = async () => {
    // Where the clipboard is closed, the path stays to be copied by hand.
    if (await copyText(stores, path ?? '', 'Copied the path.')) close();
  };
  return (
    <Dialog title="Where the file is" open={path !== null} onClose={close}>
      <p className={cx('text')}>This computer has no file manager to show it in.</p>
      <PathText path={path ?? ''} />
      <Button look="primary" onClick={() => void copy()}>
        Copy path
      </Button>
    </Dialog>
  );
}

/** The path, kept while the dialog fades out. */
function PathText({ path }: { readonly path: string }) {
  const [last, setLast] = useState(path);
  if (path !== '' && path !== last) setLast(path);
  return <code className={cx('path')}>{last}</code>;
}
